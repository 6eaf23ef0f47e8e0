package dev.sigmasight.quant.correlation;

import dev.sigmasight.quant.Estimate;

/** How much of the risk of positions cancels between them. */
public final class Diversification {
  private Diversification() {}

  /**
   * {@code √(w'Σw)}: the deviation of the portfolio in the units of the weights.
   *
   * @param weights signed delta exposures as fractions of equity; short is negative
   * @param covariance of the same order, symmetric
   */
  public static double deviation(double[] weights, double[][] covariance) {
    check(weights, covariance);
    double variance = 0;
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < weights.length; j++) {
        variance += weights[i] * covariance[i][j] * weights[j];
      }
    }
    return Math.sqrt(Math.max(0, variance));
  }

  /**
   * {@code Σ|w_i|σ_i / √(w'Σw)}: 1 if all move as one the way they are held, larger the more they
   * cancel. A hedge raises it.
   *
   * @return Degenerate if the portfolio does not vary
   * @see "Choueifaty and Coignard (2008), Toward maximum diversification, JPM 35(1)"
   */
  public static Estimate ratio(double[] weights, double[][] covariance) {
    double deviation = deviation(weights, covariance);
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += Math.abs(weights[i]) * Math.sqrt(covariance[i][i]);
    }
    return deviation > 1e-8 * sum
        ? new Estimate.Of(sum / deviation, weights.length)
        : new Estimate.Degenerate("the portfolio does not vary");
  }

  /** The square of {@link #ratio}: as many equal independent bets would diversify as much. */
  public static Estimate effectiveBets(double[] weights, double[][] covariance) {
    return ratio(weights, covariance) instanceof Estimate.Of(double ratio, int n)
        ? new Estimate.Of(ratio * ratio, n)
        : new Estimate.Degenerate("the portfolio does not vary");
  }

  /**
   * {@code (Σ|w|)²/Σw²}: as many equal positions would be as concentrated, whatever their
   * correlations.
   */
  public static Estimate effectivePositions(double[] weights) {
    double largest = 0;
    for (double w : weights) {
      if (!Double.isFinite(w)) {
        throw new IllegalArgumentException("not a weight: " + w);
      }
      largest = Math.max(largest, Math.abs(w));
    }
    if (largest == 0) {
      return new Estimate.Degenerate("nothing is held");
    }
    double sum = 0;
    double squares = 0;
    for (double w : weights) {
      sum += Math.abs(w) / largest;
      squares += w / largest * (w / largest);
    }
    return new Estimate.Of(sum * sum / squares, weights.length);
  }

  private static void check(double[] weights, double[][] covariance) {
    if (weights.length != covariance.length) {
      throw new IllegalArgumentException(
          weights.length + " weights for " + covariance.length + " rows");
    }
    for (int i = 0; i < weights.length; i++) {
      if (!Double.isFinite(weights[i]) || covariance[i].length != weights.length) {
        throw new IllegalArgumentException("position " + i + " has no weight or no full row");
      }
      for (double c : covariance[i]) {
        if (!Double.isFinite(c)) {
          throw new IllegalArgumentException("not a covariance: " + c);
        }
      }
      if (covariance[i][i] < 0) {
        throw new IllegalArgumentException("not a variance: " + covariance[i][i]);
      }
    }
  }
}
