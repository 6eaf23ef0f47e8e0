package dev.sigmasight.market.http;

import java.time.Clock;
import java.time.Duration;

/** The time, and waiting; a test brings its own, in which no time passes. */
public interface Timing {

  /** The time of day. */
  Clock clock();

  /** Nanoseconds since some moment, for durations. */
  long nanoTime();

  /** Waits. */
  void sleep(Duration duration) throws InterruptedException;

  /** The time of a clock, and real waiting. */
  static Timing of(Clock clock) {
    return new Timing() {
      @Override
      public Clock clock() {
        return clock;
      }

      @Override
      public long nanoTime() {
        return System.nanoTime();
      }

      @Override
      public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
      }
    };
  }
}
