package dev.sigmasight.server.feedback;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;

/** Figures about judgements, under the names of each of the three addresses that show them. */
final class FeedbackStats {
  private FeedbackStats() {}

  /** Of a stretch of time, as learning looks at it. */
  @Schema(name = "FeedbackSummary")
  record Summary(
      int totalFeedback,
      int positive,
      int negative,
      @Schema(description = "share of the good ones; 0 if there are none") BigDecimal positiveRatio,
      int withEdits,
      int withComments,
      int periodDays,
      Instant generatedAt) {
    static Summary of(Counts counts, int days, Instant now) {
      return new Summary(
          counts.total(),
          counts.positive(),
          counts.negative(),
          counts.positiveRatio(),
          counts.edits(),
          counts.comments(),
          days,
          now);
    }
  }

  /** Of all time. */
  @Schema(name = "FeedbackTotals")
  record Totals(
      int totalFeedback,
      int positiveFeedback,
      int negativeFeedback,
      @Schema(description = "share of the good ones; 0 if there are none") BigDecimal positiveRatio,
      int feedbackWithEdits,
      @Schema(description = "of the last seven days") @JsonProperty("recent_feedback_7d")
          int recentFeedback7d,
      Instant generatedAt) {
    static Totals of(Counts all, Counts recent, Instant now) {
      return new Totals(
          all.total(),
          all.positive(),
          all.negative(),
          all.positiveRatio(),
          all.edits(),
          recent.total(),
          now);
    }
  }
}
