package dev.sigmasight.server.system;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/**
 * How long things are kept.
 *
 * @param events what people did at the front door
 * @param logs lines and items of runs, from the end of the run
 * @param turns events and request keys of answers of the analyst, from the end of the answer
 * @param tokens access tokens, from the moment they expired or were revoked
 */
public record RetentionSettings(Duration events, Duration logs, Duration turns, Duration tokens) {

  /** Revocations of tokens that have expired anyway. */
  static final Duration SIGN_OUTS = Duration.ofDays(7);

  public RetentionSettings {
    if (Stream.of(events, logs, turns, tokens).anyMatch(kept -> kept.toDays() < 1)) {
      throw new IllegalArgumentException(
          "keep-events, keep-logs and keep-tokens must be a day at least, and so must the events of"
              + " the analyst");
    }
  }

  /** As an installation has it unless it is told otherwise. */
  public static RetentionSettings usual() {
    return new RetentionSettings(
        Duration.ofDays(30), Duration.ofDays(90), Duration.ofDays(30), Duration.ofDays(90));
  }

  /** The first day in UTC whose events are kept. */
  LocalDate firstDay(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(events.toDays());
  }
}
