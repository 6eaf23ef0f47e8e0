package dev.sigmasight.server.llm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A time that passes only when somebody waits or the test says so; chance is always 0. */
final class ManualTime extends Clock {
  private static final Instant START = Instant.parse("2026-01-15T12:00:00Z");

  private final AtomicLong passed = new AtomicLong();
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();

  Pacing pacing() {
    return pacing(0);
  }

  Pacing pacing(double chance) {
    return new Pacing(
        this,
        duration -> {
          pauses.add(duration);
          pass(duration);
        },
        () -> chance);
  }

  void pass(Duration duration) {
    passed.addAndGet(duration.toNanos());
  }

  /** How long was waited, each time, in milliseconds. */
  List<Long> pauses() {
    return pauses.stream().map(Duration::toMillis).toList();
  }

  @Override
  public Instant instant() {
    return START.plusNanos(passed.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
