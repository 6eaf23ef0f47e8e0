package dev.sigmasight.server.insight;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import java.time.Duration;

/** Why a request about insights is refused. */
final class InsightFaults {
  private InsightFaults() {}

  static ProblemException unknown() {
    return new ProblemException(new Problem.NotFound("There is no insight with this id."));
  }

  static ProblemException running() {
    return new ProblemException(
        new Problem.Conflict(
            "INSIGHT_RUNNING", "The same insight is being written; ask again in a moment."));
  }

  static ProblemException replaced() {
    return new ProblemException(
        new Problem.Conflict(
            "INSIGHT_REPLACED", "There is a newer insight about the same data; use that one."));
  }

  static ProblemException enough(Duration untilTomorrow) {
    return new ProblemException(
        new Problem.TooManyRequests(
            "There were %d new insights about this portfolio today, which is the most."
                .formatted(Insights.MOST_A_DAY),
            untilTomorrow));
  }
}
