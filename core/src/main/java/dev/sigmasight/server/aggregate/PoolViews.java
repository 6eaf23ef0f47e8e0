package dev.sigmasight.server.aggregate;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sigmasight.server.overview.Quality;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Value, beta, volatility and factors of several portfolios as one, as they are sent. */
public final class PoolViews {
  private PoolViews() {}

  /** What they are worth. */
  @Schema(name = "AggregateOverview")
  public record Overview(
      @Schema(description = "sum of the net asset values, in the portfolios' currency")
          @Nullable BigDecimal netAssetValue,
      @Schema(description = "as net_asset_value, in the portfolios' currency")
          @Nullable BigDecimal totalValue,
      @Schema(description = "count of portfolios, computed or not") int portfolioCount,
      List<Part> portfolios,
      @Nullable Metrics aggregateMetrics,
      @Nullable LocalDate asOf,
      @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String qualityReason) {}

  /** A portfolio among them. */
  @Schema(name = "AggregatePart")
  public record Part(
      UUID id,
      @Schema(description = "as id") UUID portfolioId,
      String portfolioName,
      String accountName,
      String accountType,
      String currency,
      @Schema(description = "net asset value, in its currency") @Nullable BigDecimal value,
      @Schema(description = "value over the sum, fraction") @Nullable BigDecimal weight,
      @Schema(description = "newest session with results; null if there is none")
          @Nullable LocalDate computedThrough,
      @Schema(description = "why the value is null") @Nullable String reason) {}

  /** Sums over the portfolios, in their currency. */
  @Schema(name = "AggregateMetrics")
  public record Metrics(
      @Schema(description = "in the portfolios' currency") BigDecimal cashBalance,
      @Schema(description = "at market value, in the portfolios' currency") BigDecimal longExposure,
      @Schema(description = "at market value, not above 0, in the portfolios' currency")
          BigDecimal shortExposure,
      @Schema(description = "long less short, in the portfolios' currency")
          BigDecimal grossExposure,
      @Schema(description = "long plus short, in the portfolios' currency") BigDecimal netExposure,
      @Schema(description = "gross_exposure over net_asset_value, ratio; null unless that is > 0")
          @Nullable BigDecimal leverage,
      @Schema(description = "since the close before, in the portfolios' currency")
          BigDecimal dailyPnl,
      @Schema(
              description =
                  "daily_pnl over what they were worth at the close before, fraction; null if one of"
                      + " them began on the day")
          @Nullable BigDecimal dailyReturn,
      @Schema(description = "since the start, in the portfolios' currency") BigDecimal totalPnl,
      @Schema(description = "against cost, in the portfolios' currency; null if a cost is unknown")
          @Nullable BigDecimal unrealizedPnl,
      @Schema(description = "count of open positions, every lot") int positionCount) {}

  /** What each is to the whole. */
  @Schema(name = "AggregateBreakdown")
  public record Breakdown(
      @Schema(description = "sum of the net asset values, in the portfolios' currency")
          @Nullable BigDecimal netAssetValue,
      @Schema(description = "as net_asset_value, in the portfolios' currency")
          @Nullable BigDecimal totalValue,
      @Schema(description = "count of portfolios, computed or not") int portfolioCount,
      List<Piece> portfolios,
      Summary summary,
      @Nullable LocalDate asOf,
      @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String qualityReason) {}

  /** A portfolio and what it adds. */
  @Schema(name = "AggregatePiece")
  public record Piece(
      UUID id,
      @Schema(description = "as id") UUID portfolioId,
      String portfolioName,
      String accountName,
      String accountType,
      String currency,
      @Schema(description = "net asset value, in its currency") @Nullable BigDecimal value,
      @Schema(description = "value over the sum, fraction") @Nullable BigDecimal weight,
      @Schema(description = "weight in percent") @Nullable BigDecimal weightPct,
      @Schema(description = "what it adds to net_asset_value, in its currency")
          @Nullable BigDecimal contributionDollars,
      @Schema(description = "count of open positions") @Nullable Integer positionCount,
      @Schema(description = "since the close before, in its currency")
          @Nullable BigDecimal dailyPnl,
      @Schema(description = "since the close before, fraction; null on its first day")
          @Nullable BigDecimal dailyReturn,
      @Schema(description = "since the start, in its currency") @Nullable BigDecimal totalPnl,
      @Schema(description = "gross market value over net asset value, ratio")
          @Nullable BigDecimal leverage,
      @Schema(description = "why the value is null") @Nullable String reason) {}

  /** Over the rows. */
  @Schema(name = "AggregateBreakdownSummary")
  public record Summary(
      @Schema(description = "sum of the weights, fraction: 1 unless there are none")
          @Nullable BigDecimal totalWeight,
      @Schema(description = "mean net asset value of those computed, in the portfolios' currency")
          @Nullable BigDecimal averageValue) {}

