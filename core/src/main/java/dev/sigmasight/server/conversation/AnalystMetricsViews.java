package dev.sigmasight.server.conversation;

import dev.sigmasight.server.activity.Period;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the analyst does, as it is sent. */
final class AnalystMetricsViews {
  private AnalystMetricsViews() {}

  /** Days in UTC, both included. */
  @Schema(name = "AnalystDateRange")
  record DaysView(LocalDate start, LocalDate end) {
    static DaysView of(Period period) {
      return new DaysView(period.start(), period.end());
    }
  }

  @Schema(name = "AnalystMetrics")
  record MetricsView(
      DaysView dateRange,
      @Schema(description = "answers that were begun and have ended") long totalRequests,
      @Schema(description = "completed, or cut at a limit of length") long successfulRequests,
      long failedRequests,
      @Schema(description = "stopped by whoever asked") long cancelledRequests,
      @Schema(description = "percent of the requests; null without any")
          @Nullable BigDecimal errorRate,
      @Schema(description = "of the successful ones") @Nullable BigDecimal avgLatencyMs,
      @Schema(description = "of a request that asked a model") @Nullable BigDecimal avgInputTokens,
      @Schema(description = "of a request that asked a model") @Nullable BigDecimal avgOutputTokens,
      @Schema(description = "of all calls of models, those without a request too")
          long totalInputTokens,
      @Schema(description = "those of the input that the provider had kept") long totalCachedTokens,
      long totalOutputTokens,
      @Schema(description = "those of the output that nobody sees") long totalReasoningTokens,
      long totalToolCalls,
      long totalModelCalls,
      @Schema(description = "of calls of models whose price is known") BigDecimal totalCostUsd,
      @Schema(description = "calls of models without a known price") long unpricedModelCalls) {}

  @Schema(name = "AnalystLatency")
  record LatencyView(
      DaysView dateRange,
      @Schema(description = "successful requests") long sampleCount,
      @Nullable BigDecimal p50Ms,
      @Nullable BigDecimal p75Ms,
      @Nullable BigDecimal p90Ms,
      @Nullable BigDecimal p95Ms,
      @Nullable BigDecimal p99Ms,
      @Nullable BigDecimal avgMs,
      @Nullable Integer minMs,
      @Nullable Integer maxMs,
      @Schema(description = "until the first text") @Nullable BigDecimal avgFirstTokenMs,
      @Schema(description = "of these requests") BigDecimal totalCostUsd) {}

  @Schema(name = "AnalystTokensOfDay")
  record TokensOfDayView(
      @Schema(description = "in UTC") LocalDate date,
      long totalInputTokens,
      long totalOutputTokens,
      long totalTokens,
      @Schema(description = "calls of models") long requestCount,
      @Schema(description = "of a call") @Nullable BigDecimal avgInputTokens,
      @Schema(description = "of a call") @Nullable BigDecimal avgOutputTokens,
      BigDecimal costUsd) {}

  @Schema(name = "AnalystTokens")
  record TokensOfDaysView(
      DaysView dateRange,
      long totalInputTokens,
      long totalOutputTokens,
      BigDecimal totalCostUsd,
      @Schema(description = "days with calls of models, the first at the front")
          List<TokensOfDayView> daily) {}

  @Schema(name = "AnalystError")
  record ErrorView(
      @Schema(description = "public code of the failure") String errorType,
      long count,
      @Schema(description = "percent of the failures") BigDecimal percentage,
      @Schema(description = "up to three of what was told; empty once events are forgotten")
          List<String> sampleMessages,
      @Schema(description = "of these requests") BigDecimal costUsd) {}

  @Schema(name = "AnalystErrors")
  record ErrorsView(
      DaysView dateRange,
      long totalErrors,
      @Schema(description = "percent of the requests; null without any")
          @Nullable BigDecimal errorRate,
      @Schema(description = "the most frequent first") List<ErrorView> breakdown) {}

  @Schema(name = "AnalystTool")
  record ToolView(
      String toolName,
      long callCount,
      @Schema(description = "percent of the calls of tools") BigDecimal percentage,
      @Schema(description = "calls that could not be answered") long failedCount,
      @Nullable BigDecimal avgLatencyMs) {}

  @Schema(name = "AnalystTools")
  record ToolsView(
      DaysView dateRange,
      long totalToolCalls,
      long requestsWithTools,
      @Schema(description = "of those requests; null without any")
          @Nullable BigDecimal avgToolsPerRequest,
      @Schema(description = "of those requests") BigDecimal totalCostUsd,
      @Schema(description = "the most frequent first") List<ToolView> tools) {}

  @Schema(name = "AnalystModel")
  record ModelView(
      String provider,
      String model,
      @Schema(description = "calls of the model") long requestCount,
      @Schema(description = "percent of the calls of models") BigDecimal percentage,
      @Nullable BigDecimal avgLatencyMs,
      @Schema(description = "input and output of a call") @Nullable BigDecimal avgTokens,
      @Schema(description = "null if no price of it is known") @Nullable BigDecimal costUsd) {}

  @Schema(name = "AnalystModels")
  record ModelsView(
      DaysView dateRange,
      @Schema(description = "the most frequent first") List<ModelView> models) {}
}
