package dev.sigmasight.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.SettableClock;
import dev.sigmasight.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final TestServer server = TestServer.shared();

  private final SettableClock clock = new SettableClock(TestServer.START);
  private final Limits limits =
      new Limits(
          new SecuritySettings(
              Duration.ofHours(24),
              Duration.ofHours(8),
              3,
              2,
              1,
              1,
              1,
              2,
              Duration.ofMinutes(6),
              10),
          clock);

  @AfterEach
  void backToTheStart() {
    server.clock().set(TestServer.START);
  }

  private static boolean wrong() {
    throw new ProblemException(new Problem.Unauthenticated("no"));
  }

  private Problem fail(String address, String email) {
    return catchThrowableOfType(
            ProblemException.class, () -> limits.signIn(address, email, LimitsTest::wrong))
        .problem();
  }

  private void succeed(String address, String email) {
    assertThatCode(() -> limits.signIn(address, email, () -> true)).doesNotThrowAnyException();
  }

  @Test
  void countsFailuresOfAnEmailFromAnywhereAndInAnyCase() {
    fail("192.0.2.1", "ann@example.com");
    fail("192.0.2.2", " ANN@example.com");

    assertThat(fail("192.0.2.3", "Ann@Example.com"))
        .isEqualTo(
            new Problem.TooManyRequests("Too many tries; please wait.", Duration.ofMinutes(3)));
    succeed("192.0.2.3", "bob@example.com");
  }

  @Test
  void countsFailuresOfAnAddressForAnyEmail() {
    fail("192.0.2.1", "a@example.com");
    fail("192.0.2.1", "b@example.com");
    fail("192.0.2.1", "c@example.com");

    assertThat(fail("192.0.2.1", "d@example.com")).isInstanceOf(Problem.TooManyRequests.class);
    succeed("192.0.2.2", "d@example.com");
  }

  @Test
  void takesAHomeNetworkOfVersionSixForOneAddress() {
    fail("2001:db8:1:2::1", "a@example.com");
    fail("2001:db8:1:2::2", "b@example.com");
    fail("2001:db8:1:2:ffff::3", "c@example.com");

    assertThat(fail("2001:db8:1:2::4", "d@example.com"))
        .isInstanceOf(Problem.TooManyRequests.class);
    succeed("2001:db8:1:3::1", "d@example.com");
  }

  @Test
  void countsNoSuccess() {
    for (int i = 0; i < 20; i++) {
      succeed("192.0.2.1", "ann@example.com");
    }
    assertThat(fail("192.0.2.1", "ann@example.com")).isInstanceOf(Problem.Unauthenticated.class);
  }

  @Test
  void givesTriesBackWithTime() {
    fail("192.0.2.1", "ann@example.com");
    fail("192.0.2.1", "ann@example.com");
    clock.advance(Duration.ofMinutes(3));

    succeed("192.0.2.1", "ann@example.com");
    fail("192.0.2.1", "ann@example.com");
    assertThat(fail("192.0.2.1", "ann@example.com")).isInstanceOf(Problem.TooManyRequests.class);
  }

  @Test
  void limitsSignInsOverHttp() {
    Account account = server.account(Role.USER);
    Map<String, String> guess = Map.of("email", account.email(), "password", "a guess");
    Client client = server.anonymous();
    for (int i = 0; i < 10; i++) {
      assertThat(client.post("/api/v1/auth/login", guess).status()).isEqualTo(401);
    }

    Answer refused = client.post("/api/v1/auth/login", guess);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isEqualTo("90");
    assertThat(refused.text("type")).isEqualTo("/problems/too-many-requests");
    server.clock().advance(Duration.ofSeconds(90));
    assertThat(server.signedIn(account).get("/api/v1/auth/me").status()).isEqualTo(200);
  }

  @Test
  void limitsUploadsOfAnAccountOverHttp() {
    try (TestServer own =
        TestServer.start(Map.of("sigmasight.security.imports-per-account", "2"))) {
      Client client = own.signedIn(own.account(Role.USER));

      assertThat(upload(client)).isNotEqualTo(429);
      assertThat(upload(client)).isNotEqualTo(429);
      assertThat(upload(client)).isEqualTo(429);
      assertThat(upload(own.signedIn(own.account(Role.USER)))).isNotEqualTo(429);
    }
  }

  @Test
  void limitsRequestsOfAnAccountAndOfAnAddressWithoutOne() {
    try (TestServer own =
        TestServer.start(Map.of("sigmasight.security.requests-per-minute", "3"))) {
      Account account = own.account(Role.USER);
      Client client = own.signedIn(account);
      for (int i = 0; i < 3; i++) {
        assertThat(client.get("/api/v1/portfolios").status()).isEqualTo(200);
      }

      Answer refused = client.get("/api/v1/portfolios");

      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.header("Retry-After")).isEqualTo("20");
      assertThat(own.anonymous().get("/api/v1/onboarding/csv-template").status()).isEqualTo(200);
      own.clock().advance(Duration.ofSeconds(20));
      assertThat(client.get("/api/v1/portfolios").status()).isEqualTo(200);
    }
  }

  private static int upload(Client client) {
    return client
        .with("Content-Type", "multipart/form-data; boundary=b")
        .send("POST", "/api/v1/onboarding/create-portfolio", BodyPublishers.ofString("--b--\r\n"))
        .status();
  }
}
