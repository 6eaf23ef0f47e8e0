package dev.sigmasight.server.feedback;

import dev.sigmasight.server.feedback.Feedback.Rating;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What a person says about an answer; what is left out is empty from now on. */
record SayFeedback(
    @Schema(description = "up or down")
        @NotNull
        @Pattern(regexp = "up|down", message = "must be up or down")
        String rating,
    @Schema(description = "the answer as it should have been") @Size(max = 20_000)
        @Nullable String editedText,
    @Size(max = 2000) @Nullable String comment) {

  Judgement judgement() {
    return new Judgement(
        "up".equals(rating) ? Rating.UP : Rating.DOWN, said(editedText), said(comment));
  }

  private static @Nullable String said(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
