package dev.sigmasight.server.analytics;

import dev.sigmasight.server.overview.Quality;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Exposures to factors as they are sent. */
public final class FactorViews {
  private FactorViews() {}

  /** Of a portfolio. */
  @Schema(name = "FactorExposures")
  public record Exposures(
      boolean available,
      UUID portfolioId,
      @Nullable LocalDate asOf,
      @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String qualityReason,
      @Nullable LocalDate calculationDate,
      DataQualityView dataQuality,
      List<Exposure> factors,
      Meta metadata) {}

  /** To one factor. */
  @Schema(name = "FactorExposure")
  public record Exposure(
      String name,
      @Schema(
              description =
                  "return of the portfolio per return of the factor, ratio; of the market with all that"
                      + " usually moves with it, of rates and styles with the others as they are; slopes"
                      + " alone, where a scenario prices anew")
          @Nullable BigDecimal beta,
      @Schema(description = "sum of delta value × beta, in the portfolio's currency")
          @Nullable BigDecimal exposureDollar,
      @Schema(description = "of exposure_dollar, in the portfolio's currency; null where none is")
          @Nullable BigDecimal standardError,
      @Schema(description = "share of gross delta value with a known beta, fraction")
          @Nullable BigDecimal coverage,
      @Schema(description = "why the beta is null") @Nullable String reason) {}

  /** How the exposures were computed. */
  @Schema(name = "FactorExposuresMetadata")
  public record Meta(
      String factorModel,
      String calculationMethod,
      @Schema(description = "complete or partial") String completeness,
      @Schema(description = "count of market, macro and style factors") int totalActiveFactors,
      @Schema(description = "count of those with a beta") int factorsCalculated,
      boolean hasMarketBeta,
      @Schema(description = "of the newest day that is valued") boolean isLatest,
      @Schema(description = "of an older day") boolean isFallback,
      @Nullable String reason,
      @Nullable String detail) {}

  /** Of positions. */
  @Schema(name = "PositionFactorExposures")
  public record ByPosition(
      boolean available,
      UUID portfolioId,
      @Nullable LocalDate asOf,
      @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String qualityReason,
      @Nullable LocalDate calculationDate,
      DataQualityView dataQuality,
      @Schema(description = "count of open positions that match, on all pages") int total,
      @Schema(description = "count") int limit,
      @Schema(description = "count") int offset,
      List<Row> positions) {}

  /** Of one position. */
  @Schema(name = "PositionFactorExposure")
  public record Row(
      UUID positionId,
      String symbol,
      @Schema(description = "whose returns count: the underlying of an option; null if none")
          @Nullable String riskSymbol,
      @Schema(description = "in the portfolio's currency") BigDecimal deltaValue,
      @Schema(description = "beta of that symbol by name of the factor, ratio; null is unknown")
          SequencedMap<String, @Nullable BigDecimal> exposures,
      @Schema(description = "why betas are null") @Nullable String reason) {}

  /** To spreads. */
  @Schema(name = "SpreadFactors")
  public record Spreads(
      boolean available,
      UUID portfolioId,
      @Nullable LocalDate asOf,
      @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String qualityReason,
      @Nullable LocalDate calculationDate,
      List<Spread> factors,
      SpreadMeta metadata) {}

  /** To one spread. */
  @Schema(name = "SpreadFactor")
  public record Spread(
      String name,
      @Schema(description = "return of the portfolio per return of the spread, ratio")
          BigDecimal beta,
      @Schema(description = "sum of delta value × beta, in the portfolio's currency")
          @Nullable BigDecimal exposureDollar,
      @Schema(description = "90 % interval of the beta, ratio") @Nullable BigDecimal betaLow,
      @Schema(description = "90 % interval of the beta, ratio") @Nullable BigDecimal betaHigh,
      @Schema(description = "share of gross delta value with a known beta, fraction")
          @Nullable BigDecimal coverage,
      @Schema(description = "which side; the name for neither if the interval contains 0")
          String direction,
      @Schema(description = "Strong above 0.5, Moderate above 0.2, else Mild") String magnitude,
      @Schema(description = "high, medium or low") String riskLevel,
      String explanation) {}

  /** How the spreads were computed. */
  @Schema(name = "SpreadFactorsMetadata")
  public record SpreadMeta(
      String calculationMethod,
      @Schema(description = "sessions") int regressionWindowDays,
      @Schema(description = "count") int factorsCalculated,
      @Schema(description = "count") int expectedFactors,
      @Nullable String reason,
      @Schema(description = "why betas are unknown, by name of the spread")
          SequencedMap<String, String> unknown) {}
}
