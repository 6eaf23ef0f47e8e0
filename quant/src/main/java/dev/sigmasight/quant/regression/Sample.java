package dev.sigmasight.quant.regression;

import dev.sigmasight.quant.distribution.SampleMoments;
import java.util.Arrays;

/**
 * What a regression is fitted to: y, the regressors and how much each observation counts. Oldest
 * first, wherever order matters. Immutable.
 */
public final class Sample {
  private final double[] y;
  private final double[][] regressors;
  private final double[] weights;

  private Sample(double[] y, double[][] regressors, double[] weights) {
    this.y = y;
    this.regressors = regressors;
    this.weights = weights;
  }

  /**
   * Observations that all count the same.
   *
   * @param y what is to be explained, such as the daily returns of a security as fractions
   * @param regressors one array per regressor, each as long as y; the intercept is not among them
   * @throws IllegalArgumentException if there is no regressor, if lengths differ or a number is not
   *     finite
   */
  public static Sample of(double[] y, double[]... regressors) {
    double[] equal = new double[y.length];
    Arrays.fill(equal, 1);
    return weighted(y, regressors, equal);
  }

  /**
   * Observations of unequal weight. A weight says how much an observation counts, not how exact it
   * is: errors are still taken to be of one variance. Only ratios of weights matter.
   *
   * @throws IllegalArgumentException also if a weight is not positive
   */
  public static Sample weighted(double[] y, double[][] regressors, double[] weights) {
    if (regressors.length == 0) {
      throw new IllegalArgumentException("a regression needs a regressor");
    }
    SampleMoments.checkFinite(y);
    double[][] copies = new double[regressors.length][];
    for (int k = 0; k < copies.length; k++) {
      checkLength(y.length, regressors[k].length);
      SampleMoments.checkFinite(regressors[k]);
      copies[k] = regressors[k].clone();
    }
    checkLength(y.length, weights.length);
    return new Sample(y.clone(), copies, normalised(weights));
  }

  /**
   * Observations whose weight halves every {@code halfLife} observations back from the last.
   *
   * @param halfLife in observations, positive
   */
  public static Sample fading(double[] y, double[][] regressors, double halfLife) {
    return weighted(y, regressors, FadingWeights.halfLife(y.length, halfLife));
  }

  private static void checkLength(int expected, int actual) {
    if (expected != actual) {
      throw new IllegalArgumentException("lengths differ: " + expected + " and " + actual);
    }
  }

  /** So that they sum to the number of equal observations that are worth as much. */
  private static double[] normalised(double[] weights) {
    double sum = 0;
    double squares = 0;
    double largest = Arrays.stream(weights).max().orElse(1);
    double[] scaled = new double[weights.length];
    for (int t = 0; t < scaled.length; t++) {
      if (!(weights[t] > 0 && weights[t] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("not a positive weight: " + weights[t]);
      }
      scaled[t] = weights[t] / largest;
      sum += scaled[t];
      squares += scaled[t] * scaled[t];
    }
    for (int t = 0; t < scaled.length; t++) {
      scaled[t] *= sum / squares;
    }
    return scaled;
  }

  /** How many observations. */
  public int size() {
    return y.length;
  }

  /** How many regressors, the intercept not counted. */
  public int regressorCount() {
    return regressors.length;
  }

  double[] y() {
    return y;
  }

  double[][] regressors() {
    return regressors;
  }

  /** They sum to {@code (Σw)²/Σw²}; 1 each if all are equal. */
  double[] weights() {
    return weights;
  }
}
