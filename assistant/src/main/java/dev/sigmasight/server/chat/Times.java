package dev.sigmasight.server.chat;

import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time of day for people, and nanoseconds since some moment for how long things take; a test
 * brings its own.
 */
public record Times(Clock clock, LongSupplier nanos) {

  /** A moment that a stretch of time starts with. */
  Since start() {
    return new Since(nanos, nanos.getAsLong());
  }

  /** A running stretch of time. */
  record Since(LongSupplier nanos, long began) {
    Duration passed() {
      return Duration.ofNanos(nanos.getAsLong() - began);
    }

    int millis() {
      return Math.clamp(passed().toMillis(), 0, Integer.MAX_VALUE);
    }
  }
}
