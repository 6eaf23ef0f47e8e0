package dev.sigmasight.server.analytics;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sigmasight.server.overview.Quality;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rare losses and what adds to risk, as it is sent. Losses are positive. */
public final class TailViews {
  private TailViews() {}

  /** Value at risk and expected shortfall of what is held. */
  @Schema(name = "ValueAtRisk")
  public record Tail(
      boolean available,
      UUID portfolioId,
      @Nullable LocalDate asOf,
      @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String qualityReason,
      @Nullable TailData data,
      @Schema(description = "why there is nothing") @Nullable String reason) {}

  /** Of the holdings at the close, for one day. */
  @Schema(name = "ValueAtRiskData")
  public record TailData(
      @Schema(description = "net asset value, in the portfolio's currency")
          BigDecimal portfolioValue,
      @Schema(description = "trading days") int horizonDays,
      @Schema(description = "count of past days on which all that is counted has a return")
          int scenarios,
      @Schema(description = "share of gross delta value that is counted, fraction")
          @Nullable BigDecimal coverage,
      @Schema(
              description =
                  "of today's holdings over these days, fraction per square root of a year")
          @Nullable BigDecimal holdingsVolatility,
      List<Figure> figures,
      List<SymbolPart> contributions) {}

  /** By one method at one level. */
  @Schema(name = "ValueAtRiskFigure")
  public record Figure(
      @Schema(description = "historical, normal or factor") String method,
      @Schema(description = "fraction: 0.95 or 0.99") BigDecimal confidence,
      @Schema(description = "positive for a loss, in the portfolio's currency")
          @Nullable BigDecimal valueAtRisk,
      @Schema(description = "mean loss beyond it, positive, in the portfolio's currency")
          @Nullable BigDecimal expectedShortfall,
      @Schema(description = "value_at_risk over NAV, fraction") @Nullable BigDecimal varOfNav,
      @Schema(description = "expected_shortfall over NAV, fraction") @Nullable BigDecimal esOfNav,
      @Schema(description = "why the figures are null") @Nullable String reason) {}

  /** What a symbol adds; parts add up to the figure. */
  @Schema(name = "ValueAtRiskContribution")
  public record SymbolPart(
      String symbol,
      @JsonProperty("historical_es_95")
          @Schema(
              description = "to the historical expected shortfall at 95 %, portfolio's currency")
          @Nullable BigDecimal historicalEs95,
      @Schema(description = "of it, fraction; negative for a hedge")
          @Nullable BigDecimal historicalShare,
      @JsonProperty("factor_es_95")
          @Schema(
              description =
                  "to the factor model's expected shortfall at 95 %, portfolio's currency")
          @Nullable BigDecimal factorEs95,
      @Schema(description = "of it, fraction; negative for a hedge")
          @Nullable BigDecimal factorShare,
      @Schema(description = "why a part is null") @Nullable String reason) {}

  /** What adds to risk. */
  @Schema(name = "RiskContributions")
  public record Contributions(
      boolean available,
      UUID portfolioId,
      @Nullable LocalDate asOf,
      @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String qualityReason,
      @Nullable ContributionData data,
      @Schema(description = "why there is nothing") @Nullable String reason) {}

  /** By position and by factor. */
  @Schema(name = "RiskContributionData")
  public record ContributionData(
      @JsonProperty("historical_es_95")
          @Schema(description = "at 95 % of one day, positive for a loss, portfolio's currency")
          @Nullable BigDecimal historicalEs95,
      @JsonProperty("factor_es_95")
          @Schema(description = "at 95 % of one day, positive for a loss, portfolio's currency")
          @Nullable BigDecimal factorEs95,
      @Schema(description = "in the factor model, fraction of NAV per square root of a year")
          @Nullable BigDecimal factorVolatility,
      @Schema(description = "share of the variance that the factors explain, fraction")
          @Nullable BigDecimal systematicShare,
      List<PositionPart> byPosition,
      List<FactorPart> byFactor,
      @Schema(description = "why by_factor is empty") @Nullable String byFactorReason) {}

