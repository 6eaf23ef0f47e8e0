package dev.sigmasight.quant.regression;

import java.util.Arrays;

/** Standardised regressors and the sums of their products over all days. */
final class SharedRegressors {
  final int days;
  final int count;

  /** One array per regressor, mean 0 and mean square 1 over all days. */
  final double[][] z;

  /** The same, one row of {@code count} numbers per day. */
  final double[] rows;

  /** Of the regressors: {@code x = scale·(centre + z)}. */
  final double[] centre;

  final double[] scale;

  /** Whether no regressor is very large or very small, or does not vary. */
  final boolean moderate;

  /** {@code Σ z_i·z_j}, j ≤ i at {@code i·count + j}. */
  final double[] squares;

  SharedRegressors(double[][] regressors) {
    days = regressors[0].length;
    count = regressors.length;
    Standardised data = new Standardised(Sample.of(new double[days], regressors));
    z = data.z;
    centre = data.centre;
    scale = data.scale;
    moderate = Arrays.stream(scale).allMatch(s -> s > 1e-100 && s < 1e100);
    rows = new double[days * count];
    squares = new double[count * count];
    for (int t = 0; t < days; t++) {
      for (int i = 0; i < count; i++) {
        rows[t * count + i] = z[i][t];
      }
      add(t, 1, squares);
    }
  }

  /** Adds the products of a day, times a sign, to sums. */
  void add(int day, double sign, double[] sums) {
    int row = day * count;
    for (int i = 0; i < count; i++) {
      double value = sign * rows[row + i];
      for (int j = 0; j <= i; j++) {
        sums[i * count + j] += value * rows[row + j];
      }
    }
  }
}
