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
}
