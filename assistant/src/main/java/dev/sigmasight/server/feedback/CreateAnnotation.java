package dev.sigmasight.server.feedback;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.feedback.Annotation.Remark;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an administrator remarks on an answer. */
record CreateAnnotation(
    @NotNull UUID messageId,
    @Schema(description = AnnotationWords.TYPES)
        @NotNull
        @Pattern(regexp = AnnotationWords.TYPE, message = "must be " + AnnotationWords.TYPES)
        String annotationType,
    @NotBlank @Size(max = 5000) String content,
    @Schema(description = "the answer as it should have been") @Size(max = 10_000)
        @Nullable String suggestedResponse,
    @Schema(description = AnnotationWords.SEVERITIES)
        @Pattern(
            regexp = AnnotationWords.SEVERITY,
            message = "must be " + AnnotationWords.SEVERITIES)
        @Nullable String severity,
    @Size(max = 20) @Nullable List<@NotBlank @Size(max = 50) String> tags) {

  Remark remark() {
    if (content.isBlank()) {
      throw new ProblemException(
          Problem.InvalidInput.of("content", "content must not be blank."));
    }
    return new Remark(
        annotationType,
        content.strip(),
        AnnotationWords.said(suggestedResponse),
        severity,
        tags == null ? List.of() : tags);
  }
}
