package dev.sigmasight.server.aggregate;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sigmasight.server.analytics.HoldingViews.SectorData;
import dev.sigmasight.server.analytics.StressView.Impact;
import dev.sigmasight.server.overview.Quality;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What several portfolios hold as one book, as it is sent. */
public final class HoldingPoolViews {
  private HoldingPoolViews() {}

  /** By sector. */
  @Schema(name = "AggregateSectorExposure")
  public record Sectors(
      boolean available,
      @Nullable SectorData data,
      @Schema(description = "sum of the net asset values, in the portfolios' currency")
          @Nullable BigDecimal netAssetValue,
      @Schema(description = "count of portfolios, computed or not") int portfolioCount,
      List<PoolViews.Part> portfolios,
      @Nullable String benchmark,
      @Nullable LocalDate benchmarkAsOf,
      @Schema(
              description =
                  "where the weights of the benchmark come from; stand-in: approximate weights"
                      + " entered by hand")
          @Nullable String benchmarkSource,
      String calculationMethod,
      String formula,
      @Schema(description = "why there is nothing") @Nullable String message,
      @Nullable LocalDate asOf,
      @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String qualityReason) {}

  /** How concentrated they are. */
  @Schema(name = "AggregateConcentration")
  public record Concentrated(
      boolean available,
      @Nullable ConcentrationData data,
      @Schema(description = "sum of the net asset values, in the portfolios' currency")
          @Nullable BigDecimal netAssetValue,
      @Schema(description = "count of portfolios, computed or not") int portfolioCount,
      List<PoolViews.Part> portfolios,
      String calculationMethod,
      String formula,
      @Schema(description = "why there is nothing") @Nullable String message,
      @Nullable LocalDate asOf,
      @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String qualityReason) {}

  /** By issuer over all portfolios, options with their underlying; shares of gross delta value. */
  @Schema(name = "AggregateConcentrationData")
  public record ConcentrationData(
      @Schema(description = "sum of squared shares × 10,000, 0 to 10,000") @Nullable BigDecimal hhi,
      @Schema(description = "1 / sum of squared shares, count of equal names")
          @Nullable BigDecimal effectiveNumPositions,
      @JsonProperty("top_3_concentration")
          @Schema(description = "share of the three largest, fraction")
          @Nullable BigDecimal top3Concentration,
      @JsonProperty("top_10_concentration")
          @Schema(description = "share of the ten largest, fraction")
          @Nullable BigDecimal top10Concentration,
      @Schema(description = "count of issuers") int uniqueSymbols,
      @Schema(description = "count of open positions, every lot") int totalPositions,
      @Schema(description = "the ten largest") List<TopPosition> topPositions,
      @Schema(
              description =
                  "what portfolios hold against each other by issuer, in the portfolios' currency")
          SequencedMap<String, BigDecimal> offsets) {}

  /** An issuer. */
  @Schema(name = "AggregateTopPosition")
  public record TopPosition(
      String symbol,
      @Schema(description = "|value| over the sum of |value|, fraction") BigDecimal weight,
      @Schema(description = "net delta value of all portfolios, in their currency")
          BigDecimal value,
      @Schema(description = "value over net_asset_value, fraction; null unless that is above 0")
          @Nullable BigDecimal weightOfNav) {}

  /** How what they hold moves together. */
  @Schema(name = "AggregateCorrelationMatrix")
  public record Correlated(
      boolean available,
      @Nullable Matrix data,
      @Schema(description = "sum of the net asset values, in the portfolios' currency")
          @Nullable BigDecimal netAssetValue,
      @Schema(description = "count of portfolios, computed or not") int portfolioCount,
      List<PoolViews.Part> portfolios,
      CorrelationMeta metadata,
      @Schema(description = "why there is nothing") @Nullable String message,
      @Schema(description = "count of symbols with market prices") int symbolsFound,
      @Nullable LocalDate asOf,
      @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String qualityReason) {}

  /** Correlations of the largest net delta values. */
  @Schema(name = "AggregateCorrelationMatrixData")
  public record Matrix(
      @Schema(description = "correlation by symbol and symbol, -1 to 1; null with too few days")
          SequencedMap<String, SequencedMap<String, @Nullable BigDecimal>> matrix,
      @Schema(description = "largest net delta value first") List<String> symbols,
      @Schema(description = "mean of the known pairs, -1 to 1")
          @Nullable BigDecimal averageCorrelation,
      @Schema(description = "count of common daily returns by symbol and symbol")
          SequencedMap<String, SequencedMap<String, Integer>> overlap,
      @Schema(description = "net delta value over net_asset_value by symbol, fraction")
          SequencedMap<String, @Nullable BigDecimal> weights) {}

  /** How they were computed. */
  @Schema(name = "AggregateCorrelationMetadata")
  public record CorrelationMeta(
      @Nullable LocalDate calculationDate,
      @Schema(description = "count") int symbolsRequested,
      @Schema(description = "count") int symbolsIncluded,
      @Schema(description = "sessions") int lookbackDays,
      @Schema(description = "common daily returns that a pair needs, count") int minOverlap,
      @Nullable String reason) {}

  /** What they gain or lose in scenarios. */
  @Schema(name = "AggregateStressTest")
  public record Stressed(
      boolean available,
      @Nullable StressData data,
      @Schema(description = "sum of the net asset values, in the portfolios' currency")
          @Nullable BigDecimal netAssetValue,
      @Schema(description = "count of portfolios, computed or not") int portfolioCount,
      List<PoolViews.Part> portfolios,
      @Schema(description = "count") int portfoliosWithStressData,
      @Schema(description = "account names of those without results")
          List<String> portfoliosMissing,
      String calculationMethod,
      String formula,
      @Schema(description = "why there is nothing") @Nullable String message,
      @Nullable LocalDate asOf,
      @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String qualityReason) {}

  /** The scenarios, by category and name. */
  @Schema(name = "AggregateStressData")
  public record StressData(
      List<Scenario> scenarios,
      @Schema(description = "net asset value of those with results, in the portfolios' currency")
          BigDecimal portfolioValue,
      LocalDate calculationDate) {}

  /** One scenario. */
  @Schema(name = "AggregateStressScenario")
  public record Scenario(
      String id,
      String name,
      @Schema(description = "the shocks that are stipulated") String description,
      @Schema(description = "market, rates, rotation, volatility or historical") String category,
      @Schema(
              description =
                  "how hard the shocks are: base, mild, moderate, severe or extreme; null if nothing"
                      + " held answers to them")
          @Nullable String severity,
      @Schema(description = "correlated: the other factors move as expected") String impactType,
      @Schema(description = "of the portfolios included, over their net asset value") Impact impact,
      @Schema(description = "only the shocked factors move") Impact stipulatedImpact,
      @Schema(description = "count of portfolios whose impact is known") int portfoliosIncluded,
      @Schema(description = "account names of the others") List<String> portfoliosMissing) {}
}
