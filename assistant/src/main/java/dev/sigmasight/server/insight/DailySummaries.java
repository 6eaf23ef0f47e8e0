package dev.sigmasight.server.insight;

import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.insight.InsightRows.Subscription;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes the daily summary again of every portfolio whose owner had one in the last thirty days and
 * did not dismiss it. As long as no run has changed the figures, that finds the one there is.
 */
@Component
public class DailySummaries {
  private static final Logger LOG = LoggerFactory.getLogger(DailySummaries.class);
  private static final Duration WANTED = Duration.ofDays(30);

  private final Insights insights;
  private final InsightRows rows;
  private final Clock clock;

  DailySummaries(Insights insights, InsightRows rows, Clock clock) {
    this.insights = insights;
    this.rows = rows;
    this.clock = clock;
  }

  /** How many were new. */
  public int write() {
    int written = 0;
    for (Subscription each : rows.subscriptions(clock.instant().minus(WANTED))) {
      try {
        boolean isNew =
            insights.generate(each.account(), Wish.dailySummary(each.portfolio())).isNew();
        written += isNew ? 1 : 0;
      } catch (ProblemException e) {
        LOG.debug("No daily summary of {}: {}", each.portfolio(), e.getMessage());
      }
    }
    return written;
  }
}
