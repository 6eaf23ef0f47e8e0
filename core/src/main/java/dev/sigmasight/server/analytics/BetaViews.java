package dev.sigmasight.server.analytics;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sigmasight.server.overview.Quality;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Betas to the market as they are sent. */
final class BetaViews {
  private BetaViews() {}

  /** Ours beside the provider's. */
  @Schema(name = "BetaComparison")
  record Comparison(
      boolean available,
      UUID portfolioId,
      @Nullable LocalDate asOf,
      @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String qualityReason,
      List<Compared> positions,
      ComparisonMeta metadata) {}

  /** One open position. */
  @Schema(name = "ComparedBeta")
  record Compared(
      String symbol,
      UUID positionId,
      @Schema(description = "as the provider states it, ratio") @Nullable BigDecimal marketBeta,
      @Schema(description = "ours over 90 sessions, ratio") @Nullable BigDecimal calculatedBeta,
      @JsonProperty("beta_r_squared")
          @Schema(description = "share of the variance explained, 0 to 1")
          @Nullable BigDecimal betaRSquared,
      @Nullable LocalDate calculationDate,
      @Schema(description = "count of daily returns") @Nullable Integer observations,
      @Schema(description = "calculated less market, ratio") @Nullable BigDecimal betaDifference,
      @Schema(description = "why a beta is null") @Nullable String reason) {}

  /** How many there are. */
  @Schema(name = "BetaComparisonMetadata")
  record ComparisonMeta(
      @Schema(description = "count of open positions") int totalPositions,
      @Schema(description = "count") int positionsWithMarketBeta,
      @Schema(description = "count") int positionsWithCalculatedBeta,
      @Nullable String error) {}

  /** Ours. */
  @Schema(name = "CalculatedBeta")
  record Calculated(
      boolean available,
      UUID portfolioId,
      @Nullable LocalDate asOf,
      @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String qualityReason,
      @Nullable LocalDate calculationDate,
      @Nullable CalculatedData data,
      CalculatedMeta metadata) {}

  /** The beta of the portfolio. */
  @Schema(name = "CalculatedBetaData")
  record CalculatedData(
      @JsonProperty("beta_calculated_90d")
          @Schema(description = "sum of delta value × beta over NAV, ratio")
          BigDecimal beta,
      @JsonProperty("beta_calculated_90d_r_squared")
          @Schema(description = "of today's holdings as one against the market, 0 to 1")
          @Nullable BigDecimal rSquared,
      @JsonProperty("beta_calculated_90d_observations")
          @Schema(description = "count of days on which all that is counted has a return")
          @Nullable Integer observations,
      @Schema(description = "share of gross delta value with a beta, fraction")
          @Nullable BigDecimal coverage) {}

  /** How it was computed. */
  @Schema(name = "CalculatedBetaMetadata")
  record CalculatedMeta(
      String calculationMethod,
      String modelType,
      @Schema(description = "sessions") int windowDays,
      @Nullable String error) {}

  /** The provider's. */
  @Schema(name = "ProviderBeta")
  record Provider(
      boolean available,
      UUID portfolioId,
      @Nullable LocalDate asOf,
      @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String qualityReason,
      @Nullable LocalDate calculationDate,
      @Nullable ProviderData data,
      ProviderMeta metadata) {}

  /** The beta of the portfolio. */
  @Schema(name = "ProviderBetaData")
  record ProviderData(
      @JsonProperty("beta_provider_1y")
          @Schema(description = "sum of delta value × the provider's beta over NAV, ratio")
          BigDecimal beta,
      @Schema(description = "count") int positionsWithBeta,
      @Schema(description = "count of open positions") int positionsTotal,
      @Schema(description = "positions with a beta, percent")
          @Nullable BigDecimal coveragePercentage,
      @Schema(description = "share of gross delta value with a beta, fraction")
          @Nullable BigDecimal valueCoverage) {}

  /** Where it is from. */
  @Schema(name = "ProviderBetaMetadata")
  record ProviderMeta(
      String calculationMethod, String dataSource, String typicalPeriod, @Nullable String error) {}
}
