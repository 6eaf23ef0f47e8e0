package dev.sigmasight.server.cli;

import dev.sigmasight.server.evaluation.Report;
import dev.sigmasight.server.evaluation.Report.Score;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** A report of an evaluation as text. */
final class EvaluationTable {
  private static final int FAULTS = 30;
  private static final int LONGEST = 160;

  private final Report report;

  EvaluationTable(Report report) {
    this.report = report;
  }

  /**
   * Its lines.
   *
   * @param isPaid whether the cost is said
   */
  List<String> lines(boolean isPaid) {
    List<String> lines = new ArrayList<>(table().lines());
    Report.Latency latency = report.latency();
    lines.add("");
    lines.add(
        "first text after %s ms in the median, %s ms at the 95th percentile, %s ms at most"
            .formatted(
                Figures.count(latency.median()),
                Figures.count(latency.p95()),
                Figures.count(latency.longest())));
    if (isPaid) {
      lines.add("cost: $" + report.cost().toPlainString());
    }
    faults(lines);
    lines.add(verdict());
    return lines;
  }

  private TextTable table() {
    TextTable table = new TextTable("measure", "share", "floor", "checked", "failed", "");
    for (Score score : report.scores()) {
      table.row(
          score.measure().label(),
          score.checked() == 0 ? "—" : percent(score.share()),
          percent(score.measure().floor()),
          Figures.count(score.checked()),
          Figures.count(score.failed()),
          score.isMet() ? "ok" : "missed");
    }
    return table;
  }

  /** Rounded down, so that nothing wrong looks like nothing. */
  private static String percent(double share) {
    return BigDecimal.valueOf(share)
            .movePointRight(2)
            .setScale(2, RoundingMode.DOWN)
            .toPlainString()
        + "%";
  }

  private void faults(List<String> lines) {
    List<Report.Fault> faults = report.faults();
    if (!faults.isEmpty()) {
      lines.add("");
    }
    for (Report.Fault fault : faults.subList(0, Math.min(FAULTS, faults.size()))) {
      lines.add(
          shortened(
              "%s, %s: %s".formatted(fault.question(), fault.measure().label(), fault.what())));
    }
    if (faults.size() > FAULTS) {
      lines.add("… and " + (faults.size() - FAULTS) + " more; --json has them all");
    }
    lines.add("");
  }

  private static String shortened(String line) {
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  private String verdict() {
    String asked =
        report.isWhole()
            ? report.questions() + " questions asked"
            : "%d of %d questions asked, then the money was spent"
                .formatted(report.asked(), report.questions());
    return asked + ": " + (report.isMet() ? "all floors are met" : "a floor is missed");
  }
}
