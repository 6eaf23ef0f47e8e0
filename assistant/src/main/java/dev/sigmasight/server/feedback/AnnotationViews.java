package dev.sigmasight.server.feedback;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What administrators are shown of remarks. */
final class AnnotationViews {
  private AnnotationViews() {}

  /** A remark. */
  @Schema(name = "Annotation")
  record One(
      UUID id,
      UUID messageId,
      UUID adminUserId,
      @Schema(description = AnnotationWords.TYPES) String annotationType,
      String content,
      @Nullable String suggestedResponse,
      @Schema(description = AnnotationWords.SEVERITIES) @Nullable String severity,
      List<String> tags,
      @Schema(description = AnnotationWords.STATES) String status,
      Instant createdAt,
      Instant updatedAt) {
    static One of(Annotation annotation) {
      return new One(
          annotation.id(),
          annotation.message(),
          annotation.admin(),
          annotation.remark().type(),
          annotation.remark().content(),
          annotation.remark().suggestion(),
          annotation.remark().severity(),
          annotation.remark().tags(),
          annotation.status(),
          annotation.created(),
          annotation.updated());
    }
  }

  /** A page of remarks. */
  @Schema(name = "AnnotationPage")
  record Page(
      @Schema(description = "all that fit the filter") int total,
      int limit,
      int offset,
      int periodDays,
      @Schema(description = "newest first") List<One> annotations) {}

  /** What has been done. */
  @Schema(name = "AnnotationDone")
  record Done(String message) {}

  /** Figures about remarks. */
  @Schema(name = "AnnotationSummary")
  record Summary(
      int periodDays,
      int totalAnnotations,
      @Schema(description = "how many of each type") Map<String, Integer> byType,
      @Schema(description = "how many of each severity") Map<String, Integer> bySeverity,
      @Schema(description = "how many in each status") Map<String, Integer> byStatus,
      int withSuggestions,
      Instant generatedAt) {}

  /** What a file of remarks begins with; the remarks follow as they are read. */
  @Schema(name = "AnnotationExport")
  record Export(
      String exportFormat,
      int periodDays,
      int totalRecords,
      Filters filters,
      Instant exportedAt,
      @Schema(description = "newest first") List<Exported> data) {}

  /** What the file was restricted to. */
  @Schema(name = "AnnotationExportFilters")
  record Filters(@Nullable String status, @Nullable String annotationType) {}

  /** A remark in a file. */
  @Schema(name = "ExportedAnnotation")
  record Exported(
      UUID annotationId,
      String annotationType,
      @Nullable String severity,
      String adminComment,
      @Nullable String suggestedResponse,
      List<String> tags,
      String status,
      Instant createdAt,
      @Nullable Original originalMessage) {
    static Exported of(Annotation annotation) {
      String answer = annotation.answer();
      return new Exported(
          annotation.id(),
          annotation.remark().type(),
          annotation.remark().severity(),
          annotation.remark().content(),
          annotation.remark().suggestion(),
          annotation.remark().tags(),
          annotation.status(),
          annotation.created(),
          answer == null ? null : new Original(annotation.message(), "assistant", answer));
    }
  }

  /** The answer that was remarked on, as it was then. */
  @Schema(name = "ExportedAnswer")
  record Original(UUID id, String role, String content) {}
}
