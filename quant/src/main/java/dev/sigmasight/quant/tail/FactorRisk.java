package dev.sigmasight.quant.tail;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.SampleMoments;
import java.util.Arrays;

/**
 * Volatility in a factor model: {@code σ² = x'Fx + Σ w²d} with exposures {@code x = B'w}. By factor
 * {@code x·(Fx)/σ} and what is specific {@code Σ w²d/σ}; by position {@code w·(BFx + wd)/σ}. Either
 * way they sum to σ. In the unit of the weights, over the horizon of F. Immutable.
 */
public final class FactorRisk {
  private final double[] exposures;
  private final double systematic;
  private final double specific;
  private final double[] byFactor;
  private final double[] byPosition;

  /**
   * @param weights w, signed
   * @param betas B, a row per position
   * @param factorCovariance F
   * @param specificVariance d, one per position, not negative
   */
  public FactorRisk(
      double[] weights, double[][] betas, double[][] factorCovariance, double[] specificVariance) {
    check(weights, betas, factorCovariance, specificVariance);
    exposures = exposures(weights, betas, factorCovariance.length);
    CovarianceRisk risk = new CovarianceRisk(exposures, factorCovariance);
    byFactor = new double[exposures.length];
    byPosition = new double[weights.length];
    double own = 0;
    for (int i = 0; i < weights.length; i++) {
      byPosition[i] = weights[i] * weights[i] * specificVariance[i];
      own += byPosition[i];
    }
    specific = own;
    systematic = risk.volatility() * risk.volatility();
    double volatility = Math.sqrt(systematic + specific);
    if (!(volatility < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the variance is beyond all numbers");
    }
    if (volatility > 0) {
      split(weights, betas, risk);
    }
  }

  private static double[] exposures(double[] weights, double[][] betas, int factors) {
    double[] exposures = new double[factors];
    for (int i = 0; i < weights.length; i++) {
      for (int k = 0; k < factors; k++) {
        exposures[k] += betas[i][k] * weights[i];
      }
    }
    return exposures;
  }

  private void split(double[] weights, double[][] betas, CovarianceRisk risk) {
    double[] marginal = risk.marginal();
    double volatility = volatility();
    double share = risk.volatility() / volatility;
    for (int k = 0; k < exposures.length; k++) {
      byFactor[k] = exposures[k] * marginal[k] * share;
    }
    for (int i = 0; i < weights.length; i++) {
      double common = 0;
      for (int k = 0; k < exposures.length; k++) {
        common += betas[i][k] * marginal[k];
      }
      byPosition[i] = weights[i] * common * share + byPosition[i] / volatility;
    }
  }

  private static void check(
      double[] weights, double[][] betas, double[][] covariance, double[] specificVariance) {
    int n = weights.length;
    if (betas.length != n || specificVariance.length != n) {
      throw new IllegalArgumentException(
          n + " weights, " + betas.length + " betas, " + specificVariance.length + " variances");
    }
    SampleMoments.checkFinite(weights);
    SampleMoments.checkFinite(specificVariance);
    for (int i = 0; i < n; i++) {
      SampleMoments.checkFinite(betas[i]);
      if (betas[i].length != covariance.length) {
        throw new IllegalArgumentException(
            "row "
                + i
                + " has "
                + betas[i].length
                + " betas for "
                + covariance.length
                + " factors");
      }
      if (specificVariance[i] < 0) {
        throw new IllegalArgumentException("negative specific variance of position " + i);
      }
    }
  }

  /** x, one per factor. */
  public double[] exposures() {
    return exposures.clone();
  }

  /** {@code x'Fx}. */
  public double systematicVariance() {
    return systematic;
  }

  /** {@code Σ w²d}. */
  public double specificVariance() {
    return specific;
  }

  /** σ. */
  public double volatility() {
    return Math.sqrt(systematic + specific);
  }

  /** Share of the variance that factors explain, in [0, 1]; degenerate without variance. */
  public Estimate systematicShare() {
    double share = systematic / (systematic + specific);
    return Double.isFinite(share)
        ? new Estimate.Of(share, byPosition.length)
        : new Estimate.Degenerate("the portfolio has no volatility");
  }

  /** One part per factor and a last one for what is specific. */
  public Contributions byFactor() {
    double[] parts = Arrays.copyOf(byFactor, byFactor.length + 1);
    double volatility = volatility();
    parts[byFactor.length] = volatility > 0 ? specific / volatility : 0;
    return new Contributions(volatility, parts);
  }

  /** One part per position. */
  public Contributions byPosition() {
    return new Contributions(volatility(), byPosition.clone());
  }
}
