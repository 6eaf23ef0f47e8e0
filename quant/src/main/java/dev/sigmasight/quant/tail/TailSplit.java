package dev.sigmasight.quant.tail;

import dev.sigmasight.quant.distribution.SampleMoments;
import java.util.Arrays;

/**
 * Historical value at risk and expected shortfall of a sum of parts, and what each part adds, or
 * the reason there are none. Parts are positions, or factors and what is left of each return.
 */
public sealed interface TailSplit {

  /**
   * Losses, in the unit of the weights.
   *
   * @param valueAtRisk the k-th worst loss; a part adds its loss in that one scenario, so the split
   *     is noisy
   * @param expectedShortfall the mean of the worst; a part adds the mean of its losses in those
   *     scenarios
   */
  record Of(Contributions valueAtRisk, Contributions expectedShortfall) implements TailSplit {}

  /** Fewer scenarios than needed. */
  record TooShort(int have, int need) implements TailSplit {}

  /**
   * With {@code L(s) = −Σ w·r(s)}, the k worst L and the parts {@code −w·r} in the same scenarios.
   * Of equal losses the earlier scenario counts.
   *
   * @param weights of the parts, signed: fractions of value, or money
   * @param returns a row per part, a column per scenario, as fractions
   * @see "Tasche (1999), Risk contributions and performance measurement"
   */
  static TailSplit of(double[] weights, double[][] returns, TailLevel level) {
    int scenarios = scenarios(weights, returns);
    return level.isEnough(scenarios)
        ? of(weights, returns, level.fractional(scenarios))
        : new TooShort(scenarios, level.observationsNeeded());
  }

  /**
   * By factor: a row per factor, and a last part for what the factors do not explain.
   *
   * @param returns of the portfolio, one per scenario
   * @param exposures of the portfolio to each factor
   * @param factorReturns a row per factor, a column per scenario
   */
  static TailSplit byFactor(
      double[] returns, double[] exposures, double[][] factorReturns, TailLevel level) {
    int factors = exposures.length;
    if (factorReturns.length != factors) {
      throw new IllegalArgumentException(
          factorReturns.length + " rows of returns for " + factors + " exposures");
    }
    double[] weights = Arrays.copyOf(exposures, factors + 1);
    double[][] rows = Arrays.copyOf(factorReturns, factors + 1);
    double[] rest = returns.clone();
    for (int k = 0; k < factors; k++) {
      if (factorReturns[k].length != rest.length) {
        throw new IllegalArgumentException(
            "rows of " + rest.length + " and " + factorReturns[k].length + " scenarios");
      }
      for (int s = 0; s < rest.length; s++) {
        rest[s] -= exposures[k] * factorReturns[k][s];
      }
    }
    weights[factors] = 1;
    rows[factors] = rest;
    return of(weights, rows, level);
  }

  /** The same for a tail of given size, at most the number of scenarios. */
  static Of of(double[] weights, double[][] returns, Tail tail) {
    int scenarios = scenarios(weights, returns);
    if (tail.losses() > scenarios) {
      throw new IllegalArgumentException(tail.losses() + " losses in " + scenarios + " scenarios");
    }
    WorstLosses worst = new WorstLosses(tail);
    worst.scan(losses(weights, returns, tail));
    double[] atRisk = new double[weights.length];
    double[] shortfall = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      atRisk[i] = -weights[i] * returns[i][worst.lastScenario()];
      shortfall[i] = -weights[i] * worst.mean(returns[i]);
    }
    return new Of(
        new Contributions(worst.last(), atRisk), new Contributions(worst.mean(), shortfall));
  }

  private static double[] losses(double[] weights, double[][] returns, Tail tail) {
    double gross = 0;
    double largest = 0;
    for (int i = 0; i < weights.length; i++) {
      gross += Math.abs(weights[i]);
      largest = Math.max(largest, WorstLosses.largest(returns[i]));
    }
    WorstLosses.checkReach(gross, largest, tail);
    double[] losses = new double[returns.length == 0 ? 0 : returns[0].length];
    for (int i = 0; i < weights.length; i++) {
      double signed = -weights[i];
      double[] row = returns[i];
      for (int s = 0; s < losses.length; s++) {
        losses[s] += signed * row[s];
      }
    }
    return losses;
  }

  private static int scenarios(double[] weights, double[][] returns) {
    SampleMoments.checkFinite(weights);
    if (returns.length != weights.length) {
      throw new IllegalArgumentException(
          returns.length + " rows of returns for " + weights.length + " weights");
    }
    int scenarios = returns.length == 0 ? 0 : returns[0].length;
    for (double[] row : returns) {
      SampleMoments.checkFinite(row);
      if (row.length != scenarios) {
        throw new IllegalArgumentException(
            "rows of " + scenarios + " and " + row.length + " scenarios");
      }
    }
    return scenarios;
  }
}
