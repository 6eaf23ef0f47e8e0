package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Runs over HTTP, for administrators and for owners of a portfolio. */
class BatchApiTest {
  private static final String BATCH = "/api/v1/admin/batch";
  private static TestServer server;
  private static Client admin;
  private static Client owner;
  private static String portfolio;

  @BeforeAll
  static void open() {
    server = TestServer.start();
    admin = server.signedIn(server.account(Role.ADMIN));
    owner = server.signedIn(server.account(Role.USER));
    portfolio =
        owner
            .postText(
                "/api/v1/portfolios",
                """
                {"name": "Mine", "account_name": "Mine", "account_type": "taxable",
                 "equity_balance": 10000}
                """)
            .text("id");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static Answer ended(String run) {
    Instant limit = Instant.now().plusSeconds(60);
    Answer answer = admin.get(BATCH + "/history/" + run);
    while (answer.body().get("completed_at").isNull() && Instant.now().isBefore(limit)) {
      answer = admin.get(BATCH + "/history/" + run);
    }
    assertThat(answer.body().get("completed_at").isNull()).as(answer.text()).isFalse();
    return answer;
  }

  /** A run that no worker takes, because another process seems to work on it. */
  private static String blocked() {
    String run = admin.post(BATCH + "/run").text("batch_run_id");
    ended(run);
    server
        .core()
        .sql(
            """
            update batch_run set state = 'RUNNING', finished_at = null, owner = '1-other',
              lease_until = now() + interval '1 minute' where id = :run
            """)
        .param("run", UUID.fromString(run))
        .update();
    return run;
  }

  private static void unblock() {
    server
        .core()
        .sql(
            "update batch_run set state = 'SUCCEEDED', finished_at = now() where state = 'RUNNING'")
        .update();
  }

  @Test
  void aRunStartsEndsAndIsRemembered() {
    Answer started = admin.post(BATCH + "/run");
    assertThat(started.status()).as(started.text()).isEqualTo(200);
    assertThat(started.text("status")).isEqualTo("started");
    assertThat(started.body().at("/date_range/end").asString()).isEqualTo("2026-01-14");
    String run = started.text("batch_run_id");

    Answer ended = ended(run);

    assertThat(ended.text("kind")).isEqualTo("DAILY");
    JsonNode jobs = ended.body().get("jobs");
    assertThat(jobs.get("success_rate").isNumber()).isEqualTo(jobs.get("total").asInt() > 0);
    Answer history = admin.get(BATCH + "/history?days=7&limit=5");
    assertThat(history.body().get("success").asBoolean()).isTrue();
    assertThat(history.text()).contains(run);
    assertThat(admin.get(BATCH + "/history?status=failed").body().get("runs").isEmpty()).isTrue();
    Answer summary = admin.get(BATCH + "/history/summary");
    assertThat(summary.body().at("/status_breakdown/running").isNumber()).isTrue();
    logs(run);
  }

  @Test
  void readsItsParametersFromTheQueryAndSaysSo() {
    String before = admin.get(BATCH + "/history").text();

    Answer refused =
        admin.postText(BATCH + "/run", "{\"force_rerun\": true, \"start_date\": \"2026-01-12\"}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("detail"))
        .isEqualTo(
            "Nothing reads a body here; say portfolio_id, force, force_rerun, start_date and"
                + " end_date in the query of the address.");
    assertThat(admin.get(BATCH + "/history").text()).isEqualTo(before);
  }

  private static void logs(String run) {
    Answer json = admin.get(BATCH + "/history/" + run + "/logs");
    assertThat(json.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"" + run + "_log.json\"");
    assertThat(json.body().get("activity_log").size())
        .isEqualTo(json.body().get("log_entry_count").asInt())
        .isPositive();
    Answer text = admin.get(BATCH + "/history/" + run + "/logs?format=TXT");
    assertThat(text.header("Content-Type")).startsWith("text/plain");
    assertThat(text.text()).contains("Run " + run, "[info] Starts up to 2026-01-14");
    Answer count = admin.get(BATCH + "/history/" + run + "/logs?count_only=true");
    assertThat(count.body().get("log_entry_count").asInt()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "/run?force_rerun=true, 400",
    "/run?end_date=2026-01-16, 400",
    "/run?portfolio_id=00000000-0000-0000-0000-000000000001, 404",
    "/run/00000000-0000-0000-0000-000000000001/cancel, 404",
    "/run/00000000-0000-0000-0000-000000000001/retry, 404"
  })
  void refusesWhatCannotBe(String path, int status) {
    Answer answer = admin.post(BATCH + path);

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "/history?days=91, 400",
    "/history?status=odd, 400",
    "/history/00000000-0000-0000-0000-000000000001, 404",
    "/history/00000000-0000-0000-0000-000000000001/logs, 404",
    "/data-quality?portfolio_id=00000000-0000-0000-0000-000000000001, 404"
  })
  void refusesToShowWhatIsNot(String path, int status) {
    assertThat(admin.get(BATCH + path).status()).isEqualTo(status);
  }

  /** It is 10:00 in New York: the session of today has begun. */
  @Test
  void theSessionUnderWayCanBeAskedFor() {
    Answer started = admin.post(BATCH + "/run?end_date=2026-01-15");
    assertThat(started.status()).as(started.text()).isEqualTo(200);

    assertThat(ended(started.text("batch_run_id")).text("kind")).isEqualTo("PROVISIONAL");
  }

  @Test
  void aRunUnderWayIsShownGuardedAndCancelled() {
    String run = blocked();

    Answer current = admin.get(BATCH + "/run/current");
    assertThat(current.text("status")).isEqualTo("running");
    assertThat(current.text("batch_run_id")).isEqualTo(run);
    assertThat(current.body().get("jobs").has("pending")).isTrue();
    assertThat(admin.post(BATCH + "/trigger/market-data").status()).isEqualTo(409);
    Answer busy = owner.post("/api/v1/portfolios/" + portfolio + "/calculate");
    assertThat(busy.text("code")).isEqualTo("ERR_BATCH_001");
    assertThat(busy.text("detail"))
        .as("a run that the owner may not follow")
        .doesNotContain(run)
        .contains("again in five minutes");
    Answer setUp = owner.get("/api/v1/onboarding/status/" + fresh());
    assertThat(setUp.text("status")).isEqualTo("running");
    assertThat(setUp.body().get("batch_run_id").isNull()).isTrue();
    assertThat(setUp.body().get("activity_log").isEmpty()).isTrue();
    assertThat(admin.post(BATCH + "/run/" + run + "/retry").status()).isEqualTo(409);
    assertThat(admin.post(BATCH + "/run/" + run + "/cancel").text("status"))
        .isEqualTo("cancelling");

    unblock();

    assertThat(admin.post(BATCH + "/run/" + run + "/cancel").status()).isEqualTo(409);
    Answer retried = admin.post(BATCH + "/run/" + run + "/retry");
    assertThat(retried.text("batch_run_id")).isEqualTo(run);
    assertThat(ended(run).body().get("attempt").asInt()).isEqualTo(2);
    assertThat(admin.get(BATCH + "/run/current").text("status")).isEqualTo("idle");
  }

  @Test
  void anOwnerHasAPortfolioComputedAndFollowsIt() {
    Answer started = owner.post("/api/v1/portfolios/" + portfolio + "/calculate");
    assertThat(started.status()).as(started.text()).isEqualTo(200);
    String run = started.text("batch_run_id");
    ended(run);

    Answer status = owner.get(started.text("poll_url"));
    assertThat(status.text("status")).isIn("completed", "partial");
    assertThat(status.text("batch_run_id")).isEqualTo(run);
    var newest = owner.get("/api/v1/portfolios/" + portfolio + "/runs").body().at("/runs/0");
    assertThat(newest.get("batch_run_id").asString()).isEqualTo(run);
    assertThat(newest.get("status").asString()).isIn("completed", "partial");
    assertThat(newest.get("finished_at").isNull()).isFalse();
    assertThat(newest.get("elapsed_seconds").asDouble()).isBetween(0., 600.);
    Answer setUp = owner.get("/api/v1/onboarding/status/" + portfolio);
    assertThat(setUp.body().at("/overall_progress/percent_complete").asInt()).isEqualTo(100);
    assertThat(setUp.body().get("phases").size()).isEqualTo(8);
    Answer log = owner.get("/api/v1/onboarding/status/" + portfolio + "/logs?format=json");
    assertThat(log.text("portfolio_name")).isEqualTo("Mine");
    assertThat(log.header("Content-Disposition"))
        .contains("portfolio_setup_log_" + portfolio.substring(0, 8) + "_20260115_150000.json");
  }

  /** A portfolio that no run has seen yet. */
  private static String fresh() {
    return owner
        .postText(
            "/api/v1/portfolios",
            """
            {"name": "New", "account_name": "New %s", "account_type": "taxable",
             "equity_balance": 10000}
            """
                .formatted(UUID.randomUUID()))
        .text("id");
  }

  @Test
  void aPortfolioIsPendingUntilItIsComputed() {
    String id = fresh();

    Answer before = owner.get("/api/v1/onboarding/status/" + id);
    assertThat(before.text("status")).isEqualTo("pending");
    assertThat(before.body().at("/overall_progress/percent_complete").asInt()).isZero();
    assertThat(owner.get("/api/v1/portfolios/" + id + "/runs").body().get("runs").isEmpty())
        .as("those about all portfolios are nobody's")
        .isTrue();
  }

  @Test
  void aRateOfNoRunsIsUnknown() {
    server
        .core()
        .sql("update batch_run set started_at = started_at - interval '200 days'")
        .update();

    Answer summary = admin.get(BATCH + "/history/summary?days=1");

    assertThat(summary.body().get("total_runs").asInt()).isZero();
    assertThat(summary.body().get("success_rate_percent").isNull()).isTrue();
    server
        .core()
        .sql("update batch_run set started_at = started_at + interval '200 days'")
        .update();
  }

  @Test
  void tellsHowGoodThePricesAre() {
    Answer quality = admin.get(BATCH + "/data-quality");

    assertThat(quality.status()).as(quality.text()).isEqualTo(200);
    assertThat(quality.text("status")).isEqualTo("empty");
    assertThat(quality.body().get("total_symbols").asInt()).isZero();
    assertThat(quality.body().get("held_back").isEmpty()).isTrue();
    assertThat(quality.body().get("unknown_symbols").isEmpty()).isTrue();
    assertThat(owner.get(BATCH + "/data-quality").status()).isEqualTo(403);
  }

  @Test
  void showsWhatIsNotBelievedAndWhatNobodyKnows() {
    CoreDb db = server.part(CoreDb.class);
    db.sql(
            """
            insert into price_quarantine (symbol, on_date, source, close, reason, first_seen, last_seen)
            values ('DOUBT', '2025-01-03', 'yahoo', 1000, 'the close 1000 is odd', now(), now()),
              ('DOUBT', '2025-01-06', 'yahoo', 1001, 'the close 1001 is odd', now(), now())
            """)
        .update();
    db.sql(
            """
            insert into price_unknown_symbol (symbol, sources, reason, times, first_asked, last_asked, ask_again_at)
            values ('NOPE', 'yahoo', 'yahoo does not know it', 1, now(), now(), now())
            """)
        .update();

    JsonNode quality = admin.get(BATCH + "/data-quality").body();

    JsonNode held = quality.get("held_back").get(0);
    assertThat(held.get("symbol").asString()).isEqualTo("DOUBT");
    assertThat(held.get("from").asString()).isEqualTo("2025-01-03");
    assertThat(held.get("to").asString()).isEqualTo("2025-01-06");
    assertThat(held.get("prices").asInt()).isEqualTo(2);
    assertThat(held.get("reason").asString()).isEqualTo("the close 1000 is odd");
    assertThat(quality.get("unknown_symbols").get(0).get("symbol").asString()).isEqualTo("NOPE");
    db.sql("delete from price_quarantine").update();
    db.sql("delete from price_unknown_symbol").update();
  }

  @Test
  void tellsWhatTheSchedulerDoes() {
    Answer schedule = admin.get(BATCH + "/schedule");

    assertThat(schedule.status()).as(schedule.text()).isEqualTo(200);
    assertThat(schedule.body().get("enabled").asBoolean()).isFalse();
  }

  @Test
  void endsRunsThatAreTooOld() {
    Answer answer = admin.post(BATCH + "/cleanup-incomplete?age_threshold_hours=1");

    assertThat(answer.text("status")).isEqualTo("completed");
    assertThat(answer.body().get("incomplete_found").asInt()).isZero();
  }
}
