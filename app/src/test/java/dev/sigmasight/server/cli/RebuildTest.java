package dev.sigmasight.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.database.Database;
import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.EmbeddedServer;
import dev.sigmasight.database.testing.TestDatabases;
import dev.sigmasight.server.cli.Shell.Said;
import dev.sigmasight.server.testing.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The steps of docs/operations/clean-rebuild.md, in their order, on two real servers: an old single
 * database on one, two new databases on the other.
 */
class RebuildTest {
  private static final String PORTFOLIO = "Demo Individual Investor Portfolio";
  private static final String SESSION = "2025-07-03";
  private static final int PRICES = 200_000;

  private static final String INVENTED_PRICES =
      """
      insert into market_data_cache
        (symbol, on_date, open, close, volume, source, source_rank, fetched_at)
      select 'R' || lpad((n / 250)::text, 4, '0'), date '2024-01-01' + n % 250, 10 + n % 13,
        10 + n % 17 / 3.0, n, 'csv', 1, '2026-01-01T00:00:00Z'
      from generate_series(0, 199999) n
      """;

  /** What nobody may lose, beside the market data. */
  private static final String OWNED =
      "account,account_credential,instrument,portfolio,position,ledger_transaction,tag,position_tag,"
          + "target_price,equity_change,instrument_valuation,corporate_action,portfolio_import,"
          + "conversation,conversation_portfolio,conversation_message,conversation_turn,"
          + "turn_tool_call,model_call,change_log";

  private static final String LEARNED = "ai_memories,ai_feedback,ai_admin_annotations,ai_insights";

  /** The first start of a server adds pages of the program to it. */
  private static final String KNOWLEDGE = LEARNED + ",ai_kb_sources,ai_kb_documents";

  /** Somebody without a portfolio, and what was said and done. */
  private static final String[] LIVED_IN = {
    """
    insert into account (email, full_name, role) values ('ops@example.com', 'Operator', 'ADMIN')
    """,
    """
    insert into account_credential (account_id, password_hash)
    select id, '{noop}x' from account where email = 'ops@example.com'
    """,
    """
    insert into tag (account_id, name) select id, 'Nobody uses it' from account
    """,
    """
    insert into conversation (account_id, title) select id, 'About risk' from account
    """,
    """
    insert into conversation_portfolio (conversation_id, portfolio_id)
    select c.id, p.id from conversation c join portfolio p on p.account_id = c.account_id
    """,
    """
    insert into conversation_message (conversation_id, role, content)
    select c.id, r, r || ' spoke' from conversation c,
      unnest(array['user', 'assistant', 'assistant']) with ordinality as said (r, n) order by n
    """,
    """
    update conversation_message m set replaced_by = n.id from conversation_message n
    where n.conversation_id = m.conversation_id and n.sequence > m.sequence
      and m.role = 'assistant'
    """,
    """
    insert into conversation_turn (run_id, conversation_id, account_id, user_message_id,
      assistant_message_id, request_hash, state, started_at, alive_at, finished_at)
    select 'run_' || substr(md5(c.id::text), 1, 12), c.id, c.account_id, u.id, a.id,
      repeat('0', 64), 'completed', now(), now(), now()
    from conversation c
    join conversation_message u on u.conversation_id = c.id and u.role = 'user'
    join conversation_message a
      on a.conversation_id = c.id and a.role = 'assistant' and a.replaced_by is null
    """,
    """
    insert into turn_tool_call (run_id, handle, tool, arguments, result, latency_ms, created_at)
    select run_id, 'T1', 'get_var', '{}', '{}', 1, now() from conversation_turn
    """,
    """
    insert into model_call (account_id, run_id, provider, model, outcome, input_tokens,
      cached_tokens, output_tokens, reasoning_tokens, estimated, latency_ms, created_at)
    select account_id, run_id, 'openai', 'm', 'completed', 1, 0, 1, 0, false, 1, now()
    from conversation_turn
    """,
    """
    insert into change_log (actor_id, actor, action, entity, entity_id)
    select id, email, 'UPDATE', 'portfolio', id::text from account
    """,
    """
    insert into portfolio_import
      (portfolio_id, account_id, file_name, content_hash, positions, created_at, created_portfolio)
    select id, account_id, 'more.csv', repeat('0', 64), 1, now(), false from portfolio
    """,
    """
    update position p set import_id = i.id from portfolio_import i
    where i.portfolio_id = p.portfolio_id
    """
  };

  @TempDir private Path folder;

  /** The live system before the move: one database for everything. */
  private static DatabaseUrl single() {
    return TestDatabases.copyOf(
        "single",
        url -> {
          Shell shell = on(url, url);
          ok(shell.run("seed"));
          ok(shell.run("migrate", "ai"));
          ok(shell.run("batch", "run", "--portfolio", PORTFOLIO, "--date", SESSION));
          change(url, LIVED_IN);
          change(
              url,
              INVENTED_PRICES,
              """
              insert into ai_memories (user_id, scope, content)
              select id, 'user', 'Prefers figures in dollars.' from account
              """,
              """
              insert into ai_kb_sources (scope, slug, title, content, origin)
              values ('global', 'house/view', 'House view', 'Cautious on duration.', 'admin')
              """,
              """
              insert into tag (account_id, name) select id, 'Moved by hand' from account
              """,
              """
              insert into position_tag (position_id, tag_id)
              select p.id, t.id from position p join portfolio f on f.id = p.portfolio_id
              join tag t on t.account_id = f.account_id and t.name = 'Moved by hand'
              """);
        });
  }

