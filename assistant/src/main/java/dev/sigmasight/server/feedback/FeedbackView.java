package dev.sigmasight.server.feedback;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A judgement as the API shows it to the person. */
@Schema(name = "Feedback")
record FeedbackView(
    UUID id,
    UUID messageId,
    @Schema(description = "up or down") String rating,
    @Schema(description = "the answer as it should have been") @Nullable String editedText,
    @Nullable String comment) {

  static FeedbackView of(Feedback feedback) {
    return new FeedbackView(
        feedback.id(),
        feedback.message(),
        feedback.rating().name().toLowerCase(Locale.ROOT),
        feedback.edited(),
        feedback.comment());
  }
}
