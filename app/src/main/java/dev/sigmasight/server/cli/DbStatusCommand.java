package dev.sigmasight.server.cli;

import dev.sigmasight.database.Database;
import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.move.Catalogue;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How both databases are. */
@Command(
    name = "status",
    description = {
      "Say how both databases are: place, server, size, schema, connections, rows.",
      "",
      "Only reads. Exit code 1 if one does not answer or lacks migrations."
    })
final class DbStatusCommand extends DbTool {
  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  private record State(
      String database,
      String place,
      boolean ok,
      String problem,
      String server,
      long bytes,
      int connections,
      int maxConnections,
      Map<String, String> versions,
      List<String> pending,
      Map<String, Long> rows) {

    static State down(String database, String place, RuntimeException failure) {
      String why = Failures.report(failure).lines().getFirst().replaceFirst("^sigmasight: ", "");
      return new State(database, place, false, why, "", 0, 0, 0, Map.of(), List.of(), Map.of());
    }
  }

  private record Document(List<State> databases) {}

  @Override
  public Integer call() {
    try (Addresses addresses = new Addresses(surroundings())) {
      List<State> states =
          List.of(
              state("core", addresses.core(), RequiredSchema.CORE),
              state("ai", addresses.ai(), RequiredSchema.AI));
      if (json) {
        say(Json.of(new Document(states)));
      } else {
        states.forEach(this::print);
      }
      return states.stream().allMatch(State::ok) ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private State state(String name, DatabaseUrl url, RequiredSchema schema) {
    try (Database database = open(name, url)) {
      List<String> pending = schema.pending().apply(url);
      String problem =
          pending.isEmpty()
              ? ""
              : pending.size() + " migrations have not run: run `sigmasight migrate`";
      return database
          .sql(
              """
              select current_setting('server_version') as server,
                pg_database_size(current_database()) as bytes,
                (select count(*) from pg_stat_activity where datname = current_database()) as used,
                current_setting('max_connections')::int as most
              """)
          .query(
              (row, _) ->
                  new State(
                      name,
                      url.place(),
                      pending.isEmpty(),
                      problem,
                      "PostgreSQL " + row.getString("server"),
                      row.getLong("bytes"),
                      row.getInt("used"),
                      row.getInt("most"),
                      new Catalogue(database).versions(),
                      pending,
                      new Contents(database).counts()))
          .single();
    } catch (RuntimeException e) {
      return State.down(name, url.place(), e);
    }
  }

  private void print(State state) {
    say("%s database at %s".formatted(state.database(), state.place()));
    if (!state.problem().isEmpty()) {
      say("  " + state.problem());
    }
    if (state.server().isEmpty()) {
      return;
    }
    say(
        "  %s, %s MiB, %d of %d connections"
            .formatted(
                state.server(),
                Figures.count(state.bytes() >> 20),
                state.connections(),
                state.maxConnections()));
    state.versions().forEach((chain, version) -> say("  schema " + chain + ": " + version));
    TextTable table = new TextTable("  table", "rows");
    state.rows().forEach((name, rows) -> table.row("  " + name, Figures.count(rows)));
    table.lines().forEach(this::say);
  }
}