  private static Shell on(DatabaseUrl core, DatabaseUrl ai) {
    return new Shell(
        core,
        ai,
        Map.of(
            "DATABASE_URL",
            core.withLogin(),
            "AI_DATABASE_URL",
            ai.withLogin(),
            "SECRET_KEY",
            "4f0KzYw8sQ1vT7mLr9Xc2BnH6dJpEaUg",
            "SIGMASIGHT_PROVIDERS_ENABLED",
            "false"));
  }

  private static void change(DatabaseUrl url, String... statements) {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        var _ = statement.execute(each);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connection connect(DatabaseUrl url) throws SQLException {
    return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
  }

  private static Said ok(Said said) {
    assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
    return said;
  }

  /** The same database for readers only, so that a command that writes to it fails. */
  private static String readOnly(DatabaseUrl url) {
    Map<String, String> parameters = new HashMap<>(url.parameters());
    parameters.put("options", "-c default_transaction_read_only=on");
    return new DatabaseUrl(url.hosts(), url.database(), url.user(), url.password(), parameters)
        .withLogin();
  }

  @Test
  void movesASingleDatabaseToTwoAndBackAndAgainWithoutLosingARow() throws Exception {
    DatabaseUrl old = single();
    DatabaseUrl untouched = single();
    try (EmbeddedServer server =
        EmbeddedServer.own(TestDatabases.settings(folder.resolve("new")))) {
      Shell fresh =
          on(server.core(), server.ai())
              .with("OLD", readOnly(old))
              .with("BEFORE", readOnly(untouched));
      ok(fresh.run("migrate", "all"));
      importPortfoliosAndKnowledge(fresh);
      copyMarketDataKilledHalfWay(fresh);
      compare(fresh);
      ok(fresh.run("db", "compare", "env:OLD", "ai", "--tables", KNOWLEDGE));
      rehearse(fresh, on(old, old));
      ok(fresh.run("db", "compare", "env:OLD", "env:BEFORE"));
      swapAndBackAndAgain(fresh, on(old, old));
      compare(fresh);
      ok(fresh.run("db", "compare", "env:OLD", "env:BEFORE", "--tables", OWNED));
      ok(fresh.run("db", "compare", "env:OLD", "env:BEFORE", "--market-data"));
    }
  }

  private void importPortfoliosAndKnowledge(Shell fresh) {
    String export = folder.resolve("export").toString();
    ok(
        fresh.run(
            "db",
            "export",
            "--core",
            "env:OLD",
            "--ai",
            "env:OLD",
            "--with-credentials",
            "--to",
            export));
    Said tried = ok(fresh.run("db", "import", export, "--dry-run"));
    assertThat(tried.out()).contains("would be stored");
    assertThat(fresh.count("portfolio")).isZero();
    ok(fresh.run("db", "import", export));
    assertThat(fresh.count("portfolio")).isEqualTo(5);
  }

  /** A row that somebody is about to store holds the copy up where it is to be killed. */
  private void copyMarketDataKilledHalfWay(Shell fresh) throws Exception {
    String[] copy = {"db", "copy-market-data", "--from", "env:OLD", "--to", "core"};
    try (Connection blocking = connect(fresh.core());
        Statement statement = blocking.createStatement();
        Database watched = Database.toInspect("watched", fresh.core())) {
      blocking.setAutoCommit(false);
      var _ =
          statement.executeUpdate(
              """
              insert into market_data_cache (symbol, on_date, close, source, source_rank)
              values ('R0600', '2024-01-01', 1, 'csv', 1)
              """);
      Process process = fresh.start(folder.resolve("copy.log"), copy);
      while (!isHeldUp(watched) && !process.waitFor(50, TimeUnit.MILLISECONDS)) {
        assertThat(process.isAlive()).isTrue();
      }
      process.destroyForcibly();
      assertThat(process.waitFor()).isNotZero();
      blocking.rollback();
    }
    assertThat(fresh.count("market_data_cache")).isBetween(PRICES / 4, PRICES - 1);
    assertThat(fresh.run("db", "compare", "env:OLD", "core", "--market-data").exitCode())
        .isEqualTo(ExitCode.DIFFERENT);
    assertThat(ok(fresh.run(copy)).out()).contains("checksums of both sides are equal");
  }

  private static boolean isHeldUp(Database watched) {
    return watched
            .sql(
                """
                select count(*) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock'
                  and query like '%moved_row%'
                """)
            .query(Integer.class)
            .single()
        > 0;
  }

  private static void compare(Shell fresh) {
    ok(fresh.run("db", "compare", "env:OLD", "core", "--market-data"));
    ok(fresh.run("db", "compare", "env:OLD", "core", "--tables", OWNED));
    ok(fresh.run("db", "compare", "env:OLD", "ai", "--tables", LEARNED));
  }

  /** The batch of the new system comes to the same figures. */
  private static void rehearse(Shell fresh, Shell old) {
    ok(fresh.run("batch", "run", "--portfolio", PORTFOLIO, "--date", SESSION));
    List<String> show = List.of("portfolio", "show", PORTFOLIO);
    assertThat(ok(fresh.run(show.toArray(String[]::new))).out())
        .isEqualTo(ok(old.run(show.toArray(String[]::new))).out());
  }

  private static void swapAndBackAndAgain(Shell fresh, Shell old) {
    verify(fresh);
    verify(old);
    verify(fresh);
  }

  /** Serves what the environment names and asks whether everything is in place. */
  private static void verify(Shell shell) {
    try (TestServer server = TestServer.start(shell.environment())) {
      Said said = ok(shell.run("verify", "--port", Integer.toString(server.port())));
      assertThat(said.out()).endsWith("8 of 8 checks passed" + System.lineSeparator());
    }
  }
}
