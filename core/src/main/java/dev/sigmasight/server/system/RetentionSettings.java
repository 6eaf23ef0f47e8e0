package dev.sigmasight.server.system;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How long things are kept.
 *
 * @param events what people did at the front door
 * @param logs lines and items of runs, from the end of the run
 * @param turns events and request keys of answers of the analyst, from the end of the answer
 */
public record RetentionSettings(Duration events, Duration logs, Duration turns) {

  /** Revocations of tokens that have expired anyway. */
  static final Duration SIGN_OUTS = Duration.ofDays(7);

  public RetentionSettings {
    if (events.toDays() < 1 || logs.toDays() < 1 || turns.toDays() < 1) {
      throw new IllegalArgumentException(
          "keep-events and keep-logs must be a day at least, and so must the events of the analyst");
    }
  }

  /** As an installation has it unless it is told otherwise. */
  public static RetentionSettings usual() {
    return new RetentionSettings(Duration.ofDays(30), Duration.ofDays(90), Duration.ofDays(30));
  }

  /** The first day in UTC whose events are kept. */
  LocalDate firstDay(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(events.toDays());
  }
}
