package dev.sigmasight.quant.tail;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.SampleMoments;

/**
 * Volatility of weights w under a covariance matrix Σ, {@code σ = √(w'Σw)}, and its parts. Weights
 * may be fractions of value or money; figures are in their unit, over the horizon of Σ. Immutable.
 */
public final class CovarianceRisk {
  private final double[] weights;
  private final double[] deviations;
  private final double[] marginal;
  private final double volatility;

  /**
   * @param weights signed
   * @param covariance symmetric, with no negative variance
   * @throws IllegalArgumentException also if the covariance gives the weights a negative variance
   */
  public CovarianceRisk(double[] weights, double[][] covariance) {
    int n = weights.length;
    SampleMoments.checkFinite(weights);
    double[] product = new double[n];
    deviations = new double[n];
    double unit = Scale.of(weights);
    for (int i = 0; i < n; i++) {
      checkRow(covariance, i, n);
      for (int j = 0; j < n; j++) {
        product[i] += covariance[i][j] * (weights[j] / unit);
      }
      deviations[i] = Math.sqrt(covariance[i][i]);
    }
    this.weights = weights.clone();
    double relative = rootOf(weights, product, unit);
    volatility = relative * unit;
    if (!(volatility < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the volatility is beyond all numbers");
    }
    marginal = new double[n];
    for (int i = 0; i < n && relative > 0; i++) {
      marginal[i] = product[i] / relative;
    }
  }

  /**
   * From volatilities and correlations.
   *
   * @param deviations not negative, in the unit of the returns
   * @param correlation symmetric, with unit diagonal
   */
  public static CovarianceRisk of(double[] weights, double[] deviations, double[][] correlation) {
    int n = deviations.length;
    double[][] covariance = new double[correlation.length][n];
    for (int i = 0; i < covariance.length; i++) {
      if (covariance.length != n || correlation[i].length != n || correlation[i][i] != 1) {
        throw new IllegalArgumentException("no correlations of " + n + " parts in row " + i);
      }
      if (!(deviations[i] >= 0)) {
        throw new IllegalArgumentException("a volatility of " + deviations[i]);
      }
      for (int j = 0; j < n; j++) {
        covariance[i][j] = deviations[i] * correlation[i][j] * deviations[j];
      }
    }
    return new CovarianceRisk(weights, covariance);
  }

  private static void checkRow(double[][] covariance, int i, int n) {
    if (covariance.length != n || covariance[i].length != n) {
      throw new IllegalArgumentException(
          "the covariance of " + n + " weights is " + n + " by " + n);
    }
    SampleMoments.checkFinite(covariance[i]);
    if (covariance[i][i] < 0) {
      throw new IllegalArgumentException("negative variance in row " + i);
    }
    for (int j = 0; j < i; j++) {
      double scale = Math.max(Math.abs(covariance[i][j]), Math.abs(covariance[j][i]));
      if (Math.abs(covariance[i][j] - covariance[j][i]) > 1e-8 * scale) {
        throw new IllegalArgumentException("not symmetric in row " + i + ", column " + j);
      }
    }
  }

  private static double rootOf(double[] weights, double[] product, double unit) {
    double variance = 0;
    double size = 0;
    for (int i = 0; i < weights.length; i++) {
      double term = weights[i] / unit * product[i];
      variance += term;
      size += Math.abs(term);
    }
    if (variance < -1e-12 * size) {
      throw new IllegalArgumentException("the covariance gives a negative variance");
    }
    return Math.sqrt(Math.max(0, variance));
  }

  /** σ. */
  public double volatility() {
    return volatility;
  }

  /** {@code ∂σ/∂w = Σw/σ}; zeros if σ is 0. */
  public double[] marginal() {
    return marginal.clone();
  }

  /** {@code w·∂σ/∂w}, which sum to σ. */
  public Contributions contributions() {
    double[] parts = new double[weights.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = weights[i] * marginal[i];
    }
    return new Contributions(volatility, parts);
  }

  /** Normal value at risk without a mean, {@code −z·σ}, and its parts. */
  public Contributions valueAtRisk(double confidence) {
    return contributions().times(-NormalTail.quantile(confidence));
  }

  /** Normal expected shortfall without a mean, {@code φ(z)/(1 − α)·σ}, and its parts. */
  public Contributions expectedShortfall(double confidence) {
    return contributions().times(NormalTail.shortfall(confidence));
  }

  /** Beta of a part to the whole, {@code (Σw)/σ²}; degenerate without volatility. */
  public Estimate betaToPortfolio(int part) {
    double beta = marginal[part] / volatility;
    return Double.isFinite(beta)
        ? new Estimate.Of(beta, weights.length)
        : new Estimate.Degenerate("the portfolio has no volatility");
  }

  /** {@code |w|·√Σᵢᵢ}: the volatility of each part alone. */
  public double[] standalone() {
    double[] alone = new double[weights.length];
    for (int i = 0; i < alone.length; i++) {
      alone[i] = Math.abs(weights[i]) * deviations[i];
    }
    return alone;
  }

  /** {@code Σ|w|√Σᵢᵢ/σ}, at least 1; degenerate without volatility. */
  public Estimate diversificationRatio() {
    double ratio = sum(standalone()) / volatility;
    return Double.isFinite(ratio)
        ? new Estimate.Of(ratio, weights.length)
        : new Estimate.Degenerate("the portfolio has no volatility");
  }

  /** {@code Σ|w|√Σᵢᵢ − σ}: what holding the parts together takes off, in the unit of σ. */
  public double diversificationBenefit() {
    return sum(standalone()) - volatility;
  }

  private static double sum(double[] numbers) {
    double sum = 0;
    for (double x : numbers) {
      sum += x;
    }
    return sum;
  }
}
