package dev.sigmasight.server.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Counts tries by some key and refuses what is too many. Its memory is bounded. */
final class Tries {
  private final Cache<String, Bucket> buckets;
  private final int limit;
  private final Duration window;
  private final Clock clock;

  /**
   * @param limit tries within the window; they come back evenly
   * @param remembered keys that are counted; beyond, the least used are forgotten
   */
  Tries(int limit, Duration window, int remembered, Clock clock) {
    this.limit = limit;
    this.window = window;
    this.clock = clock;
    buckets = Caffeine.newBuilder().maximumSize(remembered).build();
  }

  /**
   * Takes one try.
   *
   * @throws ProblemException TooManyRequests with the time to wait
   */
  void take(String key) {
    ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw new ProblemException(
          new Problem.TooManyRequests(
              "Too many tries; please wait.", Duration.ofNanos(probe.getNanosToWaitForRefill())));
    }
  }

  /** Gives a try back that turned out to be none. */
  void giveBack(String key) {
    bucket(key).addTokens(1);
  }

  private Bucket bucket(String key) {
    return buckets.get(key, ignored -> full());
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(rate -> rate.capacity(limit).refillGreedy(limit, window))
        .withCustomTimePrecision(new ClockMeter(clock))
        .build();
  }

  private record ClockMeter(Clock clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
