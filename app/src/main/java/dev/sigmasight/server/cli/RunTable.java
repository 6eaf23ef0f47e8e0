package dev.sigmasight.server.cli;

import dev.sigmasight.server.batch.RunRemark;
import dev.sigmasight.server.batch.RunView;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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

  /** What to tell of runs that nobody works on any more, though they are under way. */
  static List<String> lapsed(List<RunView> runs, Map<UUID, Instant> lapsed) {
    List<String> lines = new ArrayList<>();
    for (RunView run : runs) {
      Instant ended = lapsed.get(run.id());
      if (ended != null) {
        lines.add(gone(run, ended.truncatedTo(ChronoUnit.SECONDS)));
      }
    }
    return lines;
  }

  private static String gone(RunView run, Instant leaseEnded) {
    return "The process of the run for %s (%s) gives no sign of life; its lease ended at %s. A server that runs takes it over, or `sigmasight batch retry %s` does."
        .formatted(run.businessDate(), run.scope(), leaseEnded, run.id());
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
