package dev.sigmasight.quant.volatility;

import dev.sigmasight.quant.distribution.SampleMoments;

/**
 * GARCH(1,1) of returns with mean 0: {@code h ← ω + α·r² + β·h}, variances per day.
 *
 * @param omega ω, positive
 * @param alpha α, not negative: the weight of the latest squared return
 * @param beta β, not negative; α + β below 1, so that there is a long-run variance
 * @see "Bollerslev (1986), Generalized autoregressive conditional heteroskedasticity"
 */
public record Garch(double omega, double alpha, double beta) {
  public Garch {
    boolean finite = omega > 0 && omega < Double.POSITIVE_INFINITY;
    if (!(finite && alpha >= 0 && beta >= 0 && alpha + beta < 1)) {
      throw new IllegalArgumentException(
          "no stationary GARCH with ω " + omega + ", α " + alpha + ", β " + beta);
    }
  }

  /** {@code ω / (1 − α − β)}, per day. */
  public double longRunVariance() {
    return omega / (1 - alpha - beta);
  }

  /** The variance of the day after the returns, started at the long-run one. */
  public double nextVariance(double[] returns) {
    SampleMoments.checkFinite(returns);
    double variance = longRunVariance();
    for (double r : returns) {
      variance = step(variance, r);
    }
    return variance;
  }

  /**
   * The mean variance over the days ahead, from that of the next day: {@code long run + (next −
   * long run)·(1 − φ^h)/(h·(1 − φ))} with {@code φ = α + β}, per day.
   *
   * @param days h, at least 1
   */
  public double averageVariance(double next, int days) {
    if (days < 1 || !(next >= 0 && next < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("no forecast from " + next + " over " + days + " days");
    }
    double persistence = alpha + beta;
    double share = (1 - Math.pow(persistence, days)) / (days * (1 - persistence));
    return longRunVariance() + (next - longRunVariance()) * share;
  }

  /**
   * {@code Σ −½·(ln 2π + ln h + r²/h)}: the logarithm of the normal likelihood, started at the
   * long-run variance.
   */
  public double logLikelihood(double[] returns) {
    SampleMoments.checkFinite(returns);
    double sum = 0;
    double variance = longRunVariance();
    for (double r : returns) {
      sum -= 0.5 * (Math.log(2 * Math.PI) + Math.log(variance) + r / variance * r);
      variance = step(variance, r);
    }
    if (!Double.isFinite(sum)) {
      throw new IllegalArgumentException("returns too unlikely for a double under this variance");
    }
    return sum;
  }

  private double step(double variance, double r) {
    double next = omega + alpha * r * r + beta * variance;
    if (next == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("too large to be squared: " + r);
    }
    return next;
  }
}
