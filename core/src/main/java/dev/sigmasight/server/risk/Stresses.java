package dev.sigmasight.server.risk;

import dev.sigmasight.quant.factor.Factor;
import dev.sigmasight.quant.factor.Factors;
import dev.sigmasight.quant.stress.FactorCovariance;
import dev.sigmasight.quant.stress.FactorMoves;
import dev.sigmasight.quant.stress.MarketShock;
import dev.sigmasight.quant.stress.Scenario;
import dev.sigmasight.quant.stress.Scenarios;
import dev.sigmasight.quant.stress.Shocks;
import dev.sigmasight.quant.stress.SpotVolatility;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shocks of a session, worked out once for all portfolios. */
final class Stresses {
  private final List<Ready> scenarios;

  private Stresses(List<Ready> scenarios) {
    this.scenarios = scenarios;
  }

  /**
   * A scenario as it is applied.
   *
   * @param conditional null if the factors do not say how the others move
   */
  record Ready(
      String id,
      MarketShock stipulated,
      @Nullable MarketShock conditional,
      @Nullable Double distance,
      boolean replayed,
      @Nullable String note) {}

  List<Ready> scenarios() {
    return scenarios;
  }

  /**
   * @param replays actual moves by scenario
   * @param noReplay why a scenario has none
   */
  static Stresses of(
      FactorMatrix matrix, Map<String, Shocks> replays, Map<String, String> noReplay) {
    Optional<FactorCovariance> law = law(matrix);
    List<Ready> ready = new ArrayList<>();
    for (Scenario scenario : Scenarios.all()) {
      Shocks replay = replays.get(scenario.id());
      Shocks shocks = replay == null ? scenario.shocks() : replay;
      ready.add(ready(scenario, shocks, replay != null, law, noReplay.get(scenario.id()), matrix));
    }
    return new Stresses(List.copyOf(ready));
  }

  private static Ready ready(
      Scenario scenario,
      Shocks shocks,
      boolean replayed,
      Optional<FactorCovariance> law,
      @Nullable String note,
      FactorMatrix matrix) {
    String id = scenario.id();
    MarketShock stipulated = shock(scenario, shocks);
    if (law.isEmpty()) {
      return new Ready(
          id, stipulated, null, null, replayed, joined(note, ModelRisk.unknown(matrix)));
    }
    List<String> strange =
        shocks.moves().keySet().stream()
            .filter(factor -> !law.get().factors().contains(factor))
            .toList();
    if (!strange.isEmpty()) {
      String why = "No returns of the funds of " + String.join(", ", strange) + ".";
      return new Ready(id, stipulated, null, null, replayed, joined(note, why));
    }
    return switch (FactorMoves.conditional(shocks, law.get())) {
      case FactorMoves.Of moves ->
          new Ready(
              id,
              stipulated,
              shock(scenario, moves.moves()),
              moves.distanceSquared(),
              replayed,
              note);
      case FactorMoves.Degenerate(String why) ->
          new Ready(id, stipulated, null, null, replayed, joined(note, why));
    };
  }

  private static MarketShock shock(Scenario scenario, Shocks moves) {
    return new MarketShock(moves, SpotVolatility.USUAL, 0, scenario.ownMoves());
  }

  private static String joined(@Nullable String one, String other) {
    return one == null ? other : one + " " + other;
  }

  /** The covariance under the names of shocks; a yield moves by −1/duration of the bond fund. */
  static Optional<FactorCovariance> law(FactorMatrix matrix) {
    if (matrix.correlations().isEmpty()) {
      return Optional.empty();
    }
    int n = matrix.funds().size();
    List<String> names = new ArrayList<>();
    double[] scale = new double[n];
    for (int i = 0; i < n; i++) {
      Factor factor = Funds.FACTORS.get(Funds.SYMBOLS.indexOf(matrix.funds().get(i)));
      names.add(shock(factor));
      scale[i] =
          matrix.deviations().get(i)
              * (factor.equals(Factors.INTEREST_RATE) ? -1 / Funds.BONDS.duration() : 1);
    }
    double[][] covariance = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        covariance[i][j] = matrix.correlation(i, j) * scale[i] * scale[j];
      }
    }
    return Optional.of(FactorCovariance.of(names, covariance));
  }

  /** What a shock calls the factor of a fund. */
  static String shock(Factor factor) {
    if (factor.equals(Factors.MARKET)) {
      return Shocks.MARKET;
    }
    return factor.equals(Factors.INTEREST_RATE) ? Shocks.INTEREST_RATE : factor.name();
  }
}
