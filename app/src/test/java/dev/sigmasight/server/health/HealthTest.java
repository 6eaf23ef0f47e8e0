package dev.sigmasight.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.testing.TestDatabases;
import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HealthTest {
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private static JsonNode json(String text) {
    return new JsonMapper().readTree(text);
  }

  /** A look at the whole system that the answer of a second ago does not serve. */
  private static Answer health(TestServer server) {
    server.clock().advance(Duration.ofSeconds(2));
    return server.anonymous().get("/health");
  }

  @Test
  void listsEveryPart() {
    try (TestServer server = TestServer.start(Map.of("OPENAI_API_KEY", ""))) {
      Answer answer = server.anonymous().get("/health");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text("status")).isEqualTo("degraded");
      assertThat(answer.body().get("components"))
          .isEqualTo(
              json(
                  """
                  {"core_database": {"status": "healthy"},
                   "ai_database": {"status": "healthy"},
                   "market_data": {"status": "degraded", "reason": "There are no prices yet."},
                   "last_batch": {"status": "degraded", "reason": "No batch has run yet."},
                   "ai_provider": {"status": "healthy",
                     "reason": "OPENAI_API_KEY is not set: the built-in analyst answers."}}
                  """));
      assertThat(server.anonymous().get("/api/health").text()).isEqualTo(answer.text());
      assertThat(server.anonymous().get("/api/v1/health").text()).isEqualTo(answer.text());
    }
  }

  @Test
  void isAliveAndReady() {
    assertThat(TestServer.shared().anonymous().get("/livez").status()).isEqualTo(200);
    assertThat(TestServer.shared().anonymous().get("/readyz").status()).isEqualTo(200);
  }

  @Test
  void tellsHowFreshPricesAreAndHowTheBatchWent() {
    try (TestServer server = TestServer.start()) {
      LocalDate newest = LocalDate.of(2026, 1, 14);
      price(server, "AAPL", newest.minusDays(9));
      price(server, "SPY", newest);
      batch(server, "SUCCEEDED");

      JsonNode fresh = health(server).body().get("components");

      assertThat(fresh.get("market_data"))
          .isEqualTo(json("{\"status\": \"healthy\", \"data_through\": \"2026-01-14\"}"));
      assertThat(fresh.get("last_batch"))
          .isEqualTo(
              json(
                  """
                  {"status": "healthy", "business_date": "2026-01-14", "state": "SUCCEEDED"}
                  """));
      server.core().sql("update batch_run set state = 'FAILED'").update();
      server.clock().advance(Duration.ofDays(6));

      JsonNode stale = health(server).body().get("components");

      assertThat(stale.at("/market_data/reason").asString())
          .isEqualTo("Prices are missing up to the last session, 2026-01-20.");
      assertThat(stale.at("/last_batch/status").asString()).isEqualTo("degraded");
    }
  }

  private static void price(TestServer server, String symbol, LocalDate date) {
    server
        .core()
        .sql(
            """
            insert into market_data_cache (symbol, on_date, close, source, source_rank)
            values (:symbol, :date, 1, 'csv', 10)
            """)
        .param("symbol", symbol)
        .param("date", date)
        .update();
  }

  private static void batch(TestServer server, String state) {
    server
        .core()
        .sql(
            """
            insert into batch_run (kind, business_date, scope, state, triggered_by, owner,
              lease_until, finished_at)
            values ('DAILY', '2026-01-14', 'all', :state, 'test', 'test', now(), now())
            """)
        .param("state", state)
        .update();
  }

  @Test
  void startsAndServesPortfoliosWithoutTheAiDatabase() {
    DatabaseUrl nobody = DatabaseUrl.of("127.0.0.1", freePort(), "ai").withUser("ai", "ai");
    try (TestServer server =
        TestServer.start(Map.of("AI_DATABASE_URL", TestServer.withLogin(nobody)))) {
      Answer health = health(server);

      assertThat(health.status()).isEqualTo(200);
      assertThat(health.text("status")).isEqualTo("degraded");
      assertThat(health.body().at("/components/ai_database"))
          .isEqualTo(
              json(
                  """
                  {"status": "unhealthy", "reason": "The AI database does not answer."}
                  """));
      Account account = server.account(Role.USER);
      assertThat(server.signedIn(account).get("/api/v1/auth/me").status()).isEqualTo(200);
      assertThat(server.anonymous().get("/readyz").status()).isEqualTo(200);
    }
  }

  /** A listener that accepts nothing more is a host that swallows packets. */
  @Test
  void answersInTimeWhenADatabaseHangs() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      DatabaseUrl hanging =
          DatabaseUrl.of("127.0.0.1", silent.getLocalPort(), "ai").withUser("ai", "ai");
      try (TestServer server =
          TestServer.start(Map.of("AI_DATABASE_URL", TestServer.withLogin(hanging)))) {
        health(server);
        Instant before = Instant.now();
        Answer health = health(server);

        assertThat(Duration.between(before, Instant.now())).isLessThan(LONGEST);
        assertThat(health.body().at("/components/ai_database/status").asString())
            .isEqualTo("unhealthy");
      }
    }
  }

  @Test
  void saysSoWhenTheCoreDatabaseIsGone() {
    DatabaseUrl core = TestDatabases.empty();
    try (TestServer server = TestServer.start(Map.of("DATABASE_URL", TestServer.withLogin(core)))) {
      String token = server.token(server.account(Role.USER));
      drop(core);

      Answer health = health(server);

      assertThat(health.status()).isEqualTo(503);
      assertThat(health.text("status")).isEqualTo("unhealthy");
      assertThat(health.text()).doesNotContain(core.host(), core.database());
      Answer ready = server.anonymous().get("/readyz");
      assertThat(ready.status()).isEqualTo(503);
      assertThat(ready.text("detail")).isEqualTo("The core database does not answer.");
      assertThat(server.anonymous().get("/livez").status()).isEqualTo(200);
      Answer me = server.anonymous().bearer(token).get("/api/v1/auth/me");
      assertThat(me.status()).isEqualTo(503);
      assertThat(me.text("component")).isEqualTo("core_database");
    }
  }

  /** A run that computes leaves virtual threads no processor. */
  @Test
  void isReadyAgainAtOnceThoughARunKeepsEveryProcessorBusy() throws InterruptedException {
    DatabaseUrl core = TestDatabases.empty();
    AtomicBoolean over = new AtomicBoolean();
    try (TestServer server = TestServer.start(Map.of("DATABASE_URL", TestServer.withLogin(core)))) {
      SystemHealth health = server.part(SystemHealth.class);
      allow(core, false);
      assertThat(coreDatabase(server, health)).isEqualTo(Status.UNHEALTHY);
      for (int i = 0; i < 4 * Runtime.getRuntime().availableProcessors(); i++) {
        Thread.startVirtualThread(() -> compute(over));
      }

      allow(core, true);

      assertThat(coreDatabase(server, health)).isEqualTo(Status.HEALTHY);
    } finally {
      over.set(true);
    }
  }

  private static Status coreDatabase(TestServer server, SystemHealth health)
      throws InterruptedException {
    server.clock().advance(Duration.ofSeconds(2));
    return health.view().components().coreDatabase().status();
  }

  private static void compute(AtomicBoolean over) {
    while (!over.get()) {
      Thread.onSpinWait();
    }
  }

  /** Lets sessions into a database, or ends them all and lets none in. */
  private static void allow(DatabaseUrl database, boolean allowed) {
    administer(
        "alter database %s with allow_connections %s".formatted(database.database(), allowed));
    if (!allowed) {
      administer(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'"
              .formatted(database.database()));
    }
  }

  private static void drop(DatabaseUrl database) {
    administer("drop database " + database.database() + " with (force)");
  }

  private static void administer(String sql) {
    DatabaseUrl administrator = TestDatabases.server().administrator("postgres");
    try (var connection =
            DriverManager.getConnection(
                administrator.jdbc(), administrator.user(), administrator.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
