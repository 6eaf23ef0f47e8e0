package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is remembered of people at the front door, and how it is counted. */
class ActivityApiTest {
  private static final String ADMIN = "/api/v1/admin/onboarding";
  private static final String PORTFOLIO =
      "{\"name\": \"Mine\", \"account_name\": \"A\", \"equity_balance\": 100000}";
  private static TestServer server;
  private static Client admin;

  @BeforeAll
  static void open() {
    server = TestServer.start();
    admin = server.signedIn(server.account(Role.ADMIN));
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @BeforeEach
  void forget() {
    server.core().sql("delete from activity_event").update();
  }

  private static JsonNode get(String path) {
    Answer answer = admin.get(ADMIN + path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  private static Answer register(String email, String password) {
    return server
        .anonymous()
        .post(
            "/api/v1/auth/register",
            Map.of("email", email, "password", password, "full_name", "New"));
  }

  private static Answer login(String email, String password) {
    return server
        .anonymous()
        .with("User-Agent", "Test/" + "x".repeat(1000))
        .post("/api/v1/auth/login", Map.of("email", email, "password", password));
  }

  private static Client registered(String email) {
    assertThat(register(email, TestServer.PASSWORD).status()).isEqualTo(201);
    return server.anonymous().bearer(login(email, TestServer.PASSWORD).text("access_token"));
  }

  private static void event(String type, String at) {
    server
        .core()
        .sql("insert into activity_event (type, at) values (:type, cast(:at as timestamptz))")
        .param("type", type)
        .param("at", at)
        .update();
  }

  /** Three begin, two of them register, one of these makes a portfolio: 33.3 percent. */
  @Test
  void followsThoseWhoRegisteredToTheirPortfolio() {
    register("weak@example.com", "short");
    registered("signed-in@example.com");
    Client keen = registered("keen@example.com");
    assertThat(keen.postText("/api/v1/portfolios", PORTFOLIO).status()).isEqualTo(201);
    keen.postText("/api/v1/portfolios", PORTFOLIO.replace("\"A\"", "\"B\""));
    admin.postText("/api/v1/portfolios", PORTFOLIO.replace("\"A\"", "\"funnel\""));

    JsonNode funnel = get("/funnel?days=7");

    assertThat(funnel.get("date_range").toString())
        .isEqualTo("{\"start\":\"2026-01-09\",\"end\":\"2026-01-15\"}");
    assertThat(funnel.get("total_register_starts").asInt()).isEqualTo(3);
    assertThat(funnel.get("total_portfolio_completes").asInt()).isEqualTo(1);
    assertThat(funnel.get("overall_conversion_rate").decimalValue()).hasToString("33.3");
    assertThat(funnel.get("steps").toString())
        .isEqualTo(
            """
            [{"step":"Registration begun","event_type":"onboarding.register_start","count":3,\
            "conversion_rate":100.0},{"step":"Registered",\
            "event_type":"onboarding.register_complete","count":2,"conversion_rate":66.7},\
            {"step":"Signed in","event_type":"onboarding.login_success","count":2,\
            "conversion_rate":66.7},{"step":"Portfolio begun",\
            "event_type":"onboarding.portfolio_start","count":1,"conversion_rate":33.3},\
            {"step":"Portfolio created","event_type":"onboarding.portfolio_complete","count":1,\
            "conversion_rate":33.3}]""");
  }

  @Test
  void hasNoRateOfNobody() {
    JsonNode funnel = get("/funnel");

    assertThat(funnel.get("overall_conversion_rate").isNull()).isTrue();
    assertThat(funnel.get("steps")).hasSize(5);
    assertThat(funnel.at("/steps/4/conversion_rate").isNull()).isTrue();
    assertThat(get("/errors").get("total_errors").asInt()).isZero();
  }

  /** Two wrong passwords, one unknown e-mail, one name that is taken: 50, 25 and 25 percent. */
  @Test
  void countsWhatWentWrongByItsReason() {
    Client client = registered("errors@example.com");
    login("errors@example.com", "wrong");
    login("errors@example.com", "wrong again");
    login("nobody@example.com", "wrong");
    client.postText("/api/v1/portfolios", PORTFOLIO);
    assertThat(client.postText("/api/v1/portfolios", PORTFOLIO).status()).isEqualTo(409);

    JsonNode errors = get("/errors?days=1");

    assertThat(errors.get("total_errors").asInt()).isEqualTo(4);
    assertThat(errors.get("breakdown").toString())
        .isEqualTo(
            """
            [{"error_code":"INVALID_PASSWORD","event_type":"onboarding.login_error","count":2,\
            "percentage":50.0,"sample_messages":["Incorrect email or password."]},\
            {"error_code":"ERR_PORT_001","event_type":"onboarding.portfolio_error","count":1,\
            "percentage":25.0,"sample_messages":["You already have a portfolio with the account \
            name \\"A\\"; choose another one."]},\
            {"error_code":"USER_NOT_FOUND","event_type":"onboarding.login_error","count":1,\
            "percentage":25.0,"sample_messages":["Incorrect email or password."]}]""");
  }

  @Test
  void countsDaysInUtcWithAndWithoutEvents() {
    event("onboarding.register_start", "2026-01-13T23:59:59.9Z");
    event("onboarding.register_start", "2026-01-14T00:00:00Z");
    event("onboarding.login_success", "2026-01-14T23:00:00Z");
    event("onboarding.login_error", "2026-01-15T01:00:00Z");
    event("onboarding.portfolio_start", "2026-01-15T01:00:00Z");
    event("onboarding.portfolio_complete", "2026-01-15T01:00:00Z");
    event("onboarding.portfolio_complete", "2026-01-15T01:00:01Z");
    event("onboarding.register_complete", "2026-01-15T01:00:01Z");

    JsonNode metrics = get("/daily?days=2").get("metrics");

    assertThat(metrics.toString())
        .isEqualTo(
            """
            [{"date":"2026-01-14","register_starts":1,"register_completes":0,"register_errors":0,\
            "login_successes":1,"login_errors":0,"portfolio_starts":0,"portfolio_completes":0,\
            "portfolio_errors":0},{"date":"2026-01-15","register_starts":0,"register_completes":1,\
            "register_errors":0,"login_successes":0,"login_errors":1,"portfolio_starts":1,\
            "portfolio_completes":2,"portfolio_errors":0}]""");
  }

  @Test
  void listsEventsWithWhereTheyCameFromAndWithoutSecrets() {
    Client client = registered("events@example.com");
    login("hunter2@example.com", "hunter2");
    client.post("/api/v1/auth/refresh");
    client.post("/api/v1/auth/logout");

    JsonNode wrong = get("/events?error_only=true");
    assertThat(wrong.get("total").asInt()).isEqualTo(1);
    JsonNode event = wrong.at("/events/0");
    assertThat(event.get("event_type").asString()).isEqualTo("onboarding.login_error");
    assertThat(event.get("event_category").asString()).isEqualTo("onboarding");
    assertThat(event.get("error_code").asString()).isEqualTo("USER_NOT_FOUND");
    assertThat(event.get("user_id").isNull()).isTrue();
    assertThat(event.get("ip_address").asString()).isEqualTo("127.0.0.1");
    assertThat(event.get("user_agent").asString()).isEqualTo("Test/" + "x".repeat(295));
    assertThat(event.get("created_at").asString()).isEqualTo("2026-01-15T15:00:00Z");
    assertThat(get("/events?event_type=auth.logout").at("/events/0/user_id").isNull()).isFalse();
    assertThat(get("/events?event_type=auth.token_refresh").get("total").asInt()).isEqualTo(1);
    assertThat(get("/events?event_type=nothing").get("events")).isEmpty();
    assertThat(get("/events?limit=1").get("events")).hasSize(1);
    assertThat(get("/events").toString())
        .doesNotContain("hunter2", TestServer.PASSWORD, "access_token");
  }

  @Test
  void remembersAnImportButNoDryRun() {
    String name = "--b\r\nContent-Disposition: form-data; name=\"portfolio_name\"\r\n\r\n\r\n";
    String dry = "--b\r\nContent-Disposition: form-data; name=\"dry_run\"\r\n\r\ntrue\r\n";
    Client client = admin.with("Content-Type", "multipart/form-data; boundary=b");
    for (String parts : new String[] {name, name + dry}) {
      assertThat(
              client
                  .send(
                      "POST",
                      "/api/v1/onboarding/create-portfolio",
                      BodyPublishers.ofString(parts + "--b--\r\n"))
                  .status())
          .isEqualTo(400);
    }

    assertThat(get("/daily?days=1").at("/metrics/0/portfolio_starts").asInt()).isEqualTo(1);
    assertThat(get("/daily?days=1").at("/metrics/0/portfolio_errors").asInt()).isEqualTo(1);
  }

  @Test
  void keepsNobodyOutWhenEventsCannotBeWritten() {
    server.core().sql("alter table activity_event rename to activity_event_gone").update();
    try {
      assertThat(register("unwatched@example.com", TestServer.PASSWORD).status()).isEqualTo(201);
      assertThat(login("unwatched@example.com", TestServer.PASSWORD).status()).isEqualTo(200);
      assertThat(login("unwatched@example.com", "wrong").status()).isEqualTo(401);
    } finally {
      server.core().sql("alter table activity_event_gone rename to activity_event").update();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/funnel?days=0",
        "/errors?days=91",
        "/daily?days=x",
        "/events?limit=0",
        "/events?limit=201"
      })
  void refusesWhatMakesNoSense(String path) {
    assertThat(admin.get(ADMIN + path).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/funnel", "/errors", "/daily", "/events"})
  void isForAdministratorsAndTakesFewStatements(String path) {
    assertThat(server.anonymous().get(ADMIN + path).status()).isEqualTo(401);
    assertThat(server.signedIn(server.account(Role.USER)).get(ADMIN + path).status())
        .isEqualTo(403);
    assertThat(new StatementsOf(server, admin).get(ADMIN + path, ADMIN + path)).isBetween(1, 6);
  }
}
