package dev.sigmasight.server.batch;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** How far a run is. */
final class Progress {
  private Progress() {}

  static Optional<RunView.PhaseView> currentPhase(RunView run) {
    return run.phases().stream().filter(phase -> phase.state().equals("RUNNING")).findFirst();
  }

  /**
   * Share of the phases that are over, the current one by its items, in percent with one decimal;
   * below 100 until the run is over.
   */
  static BigDecimal percent(RunView run) {
    if (run.state().isOver()) {
      return BigDecimal.valueOf(100).setScale(1);
    }
    double over = run.phases().stream().mapToDouble(Progress::share).sum();
    double percent = run.phases().isEmpty() ? 0 : 100 * over / run.phases().size();
    return BigDecimal.valueOf(Math.min(99.0, percent)).setScale(1, RoundingMode.HALF_EVEN);
  }

  private static double share(RunView.PhaseView phase) {
    return switch (phase.state()) {
      case "PENDING" -> 0;
      case "RUNNING" -> phase.total() == 0 ? 0 : (double) phase.over() / phase.total();
      default -> 1;
    };
  }
}
