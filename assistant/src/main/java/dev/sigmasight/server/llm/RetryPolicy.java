package dev.sigmasight.server.llm;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether and when the same model is asked again: after what the server says if that is at most 20
 * s, else after 0.5 s, 1 s, ... and a little by chance, at most 5 s; three times in all, and never
 * past the time that a reply may take.
 */
record RetryPolicy(Pacing pacing, Duration longest) {
  static final int MOST_ATTEMPTS = 3;
  private static final Duration LONGEST_ASKED_FOR = Duration.ofSeconds(20);
  private static final long FIRST_MILLIS = 500;
  private static final long LONGEST_MILLIS = 5_000;
  private static final long CHANCE_MILLIS = 250;

  /** When no further attempt may begin. */
  Instant deadline() {
    return pacing.clock().instant().plus(longest);
  }

  boolean isBefore(Instant deadline) {
    return pacing.clock().instant().isBefore(deadline);
  }

  /** How long to wait; empty if there is no point in it. */
  Optional<Duration> waitAfter(ModelFailure failure, int attempt, Instant deadline) {
    ModelFailure.Hint hint = failure.hint();
    boolean again = hint.again() == null ? failure.kind().isRetryable() : hint.again();
    if (!again || attempt >= MOST_ATTEMPTS) {
      return Optional.empty();
    }
    Duration asked = hint.delay();
    if (asked != null && asked.compareTo(LONGEST_ASKED_FOR) > 0) {
      return Optional.empty();
    }
    Duration wait =
        asked == null
            ? Duration.ofMillis(
                Math.min((FIRST_MILLIS << (attempt - 1)) + chance(), LONGEST_MILLIS))
            : asked.plusMillis(chance());
    return pacing.clock().instant().plus(wait).isBefore(deadline)
        ? Optional.of(wait)
        : Optional.empty();
  }

  void await(Duration wait) throws InterruptedException {
    pacing.sleeper().sleep(wait);
  }

  private long chance() {
    return (long) (pacing.chance().getAsDouble() * CHANCE_MILLIS);
  }
}
