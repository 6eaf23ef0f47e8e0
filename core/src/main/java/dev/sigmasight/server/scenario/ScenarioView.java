package dev.sigmasight.server.scenario;

import dev.sigmasight.server.analytics.StressView;
import dev.sigmasight.server.overview.Quality;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a shock does to a portfolio. */
@Schema(name = "EvaluatedScenario")
public record ScenarioView(
    boolean available,
    UUID portfolioId,
    @Nullable LocalDate asOf,
    @Nullable LocalDate dataThrough,
    Quality quality,
    @Nullable String qualityReason,
    @Nullable Data data,
    @Schema(description = "why there is nothing, or the impact is unknown")
        @Nullable String reason) {

  /** Of what was held at the close. */
  @Schema(name = "EvaluatedScenarioData")
  public record Data(
      @Schema(description = "id of the scenario it starts from") @Nullable String scenario,
      @Schema(description = "it starts from the actual moves of the scenario's days")
          boolean replayed,
      @Schema(description = "why a historical scenario has only its stipulated moves")
          @Nullable String note,
      @Schema(description = "conditional, stipulated or reverse") String mode,
      @Schema(description = "net asset value at the close, in the portfolio's currency")
          BigDecimal portfolioValue,
      StressView.Impact impact,
      List<Move> moves,
      @Schema(description = "change of every implied volatility, fraction: 0.1 is ten points")
          @Nullable BigDecimal volatilityChange,
      @Schema(description = "by factor, volatility, own moves and convexity; adds up")
          List<Part> byFactor,
      @Schema(description = "by symbol and by option; adds up") List<PositionPart> byPosition,
      @Schema(description = "share of gross delta value that is revalued, fraction")
          @Nullable BigDecimal coverage,
      @Schema(description = "symbols without betas or inputs of a price: they do not move")
          List<String> notRevalued,
      @Schema(description = "shocked names of which nothing is held") List<String> namesNotHeld,
      Likelihood likelihood) {}

  /** How a factor moves. */
  @Schema(name = "EvaluatedScenarioMove")
  public record Move(
      String factor,
      @Schema(description = "return, or for Interest_Rate the change of yield, fraction")
          BigDecimal move,
      @Schema(description = "asked for, or part of the scenario") boolean shocked) {}

  /** What one cause gains. */
  @Schema(name = "EvaluatedScenarioPart")
  public record Part(
      @Schema(
              description =
                  "a factor; Volatility; Own moves of single names; or Convexity, what slopes do"
                      + " not explain")
          String name,
      @Schema(description = "in the portfolio's currency") BigDecimal dollarImpact) {}

  /** What a position gains. */
  @Schema(name = "EvaluatedScenarioPosition")
  public record PositionPart(
      String symbol,
      String underlyingSymbol,
      @Schema(description = "in the portfolio's currency") BigDecimal dollarImpact) {}

  /** How far out a shock lies. */
  @Schema(name = "EvaluatedScenarioLikelihood")
  public record Likelihood(
      @Schema(description = "trading days over which the factors may move") int horizonDays,
      @Schema(
              description =
                  "Mahalanobis distance of the shocked factors over the horizon, in standard"
                      + " deviations; null if unknown")
          @Nullable BigDecimal distance,
      @Schema(
              description =
                  "chi-square probability that the shocked factors together are at least as far"
                      + " out, in any direction, if they were normal, fraction; not the chance of"
                      + " the gain or loss")
          @Nullable BigDecimal plausibility,
      @Schema(
              description =
                  "of a reverse stress: chance that the factors cost at least as much over the"
                      + " horizon, if they were normal, fraction; null for other shocks")
          @Nullable BigDecimal lossProbability,
      @Schema(description = "why they are null") @Nullable String reason) {}
}
