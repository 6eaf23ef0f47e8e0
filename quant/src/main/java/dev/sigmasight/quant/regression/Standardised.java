package dev.sigmasight.quant.regression;

import java.util.OptionalInt;

/**
 * A sample with every regressor brought to weighted mean 0 and weighted mean square 1, and y to
 * mean 0 and a size near 1, so that neither a large level nor a small unit costs digits.
 */
final class Standardised {
  /** A spread this small against the largest value is the rounding of equal values. */
  private static final double ROUNDING = 1e-14;

  final int n;
  final int k;
  final double[] weights;
  final double weightSum;
  final boolean equalWeights;

  /** Centred y in units of {@code ySize}. */
  final double[] y;

  final double ySize;

  /** Mean of y in units of {@code ySize}. */
  final double yMean;

  /** Mean 0, mean square 1, one array per regressor. */
  final double[][] z;

  /** Of the regressors: {@code x = scale·(centre + z)}. */
  final double[] centre;

  final double[] scale;

  Standardised(Sample sample) {
    n = sample.size();
    k = sample.regressorCount();
    weights = sample.weights();
    weightSum = sum(weights);
    equalWeights = weightSum == n;
    ySize = size(sample.y());
    y = divided(sample.y(), ySize);
    yMean = centred(y);
    z = new double[k][];
    centre = new double[k];
    scale = new double[k];
    for (int j = 0; j < k; j++) {
      standardise(sample.regressors()[j], j);
    }
  }

  /** Another y on the regressors of a sample. */
  Standardised(Standardised regressors, double[] otherY) {
    n = regressors.n;
    k = regressors.k;
    weights = regressors.weights;
    weightSum = regressors.weightSum;
    equalWeights = regressors.equalWeights;
    ySize = size(otherY);
    y = divided(otherY, ySize);
    yMean = centred(y);
    z = regressors.z;
    centre = regressors.centre;
    scale = regressors.scale;
  }

  private void standardise(double[] x, int j) {
    double size = size(x);
    double[] values = divided(x, size);
    double mean = centred(values);
    double spread = Math.sqrt(square(values) / weightSum);
    boolean varies = spread > ROUNDING;
    for (int t = 0; t < n; t++) {
      values[t] = varies ? values[t] / spread : 0;
    }
    z[j] = values;
    scale[j] = varies ? spread * size : 0;
    centre[j] = varies ? mean / spread : 0;
  }

  /** A regressor that does not vary. */
  OptionalInt constant() {
    for (int j = 0; j < k; j++) {
      if (!(scale[j] > 0)) {
        return OptionalInt.of(j);
      }
    }
    return OptionalInt.empty();
  }

  /** Whether coefficients and their errors could leave the range of a double. */
  boolean tooFarApart() {
    for (int j = 0; j < k; j++) {
      double unit = ySize / scale[j];
      if (!(unit > 1e-250 && unit < 1e250)) {
        return true;
      }
    }
    return ySize > 1e250;
  }

  /** {@code √w·z}, one array per regressor. */
  double[][] rooted() {
    double[][] rooted = new double[k][];
    for (int j = 0; j < k; j++) {
      rooted[j] = rooted(z[j]);
    }
    return rooted;
  }

  double[] rooted(double[] values) {
    double[] rooted = new double[n];
    for (int t = 0; t < n; t++) {
      rooted[t] = Math.sqrt(weights[t]) * values[t];
    }
    return rooted;
  }

  /** {@code y − Σ c_k·z_k}, or zeros if that is no more than rounding. */
  double[] residuals(double[] standardisedSlopes) {
    double[] rest = y.clone();
    double largest = Math.max(Math.abs(yMean), Math.sqrt(square(y) / weightSum));
    for (int j = 0; j < k; j++) {
      largest = Math.max(largest, Math.abs(standardisedSlopes[j]));
      for (int t = 0; t < n; t++) {
        rest[t] -= standardisedSlopes[j] * z[j][t];
      }
    }
    boolean rounding = Math.sqrt(square(rest) / weightSum) <= ROUNDING * largest;
    return rounding ? new double[n] : rest;
  }

  /** {@code Σ w·v²}. */
  double square(double[] values) {
    double sum = 0;
    for (int t = 0; t < n; t++) {
      sum += weights[t] * values[t] * values[t];
    }
    return sum;
  }

  /** Takes the weighted mean from the values and returns it. */
  private double centred(double[] values) {
    double total = 0;
    for (int pass = 0; pass < 2; pass++) {
      double mean = 0;
      for (int t = 0; t < n; t++) {
        mean += weights[t] * values[t];
      }
      mean /= weightSum;
      for (int t = 0; t < n; t++) {
        values[t] -= mean;
      }
      total += mean;
    }
    return total;
  }

  /** A power of two near the largest value, so that dividing by it is exact. */
  static double size(double[] values) {
    double largest = largest(values);
    return largest == 0 ? 1 : Math.scalb(1.0, Math.max(-1000, Math.getExponent(largest)));
  }

  static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  static double[] divided(double[] values, double size) {
    double[] divided = new double[values.length];
    for (int t = 0; t < divided.length; t++) {
      divided[t] = values[t] / size;
    }
    return divided;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
