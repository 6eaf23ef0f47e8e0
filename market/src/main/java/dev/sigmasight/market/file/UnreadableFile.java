package dev.sigmasight.market.file;

import java.io.IOException;

/** The file cannot be read any further; the problem says why. */
final class UnreadableFile extends IOException {

  private static final long serialVersionUID = 1;

  private final transient PriceProblem problem;

  UnreadableFile(PriceProblem problem) {
    super(problem.message());
    this.problem = problem;
  }

  PriceProblem problem() {
    return problem;
  }
}
