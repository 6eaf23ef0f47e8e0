package dev.sigmasight.server.feedback;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which judgements to look at; null leaves a criterion out.
 *
 * @param rating in lower case
 */
record FeedbackFilter(
    Instant since, @Nullable String rating, @Nullable UUID user, boolean withEditsOnly) {

  static FeedbackFilter since(Instant since) {
    return new FeedbackFilter(since, null, null, false);
  }

  static FeedbackFilter of(UUID user, Instant since) {
    return new FeedbackFilter(since, null, user, false);
  }
}
