package dev.sigmasight.server.scenario;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with a request, to say it at once. */
final class Limits {
  private final List<Problem.Fault> faults = new ArrayList<>();

  /** A number that lies between two others, ends included. */
  Limits within(String field, double value, double least, double most) {
    return unless(
        value >= least && value <= most,
        field,
        "%s lies between %s and %s.".formatted(field, plain(least), plain(most)));
  }

  /** Something that must hold. */
  Limits unless(boolean holds, String field, String otherwise) {
    if (!holds) {
      faults.add(Problem.Fault.of(field, otherwise));
    }
    return this;
  }

  /**
   * Ends the request if anything is wrong.
   *
   * @throws ProblemException InvalidInput
   */
  void refuse() {
    if (!faults.isEmpty()) {
      throw new ProblemException(
          new Problem.InvalidInput("INVALID_INPUT", faults.getFirst().message(), faults));
    }
  }

  private static String plain(double limit) {
    return new BigDecimal(Double.toString(limit)).stripTrailingZeros().toPlainString();
  }
}
