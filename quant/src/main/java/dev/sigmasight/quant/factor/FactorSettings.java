package dev.sigmasight.quant.factor;

/**
 * How factor betas are estimated.
 *
 * @param window newest observations that count
 * @param halfLife days back after which a day counts half
 * @param full observations that make a full history
 * @param fewest observations below which there is no estimate
 * @param estimator how betas are found
 * @param outlierLimit residuals are drawn in to so many median absolute deviations, see {@link
 *     dev.sigmasight.quant.regression.Winsorised}; infinite to leave them
 */
public record FactorSettings(
    int window, double halfLife, int full, int fewest, Estimator estimator, double outlierLimit) {

  /** A trading year, of which the older half counts half as much per day and less. */
  public static final FactorSettings STANDARD =
      new FactorSettings(252, 126, 126, 60, Estimator.RIDGE, 5);

  /** The same with memory half as long. */
  public static final FactorSettings RESPONSIVE =
      new FactorSettings(252, 63, 126, 60, Estimator.RIDGE, 5);

  /** How betas are found. */
  public enum Estimator {
    /** Least squares. */
    LEAST_SQUARES,
    /** Drawn to a prior by the penalty whose leave-one-out error is least. */
    RIDGE
  }

  public FactorSettings {
    if (fewest < 1 || full < fewest || window < full) {
      throw new IllegalArgumentException(
          "not in order: fewest " + fewest + ", full " + full + ", window " + window);
    }
    if (!(halfLife > 0) || !(outlierLimit > 0)) {
      throw new IllegalArgumentException(
          "must be positive: half-life " + halfLife + ", outlier limit " + outlierLimit);
    }
  }

  /** The same with least squares, and residuals as they are. */
  public FactorSettings plain() {
    return new FactorSettings(
        window, halfLife, full, fewest, Estimator.LEAST_SQUARES, Double.POSITIVE_INFINITY);
  }
}
