package dev.sigmasight.server.cli;

import dev.sigmasight.market.synthetic.SyntheticPrices;
import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.batch.RunReads;
import dev.sigmasight.server.coredb.CoreDb;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A fresh start. */
@Command(
    name = "reset",
    description = {
      "Delete everything in both databases and set the example portfolios up again.",
      "",
      "Accounts, portfolios, prices, results, conversations, memories: all of it goes. The",
      "schemas and the definitions of factors and scenarios stay. Without --confirm it only",
      "says what it would delete."
    })
final class ResetCommand extends Tool {
  @Option(names = "--confirm", description = "Do it.")
  private boolean confirm;

  @Option(names = "--yes", description = "Do it even where SIGMASIGHT_ENV is production.")
  private boolean yes;

  @Override
  public Integer call() {
    refuseProduction(yes, "this would delete everything");
    try (Parts parts =
        Parts.open(
            root(),
            Parts.Schema.MIGRATE,
            "--sigmasight.prices.sources=" + SyntheticPrices.NAME,
            "--sigmasight.providers.enabled=false")) {
      CoreDb core = parts.get(CoreDb.class);
      AiDb ai = parts.get(AiDb.class);
      var _ = ai.migrate();
      List<Contents> all = List.of(new Contents(core.database()), new Contents(ai.database()));
      if (!confirm) {
        say("This would delete:");
        all.forEach(this::list);
        throw misused("Nothing was deleted; say --confirm to do it.");
      }
      refuseWhileComputing(parts);
      all.forEach(Contents::wipe);
      say("Both databases are empty.");
      return new Seeding(parts).seed(out(), err()) ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  private void list(Contents contents) {
    Map<String, Long> counts = contents.counts();
    counts.forEach((table, rows) -> say("  %-28s %s rows".formatted(table, Figures.count(rows))));
  }

  private void refuseWhileComputing(Parts parts) {
    parts
        .get(RunReads.class)
        .alive()
        .ifPresent(
            run -> {
              throw new Failures.CommandFailed(
                  ExitCode.BUSY,
                  "A run of the batch is under way, started %s by %s; wait for its end."
                      .formatted(run.startedAt(), run.triggeredBy()));
            });
  }
}
