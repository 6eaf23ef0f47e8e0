package dev.sigmasight.market.http;

import java.time.Duration;

/**
 * How often a provider may be asked. Calls are spread evenly, because a burst at the seam of two
 * periods would break the limit of a provider that looks at any such period.
 *
 * @param calls at least 1
 * @param per in which period, above 0
 */
public record Pace(int calls, Duration per) {
  public Pace {
    if (calls < 1) {
      throw new IllegalArgumentException("calls must be at least 1: " + calls);
    }
    if (!per.isPositive()) {
      throw new IllegalArgumentException("the period must be above 0: " + per);
    }
  }

  /** From one call to the next. */
  Duration interval() {
    return Duration.ofNanos(Math.max(1, per.toNanos() / calls));
  }
}
