package dev.sigmasight.market.http;

import java.time.Duration;

/**
 * What we ask of one provider at most.
 *
 * @param pace over time
 * @param perDay calls of a day in New York; 0 for no limit
 * @param concurrency calls under way at once, at least 1
 * @param timeout from sending a request to the last byte of its answer, above 0
 */
public record Limits(Pace pace, int perDay, int concurrency, Duration timeout) {
  public Limits {
    if (perDay < 0) {
      throw new IllegalArgumentException("per-day must not be negative: " + perDay);
    }
    if (concurrency < 1) {
      throw new IllegalArgumentException("concurrency must be at least 1: " + concurrency);
    }
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("timeout must be above 0: " + timeout);
    }
  }
}
