package dev.sigmasight.server.overview;

import dev.sigmasight.server.overview.HoldingFacts.TagView;
import dev.sigmasight.server.valuation.PriceQuality;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything about a portfolio in one answer. Money in its currency; unknown is null. */
record CompleteView(
    Meta meta,
    PortfolioPart portfolio,
    Summary positionsSummary,
    @Nullable List<HoldingView> holdings,
    @Nullable Timeseries timeseries,
    @Nullable Attribution attribution,
    DataQuality dataQuality) {

  record Meta(
      Instant asOf,
      Requested requested,
      Applied applied,
      Limits limits,
      int rowsReturned,
      boolean truncated,
      String schemaVersion) {}

  record Requested(
      String portfolioId,
      boolean includeHoldings,
      boolean includePositionTags,
      boolean includeTimeseries,
      boolean includeAttrib,
      @Nullable LocalDate asOfDate) {}

  /** The session that was answered for. */
  @Schema(name = "CompleteApplied")
  record Applied(
      boolean includeHoldings,
      boolean includePositionTags,
      boolean includeTimeseries,
      boolean includeAttrib,
      LocalDate asOfDate) {}

  /**
   * What an answer holds at most.
   *
   * @param maxDays sessions of the time series
   * @param maxSymbols positions named on each side of the attribution; null unless a time series is
   *     asked for
   */
  record Limits(int maxPositions, int maxDays, @Nullable Integer maxSymbols) {}

  record PortfolioPart(
      UUID id,
      String name,
      @Nullable BigDecimal netAssetValue,
      @Nullable BigDecimal totalValue,
      @Nullable BigDecimal equityBalance,
      BigDecimal cashBalance,
      int positionCount,
      LocalDate asOf) {}

  /** Counts of open positions by kind; options count as options only. */
  record Summary(
      int longCount, int shortCount, int optionCount, @Nullable BigDecimal totalMarketValue) {}

  /**
   * One open position.
   *
   * @param quantity signed
   * @param marketValue signed quantity × price × multiplier
   * @param costBasis null when the cost is unknown
   * @param weight share of NAV, a fraction
   * @param priceQuality FINAL, PROVISIONAL while the session was not over, STALE if carried from
   *     price_date; null without a price
   * @param hasCompleteHistory whether a year of prices is there
   */
  record HoldingView(
      UUID id,
      String symbol,
      BigDecimal quantity,
      String positionType,
      String investmentClass,
      String investmentSubtype,
      BigDecimal multiplier,
      LocalDate entryDate,
      @Nullable BigDecimal entryPrice,
      boolean costKnown,
      @Nullable BigDecimal costBasis,
      @Nullable BigDecimal marketValue,
      @Nullable BigDecimal weight,
      @Nullable BigDecimal lastPrice,
      @Nullable BigDecimal currentPrice,
      @Nullable LocalDate priceDate,
      @Nullable String priceSource,
      @Nullable PriceQuality priceQuality,
      @Nullable BigDecimal unrealizedPnl,
      @Nullable BigDecimal pnlSinceEntry,
      BigDecimal realizedPnl,
      @Nullable BigDecimal deltaValue,
      @Nullable BigDecimal marketBeta,
      boolean hasCompleteHistory,
      @Nullable List<TagView> tags) {}

  /** The last sessions that are computed, at most 180, oldest first. */
  record Timeseries(
      @Schema(description = "sessions") List<LocalDate> dates,
      @Schema(description = "dollars, NAV at the close") List<BigDecimal> values,
      @Schema(description = "dollars since the close before, flows left out") List<BigDecimal> pnl,
      @Schema(description = "dollars paid in less paid out since the close before")
          List<BigDecimal> flows,
      @Schema(description = "fraction, time-weighted; null on the first day of the portfolio")
          List<@Nullable BigDecimal> dailyReturns,
      @Schema(description = "time-weighted index, 1 before the first day; null where unknown")
          List<@Nullable BigDecimal> twrIndex,
      String note) {}

  /** Who made the profit since the start. */
  record Attribution(
      @Schema(description = "the five largest gains, the largest first")
          List<Contribution> contributors,
      @Schema(description = "the five largest losses, the largest first")
          List<Contribution> detractors,
      @Schema(description = "dollars, of all other positions; null if a price is missing")
          @Nullable BigDecimal otherPositions,
      @Schema(description = "dollars, dividends and interest, paid ones negative")
          BigDecimal income,
      @Schema(description = "dollars, charged") BigDecimal fees,
      @Schema(
              description =
                  "dollars, NAV less flows = contributors + detractors + other_positions + income"
                      + " - fees; null if a price is missing")
          @Nullable BigDecimal totalPnl,
      String note) {}

  /** What one position, open or closed, contributed. */
  record Contribution(
      UUID positionId,
      String symbol,
      boolean isOpen,
      @Schema(description = "dollars, realized and unrealized, before fees") BigDecimal pnl,
      @Schema(description = "dollars, of what was closed") BigDecimal realizedPnl,
      @Schema(description = "dollars, against what it was entered at") BigDecimal unrealizedPnl) {}

  record DataQuality(
      int completeDataPositions,
      int partialDataPositions,
      LocalDate asOf,
      @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String reason,
      List<String> sources) {}
}
