package dev.sigmasight.quant.regression;

import java.util.Arrays;

/** One series at a time on shared regressors; everything it needs is allocated once. */
final class NormalEquations {
  /** Less than this left of a regressor's squares, and taking days away has cost digits. */
  private static final double LEFT = 1e-4;

  /** Less than this of a regressor unexplained by those before it, and squaring costs digits. */
  private static final double UNEXPLAINED = 1e-4;

  /** Squares beyond this and its inverse may leave the range of a double. */
  private static final double SMALL = 1e-150;

  private static final double ROUNDING = 1e-14;

  private final SharedRegressors shared;
  private final int count;
  private final double[] y;
  private final int[] missing;
  private final double[] squares;
  private final double[] inverse;
  private final double[] means;
  private final double[] slopes;
  private final double[] spare;
  private int missingDays;
  private int n;
  private double meanY;

  NormalEquations(SharedRegressors shared) {
    this.shared = shared;
    count = shared.count;
    y = new double[shared.days];
    missing = new int[shared.days];
    squares = new double[count * count];
    inverse = new double[count * count];
    means = new double[count];
    slopes = new double[count];
    spare = new double[count];
  }

  /** Takes a series in, missing days as 0, and returns how many are not missing. */
  int load(double[] series) {
    missingDays = 0;
    for (int t = 0; t < y.length; t++) {
      double value = series[t];
      if (!Double.isFinite(value)) {
        if (Double.isInfinite(value)) {
          throw new IllegalArgumentException("not a finite number: " + value);
        }
        missing[missingDays++] = t;
        value = 0;
      }
      y[t] = value;
    }
    n = y.length - missingDays;
    return n;
  }

  /** Writes the figures, or returns false if this way would lose digits. */
  boolean solve(int i, BatchFit out) {
    centreY();
    double total = dot(y, y);
    sumSquares();
    boolean moderate = shared.moderate && total > SMALL && total < 1 / SMALL;
    if (!moderate || !decompose()) {
      return false;
    }
    substitute();
    double rest = residualSquares(total);
    double deviation = Math.sqrt(rest / (n - count - 1));
    write(i, out, deviation);
    out.fitted(i, n, rest == 0 ? 1 : Math.max(0, 1 - rest / total), deviation);
    return true;
  }

  private void centreY() {
    meanY = 0;
    for (int pass = 0; pass < 2; pass++) {
      double mean = sum(y) / n;
      for (int t = 0; t < y.length; t++) {
        y[t] -= mean;
      }
      clearMissing();
      meanY += mean;
    }
  }

  private void clearMissing() {
    for (int m = 0; m < missingDays; m++) {
      y[missing[m]] = 0;
    }
  }

  /** Products of the regressors over the days of this series, about their means on these days. */
  private void sumSquares() {
    System.arraycopy(shared.squares, 0, squares, 0, squares.length);
    Arrays.fill(means, 0);
    for (int m = 0; m < missingDays; m++) {
      shared.add(missing[m], -1, squares);
      int row = missing[m] * count;
      for (int i = 0; i < count; i++) {
        means[i] -= shared.rows[row + i];
      }
    }
    for (int i = 0; i < count; i++) {
      means[i] /= n;
      for (int j = 0; j <= i; j++) {
        squares[i * count + j] -= n * means[i] * means[j];
      }
    }
  }

  /** {@code squares = L·L'} in place, and {@code inverse = L⁻¹}. */
  private boolean decompose() {
    for (int i = 0; i < count; i++) {
      int row = i * count;
      double whole = squares[row + i];
      if (!(whole > LEFT * shared.squares[row + i])) {
        return false;
      }
      for (int j = 0; j <= i; j++) {
        double sum = squares[row + j];
        for (int m = 0; m < j; m++) {
          sum -= squares[row + m] * squares[j * count + m];
        }
        if (j < i) {
          squares[row + j] = sum * inverse[j * count + j];
        } else if (sum > UNEXPLAINED * whole) {
          squares[row + i] = Math.sqrt(sum);
          inverse[row + i] = 1 / squares[row + i];
        } else {
          return false;
        }
      }
    }
    invert();
    return true;
  }

  private void invert() {
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        double sum = 0;
        for (int m = j; m < i; m++) {
          sum += squares[i * count + m] * inverse[m * count + j];
        }
        inverse[i * count + j] = -sum * inverse[i * count + i];
      }
    }
  }

  /** {@code slopes = L⁻¹'·L⁻¹·Σ z·y}. */
  private void substitute() {
    double[] products = slopes;
    for (int j = 0; j < count; j++) {
      products[j] = dot(y, shared.z[j]);
    }
    for (int i = 0; i < count; i++) {
      double sum = 0;
      for (int j = 0; j <= i; j++) {
        sum += inverse[i * count + j] * products[j];
      }
      spare[i] = sum;
    }
    for (int j = 0; j < count; j++) {
      double sum = 0;
      for (int i = j; i < count; i++) {
        sum += inverse[i * count + j] * spare[i];
      }
      slopes[j] = sum;
    }
  }

  /** Turns y into residuals and sums their squares; 0 if they are rounding. */
  private double residualSquares(double total) {
    double shift = 0;
    double largest = Math.max(Math.abs(meanY), Math.sqrt(total / n));
    for (int j = 0; j < count; j++) {
      shift += slopes[j] * means[j];
      largest = Math.max(largest, Math.abs(slopes[j]));
      double slope = slopes[j];
      double[] z = shared.z[j];
      for (int t = 0; t < y.length; t++) {
        y[t] -= slope * z[t];
      }
    }
    for (int t = 0; t < y.length; t++) {
      y[t] += shift;
    }
    clearMissing();
    double rest = dot(y, y);
    return Math.sqrt(rest / n) <= ROUNDING * largest ? 0 : rest;
  }

  /** Coefficients and errors; the intercept's is {@code s·√(1/n + |L⁻¹·x̄|²)}. */
  private void write(int i, BatchFit out, double deviation) {
    double intercept = meanY;
    double spread = 1.0 / n;
    for (int j = 0; j < count; j++) {
      intercept -= slopes[j] * (shared.centre[j] + means[j]);
      double sum = 0;
      for (int m = j; m < count; m++) {
        sum += inverse[m * count + j] * inverse[m * count + j];
      }
      out.coefficient(
          i, j + 1, slopes[j] / shared.scale[j], deviation * Math.sqrt(sum) / shared.scale[j]);
      double projected = 0;
      for (int m = 0; m <= j; m++) {
        projected += inverse[j * count + m] * (shared.centre[m] + means[m]);
      }
      spread += projected * projected;
    }
    out.coefficient(i, 0, intercept, deviation * Math.sqrt(spread));
  }

  private static double sum(double[] a) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int t = 0;
    for (; t < a.length - 3; t += 4) {
      s0 += a[t];
      s1 += a[t + 1];
      s2 += a[t + 2];
      s3 += a[t + 3];
    }
    for (; t < a.length; t++) {
      s0 += a[t];
    }
    return (s0 + s1) + (s2 + s3);
  }

  private static double dot(double[] a, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int t = 0;
    for (; t < a.length - 3; t += 4) {
      s0 += a[t] * b[t];
      s1 += a[t + 1] * b[t + 1];
      s2 += a[t + 2] * b[t + 2];
      s3 += a[t + 3] * b[t + 3];
    }
    for (; t < a.length; t++) {
      s0 += a[t] * b[t];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
