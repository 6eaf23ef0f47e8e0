package dev.sigmasight.quant.tail;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.SampleMoments;

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
    int factors = factorCovariance.length;
    exposures = new double[factors];
    for (int i = 0; i < weights.length; i++) {
      for (int k = 0; k < factors; k++) {
        exposures[k] += betas[i][k] * weights[i];
      }
    }
    CovarianceRisk risk = new CovarianceRisk(exposures, factorCovariance);
    double[] marginal = risk.marginal();
    double factorVolatility = risk.volatility();
    byFactor = new double[factors];
    for (int k = 0; k < factors; k++) {
      byFactor[k] = exposures[k] * marginal[k];
    }
    byPosition = new double[weights.length];
    double own = 0;
    for (int i = 0; i < weights.length; i++) {
      double squared = weights[i] * weights[i] * specificVariance[i];
      own += squared;
      double common = 0;
      for (int k = 0; k < factors; k++) {
        common += betas[i][k] * marginal[k];
      }
      byPosition[i] = weights[i] * common * factorVolatility + squared;
    }
    systematic = factorVolatility * factorVolatility;
    specific = own;
    double volatility = volatility();
    for (int k = 0; k < factors && volatility > 0; k++) {
      byFactor[k] *= factorVolatility / volatility;
    }
    for (int i = 0; i < byPosition.length && volatility > 0; i++) {
      byPosition[i] /= volatility;
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
    double[] parts = java.util.Arrays.copyOf(byFactor, byFactor.length + 1);
    double volatility = volatility();
    parts[byFactor.length] = volatility > 0 ? specific / volatility : 0;
    return new Contributions(volatility, parts);
  }

  /** One part per position. */
  public Contributions byPosition() {
    return new Contributions(volatility(), byPosition.clone());
  }
}