  /** Beta to the market. */
  @Schema(name = "AggregateBeta")
  public record Beta(
      @Schema(
              description =
                  "sum of delta value × beta over all positions / net_asset_value, ratio; over 90"
                      + " sessions")
          @Nullable BigDecimal aggregateBeta,
      @Schema(description = "of today's holdings as one against the market, 0 to 1")
          @Nullable BigDecimal rSquared,
      @Schema(description = "count of days on which all that is counted has a return")
          @Nullable Integer observations,
      @Schema(description = "share of gross delta value with a beta, fraction")
          @Nullable BigDecimal coverage,
      @Schema(description = "sum of the net asset values, in the portfolios' currency")
          @Nullable BigDecimal netAssetValue,
      @Schema(description = "as net_asset_value, in the portfolios' currency")
          @Nullable BigDecimal totalValue,
      @Schema(description = "count of portfolios, computed or not") int portfolioCount,
      List<BetaPart> portfolios,
      String calculationMethod,
      String formula,
      @Schema(description = "sessions whose returns count") int windowDays,
      @Schema(description = "why the beta is null") @Nullable String message,
      @Nullable LocalDate asOf,
      @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String qualityReason) {}

  /** Of one portfolio. */
  @Schema(name = "AggregateBetaPart")
  public record BetaPart(
      UUID portfolioId,
      String portfolioName,
      String accountName,
      String accountType,
      @Schema(description = "net asset value, in its currency") @Nullable BigDecimal value,
      @Schema(description = "value over the sum, fraction") @Nullable BigDecimal weight,
      @Schema(description = "its own, ratio") @Nullable BigDecimal beta,
      @Schema(description = "weight × beta, ratio; they add up to aggregate_beta")
          @Nullable BigDecimal contribution,
      @Schema(description = "share of its gross delta value with a beta, fraction")
          @Nullable BigDecimal coverage,
      @Schema(description = "why the beta is null") @Nullable String reason) {}

  /** How much they move. */
  @Schema(name = "AggregateVolatility")
  public record Volatility(
      @Schema(description = "of the pooled returns over 21 days, fraction per √year")
          @Nullable BigDecimal aggregateVolatility,
      @JsonProperty("aggregate_volatility_63d")
          @Schema(description = "the same over 63 days, fraction per √year")
          @Nullable BigDecimal volatility63,
      @JsonProperty("aggregate_volatility_252d")
          @Schema(description = "the same over 252 days, fraction per √year")
          @Nullable BigDecimal volatility252,
      @Schema(
              description =
                  "sum of weight × volatility over 21 days, fraction per √year: what it would be if all"
                      + " moved as one")
          @Nullable BigDecimal weightedAverageVolatility,
      @Schema(description = "weighted average less aggregate volatility, fraction per √year")
          @Nullable BigDecimal diversificationBenefit,
      @Schema(description = "count of common sessions with a return of every portfolio, up to 252")
          int commonSessions,
      @Schema(
              description =
                  "share of net_asset_value in portfolios whose volatility over 21 days a market makes,"
                      + " fraction; what only owners value is left out")
          @Nullable BigDecimal coverage,
      @Schema(description = "sum of the net asset values, in the portfolios' currency")
          @Nullable BigDecimal netAssetValue,
      @Schema(description = "as net_asset_value, in the portfolios' currency")
          @Nullable BigDecimal totalValue,
      @Schema(description = "count of portfolios, computed or not") int portfolioCount,
      List<VolatilityPart> portfolios,
      String calculationMethod,
      String formula,
      String note,
      @Schema(description = "figure to the reason why it is null")
          SequencedMap<String, String> reasons,
      @Schema(description = "why the volatility is null") @Nullable String message,
      @Nullable LocalDate asOf,
      @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String qualityReason) {}

  /** Of one portfolio. */
  @Schema(name = "AggregateVolatilityPart")
  public record VolatilityPart(
      UUID portfolioId,
      String portfolioName,
      String accountName,
      String accountType,
      @Schema(description = "net asset value, in its currency") @Nullable BigDecimal value,
      @Schema(description = "value over the sum, fraction") @Nullable BigDecimal weight,
      @Schema(description = "its own over the same 21 days, fraction per √year")
          @Nullable BigDecimal volatility,
      @Schema(
              description =
                  "what it adds to aggregate_volatility, fraction per √year; below 0 for a hedge")
          @Nullable BigDecimal contribution,
      @Schema(description = "why the volatility is null") @Nullable String reason) {}

  /** Exposures to the factors. */
  @Schema(name = "AggregateFactorExposures")
  public record Factors(
      @Schema(description = "beta by factor, ratio; null is unknown")
          SequencedMap<String, @Nullable BigDecimal> aggregateFactors,
      List<Exposure> exposures,
      @Schema(description = "sum of the net asset values, in the portfolios' currency")
          @Nullable BigDecimal netAssetValue,
      @Schema(description = "as net_asset_value, in the portfolios' currency")
          @Nullable BigDecimal totalValue,
      @Schema(description = "count of portfolios, computed or not") int portfolioCount,
      List<Part> portfolios,
      String calculationMethod,
      @Schema(description = "what the names in aggregate_factors stand for")
          SequencedMap<String, String> factors,
      String formula,
      @Schema(description = "why there is nothing") @Nullable String message,
      @Nullable LocalDate asOf,
      @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String qualityReason) {}

  /** To one factor. */
  @Schema(name = "AggregateFactorExposure")
  public record Exposure(
      @Schema(description = "as in the analytics of one portfolio") String name,
      @Schema(description = "exposure_dollar over net_asset_value, ratio")
          @Nullable BigDecimal beta,
      @Schema(description = "sum of delta value × beta, in the portfolios' currency")
          @Nullable BigDecimal exposureDollar,
      @Schema(description = "share of gross delta value with a known beta, fraction")
          @Nullable BigDecimal coverage,
      @Schema(description = "why the beta is null") @Nullable String reason) {}
}