  /** What a position adds. */
  @Schema(name = "PositionRiskContribution")
  public record PositionPart(
      UUID positionId,
      String symbol,
      @Nullable String riskSymbol,
      @Schema(description = "in the portfolio's currency") BigDecimal deltaValue,
      @JsonProperty("historical_es_95") @Schema(description = "in the portfolio's currency")
          @Nullable BigDecimal historicalEs95,
      @Schema(description = "of the whole, fraction") @Nullable BigDecimal historicalShare,
      @JsonProperty("factor_es_95") @Schema(description = "in the portfolio's currency")
          @Nullable BigDecimal factorEs95,
      @Schema(description = "of the whole, fraction") @Nullable BigDecimal factorShare,
      @Schema(description = "why a part is null") @Nullable String reason) {}

  /** What a factor adds; the parts and the specific one add up to factor_volatility. */
  @Schema(name = "FactorRiskContribution")
  public record FactorPart(
      @Schema(description = "name of the factor, or Specific for what none explains") String name,
      @Schema(description = "fund that stands for it") @Nullable String proxy,
      @Schema(description = "to the fund's return as it is, in the portfolio's currency")
          @Nullable BigDecimal exposureDollar,
      @Schema(description = "fraction of NAV per square root of a year")
          @Nullable BigDecimal volatilityContribution,
      @Schema(description = "of factor_volatility, fraction") @Nullable BigDecimal share) {}

  /** How the options react. */
  @Schema(name = "PortfolioGreeks")
  public record Greeks(
      boolean available,
      UUID portfolioId,
      @Nullable LocalDate asOf,
      @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String qualityReason,
      @Nullable GreekSums portfolio,
      List<OptionGreeks> positions,
      @Schema(description = "why a sum is null or there is nothing") @Nullable String reason) {}

  /** Sums over the options. */
  @Schema(name = "GreekSums")
  public record GreekSums(
      @Schema(description = "count") int options,
      @Schema(description = "gain per 100 % of all underlyings, in the portfolio's currency")
          BigDecimal deltaValue,
      @Schema(
              description =
                  "change of delta_value per 1 % of all underlyings, portfolio's currency")
          @Nullable BigDecimal gammaValue,
      @Schema(description = "gain per calendar day, in the portfolio's currency")
          @Nullable BigDecimal thetaValue,
      @Schema(description = "gain per point of volatility (0.01), in the portfolio's currency")
          @Nullable BigDecimal vegaValue,
      @Schema(description = "gain per point of the rate (0.01), in the portfolio's currency")
          @Nullable BigDecimal rhoValue) {}

  /** Of one option position. */
  @Schema(name = "OptionPositionGreeks")
  public record OptionGreeks(
      UUID positionId,
      String symbol,
      @Nullable String underlyingSymbol,
      @Schema(description = "contracts, negative if short") BigDecimal quantity,
      @Schema(description = "in the portfolio's currency") BigDecimal marketValue,
      @Schema(description = "per unit of the underlying, -1 to 1") @Nullable BigDecimal delta,
      @Schema(description = "in the portfolio's currency") BigDecimal deltaValue,
      @Schema(description = "change of delta_value per 1 % of the underlying, portfolio's currency")
          @Nullable BigDecimal gammaValue,
      @Schema(description = "gain per calendar day, in the portfolio's currency")
          @Nullable BigDecimal thetaValue,
      @Schema(description = "gain per point of volatility (0.01), in the portfolio's currency")
          @Nullable BigDecimal vegaValue,
      @Schema(description = "gain per point of the rate (0.01), in the portfolio's currency")
          @Nullable BigDecimal rhoValue,
      @Schema(description = "price of the underlying it was valued at, portfolio's currency")
          @Nullable BigDecimal underlyingPrice,
      @Schema(description = "fraction per square root of a year") @Nullable BigDecimal volatility,
      @Schema(description = "of its price; model if it has no quote") String priceSource,
      @Schema(description = "why Greeks are null") @Nullable String reason) {}
}
