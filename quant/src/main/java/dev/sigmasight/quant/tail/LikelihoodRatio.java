package dev.sigmasight.quant.tail;

import dev.sigmasight.quant.distribution.ChiSquare;

/**
 * A test: twice the log of how much better the data fit when a hypothesis is dropped.
 *
 * @param statistic not negative; about χ² if the hypothesis holds
 * @param degrees of freedom of that χ²
 */
public record LikelihoodRatio(double statistic, int degrees) {
  public LikelihoodRatio {
    if (!(statistic >= 0 && statistic < Double.POSITIVE_INFINITY) || degrees < 1) {
      throw new IllegalArgumentException("no test: " + statistic + " with " + degrees);
    }
    statistic += 0.0; // no negative zero
  }

  /** Probability of a statistic at least this large if the hypothesis holds. */
  public double pValue() {
    return ChiSquare.survival(statistic, degrees);
  }

  /** Whether the p value is below a significance such as 0.05. */
  public boolean rejectsAt(double significance) {
    return pValue() < significance;
  }
}
