package dev.sigmasight.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuthTest {
  private static final String ME = "/api/v1/auth/me";
  private static final String LOGIN = "/api/v1/auth/login";
  private static final TestServer server = TestServer.shared();

  @AfterEach
  void backToTheStart() {
    server.clock().set(TestServer.START);
  }

  private static Answer login(String email, String password) {
    return server.anonymous().post(LOGIN, Map.of("email", email, "password", password));
  }

  private static JsonNode claims(String token) {
    byte[] json = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    return new JsonMapper().readTree(new String(json, StandardCharsets.UTF_8));
  }

  private static void portfolio(Account account, UUID id, Instant createdAt) {
    server
        .core()
        .sql(
            """
            insert into portfolio (id, account_id, name, account_name, created_at)
            values (:id, :account, 'P', :name, cast(:createdAt as timestamptz))
            """)
        .param("id", id)
        .param("account", account.id().value())
        .param("name", id.toString())
        .param("createdAt", createdAt.toString())
        .update();
  }

  @Test
  void signsInWithEmailAndPassword() {
    Account account = server.account(Role.USER);

    Answer answer = login(account.email().toUpperCase(Locale.ROOT), TestServer.PASSWORD);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("token_type")).isEqualTo("bearer");
    assertThat(answer.body().get("expires_in").asInt()).isEqualTo(86_400);
    assertThat(answer.header("Set-Cookie"))
        .startsWith("auth_token=" + answer.text("access_token"))
        .contains("HttpOnly", "SameSite=Lax", "Max-Age=86400", "Path=/")
        .doesNotContain("Secure");
  }

  @Test
  void putsWhoAndUntilWhenIntoTheToken() {
    Account account = server.account(Role.ADMIN);
    UUID first = UUID.randomUUID();
    portfolio(account, UUID.randomUUID(), TestServer.START.plusSeconds(2));
    portfolio(account, first, TestServer.START.plusSeconds(1));

    JsonNode claims = claims(server.token(account));

    assertThat(claims.get("sub").asString()).isEqualTo(account.id().toString());
    assertThat(claims.get("email").asString()).isEqualTo(account.email());
    assertThat(claims.get("role").asString()).isEqualTo("ADMIN");
    assertThat(claims.get("portfolio_id").asString()).isEqualTo(first.toString());
    assertThat(claims.get("iat").asLong()).isEqualTo(TestServer.START.getEpochSecond());
    assertThat(claims.get("exp").asLong()).isEqualTo(TestServer.START.getEpochSecond() + 86_400);
    assertThat(UUID.fromString(claims.get("jti").asString())).isNotNull();
  }

  @Test
  void answersAWrongPasswordAndAnUnknownEmailAlike() {
    Answer wrong = login(server.account(Role.USER).email(), "wrong");
    Answer unknown = login("nobody@example.com", "wrong");

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(wrong.text("detail")).isEqualTo("Incorrect email or password.");
    assertThat(unknown.text()).isEqualTo(wrong.text());
  }

  @Test
  void refusesADeactivatedAccountAndItsTokens() {
    Account account = server.account(Role.USER);
    Client client = server.signedIn(account);
    server
        .core()
        .sql("update account set deactivated_at = now() where id = :id")
        .param("id", account.id().value())
        .update();

    assertThat(login(account.email(), TestServer.PASSWORD).text("detail"))
        .isEqualTo("This account is deactivated.");
    assertThat(client.get(ME).status()).isEqualTo(401);
  }

  @Test
  void saysWhoIsSignedIn() {
    Account account = server.account(Role.USER);
    UUID portfolio = UUID.randomUUID();
    portfolio(account, portfolio, TestServer.START);

    JsonNode me = server.signedIn(account).get(ME).body();

    assertThat(me)
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    """
                    {"id": "%s", "email": "%s", "full_name": "Test", "role": "USER",
                     "is_active": true, "created_at": "2026-01-15T15:00:00Z",
                     "tier": "free", "invite_validated": true,
                     "portfolio_id": "%s", "portfolio_count": 1,
                     "limits": {"max_portfolios": 1000, "max_ai_messages": 100,
                                "ai_messages_used": 0, "ai_messages_remaining": 100}}
                    """
                        .formatted(account.id(), account.email(), portfolio)));
  }

  @Test
  void letsATokenExpireAfterADay() {
    Client client = server.signedIn(server.account(Role.USER));

    server.clock().advance(Duration.ofHours(24).minusSeconds(1));
    assertThat(client.get(ME).status()).isEqualTo(200);
    server.clock().advance(Duration.ofSeconds(1));

    Answer late = client.get(ME);
    assertThat(late.status()).isEqualTo(401);
    assertThat(late.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(late.text("type")).isEqualTo("/problems/unauthenticated");
  }

  @Test
  void refreshesATokenForAnotherDay() {
    Client client = server.signedIn(server.account(Role.USER));
    server.clock().advance(Duration.ofHours(23));

    Answer fresh = client.post("/api/v1/auth/refresh");
    server.clock().advance(Duration.ofHours(23));

    assertThat(client.get(ME).status()).isEqualTo(401);
    assertThat(server.anonymous().bearer(fresh.text("access_token")).get(ME).status())
        .isEqualTo(200);
  }

  @Test
  void voidsATokenThatSignsOut() {
    Account account = server.account(Role.USER);
    Client client = server.signedIn(account);
    Client elsewhere = server.signedIn(account);

    Answer answer = client.post("/api/v1/auth/logout");

    assertThat(answer.body().get("success").asBoolean()).isTrue();
    assertThat(answer.header("Set-Cookie")).startsWith("auth_token=;").contains("Max-Age=0");
    assertThat(client.get(ME).status()).isEqualTo(401);
    assertThat(elsewhere.get(ME).status()).isEqualTo(200);
  }

  @Test
  void voidsEveryTokenWhenThePasswordChanges() {
    Account account = server.account(Role.USER);
    Client before = server.signedIn(account);

    Answer answer =
        before.post(
            "/api/v1/auth/password",
            Map.of("current_password", TestServer.PASSWORD, "new_password", "quite another one"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(before.get(ME).status()).isEqualTo(401);
    assertThat(server.anonymous().bearer(answer.text("access_token")).get(ME).status())
        .isEqualTo(200);
    assertThat(login(account.email(), TestServer.PASSWORD).status()).isEqualTo(401);
    assertThat(login(account.email(), "quite another one").status()).isEqualTo(200);
  }

  @Test
  void refusesTokensOfAnotherKeyOrWithoutSignature() {
    String token = server.token(server.account(Role.ADMIN));
    String payload = token.split("\\.", -1)[1];
    String none =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
    String foreign = token.substring(0, token.length() - 6) + "AAAAAA";

    assertThat(server.anonymous().bearer(none + "." + payload + ".").get(ME).status())
        .isEqualTo(401);
    assertThat(server.anonymous().bearer(foreign).get(ME).status()).isEqualTo(401);
    assertThat(server.anonymous().bearer("nonsense").get(ME).status()).isEqualTo(401);
    assertThat(server.anonymous().get(ME).status()).isEqualTo(401);
  }

  @Test
  void registersAnAccount() {
    String email = UUID.randomUUID() + "@Example.com";

    Answer answer =
        server
            .anonymous()
            .post(
                "/api/v1/auth/register",
                Map.of("email", email, "password", "long enough, isn't it", "full_name", "New"));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Location")).isEqualTo(ME);
    assertThat(answer.text("email")).isEqualTo(email.toLowerCase(Locale.ROOT));
    assertThat(answer.body().propertyNames())
        .containsExactly("id", "email", "full_name", "is_active", "created_at");
    assertThat(login(email, "long enough, isn't it").status()).isEqualTo(200);
  }

  @Test
  void refusesASecondAccountWithTheSameEmail() {
    Answer answer =
        server
            .anonymous()
            .post(
                "/api/v1/auth/register",
                Map.of(
                    "email",
                    server.account(Role.USER).email(),
                    "password",
                    TestServer.PASSWORD,
                    "full_name",
                    "Second"));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text("code")).isEqualTo("EMAIL_TAKEN");
  }

  @Test
  void opensTheAdministrationToAdministratorsOnly() {
    for (String path : new String[] {"/api/v1/admin/nothing", "/api/v1/system/nothing"}) {
      assertThat(server.anonymous().get(path).status()).isEqualTo(401);
      Answer refused = server.signedIn(server.account(Role.USER)).get(path);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.text("type")).isEqualTo("/problems/forbidden");
      assertThat(server.signedIn(server.account(Role.ADMIN)).get(path).status()).isEqualTo(404);
    }
  }

  @Test
  void takesTheRoleOfTodayNotThatOfTheToken() {
    Account account = server.account(Role.ADMIN);
    Client client = server.signedIn(account);
    server
        .core()
        .sql("update account set role = 'USER' where id = :id")
        .param("id", account.id().value())
        .update();

    assertThat(client.get("/api/v1/admin/nothing").status()).isEqualTo(403);
  }

  @Test
  void letsAnOutdatedCookieKeepNobodyFromSigningIn() {
    Account account = server.account(Role.USER);

    assertThat(
            server
                .anonymous()
                .cookie("outdated")
                .with("Sec-Fetch-Site", "same-origin")
                .post(LOGIN, Map.of("email", account.email(), "password", TestServer.PASSWORD))
                .status())
        .isEqualTo(200);
  }
}
