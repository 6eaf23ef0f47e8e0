package dev.sigmasight.server.analytics;

import dev.sigmasight.server.overview.Quality;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a portfolio gains or loses in scenarios. */
@Schema(name = "StressTest")
public record StressView(
    boolean available,
    UUID portfolioId,
    @Nullable LocalDate asOf,
    @Nullable LocalDate dataThrough,
    Quality quality,
    @Nullable String qualityReason,
    @Nullable Data data,
    DataQualityView dataQuality,
    Meta metadata) {

  /** The scenarios, by category and name. */
  @Schema(name = "StressTestData")
  public record Data(
      List<Row> scenarios,
      @Schema(description = "net asset value at the close, in the portfolio's currency")
          BigDecimal portfolioValue,
      LocalDate calculationDate,
      @Schema(description = "share of gross delta value with betas, fraction")
          @Nullable BigDecimal coverage) {}

  /** One scenario. */
  @Schema(name = "StressScenario")
  public record Row(
      String id,
      String name,
      @Schema(description = "the shocks that are stipulated") String description,
      @Schema(description = "market, rates, rotation, volatility or historical") String category,
      @Schema(description = "correlated: the other factors move as expected") String impactType,
      Impact impact,
      @Schema(description = "only the shocked factors move") Impact stipulatedImpact,
      @Schema(
              description =
                  "how hard the shocks are: base, mild, moderate, severe or extreme; null if nothing"
                      + " held answers to them")
          @Nullable String severity,
      @Schema(description = "the actual moves of its days were used") boolean replayed,
      @Schema(description = "why a figure is null, or why a replay used its stipulated shocks")
          @Nullable String note) {}

  /**
   * Gain or loss; null where the factors do not say how they move together, or nothing held answers
   * to them.
   */
  @Schema(name = "StressImpact")
  public record Impact(
      @Schema(description = "negative for a loss, in the portfolio's currency")
          @Nullable BigDecimal dollarImpact,
      @Schema(description = "of the portfolio value, percent; null unless that is positive")
          @Nullable BigDecimal percentageImpact,
      @Schema(description = "in the portfolio's currency")
          @Nullable BigDecimal newPortfolioValue) {}

  /** What was asked for. */
  @Schema(name = "StressTestMetadata")
  public record Meta(
      @Nullable String reason,
      @Nullable List<String> scenariosRequested,
      @Schema(description = "of these, the ids that no scenario has")
          List<String> scenariosUnknown) {}
}
