package dev.sigmasight.server.feedback;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody thinks of an answer.
 *
 * @param edited the answer as the person would have written it
 * @param answer the answer as it was then; null of judgements from before it was kept
 */
record Feedback(
    UUID id,
    UUID message,
    UUID user,
    Rating rating,
    @Nullable String edited,
    @Nullable String comment,
    @Nullable String answer,
    Instant created) {

  /** Good or not. */
  enum Rating {
    UP,
    DOWN
  }

  boolean isGood() {
    return rating == Rating.UP;
  }
}
