package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.system.Forgotten;
import dev.sigmasight.server.system.Housekeeping;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.sql.Types;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** How the machine is looked after. It is 2026-01-15, 15:00 UTC. */
class SystemApiTest {
  private static final String SYSTEM = "/api/v1/system";
  private static TestServer server;
  private static Account account;
  private static Client admin;

  @BeforeAll
  static void open() {
    server = TestServer.start();
    account = server.account(Role.ADMIN);
    admin = server.signedIn(account);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @BeforeEach
  void forget() {
    for (String table :
        new String[] {
          "activity_event",
          "daily_metric",
          "batch_run",
          "revoked_token",
          "idempotency_key",
          "access_token",
          "price_quarantine"
        }) {
      server.core().sql("delete from " + table).update();
    }
  }

  private static JsonNode get(String path) {
    Answer answer = admin.get(SYSTEM + path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  private static JsonNode post(String path) {
    Answer answer = admin.post(SYSTEM + path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  private static void event(String type, String at) {
    server
        .core()
        .sql(
            """
            insert into activity_event (type, at, account_id, error_code)
            values (:type, cast(:at as timestamptz), :account,
              case when :type like '%error' then 'WRONG' end)
            """)
        .param("type", type)
        .param("at", at)
        .param("account", account.id().value())
        .update();
  }

  private static UUID run(String startedAt, int seconds, String state) {
    UUID id = UUID.randomUUID();
    server
        .core()
        .sql(
            """
            insert into batch_run (id, kind, business_date, scope, state, triggered_by, started_at,
                                   finished_at)
            values (:id, 'DAILY', '2026-01-14', cast(:id as text), :state, 'test',
              cast(:at as timestamptz), cast(:at as timestamptz) + make_interval(secs => :seconds))
            """)
        .param("id", id)
        .param("state", state)
        .param("at", startedAt)
        .param("seconds", seconds)
        .update();
    return id;
  }

  private static void signOut(String expiresAt) {
    server
        .core()
        .sql(
            """
            insert into revoked_token (token_id, account_id, expires_at)
            values (gen_random_uuid(), :account, cast(:at as timestamptz))
            """)
        .param("account", account.id().value())
        .param("at", expiresAt)
        .update();
  }

  private static void line(UUID run) {
    server
        .core()
        .sql("insert into batch_log (run_id, level, message, seq) values (:run, 'info', 'x', 1)")
        .param("run", run)
        .update();
  }

  @Test
  void countsADayInUtc() {
    event("onboarding.login_success", "2026-01-13T23:59:59Z");
    event("onboarding.login_success", "2026-01-14T00:00:00Z");
    event("onboarding.login_success", "2026-01-14T12:00:00Z");
    event("onboarding.login_error", "2026-01-14T23:59:59Z");
    event("onboarding.login_error", "2026-01-15T00:00:00Z");
    run("2026-01-14T01:00:00Z", 10, "SUCCEEDED");
    run("2026-01-14T02:00:00Z", 25, "PARTIAL");
    run("2026-01-14T03:00:00Z", 100, "FAILED");

    JsonNode done = post("/aggregate");

    assertThat(done.get("success").asBoolean()).isTrue();
    assertThat(done.get("triggered_by").asString()).isEqualTo(account.email());
    assertThat(done.get("aggregations")).hasSize(1);
    assertThat(done.at("/aggregations/0/date").asString()).isEqualTo("2026-01-14");
    JsonNode metrics = get("/daily-metrics?days=1");
    assertThat(metrics.at("/data/2026-01-14").toString())
        .isEqualTo(
            """
            {"accounts.created":0,"activity.accounts":1,"activity.errors":1,"activity.events":3,\
            "activity.events:onboarding.login_error":1,\
            "activity.events:onboarding.login_success":2,"ai.questions":0,\
            "batch.duration_seconds":17.5,"batch.items:done":0,"batch.items:failed":0,\
            "batch.items:skipped":0,"batch.runs":3,"batch.runs:failed":1,"batch.runs:partial":1,\
            "batch.runs:succeeded":1,"portfolios.created":0}""");
    assertThat(done.get("total_metrics_saved").asInt())
        .isEqualTo(done.at("/aggregations/0/metrics_saved").asInt())
        .isEqualTo(metrics.get("metrics_count").asInt())
        .isEqualTo(16);
    assertThat(done.at("/aggregations/0/categories").toString())
        .isEqualTo("{\"accounts\":1,\"activity\":5,\"ai\":1,\"batch\":8,\"portfolios\":1}");
  }

  @Test
  void countsAgainWhatWasCountedAndFiltersByType() {
    event("onboarding.login_success", "2026-01-14T12:00:00Z");
    post("/aggregate");
    server.core().sql("delete from activity_event").update();
    post("/aggregate?target_date=2026-01-14");

    JsonNode metrics = get("/daily-metrics?metric_type=activity.");

    assertThat(metrics.get("days").asInt()).isEqualTo(7);
    assertThat(metrics.get("metric_type_filter").asString()).isEqualTo("activity.");
    assertThat(metrics.get("dates_count").asInt()).isEqualTo(1);
    assertThat(metrics.at("/data/2026-01-14").toString())
        .isEqualTo("{\"activity.accounts\":0,\"activity.errors\":0,\"activity.events\":0}");
  }

  /** Two of four days: 50 percent. */
  @Test
  void saysWhichDaysAreMissing() {
    post("/aggregate?target_date=2026-01-13&days=2");

    JsonNode status = get("/aggregation/status?days=4");

    assertThat(status.get("days_checked").asInt()).isEqualTo(4);
    assertThat(status.get("aggregated_dates").toString())
        .isEqualTo("[\"2026-01-12\",\"2026-01-13\"]");
    assertThat(status.get("missing_dates").toString()).isEqualTo("[\"2026-01-11\",\"2026-01-14\"]");
    assertThat(status.get("coverage_percent").decimalValue()).hasToString("50.0");
    assertThat(status.get("total_metrics").asInt()).isPositive();
  }

  @Test
  void keepsTheFiguresOfADayWhoseEventsAreGone() {
    JsonNode days = post("/aggregate?target_date=2025-12-17&days=7").get("aggregations");

    assertThat(days).hasSize(2);
    assertThat(days.at("/0/date").asString()).isEqualTo("2025-12-16");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/aggregate?target_date=2026-01-15",
        "/aggregate?target_date=2025-12-15",
        "/aggregate?days=8",
        "/aggregate?target_date=x",
        "/run-batch?aggregate_days=0"
      })
  void refusesToCountWhatCannotBeCounted(String path) {
    assertThat(admin.post(SYSTEM + path).status()).isEqualTo(400);
  }

  /**
   * Keys are kept 7 days, tokens 90 days after their end, doubts 90 days after they were settled.
   */
  @Test
  void forgetsKeysTokensAndDoubtsThatAreOver() {
    requestKey("old", "2026-01-08T14:59:59Z");
    requestKey("new", "2026-01-08T15:00:00Z");
    accessToken("2025-10-17T14:59:59Z", null);
    accessToken("2027-01-01T00:00:00Z", "2025-10-17T14:59:59Z");
    accessToken("2025-10-17T15:00:00Z", null);
    accessToken("2027-01-01T00:00:00Z", null);
    doubt("AAA", "2025-10-17T14:59:59Z");
    doubt("BBB", "2025-10-17T15:00:00Z");
    doubt("CCC", null);
    Housekeeping housekeeping = server.part(Housekeeping.class);
    double counted = forgotten();

    Forgotten due = housekeeping.due();
    assertThat(due).isEqualTo(new Forgotten(0, 0, 0, 0, 1, 2, 1));
    JsonNode deleted = post("/cleanup").get("deleted");

    assertThat(deleted.get("request_keys").asInt()).isOne();
    assertThat(deleted.get("access_tokens").asInt()).isEqualTo(2);
    assertThat(deleted.get("price_doubts").asInt()).isOne();
    assertThat(housekeeping.due()).isEqualTo(new Forgotten(0, 0, 0, 0, 0, 0, 0));
    assertThat(count("idempotency_key where key = 'new'")).isOne();
    assertThat(count("access_token")).isEqualTo(2);
    assertThat(count("price_quarantine")).isEqualTo(2);
    assertThat(forgotten() - counted).isEqualTo(4);
  }

  /** What the metrics say was deleted in this process. */
  private static double forgotten() {
    return server
        .anonymous()
        .get("/metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith("sigmasight_rows_forgotten_total{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static int count(String of) {
    return server.core().sql("select count(*) from " + of).query(Integer.class).single();
  }

  private static void requestKey(String key, String at) {
    server
        .core()
        .sql(
            """
            insert into idempotency_key (account_id, key, request_hash, status, body, created_at)
            values (:account, :key, 'x', 201, '', cast(:at as timestamptz))
            """)
        .param("account", account.id().value())
        .param("key", key)
        .param("at", at)
        .update();
  }

  private static void accessToken(String expires, @Nullable String revoked) {
    server
        .core()
        .sql(
            """
            insert into access_token
              (account_id, name, token_hash, scopes, created_at, expires_at, revoked_at)
            values (:account, 'x', sha256(cast(cast(gen_random_uuid() as text) as bytea)), '{READ}',
              '2025-01-01', cast(:expires as timestamptz), cast(:revoked as timestamptz))
            """)
        .param("account", account.id().value())
        .param("expires", expires)
        .param("revoked", revoked, Types.VARCHAR)
        .update();
  }

  private static void doubt(String symbol, @Nullable String resolved) {
    server
        .core()
        .sql(
            """
            insert into price_quarantine
              (symbol, on_date, source, close, reason, first_seen, last_seen, resolved_at)
            values (:symbol, '2025-01-02', 'csv', 1, 'x', '2025-01-03', '2025-01-03',
              cast(:resolved as timestamptz))
            """)
        .param("symbol", symbol)
        .param("resolved", resolved, Types.VARCHAR)
        .update();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/aggregation/status?days=31", "/daily-metrics?days=0"})
  void refusesToShowWhatIsNotKept(String path) {
    assertThat(admin.get(SYSTEM + path).status()).isEqualTo(400);
  }

  @Test
  void forgetsWhatIsOldAndNothingElse() {
    event("auth.logout", "2025-12-10T00:00:00Z");
    event("auth.logout", "2025-12-15T23:59:59Z");
    event("auth.logout", "2025-12-16T00:00:00Z");
    line(run("2020-01-01T00:00:00Z", 1, "SUCCEEDED"));
    signOut("2026-01-01T00:00:00Z");
    signOut("2026-01-16T00:00:00Z");

    JsonNode before = get("/retention/status");
    assertThat(before.get("cutoff_date").asString()).isEqualTo("2025-12-16");
    assertThat(before.get("retention_days").asInt()).isEqualTo(30);
    assertThat(before.at("/tables/user_activity_events").toString())
        .isEqualTo(
            """
            {"oldest_record":"2025-12-10T00:00:00Z","records_past_retention":2,"total_records":3,\
            "retention_days":30,"compliant":false}""");
    assertThat(before.at("/tables/batch_run_history/records_past_retention").asInt()).isOne();
    assertThat(before.at("/tables/admin_sessions").toString())
        .isEqualTo(
            """
            {"expired_sessions":1,"total_sessions":2,"session_retention_days":7,\
            "compliant":false}""");
    assertThat(before.at("/tables/ai_request_metrics").isNull()).isTrue();
    assertThat(before.at("/reasons/ai_request_metrics").asString()).isNotBlank();
    assertThat(before.get("all_compliant").asBoolean()).isFalse();
    assertThat(get("/health").get("status").asString()).isEqualTo("needs_cleanup");

    JsonNode done = post("/cleanup");

    assertThat(done.get("deleted").toString())
        .isEqualTo(
            """
            {"user_activity_events":2,"ai_request_metrics":null,"batch_run_history":1,\
            "admin_sessions":1,"turn_events":0,"request_keys":0,"access_tokens":0,\
            "price_doubts":0}""");
    assertThat(done.get("total_deleted").asInt()).isEqualTo(4);
    JsonNode after = get("/retention/status");
    assertThat(after.get("all_compliant").asBoolean()).isTrue();
    assertThat(after.at("/tables/user_activity_events/total_records").asInt()).isOne();
    assertThat(after.at("/tables/batch_run_history/total_records").asInt()).isOne();
    assertThat(get("/health").get("status").asString()).isEqualTo("healthy");
  }

  /** What is a day late is deleted in the coming night. */
  @Test
  void isCompliantUntilTheNightIsMissed() {
    event("auth.logout", "2025-12-15T12:00:00Z");

    JsonNode status = get("/retention/status");

    assertThat(status.at("/tables/user_activity_events/records_past_retention").asInt()).isOne();
    assertThat(status.get("all_compliant").asBoolean()).isTrue();
  }

  @Test
  void saysHowMuchThereIs() {
    event("auth.logout", "2026-01-15T14:00:00Z");
    event("auth.logout", "2026-01-10T14:00:00Z");
    run("2026-01-15T01:00:00Z", 10, "SUCCEEDED");

    JsonNode health = get("/health");

    assertThat(health.at("/database").toString())
        .isEqualTo(
            """
            {"connected":true,"tables":{"user_activity_events":2,"ai_request_metrics":null,\
            "batch_run_history":1,"daily_metrics":0}}""");
    assertThat(health.at("/activity").toString())
        .isEqualTo("{\"events_24h\":1,\"ai_requests_24h\":0,\"batch_runs_24h\":1}");
    assertThat(health.at("/retention/tables/user_activity_events").asBoolean()).isTrue();
    assertThat(health.get("error").isNull()).isTrue();
    run("2026-01-15T02:00:00Z", 10, "FAILED");
    assertThat(get("/health").get("status").asString()).isEqualTo("degraded");
    assertThat(get("/health").get("error").asString()).contains("FAILED");
  }

  @Test
  void doesTheWorkOfANightAtOnce() {
    event("auth.logout", "2025-12-10T00:00:00Z");

    JsonNode counted = post("/run-batch?aggregate_days=3&run_cleanup=false");
    JsonNode both = post("/run-batch");

    assertThat(counted.get("success").asBoolean()).isTrue();
    assertThat(counted.at("/result/aggregation")).hasSize(3);
    assertThat(counted.at("/result/cleanup").isNull()).isTrue();
    assertThat(both.at("/result/cleanup/user_activity_events").asInt()).isOne();
    assertThat(both.at("/result/errors")).isEmpty();
    assertThat(both.at("/result/duration_seconds").isNumber()).isTrue();
    assertThat(both.at("/result/started_at").asString()).isEqualTo("2026-01-15T15:00:00Z");
  }

  @Test
  void saysWhatItCouldNotDo() {
    server.core().sql("alter table daily_metric rename to daily_metric_gone").update();
    try {
      JsonNode done = post("/run-batch");

      assertThat(done.get("success").asBoolean()).isFalse();
      assertThat(done.at("/result/errors")).hasSize(1);
      assertThat(done.at("/result/cleanup").isNull()).isFalse();
    } finally {
      server.core().sql("alter table daily_metric_gone rename to daily_metric").update();
    }
  }

  @Test
  void makesUpForNightsThatWereMissed() {
    event("auth.logout", "2026-01-09T12:00:00Z");
    event("auth.logout", "2025-12-01T00:00:00Z");
    post("/aggregate?target_date=2026-01-12");
    server.core().sql("update daily_metric set value = 99").update();

    server.part(Housekeeping.class).everyNight();

    assertThat(get("/aggregation/status").get("missing_dates")).isEmpty();
    JsonNode data = get("/daily-metrics?metric_type=activity.events").get("data");
    assertThat(data.at("/2026-01-09/activity.events").asInt()).isOne();
    assertThat(data.at("/2026-01-12/activity.events").asInt()).as("not again").isEqualTo(99);
    assertThat(get("/retention/status").get("all_compliant").asBoolean()).isTrue();
  }

  @Test
  void leavesALineInTheAuditLog() {
    post("/cleanup");

    JsonNode entry =
        admin
            .get("/api/v1/admin/audit?kind=OPERATION&limit=1&actor=" + account.id())
            .body()
            .at("/entries/0");

    assertThat(entry.get("action").asString()).isEqualTo("POST /api/v1/system/cleanup");
    assertThat(entry.get("outcome").asString()).isEqualTo("DONE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/aggregation/status", "/retention/status", "/daily-metrics"})
  void readsAreForAdministratorsAndTakeFewStatements(String path) {
    assertThat(server.anonymous().get(SYSTEM + path).status()).isEqualTo(401);
    assertThat(server.signedIn(server.account(Role.USER)).get(SYSTEM + path).status())
        .isEqualTo(403);
    assertThat(new StatementsOf(server, admin).get(SYSTEM + path, SYSTEM + path)).isBetween(1, 6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/cleanup", "/aggregate", "/run-batch"})
  void workIsForAdministrators(String path) {
    assertThat(server.anonymous().post(SYSTEM + path).status()).isEqualTo(401);
    assertThat(server.signedIn(server.account(Role.USER)).post(SYSTEM + path).status())
        .isEqualTo(403);
  }
}
