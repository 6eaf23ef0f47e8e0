package dev.sigmasight.server.cli;

import dev.sigmasight.server.batch.RunReads;
import dev.sigmasight.server.batch.RunRemark;
import dev.sigmasight.server.batch.RunView;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How runs stand. */
@Command(name = "status", description = "Show the run under way, or the last ones.")
final class BatchStatusCommand extends Tool {
  private static final int MOST = 1000;

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many runs to list, 1 to 1000; ${DEFAULT-VALUE} unless you say otherwise.")
  private int last = 5;

  @Option(
      names = "--json",
      description = "One JSON document with names in snake_case instead of a table.")
  private boolean json;

  @Override
  public Integer call() {
    if (last < 1 || last > MOST) {
      throw misused("--last must be from 1 to " + MOST + ".");
    }
    try (Parts parts = Parts.open(root(), Parts.Schema.FIT)) {
      List<RunView> runs = parts.get(RunReads.class).newest(last);
      Map<UUID, Instant> lapsed = parts.get(RunReads.class).lapsed();
      if (json) {
        say(RunJson.status(runs, remarks(parts, runs), lapsed, parts.now()));
        return ExitCode.OK;
      }
      if (runs.isEmpty()) {
        say("No run yet; `sigmasight batch run` makes one.");
        return ExitCode.OK;
      }
      TextTable table =
          new TextTable("session", "scope", "state", "attempt", "started", "time", "by");
      runs.forEach(run -> row(table, run, parts.now()));
      table.lines().forEach(this::say);
      RunTable.lapsed(runs, lapsed).forEach(this::say);
      say("");
      RunTable.phases(runs.getFirst()).lines().forEach(this::say);
      remarks(parts, runs).forEach(remark -> say(RunTable.sentence(remark)));
      return ExitCode.OK;
    }
  }

  /** Of the newest. */
  private static List<RunRemark> remarks(Parts parts, List<RunView> runs) {
    return runs.isEmpty() ? List.of() : parts.get(RunReads.class).remarks(runs.getFirst().id());
  }

  private static void row(TextTable table, RunView run, Instant now) {
    Instant finished = run.finishedAt();
    table.row(
        run.businessDate().toString(),
        run.scope(),
        run.state().name(),
        Figures.count(run.attempt()),
        run.startedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
        Figures.elapsed(Duration.between(run.startedAt(), finished == null ? now : finished)),
        run.triggeredBy());
  }
}
