package dev.sigmasight.server.insight;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An insight as the API shows it. */
@Schema(name = "Insight")
record InsightView(
    UUID id,
    UUID portfolioId,
    @Schema(description = InsightView.TYPES) String insightType,
    String title,
    @Schema(description = "info, normal, elevated, warning or critical, by rules") String severity,
    String summary,
    @Schema(description = "a sentence or two each, the most severe first") List<String> keyFindings,
    @Schema(description = "questions to the owner; nobody is told to buy or sell")
        List<String> recommendations,
    @Schema(description = "all of it as Markdown") String fullAnalysis,
    @Schema(description = "what the figures do not know; empty if nothing") String dataLimitations,
    @Nullable String focusArea,
    @Nullable String userQuestion,
    Instant createdAt,
    boolean viewed,
    boolean dismissed,
    @Schema(description = "mark of the owner, 1 to 5") @Nullable BigDecimal userRating,
    @Nullable String userFeedback,
    Performance performance,
    @Nullable LocalDate asOf,
    @Nullable LocalDate dataThrough,
    @Schema(description = "of the worst of its sources") String quality,
    @Nullable String qualityReason,
    @Schema(description = "the findings with the figures they rest on") List<FindingView> findings,
    @Schema(description = "offline if rules wrote it, otherwise whose model did") String provider,
    String model,
    @Schema(description = "SHA-256 of the evidence; the same again is not written again")
        String dataVersion) {
  static final String TYPES =
      "daily_summary, morning_briefing, volatility_analysis, concentration_risk, hedge_quality,"
          + " factor_exposure, stress_test_review or custom";

  /** What it took. */
  @Schema(name = "InsightPerformance")
  record Performance(
      @Schema(description = "null if the model has no known price") @Nullable BigDecimal costUsd,
      int generationTimeMs,
      int tokenCount) {}

  /** Something that the evidence shows. */
  @Schema(name = "InsightFinding")
  record FindingView(
      @Schema(description = "the rule that found it") String code,
      String severity,
      String text,
      List<PointerView> evidence) {
    static FindingView of(Finding finding) {
      return new FindingView(
          finding.code(),
          finding.severity().text(),
          finding.text(),
          finding.evidence().stream().map(PointerView::of).toList());
    }
  }

  /** Where a figure stands. */
  @Schema(name = "InsightEvidence")
  record PointerView(
      @Schema(description = "which analysis of the portfolio") String source,
      @Schema(description = "JSON pointer into its answer") String path,
      @Schema(description = "the figure there, unrounded") String value,
      @Schema(description = "the day it is of") @Nullable String asOf) {
    static PointerView of(Finding.Pointer pointer) {
      return new PointerView(pointer.source(), pointer.path(), pointer.value(), pointer.asOf());
    }
  }

  /** A page of insights. */
  @Schema(name = "InsightPage")
  record Page(
      @Schema(description = "newest first, without those dismissed") List<InsightView> insights,
      @Schema(description = "all that fit the filter") int total,
      boolean hasMore) {}

  /** What has been done. */
  @Schema(name = "InsightDone")
  record Done(String message) {}

  static InsightView of(Insight insight) {
    Insight.Result result = insight.result();
    String limitations = String.join(" ", result.limitations());
    boolean isFinal = insight.data().quality().equals("FINAL");
    return new InsightView(
        insight.id(),
        insight.portfolio(),
        insight.type().text(),
        insight.title(),
        insight.severity().text(),
        result.summary(),
        result.findings().stream().map(Finding::text).toList(),
        result.recommendations(),
        result.analysis(),
        limitations,
        insight.asked().focusArea(),
        insight.asked().question(),
        insight.created(),
        insight.seen().viewed(),
        insight.seen().dismissed(),
        insight.seen().rating(),
        insight.seen().feedback(),
        new Performance(insight.cost().dollars(), insight.cost().millis(), insight.cost().tokens()),
        insight.data().asOf(),
        insight.data().through(),
        insight.data().quality(),
        isFinal ? null : limitations.isEmpty() ? "A source is not final." : limitations,
        result.findings().stream().map(FindingView::of).toList(),
        insight.cost().provider(),
        insight.cost().model(),
        insight.data().version());
  }
}
