package dev.sigmasight.quant.stress;

import java.util.Map;

/**
 * All that happens in a stress: factors move, implied volatility with them or by itself, and single
 * symbols by news of their own.
 *
 * @param factors moves of factors, propagated or as stipulated
 * @param rule how volatility answers to the market's move
 * @param volatilityPoints added to every implied volatility on top of the rule; 5 is five points
 * @param ownMoves returns of single symbols; such a symbol does not follow the factors
 */
public record MarketShock(
    Shocks factors, SpotVolatility rule, double volatilityPoints, Map<String, Double> ownMoves) {

  public MarketShock {
    if (!Double.isFinite(volatilityPoints)) {
      throw new IllegalArgumentException("no shock of " + volatilityPoints + " points");
    }
    ownMoves = Map.copyOf(ownMoves);
    ownMoves.forEach(
        (symbol, move) -> {
          if (!(move >= -1 && move < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(symbol + " does not move by " + move);
          }
        });
  }

  /** Factors only; volatility stays. */
  public static MarketShock of(Shocks factors) {
    return new MarketShock(factors, SpotVolatility.NONE, 0, Map.of());
  }

  /** Factors, and volatility by a rule. */
  public static MarketShock of(Shocks factors, SpotVolatility rule) {
    return new MarketShock(factors, rule, 0, Map.of());
  }

  /** The change of implied volatility as a fraction. */
  public double volatilityChange() {
    return rule.change(factors.of(Shocks.MARKET)) + volatilityPoints / 100;
  }

  /** The moves that a position sees. Its underlying falls by 100% at most. */
  Move moveOf(StressPosition position) {
    double followed = 0;
    for (Map.Entry<String, Double> move : factors.moves().entrySet()) {
      followed += position.betas().getOrDefault(move.getKey(), 0.0) * move.getValue();
    }
    return moveOf(position, followed);
  }

  /** The same with the position's betas to the factors, in the order of their moves. */
  Move moveOf(StressPosition position, double[] betas, double[] moves) {
    double followed = 0;
    for (int k = 0; k < betas.length; k++) {
      followed += betas[k] * moves[k];
    }
    return moveOf(position, followed);
  }

  private Move moveOf(StressPosition position, double followed) {
    double underlying =
        ownMoves.isEmpty() ? followed : ownMoves.getOrDefault(position.symbol(), followed);
    return new Move(Math.max(-1, underlying), volatilityChange(), factors.of(Shocks.INTEREST_RATE));
  }
}
