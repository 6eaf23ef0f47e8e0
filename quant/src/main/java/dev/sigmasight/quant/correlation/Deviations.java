package dev.sigmasight.quant.correlation;

import dev.sigmasight.quant.distribution.SampleMoments;

/**
 * Series less their weighted means, divided by the largest of all, so that no product overflows.
 */
final class Deviations {
  final double[][] x;
  final double[] weights;
  final double scale;

  private Deviations(double[][] x, double[] weights, double scale) {
    this.x = x;
    this.weights = weights;
    this.scale = scale;
  }

  /**
   * Of rows as long as the weights.
   *
   * @param weights of the days; they sum to 1
   */
  static Deviations of(double[][] series, double[] weights) {
    checkWeights(weights);
    double largest = 0;
    for (double[] row : series) {
      SampleMoments.checkFinite(row);
      if (row.length != weights.length) {
        throw new IllegalArgumentException(row.length + " days instead of " + weights.length);
      }
      for (double value : row) {
        largest = Math.max(largest, Math.abs(value));
      }
    }
    double scale = largest > 0 ? largest : 1;
    double[][] x = new double[series.length][];
    for (int i = 0; i < x.length; i++) {
      x[i] = centred(series[i], weights, scale);
    }
    return new Deviations(x, weights, scale);
  }

  private static void checkWeights(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      if (!(weight >= 0)) {
        throw new IllegalArgumentException("a day has a weight of " + weight);
      }
      sum += weight;
    }
    if (!(Math.abs(sum - 1) <= 1e-9)) {
      throw new IllegalArgumentException("the weights of the days sum to " + sum + " and not to 1");
    }
  }

  private static double[] centred(double[] row, double[] weights, double scale) {
    double mean = 0;
    for (int pass = 0; pass < 2; pass++) { // the second removes the first's rounding
      double sum = 0;
      for (int t = 0; t < row.length; t++) {
        sum += weights[t] * (row[t] / scale - mean);
      }
      mean += sum;
    }
    double[] centred = new double[row.length];
    double largest = 0;
    for (int t = 0; t < row.length; t++) {
      centred[t] = row[t] / scale - mean;
      largest = Math.max(largest, Math.abs(centred[t]));
    }
    return largest > 1e-14 * Math.abs(mean) ? centred : new double[row.length];
  }

  /** {@code Σ w·x_i·x_j} of the scaled deviations. */
  double[][] products() {
    int n = x.length;
    double[][] products = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int t = 0; t < weights.length; t++) {
          sum += weights[t] * x[i][t] * x[j][t];
        }
        products[i][j] = sum;
        products[j][i] = sum;
      }
    }
    return products;
  }

  /** A matrix of products in the units of the series. */
  double[][] rescaled(double[][] products) {
    double[][] result = new double[products.length][products.length];
    for (int i = 0; i < products.length; i++) {
      for (int j = 0; j < products.length; j++) {
        result[i][j] = products[i][j] * scale * scale;
        if (!Double.isFinite(result[i][j])) {
          throw new IllegalArgumentException(
              "numbers of " + scale + " are too large to be squared");
        }
      }
    }
    return result;
  }

  /** {@code 1/Σw²}. */
  double observations() {
    return FadingDays.effective(weights);
  }
}
