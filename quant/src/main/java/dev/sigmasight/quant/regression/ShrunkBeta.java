package dev.sigmasight.quant.regression;

/**
 * A beta drawn to what is known of betas in general, the more the less exact it is.
 *
 * @param beta the mean of the posterior
 * @param error its standard deviation
 */
public record ShrunkBeta(double beta, double error) {
  private static final double BLUME_WEIGHT = 0.67;

  /**
   * {@code (β₀/σ₀² + β/se²)/(1/σ₀² + 1/se²)}, error {@code (1/σ₀² + 1/se²)^(−½)}.
   *
   * @param beta estimated slope
   * @param error se, its standard error, not negative; at 0 the estimate stays
   * @param prior β₀, the mean of betas of comparable securities; 1 for shares
   * @param priorDeviation σ₀, the standard deviation of betas among them, positive; 0.5 for shares
   * @see "Vasicek (1973), Journal of Finance 28"
   */
  public static ShrunkBeta vasicek(double beta, double error, double prior, double priorDeviation) {
    if (!(error >= 0 && error < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the standard error must not be negative: " + error);
    }
    if (!(priorDeviation > 0 && priorDeviation < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the deviation must be positive: " + priorDeviation);
    }
    checkFinite(beta);
    checkFinite(prior);
    double ratio = error / priorDeviation;
    double weight = 1 / (1 + ratio * ratio);
    return new ShrunkBeta(weight * beta + (1 - weight) * prior, error / Math.hypot(1, ratio));
  }

  /**
   * {@code 0.67·β + 0.33}: drawn to 1 by a fixed share, however exact it is.
   *
   * @see "Blume (1975), Journal of Finance 30"
   */
  public static double blume(double beta) {
    checkFinite(beta);
    return BLUME_WEIGHT * beta + (1 - BLUME_WEIGHT);
  }

  private static void checkFinite(double beta) {
    if (!Double.isFinite(beta)) {
      throw new IllegalArgumentException("not a finite beta: " + beta);
    }
  }
}
