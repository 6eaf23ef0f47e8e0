package dev.sigmasight.market.testing;

import dev.sigmasight.market.http.Timing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A time that passes only when somebody waits or the test says so. */
public final class ManualTime implements Timing {
  private final Instant start;
  private final AtomicLong passed = new AtomicLong();
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();

  public ManualTime(Instant start) {
    this.start = start;
  }

  /** Lets time pass. */
  public void pass(Duration duration) {
    passed.addAndGet(duration.toNanos());
  }

  /** How long was waited, each time. */
  public List<Duration> pauses() {
    return List.copyOf(pauses);
  }

  /** Time since the start. */
  public Duration passed() {
    return Duration.ofNanos(passed.get());
  }

  @Override
  public Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return start.plusNanos(passed.get());
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }

  @Override
  public long nanoTime() {
    return passed.get();
  }

  @Override
  public void sleep(Duration duration) {
    pauses.add(duration);
    pass(duration);
  }
}
