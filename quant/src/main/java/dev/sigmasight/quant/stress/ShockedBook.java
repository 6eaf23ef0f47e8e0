package dev.sigmasight.quant.stress;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Positions that are put through many shocks: the betas of each to the factors of a shock are
 * looked up once for all shocks of the same factors. For one thread.
 */
public final class ShockedBook {
  private final List<StressPosition> positions;

  /** By the factors of shocks: a row per position. */
  private final Map<List<String>, double[][]> betas = new HashMap<>();

  public ShockedBook(List<StressPosition> positions) {
    this.positions = List.copyOf(positions);
  }

  /**
   * Puts the positions through a shock.
   *
   * @throws IllegalArgumentException if a gain is beyond all numbers
   */
  public StressOutcome outcome(MarketShock shock) {
    AppliedShock applied = new AppliedShock(shock);
    double[][] rows = betas(applied);
    double[][] parts = new double[rows.length][];
    double[] profits = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      parts[i] = applied.linear(positions.get(i), rows[i]);
      profits[i] = applied.profit(positions.get(i), rows[i]);
    }
    return StressOutcome.of(positions, applied.factors(), profits, parts);
  }

  /**
   * The gain of all positions alone, in much less time: that of {@link #outcome} but for the last
   * bits.
   *
   * @throws IllegalArgumentException if the gain is beyond all numbers
   */
  public double profit(MarketShock shock) {
    AppliedShock applied = new AppliedShock(shock);
    double[][] rows = betas(applied);
    double profit = 0;
    for (int i = 0; i < rows.length; i++) {
      profit += applied.profit(positions.get(i), rows[i]);
    }
    if (!Double.isFinite(profit)) {
      throw new IllegalArgumentException("gains are beyond all numbers");
    }
    return profit;
  }

  private double[][] betas(AppliedShock shock) {
    return betas.computeIfAbsent(
        shock.factors(), _ -> positions.stream().map(shock::betas).toArray(double[][]::new));
  }
}
