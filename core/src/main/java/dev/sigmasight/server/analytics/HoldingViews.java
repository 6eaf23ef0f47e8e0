package dev.sigmasight.server.analytics;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sigmasight.server.overview.Quality;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is held by sector and by name, and how it moves, as it is sent. */
public final class HoldingViews {
  private HoldingViews() {}

  /** By sector. */
  @Schema(name = "SectorExposure")
  public record Sectors(
      boolean available,
      UUID portfolioId,
      @Nullable LocalDate asOf,
      @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String qualityReason,
      @Nullable LocalDate calculationDate,
      @Nullable SectorData data,
      SectorMeta metadata) {}

  /** Weights add up to 1 with cash, active weights to 0. */
  @Schema(name = "SectorExposureData")
  public record SectorData(
      @Schema(description = "net delta value over NAV by sector, fraction")
          SequencedMap<String, @Nullable BigDecimal> portfolioWeights,
      @Schema(description = "of the benchmark by sector, fraction; empty if none is known")
          SequencedMap<String, @Nullable BigDecimal> benchmarkWeights,
      @Schema(description = "portfolio less benchmark weight, fraction; empty without benchmark")
          SequencedMap<String, @Nullable BigDecimal> overUnderweight,
      @Schema(description = "gross delta value over NAV by sector, fraction")
          SequencedMap<String, @Nullable BigDecimal> grossWeights,
      @Nullable String largestOverweight,
      @Nullable String largestUnderweight,
      @Schema(description = "net asset value, what weights are shares of; portfolio's currency")
          BigDecimal totalPortfolioValue,
      @Schema(description = "count of positions by sector")
          SequencedMap<String, Integer> positionsBySector,
      @Schema(description = "gross market value, in the portfolio's currency")
          BigDecimal unclassifiedValue,
      @Schema(description = "count of positions") int unclassifiedCount,
      @Schema(description = "half the sum of |active weight|, fraction")
          @Nullable BigDecimal activeShare) {}

  /** What it is compared with. */
  @Schema(name = "SectorExposureMetadata")
  public record SectorMeta(
      @Nullable String benchmark,
      @Nullable LocalDate benchmarkAsOf,
      @Schema(
              description =
                  "where the weights of the benchmark come from; stand-in: approximate weights"
                      + " entered by hand")
          @Nullable String benchmarkSource,
      String weightDenominator,
      @Nullable String error) {}

  /** How concentrated it is. */
  @Schema(name = "Concentration")
  public record Concentrated(
      boolean available,
      UUID portfolioId,
      @Nullable LocalDate asOf,
      @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String qualityReason,
      @Nullable LocalDate calculationDate,
      @Nullable ConcentrationData data,
      ConcentrationMeta metadata) {}

  /** By issuer, options with their underlying; shares of gross delta value. */
  @Schema(name = "ConcentrationData")
  public record ConcentrationData(
      @Schema(description = "sum of squared shares × 10,000, 0 to 10,000") BigDecimal hhi,
      @Schema(description = "1 / sum of squared shares, count of equal names")
          @Nullable BigDecimal effectiveNumPositions,
      @JsonProperty("top_3_concentration")
          @Schema(description = "share of the three largest, fraction")
          @Nullable BigDecimal top3Concentration,
      @JsonProperty("top_10_concentration")
          @Schema(description = "share of the ten largest, fraction")
          @Nullable BigDecimal top10Concentration,
      @Schema(description = "count of open positions, every lot") int totalPositions,
      @Schema(description = "count of issuers") int totalNames,
      @Schema(description = "net delta value over NAV by issuer, fraction; largest first")
          SequencedMap<String, @Nullable BigDecimal> positionWeights) {}

  /** How it was computed. */
  @Schema(name = "ConcentrationMetadata")
  public record ConcentrationMeta(
      String calculationMethod,
      @Schema(description = "by the bands of 1,500 and 2,500") @Nullable String interpretation,
      @Nullable String error) {}

  /** How much it moves. */
  @Schema(name = "Volatility")
  public record Volatile(
      boolean available,
      UUID portfolioId,
      @Nullable LocalDate asOf,
      @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String qualityReason,
      @Nullable LocalDate calculationDate,
      @Nullable VolatilityData data,
      VolatilityMeta metadata) {}

  /** Of the portfolio's own time-weighted returns. */
  @Schema(name = "VolatilityData")
  public record VolatilityData(
      @JsonProperty("realized_volatility_21d")
          @Schema(description = "over 21 daily returns, fraction per square root of a year")
          @Nullable BigDecimal realized21,
      @JsonProperty("realized_volatility_63d")
          @Schema(description = "over 63 daily returns, fraction per square root of a year")
          @Nullable BigDecimal realized63,
      @JsonProperty("realized_volatility_252d")
          @Schema(description = "over 252 daily returns, fraction per square root of a year")
          @Nullable BigDecimal realized252,
      @JsonProperty("expected_volatility_21d")
          @Schema(description = "of the next 21 days, fraction per square root of a year")
          @Nullable BigDecimal expected21,
      @JsonProperty("expected_volatility_21d_low")
          @Schema(description = "90 % interval, fraction per square root of a year")
          @Nullable BigDecimal expectedLow,
      @JsonProperty("expected_volatility_21d_high")
          @Schema(description = "90 % interval, fraction per square root of a year")
          @Nullable BigDecimal expectedHigh,
      @Schema(description = "increasing, decreasing or stable") @Nullable String volatilityTrend,
      @Schema(description = "of the 21-day figure among its own of a year, 0 to 1")
          @Nullable BigDecimal volatilityPercentile) {}

  /** How it was computed. */
  @Schema(name = "VolatilityMetadata")
  public record VolatilityMeta(
      @Schema(description = "HAR or EXPONENTIALLY_WEIGHTED, whichever did better on its own past")
          @Nullable String forecastModel,
      String tradingDayWindows,
      @Schema(description = "figure to the reason why it is null")
          SequencedMap<String, String> reasons,
      @Nullable String error) {}
}
