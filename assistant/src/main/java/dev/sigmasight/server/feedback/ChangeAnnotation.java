package dev.sigmasight.server.feedback;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be different about a remark; what is left out stays. */
record ChangeAnnotation(
    @Schema(description = AnnotationWords.TYPES)
        @Pattern(regexp = AnnotationWords.TYPE, message = "must be " + AnnotationWords.TYPES)
        @Nullable String annotationType,
    @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank") @Size(max = 5000)
        @Nullable String content,
    @Size(max = 10_000) @Nullable String suggestedResponse,
    @Schema(description = AnnotationWords.SEVERITIES)
        @Pattern(
            regexp = AnnotationWords.SEVERITY,
            message = "must be " + AnnotationWords.SEVERITIES)
        @Nullable String severity,
    @Size(max = 20) @Nullable List<@NotBlank @Size(max = 50) String> tags,
    @Schema(description = AnnotationWords.STATES)
        @Pattern(regexp = AnnotationWords.STATE, message = "must be " + AnnotationWords.STATES)
        @Nullable String status) {

  AnnotationChange change() {
    return new AnnotationChange(
        annotationType,
        AnnotationWords.said(content),
        AnnotationWords.said(suggestedResponse),
        severity,
        tags,
        status);
  }
}
