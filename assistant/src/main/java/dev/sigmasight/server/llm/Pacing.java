package dev.sigmasight.server.llm;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * The time, waiting, and chance; a test brings its own, in which no time passes.
 *
 * @param chance a number from 0 up to but not including 1
 */
public record Pacing(Clock clock, Sleeper sleeper, DoubleSupplier chance) {

  /** Waits. */
  public interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;
  }

  /** The time of a clock, and real waiting. */
  public static Pacing of(Clock clock) {
    return new Pacing(clock, Thread::sleep, () -> ThreadLocalRandom.current().nextDouble());
  }
}
