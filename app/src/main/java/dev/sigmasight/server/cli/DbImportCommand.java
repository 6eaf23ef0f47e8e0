package dev.sigmasight.server.cli;

import dev.sigmasight.database.Database;
import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.server.transfer.Import;
import dev.sigmasight.server.transfer.Import.Outcome;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Portfolios, documents and memories of an export. */
@Command(
    name = "import",
    description = {
      "Read an export into databases of this program's schema.",
      "",
      "Each portfolio is stored as a whole or not at all; one that is there already is left alone",
      "and told. Owners, instruments, tags and documents that are there already are used. Every",
      "file is checked against the manifest first. Exit code 0: everything is stored; 3: some was",
      "refused."
    })
final class DbImportCommand extends DbTool {
  @Parameters(paramLabel = "DIR", description = "The folder of the export.")
  private Path from = Path.of("");

  @Option(names = "--core", paramLabel = "DB", description = "The core database; core unless said.")
  private String core = "core";

  @Option(names = "--ai", paramLabel = "DB", description = "The AI database; ai unless said.")
  private String ai = "ai";

  @Option(names = "--dry-run", description = "Try everything and keep nothing.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Do it even where a target may be production.")
  private boolean yes;

  @Option(names = "--json", description = "The result as JSON.")
  private boolean json;

  private record Document(boolean dryRun, boolean complete, List<Outcome> files) {}

  @Override
  public Integer call() {
    try (Addresses addresses = new Addresses(surroundings())) {
      DatabaseUrl portfolios = addresses.of(core);
      DatabaseUrl knowledge = addresses.of(ai);
      if (!dryRun) {
        refuseProductionTarget(portfolios, yes);
        refuseProductionTarget(knowledge, yes);
      }
      try (Database one = open("core", portfolios);
          Database other = open("AI", knowledge)) {
        RequiredSchema.CORE.check(one);
        RequiredSchema.AI.check(other);
        return report(new Import(one, other, dryRun).read(from));
      }
    }
  }

  private int report(List<Outcome> outcomes) {
    boolean complete = outcomes.stream().allMatch(Outcome::stored);
    if (json) {
      say(Json.of(new Document(dryRun, complete, outcomes)));
    } else {
      print(outcomes);
    }
    return complete ? ExitCode.OK : ExitCode.PARTIAL;
  }

  private void print(List<Outcome> outcomes) {
    TextTable table = new TextTable("what", "rows", "");
    for (Outcome each : outcomes) {
      table.row(each.name(), Figures.count(each.rows()), whatBecameOf(each));
    }
    table.lines().forEach(this::say);
    int all = outcomes.size();
    long added = outcomes.stream().filter(each -> each.added() > 0).count();
    long refused = outcomes.stream().filter(each -> !each.stored()).count();
    say(
        (dryRun
                ? "Dry run, nothing is stored: %d of %d files would be, %d have nothing new, %d would be refused."
                : "%d of %d files stored, %d have nothing new, %d refused.")
            .formatted(added, all, all - added - refused, refused));
  }

  private String whatBecameOf(Outcome file) {
    if (!file.stored()) {
      return "refused: " + file.conflict();
    }
    if (file.added() == 0) {
      return file.rows() == 0 ? "empty" : "there already";
    }
    int there = file.rows() - file.added();
    return (dryRun ? "would be stored" : "stored")
        + (there == 0 ? "" : ", but for %s that are there already".formatted(Figures.count(there)));
  }
}
