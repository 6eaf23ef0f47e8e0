package dev.sigmasight.server.cli;

import dev.sigmasight.server.batch.RunRemark;
import dev.sigmasight.server.batch.RunView;
import java.time.Duration;
import java.time.Instant;

/** Runs of the batch as tables. */
final class RunTable {
  private RunTable() {}

  static TextTable phases(RunView run) {
    TextTable table = new TextTable("phase", "state", "items", "done", "skipped", "failed", "time");
    for (RunView.PhaseView phase : run.phases()) {
      table.row(
          phase.phase().name(),
          phase.state(),
          Figures.count(phase.total()),
          Figures.count(phase.done()),
          Figures.count(phase.skipped()),
          Figures.count(phase.failed()),
          time(phase));
    }
    return table;
  }

  private static String time(RunView.PhaseView phase) {
    Instant started = phase.startedAt();
    Instant finished = phase.finishedAt();
    return started == null || finished == null
        ? Figures.UNKNOWN
        : Figures.elapsed(Duration.between(started, finished));
  }

  /** Why items were left out. */
  static String sentence(RunRemark remark) {
    return "%s %s: %s (%s)"
        .formatted(
            remark.phase(),
            remark.failed() ? "failed" : "skipped",
            remark.reason(),
            examples(remark));
  }

  private static String examples(RunRemark remark) {
    String some = String.join(", ", remark.subjects());
    return remark.items() > remark.subjects().size()
        ? Figures.count(remark.items()) + " items, such as " + some
        : some;
  }
}
