package dev.sigmasight.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.server.account.Accounts;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Two releases on one schema: the next one has migrated already, by the rule that it only adds, and
 * this one still works, starts and computes.
 */
class NextReleaseTest {
  private static final String PORTFOLIO = "1d8ddd95-3b45-0ac5-35bf-cf81af94a5fe";

  /** Adds to every table a column that may be empty and one that has a default; and a table. */
  private static void migrateToTheNextRelease(DatabaseUrl url, String history) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(url.jdbc(), url.user(), url.password());
        Statement statement = connection.createStatement()) {
      var _ =
          statement.execute(
              """
          do $$
          declare each record;
          begin
            for each in select tablename from pg_tables
              where schemaname = 'public' and tablename not like 'schema_history%%' loop
              execute format('alter table %%I add column later_note text,'
                ' add column later_rank int not null default 7', each.tablename);
            end loop;
          end $$;
          create table later_thing (id int not null primary key);
          insert into %1$s (installed_rank, version, description, type, script, checksum, installed_by,
            execution_time, success)
          select max(installed_rank) + 1, '900', 'add what comes later', 'SQL',
            'V900__add_what_comes_later.sql', 1, current_user, 1, true from %1$s
          """
                  .formatted(history));
    }
  }

  @Test
  void thisProgramGoesOnWhereTheNextOneHasAdded() throws SQLException {
    Shell shell = Shell.migrated();
    migrateToTheNextRelease(shell.core(), "schema_history_core");
    migrateToTheNextRelease(shell.ai(), "schema_history_ai");

    computes(shell);
    Map<String, String> databases =
        Map.of(
            "DATABASE_URL", String.valueOf(shell.environment().get("DATABASE_URL")),
            "AI_DATABASE_URL", String.valueOf(shell.environment().get("AI_DATABASE_URL")));
    try (TestServer server = TestServer.start(databases)) {
      server.clock().set(Instant.now());
      Client person =
          server.signedIn(
              server.part(Accounts.class).byEmail("demo_individual@sigmasight.com").orElseThrow());

      assertThat(server.anonymous().get("/readyz").status()).isEqualTo(200);
      reads(person);
      talks(person);
    }
    assertThat(shell.count("later_thing")).isZero();
  }

  private static void computes(Shell shell) {
    for (String[] command :
        List.of(
            new String[] {"migrate"},
            new String[] {"seed"},
            new String[] {"batch", "run", "--date", "2025-07-03"},
            new String[] {"portfolio", "show", PORTFOLIO})) {
      Shell.Said said = shell.run(command);
      assertThat(said.exitCode()).as(said.err()).isZero();
    }
    assertThat(shell.count("portfolio_risk where later_rank = 7")).isPositive();
  }

  /** Everything that can be read with an address alone. */
  private static void reads(Client person) {
    List<String> answered = new ArrayList<>();
    person
        .get("/v3/api-docs")
        .body()
        .get("paths")
        .propertyStream()
        .filter(path -> path.getValue().has("get") && !path.getKey().endsWith("/events"))
        .forEach(
            path -> {
              Answer answer = person.get(address(path.getKey()));
              assertThat(answer.status()).as(path.getKey() + answer.text()).isLessThan(500);
              if (answer.status() == 200) {
                answered.add(path.getKey());
              }
            });
    assertThat(answered).hasSizeGreaterThan(60).contains("/api/v1/data/portfolios");
  }

  private static String address(String path) {
    return path.replace("{symbol}", "AAPL").replaceAll("\\{[^}]*}", PORTFOLIO);
  }

  private static void talks(Client person) {
    JsonNode conversation = person.post("/api/v1/chat/conversations", Map.of()).body();
    String send = "/api/v1/chat/conversations/%s/send".formatted(conversation.get("id").asString());

    assertThat(person.post(send, Map.of("content", "What is my portfolio worth?")).text())
        .contains("event: done");
  }
}
