package dev.sigmasight.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a browser may do with its cookie, and what a foreign page may not. */
class CookieTest {
  private static final String REFRESH = "/api/v1/auth/refresh";
  private static final TestServer server = TestServer.shared();

  private static Client browser() {
    return server.anonymous().cookie(server.token(server.account(Role.USER)));
  }

  @Test
  void readsWithACookieAlone() {
    assertThat(browser().get("/api/v1/auth/me").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, same-origin, 200",
    "Sec-Fetch-Site, none, 200",
    "Sec-Fetch-Site, same-site, 403",
    "Sec-Fetch-Site, cross-site, 403",
    "Origin, http://localhost:PORT, 200",
    "Origin, http://localhost:1, 403",
    "Origin, http://localhost.evil.example:PORT, 403",
    "Origin, null, 403",
    "Origin, not a uri, 403",
  })
  void writesOnlyFromOurOwnPages(String header, String value, int status) {
    Answer answer =
        browser()
            .with(header, value.replace("PORT", Integer.toString(server.port())))
            .post(REFRESH);

    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void refusesAWriteWhoseOriginNobodyKnows() {
    Answer answer = browser().post(REFRESH);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text("detail")).contains("does not come from our own pages");
  }

  @Test
  void exemptsABearerTokenWhichNoBrowserSendsByItself() {
    Client program = server.signedIn(server.account(Role.USER));

    assertThat(program.with("Origin", "https://elsewhere.example").post(REFRESH).status())
        .isEqualTo(200);
  }

  @Test
  void letsNoForeignPageSignSomebodyIn() {
    assertThat(
            server
                .anonymous()
                .with("Sec-Fetch-Site", "cross-site")
                .postText("/api/v1/auth/login", "{}")
                .status())
        .isEqualTo(403);
  }

  @Test
  void sendsTheHeadersThatProtectABrowser() {
    Answer answer = server.anonymous().get("/api/v1/health");

    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'")
        .doesNotContain("unsafe");
  }
}
