package dev.sigmasight.quant.stress;

import java.util.List;
import java.util.Map;

/**
 * A shock with what all positions see of it looked up once. Betas are in the order of its factors.
 */
final class AppliedShock {
  private final List<String> factors;
  private final double[] moves;
  private final Map<String, Double> ownMoves;
  private final double volatilityChange;
  private final double yieldChange;

  AppliedShock(MarketShock shock) {
    factors = List.copyOf(shock.factors().moves().keySet());
    moves = factors.stream().mapToDouble(shock.factors()::of).toArray();
    ownMoves = shock.ownMoves();
    volatilityChange = shock.volatilityChange();
    yieldChange = shock.factors().of(Shocks.INTEREST_RATE);
  }

  List<String> factors() {
    return factors;
  }

  /** The betas of a position to the factors, 0 to one that it does not know. */
  double[] betas(StressPosition position) {
    double[] betas = new double[moves.length];
    for (int k = 0; k < betas.length; k++) {
      betas[k] = position.betas().getOrDefault(factors.get(k), 0.0);
    }
    return betas;
  }

  /** The gain of a position by full revaluation. */
  double profit(StressPosition position, double[] betas) {
    return position.revaluation().profit(move(position, betas));
  }

  /** The moves that a position sees. Its underlying falls by 100% at most. */
  Move move(StressPosition position, double[] betas) {
    double underlying = 0;
    for (int k = 0; k < betas.length; k++) {
      underlying += betas[k] * moves[k];
    }
    if (!ownMoves.isEmpty()) {
      underlying = ownMoves.getOrDefault(position.symbol(), underlying);
    }
    return new Move(Math.max(-1, underlying), volatilityChange, yieldChange);
  }

  /** What slopes say: a column per factor, then volatility, own move, and one that is left 0. */
  double[] linear(StressPosition position, double[] betas) {
    double[] parts = new double[betas.length + 3];
    Slopes slopes = position.slopes();
    Double own = ownMoves.isEmpty() ? null : ownMoves.get(position.symbol());
    for (int k = 0; k < betas.length; k++) {
      double beta = own == null ? betas[k] : 0;
      double direct = factors.get(k).equals(Shocks.INTEREST_RATE) ? slopes.perYield() : 0;
      parts[k] = (slopes.deltaValue() * beta + direct) * moves[k];
    }
    parts[betas.length] = slopes.perVolatility() * volatilityChange;
    parts[betas.length + 1] = own == null ? 0 : slopes.deltaValue() * own;
    return parts;
  }
}
