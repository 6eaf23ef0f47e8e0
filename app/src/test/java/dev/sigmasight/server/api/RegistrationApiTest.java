package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.TestServer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The account with which setting up begins. */
class RegistrationApiTest {
  private static final String PATH = "/api/v1/onboarding/register";
  private static final TestServer server = TestServer.shared();

  private final String email = "New." + UUID.randomUUID() + "@Example.com";

  private Answer register(Map<String, String> different) {
    Map<String, String> wanted =
        new HashMap<>(
            Map.of("email", email, "password", TestServer.PASSWORD, "full_name", "Some One"));
    wanted.putAll(different);
    return server.anonymous().post(PATH, wanted);
  }

  @Test
  void createsAnAccountThatCanSignIn() {
    Answer created = register(Map.of("invite_code", "whatever"));

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Location")).isEqualTo("/api/v1/auth/me");
    String lower = email.toLowerCase(Locale.ROOT);
    assertThat(created.text())
        .isEqualTo(
            """
            {"user_id":"%s","email":"%s","full_name":"Some One",\
            "message":"The account was created.","next_step":{"action":"login",\
            "endpoint":"/api/v1/auth/login",\
            "description":"Sign in, then create a portfolio or import one."}}"""
                .formatted(created.text("user_id"), lower));
    Answer login =
        server
            .anonymous()
            .post("/api/v1/auth/login", Map.of("email", email, "password", TestServer.PASSWORD));
    assertThat(login.status()).isEqualTo(200);
    assertThat(
            server
                .anonymous()
                .bearer(login.text("access_token"))
                .get("/api/v1/portfolios")
                .body()
                .get("total_count")
                .asInt())
        .isZero();
  }

  @Test
  void refusesAnEmailThatIsTakenWhateverItsCase() {
    register(Map.of());

    Answer refused = register(Map.of("email", email.toUpperCase(Locale.ROOT)));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("code")).isEqualTo("ERR_USER_001");
  }

  @ParameterizedTest
  @CsvSource({
    "email, nobody, ERR_USER_002",
    "password, Short1Pass, ERR_USER_003",
    "password, password1234, ERR_USER_003",
    "full_name, '', ERR_USER_004",
  })
  void refusesWhatTheRulesOfAccountsRefuse(String field, String value, String code) {
    Answer refused = register(Map.of(field, value));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("code")).isEqualTo(code);
    assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo(field);
    assertThat(refused.body().at("/errors/0/code").asString()).isEqualTo(code);
  }

  @Test
  void namesAllThatIsMissing() {
    Answer refused = server.anonymous().post(PATH, Map.of());

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().get("errors").valueStream().map(each -> each.get("field").asString()))
        .containsExactlyInAnyOrderElementsOf(List.of("email", "password", "full_name"));
  }
}
