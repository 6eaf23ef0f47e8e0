package dev.sigmasight.market.file;

import java.util.ArrayList;
import java.util.List;

/** Counts every problem and keeps the first ones with their text. */
final class ProblemLog {

  private final int maxKept;
  private final List<PriceProblem> kept = new ArrayList<>();
  private long errors;
  private long warnings;

  ProblemLog(int maxKept) {
    this.maxKept = maxKept;
  }

  void add(PriceProblem problem) {
    if (problem.isError()) {
      errors++;
    } else {
      warnings++;
    }
    if (kept.size() < maxKept) {
      kept.add(problem);
    }
  }

  long errors() {
    return errors;
  }

  long warnings() {
    return warnings;
  }

  List<PriceProblem> kept() {
    return kept;
  }
}
