package dev.sigmasight.server.scenario;

import dev.sigmasight.quant.stress.FactorCovariance;
import dev.sigmasight.quant.stress.FactorMoves;
import dev.sigmasight.quant.stress.MarketShock;
import dev.sigmasight.quant.stress.ReverseStress;
import dev.sigmasight.quant.stress.Shocks;
import dev.sigmasight.quant.stress.SpotVolatility;
import dev.sigmasight.quant.stress.StressPosition;
import dev.sigmasight.server.analytics.Standing;
import dev.sigmasight.server.risk.StressCase;
import dev.sigmasight.server.risk.StressDesk;
import dev.sigmasight.server.risk.StressResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Puts portfolios through shocks that somebody makes up. */
@Component
public class ShockEvaluations {
  /** How many times the linear answer to a loss may be stretched. */
  private static final double MOST_STRETCHED = 10;

  /** No yield moves by more, and no factor's return is so large: models of options end there. */
  private static final double MOST_YIELD = 1;

  private static final double MOST_MOVE = 100;
  private static final String BEYOND = "The factors would move beyond what models can price.";

  private final StressDesk desk;

  ShockEvaluations(StressDesk desk) {
    this.desk = desk;
  }

  /** What a shock, or the likeliest shock of a loss, does to a portfolio. */
  public ScenarioView of(Standing standing, ShockRequest asked) {
    if (standing.asOf() == null) {
      return ScenarioAnswer.nothing(standing, standing.whyNothing());
    }
    StressCase held = desk.of(standing.portfolio(), standing.asOf());
    if (StressResult.answersNothing(held.coverage())) {
      return new ScenarioAnswer(standing, held, asked, StressDesk.Start.NOTHING)
          .unknown(StressResult.NOTHING_ANSWERS);
    }
    return asked.isReverse() ? reverse(standing, held, asked) : forward(standing, held, asked);
  }

  private ScenarioView forward(Standing standing, StressCase held, ShockRequest asked) {
    StressDesk.Start start = asked.startsFrom().map(desk::start).orElse(StressDesk.Start.NOTHING);
    Shocks shocks = asked.shocks(start.shocks());
    ScenarioAnswer answer = new ScenarioAnswer(standing, held, asked, start);
    Set<String> shocked = shocks.moves().keySet();
    return switch (moves(shocks, held, asked.isConditional())) {
      case FactorMoves.Of found when largest(found.moves()) < 1 -> answer.unknown(BEYOND);
      case FactorMoves.Of found ->
          answer.of(
              shock(asked.isConditional() ? found.moves() : shocks, start, asked),
              shocked,
              answer.likelihood(found.distanceSquared(), shocked.size()));
      case FactorMoves.Degenerate(String why) ->
          asked.isConditional()
              ? answer.unknown(why)
              : answer.of(shock(shocks, start, asked), shocked, answer.unlikely(why));
    };
  }

  private static MarketShock shock(Shocks moves, StressDesk.Start start, ShockRequest asked) {
    Map<String, Double> ownMoves = new HashMap<>(start.ownMoves());
    ownMoves.putAll(asked.ownMoves());
    return new MarketShock(moves, asked.rule(), asked.points(), ownMoves);
  }

  private static FactorMoves moves(Shocks shocks, StressCase held, boolean conditional) {
    Optional<FactorCovariance> law = held.law();
    if (law.isEmpty()) {
      return new FactorMoves.Degenerate(Objects.requireNonNull(held.lawReason()));
    }
    List<String> strange =
        shocks.moves().keySet().stream()
            .filter(factor -> !law.get().factors().contains(factor))
            .toList();
    if (!strange.isEmpty()) {
      return new FactorMoves.Degenerate(
          "No returns of the funds of " + String.join(", ", strange) + ".");
    }
    return conditional
        ? FactorMoves.conditional(shocks, law.get())
        : FactorMoves.stipulated(shocks, law.get());
  }

  private static ScenarioView reverse(Standing standing, StressCase held, ShockRequest asked) {
    ScenarioAnswer answer = new ScenarioAnswer(standing, held, asked, StressDesk.Start.NOTHING);
    double loss = asked.loss(Objects.requireNonNull(standing.nav()).doubleValue());
    Optional<FactorCovariance> law = held.law();
    if (law.isEmpty()) {
      return answer.unknown(Objects.requireNonNull(held.lawReason()));
    }
    if (!(loss > 0)) {
      return answer.unknown("NAV is not positive, so that no fraction of it can be lost.");
    }
    return switch (likeliest(held.positions(), law.get(), loss)) {
      case ReverseStress.Of found ->
          answer.of(
              MarketShock.of(found.moves(), SpotVolatility.USUAL),
              Set.of(),
              answer.ofLoss(found.distanceSquared(), law.get().factors().size()));
      case ReverseStress.Unreachable(String why) -> answer.unknown(why + ".");
    };
  }

  /** By slopes, then stretched until full revaluation loses as much. */
  private static ReverseStress likeliest(
      List<StressPosition> positions, FactorCovariance law, double loss) {
    Map<String, Double> exposures = new HashMap<>();
    for (StressPosition position : positions) {
      for (String factor : law.factors()) {
        double beta = position.betas().getOrDefault(factor, 0.0);
        double direct = factor.equals(Shocks.INTEREST_RATE) ? position.slopes().perYield() : 0;
        exposures.merge(factor, position.slopes().deltaValue() * beta + direct, Double::sum);
      }
    }
    ReverseStress linear = ReverseStress.of(exposures, law, loss);
    if (!(linear instanceof ReverseStress.Of found)) {
      return linear;
    }
    double most = Math.min(MOST_STRETCHED, largest(found.moves()));
    return most < 1
        ? new ReverseStress.Unreachable("the factors would move beyond what models can price")
        : ReverseStress.revalued(positions, SpotVolatility.USUAL, found, loss, most);
  }

  /** How many times the moves may be taken. */
  private static double largest(Shocks moves) {
    double most = Double.MAX_VALUE;
    for (Map.Entry<String, Double> each : moves.moves().entrySet()) {
      double bound = each.getKey().equals(Shocks.INTEREST_RATE) ? MOST_YIELD : MOST_MOVE;
      most = Math.min(most, bound / Math.max(Math.abs(each.getValue()), Double.MIN_NORMAL));
    }
    return most;
  }
}
