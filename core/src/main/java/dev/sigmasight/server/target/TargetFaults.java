package dev.sigmasight.server.target;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.Problem.Fault;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.instrument.PositionType;
import java.util.List;

/** Why a request about target prices is refused. */
final class TargetFaults {
  private TargetFaults() {}

  static ProblemException unknownTarget() {
    return new ProblemException(new Problem.NotFound("There is no target price with this id."));
  }

  static ProblemException unknownPortfolio() {
    return new ProblemException(new Problem.NotFound("There is no portfolio with this id."));
  }

  static ProblemException unknownPosition() {
    return new ProblemException(new Problem.NotFound("There is no position with this id."));
  }

  static ProblemException exists(NewTarget wanted) {
    return new ProblemException(new Problem.Conflict("TARGET_PRICE_EXISTS", existing(wanted)));
  }

  static String existing(NewTarget wanted) {
    return "There is a target price of %s for %s already; change that one."
        .formatted(wanted.symbol(), wanted.type());
  }

  static String missing(String symbol, PositionType type) {
    return "There is no target price of %s for %s.".formatted(symbol, type);
  }

  static String priceless(String symbol) {
    return "No price of " + symbol + " is stored; state the current_price.";
  }

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
}
