package dev.sigmasight.quant.performance;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.SampleMoments;

/**
 * How uncertain a ratio {@code S = mean/SD} is: {@code √(V/(n − 1))}, where V is the variance, over
 * time, of {@code ψ = z − S(z² − 1)/2} with z the standardised observations.
 *
 * <p>If the observations are independent, {@code V = 1 − γ₃S + (γ₄ − 1)/4·S²}, which is Mertens's;
 * if they are normal too, {@code 1 + S²/2}, which is Lo's. With lags V counts autocovariances as
 * Newey and West do: {@code V = c₀ + 2 Σ (1 − l/(L + 1))·c_l}, which is Lo's for observations that
 * depend on each other.
 *
 * @see "Lo (2002), The Statistics of Sharpe Ratios, Financial Analysts Journal 58(4)"
 * @see "Mertens (2002), Comments on Variance of the IID Estimator in Lo"
 */
final class RatioError {
  private static final int NEED = 2;

  private RatioError() {}

  /**
   * The standard error per period of the mean over the sample deviation.
   *
   * @param excess what the ratio is of
   * @param lags over which observations may depend on each other; 0 if they do not
   */
  static Estimate of(double[] excess, int lags) {
    int n = excess.length;
    int need = Math.max(NEED, lags + 2);
    if (lags < 0) {
      throw new IllegalArgumentException("not a number of lags: " + lags);
    }
    if (n < need) {
      return new Estimate.TooShort(n, need);
    }
    double mean = SampleMoments.meanOf(excess);
    double squares = SampleMoments.squares(excess, mean);
    if (!Double.isFinite(squares)) {
      return Estimate.finite(squares, n);
    }
    if (SampleMoments.isNoise(Math.sqrt(squares / n) * Math.sqrt(squares / n), excess)) {
      return new Estimate.Degenerate("the returns do not vary");
    }
    double ratio = mean / Math.sqrt(squares / (n - 1));
    double population = Math.sqrt(squares / n);
    double[] influence = new double[n];
    for (int i = 0; i < n; i++) {
      double z = (excess[i] - mean) / population;
      influence[i] = z - ratio * (z * z - 1) / 2;
    }
    return Estimate.finite(Math.sqrt(Math.max(0, longRun(influence, lags)) / (n - 1)), n);
  }

  private static double longRun(double[] influence, int lags) {
    double variance = autocovariance(influence, 0);
    for (int lag = 1; lag <= lags; lag++) {
      variance += 2 * (1 - lag / (lags + 1.0)) * autocovariance(influence, lag);
    }
    return variance;
  }

  /** {@code Σ x(t)·x(t − lag)/n} of numbers with mean 0. */
  static double autocovariance(double[] centred, int lag) {
    double sum = 0;
    for (int i = lag; i < centred.length; i++) {
      sum += centred[i] * centred[i - lag];
    }
    return sum / centred.length;
  }
}
