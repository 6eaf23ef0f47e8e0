package dev.sigmasight.server.cli;

import dev.sigmasight.database.Database;
import dev.sigmasight.database.EmbeddedServer;
import dev.sigmasight.database.EmbeddedSettings;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.coredb.CoreDbSettings;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The market data of one database server copied to another. */
@Command(
    name = "copy",
    description = {
      "Copy invented prices from one database server to another, and print how long it took.",
      "",
      "Starts two servers of its own below the temporary folder, which are deleted afterwards, and",
      "runs `sigmasight db copy-market-data` between them, the comparison at the end included."
    })
final class BenchmarkCopyCommand extends Tool {
  private static final String FILL =
      """
      insert into market_data_cache
        (symbol, on_date, open, high, low, close, adjusted_close, volume, source, source_rank)
      select 'B' || lpad((n / 2500)::text, 5, '0'), date '2015-01-01' + n % 2500, 10 + n % 13,
        40 + n % 13, 9, 10 + n % 17 / 3.0, 9 + n % 17 / 3.0, n, 'csv', 1
      from generate_series(0, :last) n
      """;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "2500000",
      description = "How many prices. ${DEFAULT-VALUE} otherwise.")
  private int rows;

  @Override
  public Integer call() {
    if (rows < 1) {
      throw misused("--rows must be above zero.");
    }
    try (TemporaryFolder here = TemporaryFolder.create("sigmasight-from");
        TemporaryFolder there = TemporaryFolder.create("sigmasight-to");
        EmbeddedServer from = EmbeddedServer.own(EmbeddedSettings.of(here.path()));
        EmbeddedServer to = EmbeddedServer.own(EmbeddedSettings.of(there.path()))) {
      List.of(from, to).forEach(BenchmarkCopyCommand::migrate);
      say("%s prices …".formatted(Figures.count(rows)));
      out().flush();
      fill(from);
      Map<String, String> names =
          Map.of(
              "SIGMASIGHT_HOME", here.path().toString(),
              "FROM", from.core().withLogin(),
              "TO", to.core().withLogin());
      return Cli.of(Surroundings.of(names), out(), err())
          .execute("db", "copy-market-data", "--from", "env:FROM", "--to", "env:TO");
    }
  }

  private static void migrate(EmbeddedServer server) {
    try (CoreDb db = new CoreDb(CoreDbSettings.of(server.core()))) {
      var _ = db.migrate();
    }
  }

  private void fill(EmbeddedServer server) {
    try (Database database = Database.toInspect("source", server.core())) {
      int _ = database.sql(FILL).param("last", rows - 1).update();
      int _ = database.sql("analyze").update();
    }
  }
}
