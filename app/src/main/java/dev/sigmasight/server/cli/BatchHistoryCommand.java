package dev.sigmasight.server.cli;

import dev.sigmasight.server.batch.RunReads;
import dev.sigmasight.server.batch.RunState;
import dev.sigmasight.server.batch.RunView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The runs of the last weeks. */
@Command(name = "history", description = "List the runs of the last days, with their ids.")
final class BatchHistoryCommand extends Tool {
  private static final int MOST = 200;
  private static final int MOST_DAYS = 36_500;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "30",
      description = "How far to look back, 1 to 36500; ${DEFAULT-VALUE} unless you say otherwise.")
  private int days = 30;

  @Option(
      names = "--json",
      description = "One JSON document with names in snake_case instead of a table.")
  private boolean json;

  @Override
  public Integer call() {
    if (days < 1 || days > MOST_DAYS) {
      throw misused("--days must be from 1 to " + MOST_DAYS + ".");
    }
    try (Parts parts = Parts.open(root(), Parts.Schema.FIT)) {
      List<RunView> runs =
          parts.get(RunReads.class).since(days, EnumSet.allOf(RunState.class), MOST);
      Map<UUID, Instant> lapsed = parts.get(RunReads.class).lapsed();
      if (json) {
        say(RunJson.history(runs, lapsed, parts.now()));
        return ExitCode.OK;
      }
      if (runs.isEmpty()) {
        say("No run in the last " + days + " days.");
        return ExitCode.OK;
      }
      TextTable table =
          new TextTable("id", "kind", "session", "scope", "state", "started", "time", "failed");
      for (RunView run : runs) {
        table.row(
            run.id().toString(),
            run.kind().name(),
            run.businessDate().toString(),
            run.scope(),
            run.state().name(),
            run.startedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
            Figures.elapsed(run.elapsed(parts.now())),
            Figures.count(run.failed()));
      }
      table.lines().forEach(this::say);
      RunTable.lapsed(runs, lapsed).forEach(this::say);
      return ExitCode.OK;
    }
  }
}
