package dev.sigmasight.server.cli;

import dev.sigmasight.server.system.Forgotten;
import dev.sigmasight.server.system.Housekeeping;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is older than it is kept. */
@Command(
    name = "cleanup",
    description = {
      "Delete what is older than it is kept.",
      "",
      "A server does it every night by itself. How long what is kept stands in",
      "docs/operations/retention.md; portfolios, prices, results and the audit log stay."
    })
final class BatchCleanupCommand extends Tool {
  @Option(names = "--dry-run", description = "Only count what would be deleted.")
  private boolean dryRun;

  @Override
  public Integer call() {
    try (Parts parts = Parts.open(root(), Parts.Schema.FIT)) {
      Housekeeping housekeeping = parts.get(Housekeeping.class);
      Forgotten rows = dryRun ? housekeeping.due() : housekeeping.forget();
      TextTable table = new TextTable("table", "rows");
      rows.byKind().forEach((kind, number) -> table.row(kind, Figures.count(number)));
      table.lines().forEach(this::say);
      say((dryRun ? "To be deleted: " : "Deleted: ") + Figures.count(rows.all()) + " in all.");
      return ExitCode.OK;
    }
  }
}
