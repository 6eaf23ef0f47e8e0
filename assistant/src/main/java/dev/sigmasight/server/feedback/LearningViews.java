package dev.sigmasight.server.feedback;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What administrators are shown of learning. */
final class LearningViews {
  private LearningViews() {}

  /** Something that judgements have in common. */
  @Schema(name = "FeedbackPattern")
  record PatternView(
      @Schema(
              description =
                  "length_preference, topic_preference, style_preference or stated_preference")
          String type,
      String content,
      @Schema(description = "from 0 to 1") BigDecimal confidence,
      @Schema(description = "feedback_learning or pattern_analysis") String source,
      String category,
      @Schema(description = "judgements it rests on") int evidenceCount) {
    static PatternView of(Pattern pattern) {
      return new PatternView(
          pattern.type(),
          pattern.content(),
          pattern.roundedConfidence(),
          pattern.source(),
          pattern.category(),
          pattern.evidence());
    }
  }

  /** The patterns of an account. */
  @Schema(name = "FeedbackPatterns")
  record Patterns(UUID userId, int patternsFound, List<PatternView> patterns, Instant analyzedAt) {}

  /** Bad judgements. */
  @Schema(name = "NegativeFeedback")
  record Negatives(
      @Schema(description = "all that fit the filter") int total,
      int periodDays,
      boolean withEditsOnly,
      @Schema(description = "newest first") List<Negative> items) {}

  /** A bad judgement. */
  @Schema(name = "NegativeFeedbackItem")
  record Negative(
      UUID feedbackId,
      UUID messageId,
      UUID userId,
      String rating,
      @Schema(description = "the answer as it was when it was judged")
          @Nullable String originalText,
      @Nullable String editedText,
      @Nullable String comment,
      Instant createdAt) {
    static Negative of(Feedback feedback) {
      return new Negative(
          feedback.id(),
          feedback.message(),
          feedback.user(),
          feedback.rating().name().toLowerCase(Locale.ROOT),
          feedback.answer(),
          feedback.edited(),
          feedback.comment(),
          feedback.created());
    }
  }

  /** What was learned. */
  @Schema(name = "LearnedPreferences")
  record Learned(
      @Schema(description = "how many are shown") int total, List<Preferred> preferences) {}

  /** A memory that was learned. */
  @Schema(name = "LearnedPreference")
  record Preferred(
      UUID memoryId,
      UUID userId,
      String content,
      @Nullable String category,
      @Schema(description = "feedback_learning or pattern_analysis") String source,
      @Schema(description = "from 0 to 1") @Nullable BigDecimal confidence,
      @Schema(description = "proposed, or approved by the person") String state,
      Instant createdAt) {}

  /** A run of learning over all accounts. */
  @Schema(name = "LearningRun")
  record Run(
      String jobType,
      Instant startedAt,
      int usersProcessed,
      int totalPatternsFound,
      @Schema(description = "memories that were proposed") int totalRulesCreated,
      List<UserResult> userResults,
      List<UserFailure> errors,
      @Schema(description = "completed, or failed if every account failed") String status,
      @Nullable String message,
      @Schema(description = "seconds") @Nullable BigDecimal durationSeconds,
      @Nullable Instant completedAt,
      @Nullable String error) {}

  /** What came of an account. */
  @Schema(name = "LearningRunUser")
  record UserResult(UUID userId, int patternsFound, int rulesCreated) {}

  /** An account that failed. */
  @Schema(name = "LearningRunFailure")
  record UserFailure(UUID userId, String error) {}

  /** Judgements that were looked at again. */
  @Schema(name = "FeedbackReprocessing")
  record Reprocessed(
      String jobType,
      Instant startedAt,
      int feedbackProcessed,
      @Schema(description = "memories that were proposed") int actionsTaken,
      List<FeedbackFailure> errors,
      @Schema(description = "completed, or failed if every judgement failed") String status,
      @Nullable Instant completedAt,
      @Nullable String error) {}

  /** A judgement that failed. */
  @Schema(name = "FeedbackReprocessingFailure")
  record FeedbackFailure(UUID feedbackId, String error) {}

  /** The patterns of an account, previewed or proposed. */
  @Schema(name = "UserAnalysis")
  record Analysis(
      UUID userId,
      boolean previewMode,
      int patternsFound,
      List<PatternView> patterns,
      @Schema(description = "memories that were proposed; null in a preview")
          @Nullable Integer rulesCreated,
      @Schema(description = "null in a preview") @Nullable List<Detail> details,
      @Nullable String note,
      @Schema(description = "always null: a failure is a problem") @Nullable String error) {}

  /** A pattern as it was proposed. */
  @Schema(name = "UserAnalysisDetail")
  record Detail(
      String rule,
      @Schema(description = "from 0 to 1") BigDecimal confidence,
      @Schema(description = "null if it was known already") @Nullable UUID memoryId) {}
}
