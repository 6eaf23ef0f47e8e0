package dev.sigmasight.server.scenario;

import dev.sigmasight.quant.distribution.ChiSquare;
import dev.sigmasight.quant.distribution.Normal;
import dev.sigmasight.quant.stress.MarketShock;
import dev.sigmasight.quant.stress.StressOutcome;
import dev.sigmasight.quant.stress.StressPosition;
import dev.sigmasight.server.analytics.Impacts;
import dev.sigmasight.server.analytics.Standing;
import dev.sigmasight.server.analytics.StressView;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.risk.StressCase;
import dev.sigmasight.server.risk.StressDesk;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts into words what a shock does. */
final class ScenarioAnswer {
  private static final int PROBABILITY_SCALE = 12;

  private final Standing standing;
  private final StressCase held;
  private final ShockRequest asked;
  private final StressDesk.Start start;
  private final BigDecimal nav;

  ScenarioAnswer(Standing standing, StressCase held, ShockRequest asked, StressDesk.Start start) {
    this.standing = standing;
    this.held = held;
    this.asked = asked;
    this.start = start;
    nav = Objects.requireNonNull(standing.nav());
  }

  /** That nothing is computed. */
  static ScenarioView nothing(Standing standing, String reason) {
    return view(standing, null, reason);
  }

  private static ScenarioView view(
      Standing standing, ScenarioView.@Nullable Data data, @Nullable String reason) {
    return new ScenarioView(
        data != null,
        standing.portfolio().value(),
        standing.asOf(),
        standing.dataThrough(),
        standing.quality(),
        standing.qualityReason(),
        data,
        reason);
  }

  /**
   * What a shock does.
   *
   * @param shocked factors that were asked for
   */
  ScenarioView of(MarketShock shock, Set<String> shocked, ScenarioView.Likelihood likelihood) {
    StressOutcome outcome = StressOutcome.of(held.positions(), shock);
    return view(
        standing,
        data(
            Impacts.of(outcome.total(), nav),
            shock.factors().moves().entrySet().stream()
                .map(
                    move ->
                        new ScenarioView.Move(
                            move.getKey(),
                            Objects.requireNonNull(Rounded.figure(move.getValue())),
                            shocked.contains(move.getKey())))
                .toList(),
            Rounded.figure(shock.volatilityChange()),
            outcome,
            likelihood),
        null);
  }

  /** That the impact cannot be said. */
  ScenarioView unknown(String why) {
    return view(standing, data(Impacts.of(null, nav), List.of(), null, null, unlikely(why)), why);
  }

  private ScenarioView.Data data(
      StressView.Impact impact,
      List<ScenarioView.Move> moves,
      @Nullable BigDecimal volatilityChange,
      @Nullable StressOutcome outcome,
      ScenarioView.Likelihood likelihood) {
    return new ScenarioView.Data(
        asked.scenario(),
        start.replayed(),
        start.note(),
        mode(),
        Rounded.money(nav),
        impact,
        moves,
        volatilityChange,
        outcome == null ? List.of() : byFactor(outcome),
        outcome == null ? List.of() : byPosition(outcome),
        Rounded.figure(held.coverage()),
        held.missing(),
        namesNotHeld(),
        likelihood);
  }

  private String mode() {
    if (asked.isReverse()) {
      return "reverse";
    }
    return asked.isConditional() ? "conditional" : "stipulated";
  }

  private List<String> namesNotHeld() {
    Set<String> held =
        this.held.positions().stream().map(StressPosition::symbol).collect(Collectors.toSet());
    return asked.ownMoves().keySet().stream().filter(name -> !held.contains(name)).toList();
  }

  private static List<ScenarioView.Part> byFactor(StressOutcome outcome) {
    List<String> names = new ArrayList<>(outcome.byFactor().keySet());
    List<Double> parts = new ArrayList<>(outcome.byFactor().values());
    names.addAll(List.of("Volatility", "Own moves", "Convexity"));
    parts.addAll(List.of(outcome.volatility(), outcome.ownMoves(), outcome.convexity()));
    List<BigDecimal> rounded = Cents.of(parts);
    return IntStream.range(0, names.size())
        .mapToObj(i -> new ScenarioView.Part(names.get(i), rounded.get(i)))
        .toList();
  }

  private List<ScenarioView.PositionPart> byPosition(StressOutcome outcome) {
    List<StressPosition> positions = held.positions();
    List<BigDecimal> rounded =
        Cents.of(IntStream.range(0, positions.size()).mapToObj(outcome::ofPosition).toList());
    return IntStream.range(0, positions.size())
        .mapToObj(
            i ->
                new ScenarioView.PositionPart(
                    positions.get(i).name(), positions.get(i).symbol(), rounded.get(i)))
        .toList();
  }

  /**
   * How far out a shock lies: daily variances grow with the days.
   *
   * @param distanceSquared over one day
   * @param factors that are shocked
   */
  ScenarioView.Likelihood likelihood(double distanceSquared, int factors) {
    return likelihood(distanceSquared, factors, null);
  }

  /**
   * How far out the likeliest shock of a loss lies, and the chance {@code Φ(−distance)} of a loss
   * at least as large: what a book gains by slopes is normal if the factors are, and the distance
   * is the loss in its standard deviations.
   */
  ScenarioView.Likelihood ofLoss(double distanceSquared, int factors) {
    return likelihood(
        distanceSquared,
        factors,
        probability(Normal.survival(Math.sqrt(distanceSquared / asked.horizon()))));
  }

  private static BigDecimal probability(double probability) {
    return BigDecimal.valueOf(probability).setScale(PROBABILITY_SCALE, RoundingMode.HALF_EVEN);
  }

  private ScenarioView.Likelihood likelihood(
      double distanceSquared, int factors, @Nullable BigDecimal lossProbability) {
    double squared = distanceSquared / asked.horizon();
    return new ScenarioView.Likelihood(
        asked.horizon(),
        Rounded.figure(Math.sqrt(squared)),
        factors == 0 ? BigDecimal.ONE : probability(ChiSquare.survival(squared, factors)),
        lossProbability,
        null);
  }

  /** That nothing is known of that. */
  ScenarioView.Likelihood unlikely(String why) {
    return new ScenarioView.Likelihood(asked.horizon(), null, null, null, why);
  }
}
