package dev.sigmasight.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The administration's own sign-in. */
class AdminAuthTest {
  private static final String AUTH = "/api/v1/admin/auth";
  private static final String SCHEDULE = "/api/v1/admin/batch/history";
  private static final TestServer server = TestServer.shared();

  private final Account account = server.account(Role.ADMIN);

  @AfterEach
  void backToTheStart() {
    server.clock().set(TestServer.START);
  }

  private static Answer login(String email, String password) {
    return server.anonymous().post(AUTH + "/login", Map.of("email", email, "password", password));
  }

  private String token() {
    return login(account.email(), TestServer.PASSWORD).text("access_token");
  }

  private static Client cookie(String name, String token) {
    return server.anonymous().with("Cookie", name + "=" + token);
  }

  @Test
  void handsOutATokenForEightHoursAndACookieOfItsOwn() {
    Answer answer = login(account.email(), TestServer.PASSWORD);

    assertThat(answer.status()).isEqualTo(200);
    JsonNode body = answer.body();
    assertThat(body.get("token_type").asString()).isEqualTo("bearer");
    assertThat(body.get("expires_in").asInt()).isEqualTo(28_800);
    assertThat(body.get("admin_id").asString()).isEqualTo(account.id().toString());
    assertThat(body.get("email").asString()).isEqualTo(account.email());
    assertThat(body.get("role").asString()).isEqualTo("admin");
    assertThat(body.get("full_name").asString()).isEqualTo("Test");
    assertThat(answer.header("Set-Cookie"))
        .startsWith("admin_auth_token=" + answer.text("access_token"))
        .contains("HttpOnly", "SameSite=Lax", "Max-Age=28800", "Path=/");
    String payload = answer.text("access_token").split("\\.", -1)[1];
    JsonNode claims =
        new JsonMapper()
            .readTree(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    assertThat(claims.get("type").asString()).isEqualTo("admin");
  }

  @Test
  void answersAPlainUserLikeAWrongPassword() {
    Answer plain = login(server.account(Role.USER).email(), TestServer.PASSWORD);
    Answer wrong = login(account.email(), "wrong");

    assertThat(plain.status()).isEqualTo(401);
    assertThat(plain.text()).isEqualTo(wrong.text());
    assertThat(login("", "x").status()).isEqualTo(400);
  }

  @Test
  void countsTriesOfPlainUsersAsFailures() {
    String email = server.account(Role.USER).email();
    for (int i = 0; i < 10; i++) {
      login(email, TestServer.PASSWORD);
    }

    assertThat(login(email, TestServer.PASSWORD).status()).isEqualTo(429);
  }

  @Test
  void saysWhoIsSignedInAndSinceWhen() {
    String token = token();
    server.clock().advance(Duration.ofHours(1));

    JsonNode me = server.anonymous().bearer(token).get(AUTH + "/me").body();

    assertThat(me.toString())
        .isEqualTo(
            """
            {"id":"%s","email":"%s","full_name":"Test","role":"admin","is_active":true,\
            "created_at":"2026-01-15T15:00:00Z","last_login_at":"2026-01-15T15:00:00Z"}"""
                .formatted(account.id(), account.email()));
  }

  @Test
  void letsATokenExpireAfterEightHoursUnlessItIsRefreshed() {
    Client client = server.anonymous().bearer(token());
    server.clock().advance(Duration.ofHours(8).minusSeconds(1));
    Answer fresh = client.post(AUTH + "/refresh");
    server.clock().advance(Duration.ofSeconds(1));

    assertThat(client.get(AUTH + "/me").status()).isEqualTo(401);
    assertThat(fresh.body().get("expires_in").asInt()).isEqualTo(28_800);
    assertThat(server.anonymous().bearer(fresh.text("access_token")).get(AUTH + "/me").status())
        .isEqualTo(200);
  }

  @Test
  void voidsATokenThatSignsOut() {
    Client client = server.anonymous().bearer(token());

    Answer out = client.post(AUTH + "/logout");

    assertThat(out.text("message")).isEqualTo("You are signed out.");
    assertThat(out.header("Set-Cookie")).startsWith("admin_auth_token=;").contains("Max-Age=0");
    assertThat(client.get(AUTH + "/me").status()).isEqualTo(401);
    assertThat(client.post(AUTH + "/logout").status()).isEqualTo(401);
  }

  @Test
  void takesItsCookieInTheAdministrationOnly() {
    String token = token();
    String plain = server.token(server.account(Role.USER));
    Client both =
        server.anonymous().with("Cookie", "auth_token=" + plain + "; admin_auth_token=" + token);

    assertThat(cookie("admin_auth_token", token).get(SCHEDULE).status()).isEqualTo(200);
    assertThat(cookie("admin_auth_token", token).get("/api/v1/auth/me").status()).isEqualTo(401);
    assertThat(both.get(SCHEDULE).status()).isEqualTo(200);
    assertThat(both.get("/api/v1/auth/me").text("role")).isEqualTo("USER");
    assertThat(cookie("auth_token", server.token(account)).get(SCHEDULE).status()).isEqualTo(200);
  }

  @Test
  void refusesWritesOfForeignPagesByItsCookie() {
    Client browser = cookie("admin_auth_token", token());

    assertThat(browser.post(AUTH + "/refresh").status()).isEqualTo(403);
    assertThat(browser.with("Sec-Fetch-Site", "cross-site").post(AUTH + "/refresh").status())
        .isEqualTo(403);
    assertThat(browser.with("Sec-Fetch-Site", "same-origin").post(AUTH + "/refresh").status())
        .isEqualTo(200);
  }

  @Test
  void isNotForPlainUsers() {
    Client plain = server.signedIn(server.account(Role.USER));

    assertThat(plain.get(AUTH + "/me").status()).isEqualTo(403);
    assertThat(plain.post(AUTH + "/refresh").status()).isEqualTo(403);
    assertThat(server.anonymous().get(AUTH + "/me").status()).isEqualTo(401);
    assertThat(server.anonymous().post(AUTH + "/logout").status()).isEqualTo(401);
  }
}
