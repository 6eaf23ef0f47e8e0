package dev.sigmasight.server.position;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.Problem.Fault;
import dev.sigmasight.kernel.ProblemException;
import java.util.List;

/** How faults of a request become a problem. */
final class PositionFaults {
  private PositionFaults() {}

  static void refuseIfAny(List<Fault> faults) {
    if (faults.isEmpty()) {
      return;
    }
    String first = faults.getFirst().message();
    String detail =
        faults.size() == 1
            ? first
            : "The request has " + faults.size() + " faults; the first: " + first;
    throw new ProblemException(new Problem.InvalidInput("INVALID_INPUT", detail, faults));
  }

  static ProblemException unknown() {
    return new ProblemException(new Problem.NotFound("There is no position with this id."));
  }

  static ProblemException unknownPortfolio() {
    return new ProblemException(new Problem.NotFound("There is no portfolio with this id."));
  }

  static ProblemException conflict(String code, String detail) {
    return new ProblemException(new Problem.Conflict(code, detail));
  }
}
