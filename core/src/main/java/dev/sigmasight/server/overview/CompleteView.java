package dev.sigmasight.server.overview;

import dev.sigmasight.server.overview.PortfolioTags.TagView;
import dev.sigmasight.server.valuation.PriceQuality;
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

  record Limits(int maxPositions, int maxDays) {}

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

  /**
   * Closing values by session, oldest first; the index is time-weighted, 1 before the first day.
   */
  record Timeseries(
      List<LocalDate> dates, List<BigDecimal> values, List<@Nullable BigDecimal> twrIndex) {}

  /** Positions by profit since entry. */
  record Attribution(List<Contribution> contributors, List<Contribution> detractors) {}

  record Contribution(UUID positionId, String symbol, BigDecimal pnlSinceEntry) {}

  record DataQuality(
      int completeDataPositions,
      int partialDataPositions,
      LocalDate asOf,
      @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String reason,
      List<String> sources) {}
}
