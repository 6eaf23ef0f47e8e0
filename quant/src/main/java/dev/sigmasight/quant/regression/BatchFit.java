package dev.sigmasight.quant.regression;

import java.util.Arrays;

/**
 * The regressions of many series on the same regressors, as arrays that are filled again at each
 * use. Where {@link #status} is not {@link Status#FITTED} there are no figures, and NaN stands in
 * their places.
 */
public final class BatchFit {
  /** Whether a series has figures, or why not. */
  public enum Status {
    /** It has. */
    FITTED,
    /** Too few days on which the series has a value. */
    TOO_SHORT,
    /** On its days the regressors determine no coefficients. */
    DEGENERATE
  }

  private final int series;
  private final int width;
  private final double[] coefficients;
  private final double[] errors;
  private final double[] rSquared;
  private final double[] residualDeviation;
  private final int[] observations;
  private final Status[] status;

  /** Room for so many series on so many regressors. */
  public BatchFit(int series, int regressors) {
    this.series = series;
    this.width = regressors + 1;
    coefficients = new double[series * width];
    errors = new double[series * width];
    rSquared = new double[series];
    residualDeviation = new double[series];
    observations = new int[series];
    status = new Status[series];
    for (int i = 0; i < series; i++) {
      fail(i, Status.TOO_SHORT, 0);
    }
  }

  /** How many series there is room for. */
  public int series() {
    return series;
  }

  /** How many regressors, the intercept not counted. */
  public int regressorCount() {
    return width - 1;
  }

  /** Whether a series has figures, or why not. */
  public Status status(int i) {
    return status[i];
  }

  /** The intercept (k = 0) or the slope of the k-th regressor. */
  public double coefficient(int i, int k) {
    return coefficients[index(i, k)];
  }

  /** The classical standard error of the intercept or a slope. */
  public double standardError(int i, int k) {
    return errors[index(i, k)];
  }

  /** Explained share of the variance, in [0, 1]. */
  public double rSquared(int i) {
    return rSquared[i];
  }

  /** √(Σ residual²/(n − k)), k with the intercept, in the unit of the series. */
  public double residualDeviation(int i) {
    return residualDeviation[i];
  }

  /** How many days of the series had a value. */
  public int observations(int i) {
    return observations[i];
  }

  private int index(int i, int k) {
    if (k < 0 || k >= width) {
      throw new IndexOutOfBoundsException("no coefficient " + k + " of " + width);
    }
    return i * width + k;
  }

  void fail(int i, Status why, int have) {
    Arrays.fill(coefficients, i * width, (i + 1) * width, Double.NaN);
    Arrays.fill(errors, i * width, (i + 1) * width, Double.NaN);
    rSquared[i] = Double.NaN;
    residualDeviation[i] = Double.NaN;
    observations[i] = have;
    status[i] = why;
  }

  void coefficient(int i, int k, double value, double error) {
    coefficients[i * width + k] = value;
    errors[i * width + k] = error;
  }

  void fitted(int i, int have, double share, double deviation) {
    rSquared[i] = share;
    residualDeviation[i] = deviation;
    observations[i] = have;
    status[i] = Status.FITTED;
  }
}
