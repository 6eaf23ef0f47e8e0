package dev.sigmasight.quant.aggregate;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.SampleMoments;

/**
 * Volatility of parts held together: {@code σ² = w'Σw}. The mean of their own volatilities is only
 * an upper bound, reached when all move together.
 */
public final class PooledVolatility {
  private static final double ROUNDING = 1e-12;

  private final double[] weights;
  private final double[] marginal;
  private final double variance;
  private final double average;

  private PooledVolatility(double[] weights, double[] marginal, double variance, double average) {
    this.weights = weights;
    this.marginal = marginal;
    this.variance = variance;
    this.average = average;
  }

  /**
   * From a covariance matrix.
   *
   * @param weights on equity, signed
   * @param covariance Σ of returns, symmetric; annual for annual volatility
   */
  public static PooledVolatility of(double[] weights, double[][] covariance) {
    check(weights, covariance);
    int n = weights.length;
    double[] marginal = new double[n];
    double variance = 0;
    double size = 0;
    double average = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        marginal[i] += covariance[i][j] * weights[j];
        size += Math.abs(weights[i] * covariance[i][j] * weights[j]);
      }
      variance += weights[i] * marginal[i];
      average += Math.abs(weights[i]) * Math.sqrt(covariance[i][i]);
    }
    boolean noise = Double.isFinite(size) && Math.abs(variance) <= ROUNDING * size;
    return new PooledVolatility(weights.clone(), marginal, noise ? 0 : variance, average);
  }

  /**
   * From volatilities and correlations.
   *
   * @param volatilities not negative, as fractions
   * @param correlation symmetric, with unit diagonal
   */
  public static PooledVolatility of(
      double[] weights, double[] volatilities, double[][] correlation) {
    int n = volatilities.length;
    if (correlation.length != n) {
      throw new IllegalArgumentException(n + " volatilities, " + correlation.length + " rows");
    }
    double[][] covariance = new double[n][];
    for (int i = 0; i < n; i++) {
      if (!(volatilities[i] >= 0) || correlation[i].length != n || correlation[i][i] != 1) {
        throw new IllegalArgumentException("no volatility and correlation in row " + i);
      }
      covariance[i] = new double[n];
      for (int j = 0; j < n; j++) {
        covariance[i][j] = volatilities[i] * correlation[i][j] * volatilities[j];
      }
    }
    return of(weights, covariance);
  }

  /** {@code √(w'Σw)}, per √(period of the covariance). */
  public Estimate volatility() {
    if (weights.length == 0) {
      return new Estimate.TooShort(0, 1);
    }
    return variance < 0
        ? new Estimate.Degenerate("the covariance matrix is not positive semidefinite")
        : Estimate.finite(Math.sqrt(variance), weights.length);
  }

  /** {@code Σ|w|σ}: as if nothing diversified. */
  public Estimate weightedAverage() {
    return weights.length == 0
        ? new Estimate.TooShort(0, 1)
        : Estimate.finite(average, weights.length);
  }

  /** {@link #weightedAverage} less {@link #volatility}, not negative. */
  public Estimate diversificationBenefit() {
    return volatility() instanceof Estimate.Of(double sigma, int n)
        ? Estimate.finite(Math.max(0, average - sigma), n)
        : volatility();
  }

  /**
   * Euler's contribution {@code w(Σw)/σ} of a part; they add up to {@link #volatility}. Negative
   * for a part that hedges the others.
   */
  public Estimate contribution(int part) {
    double own = weights[part] * marginal[part];
    return variance > 0 ? Estimate.finite(own / Math.sqrt(variance), weights.length) : noRisk();
  }

  /** {@code w(Σw)/σ²}, the share of a part; they add up to 1. */
  public Estimate share(int part) {
    double own = weights[part] * marginal[part];
    return variance > 0 ? Estimate.finite(own / variance, weights.length) : noRisk();
  }

  private Estimate noRisk() {
    return variance == 0 ? new Estimate.Degenerate("there is no risk to share") : volatility();
  }

  private static void check(double[] weights, double[][] covariance) {
    SampleMoments.checkFinite(weights);
    if (covariance.length != weights.length) {
      throw new IllegalArgumentException(
          weights.length + " weights, " + covariance.length + " rows");
    }
    for (int i = 0; i < covariance.length; i++) {
      if (covariance[i].length != weights.length || covariance[i][i] < 0) {
        throw new IllegalArgumentException("row " + i + " is not one of a covariance matrix");
      }
      SampleMoments.checkFinite(covariance[i]);
      for (int j = 0; j < i; j++) {
        double scale = Math.max(Math.abs(covariance[i][j]), Math.abs(covariance[j][i]));
        if (Math.abs(covariance[i][j] - covariance[j][i]) > 1e-8 * scale) {
          throw new IllegalArgumentException("not symmetric in row " + i + ", column " + j);
        }
      }
    }
  }
}
