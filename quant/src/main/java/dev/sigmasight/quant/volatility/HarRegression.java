package dev.sigmasight.quant.volatility;

import dev.sigmasight.quant.distribution.SampleMoments;
import dev.sigmasight.quant.linear.SymmetricEigen;
import dev.sigmasight.quant.regression.LongRunCovariance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * Least squares of a {@link Har}, over its rows brought to mean 0 and length 1: variances are near
 * 1e-4 and the intercept's column is 1, which as they are would cost half the digits.
 */
final class HarRegression {
  private static final int COMPONENTS = 3;

  /** Below this the smallest eigenvalue of the components' correlations is rounding. */
  private static final double INDEPENDENT = 1e-10;

  private final int end;
  private final double[] target;
  private final double targetMean;
  private final double[][] rows;
  private final double[] means = new double[COMPONENTS];
  private final double[] lengths = new double[COMPONENTS];
  private final double[][] inverse;
  private final double[] slopes = new double[COMPONENTS];

  /** Of the variances before the end-th, as if the rest were not known. */
  HarRegression(Har model, double[] v, int end) {
    this.end = end;
    int n = end - model.horizon() - Har.LONGEST + 1;
    target = new double[n];
    rows = new double[n][];
    for (int k = 0; k < n; k++) {
      rows[k] = model.components(v, k + Har.LONGEST - 1);
      target[k] = model.target(v, k + Har.LONGEST - 1);
    }
    targetMean = SampleMoments.meanOf(target);
    standardise();
    SymmetricEigen eigen = SymmetricEigen.of(correlations());
    boolean determined = eigen.values()[COMPONENTS - 1] > INDEPENDENT;
    inverse = determined ? eigen.map(value -> 1 / value) : new double[0][];
    if (determined) {
      solve();
    }
  }

  private void standardise() {
    for (int c = 0; c < COMPONENTS; c++) {
      double[] column = new double[rows.length];
      for (int k = 0; k < column.length; k++) {
        column[k] = rows[k][c];
      }
      means[c] = SampleMoments.meanOf(column);
      double squares = SampleMoments.squares(column, means[c]);
      boolean varies = !SampleMoments.isNoise(squares / column.length, column);
      lengths[c] = varies ? Math.sqrt(squares) : 0;
      for (double[] row : rows) {
        row[c] = varies ? (row[c] - means[c]) / lengths[c] : 0;
      }
    }
  }

  private double[][] correlations() {
    double[][] products = new double[COMPONENTS][COMPONENTS];
    for (double[] row : rows) {
      for (int a = 0; a < COMPONENTS; a++) {
        for (int b = 0; b < COMPONENTS; b++) {
          products[a][b] += row[a] * row[b];
        }
      }
    }
    return products;
  }

  private void solve() {
    double[] products = new double[COMPONENTS];
    for (int k = 0; k < rows.length; k++) {
      for (int c = 0; c < COMPONENTS; c++) {
        products[c] += rows[k][c] * (target[k] - targetMean);
      }
    }
    for (int a = 0; a < COMPONENTS; a++) {
      for (int b = 0; b < COMPONENTS; b++) {
        slopes[a] += inverse[a][b] * products[b];
      }
    }
  }

  /** False if a component is constant or follows from the others; then there is no fit to ask. */
  boolean isDetermined() {
    return inverse.length > 0;
  }

  int end() {
    return end;
  }

  int observations() {
    return rows.length;
  }

  /** β0 to β3. */
  double[] coefficients() {
    double[] coefficients = new double[COMPONENTS + 1];
    coefficients[0] = targetMean;
    for (int c = 0; c < COMPONENTS; c++) {
      coefficients[c + 1] = slopes[c] / lengths[c];
      coefficients[0] -= coefficients[c + 1] * means[c];
    }
    return coefficients;
  }

  double fitted(double[] components) {
    double fitted = targetMean;
    for (int c = 0; c < COMPONENTS; c++) {
      fitted += slopes[c] * (components[c] - means[c]) / lengths[c];
    }
    return fitted;
  }

  /** Whether a value is neither below the lowest target nor above the highest. */
  boolean hasSeen(double value) {
    DoubleSummaryStatistics seen = Arrays.stream(target).summaryStatistics();
    return seen.getMin() <= value && value <= seen.getMax();
  }

  double squaredErrors() {
    double sum = 0;
    for (int k = 0; k < rows.length; k++) {
      sum += error(k) * error(k);
    }
    return sum;
  }

  /** Components that vary have means that vary, so the target's variance is not 0. */
  double rSquared() {
    return 1 - squaredErrors() / SampleMoments.squares(target, targetMean);
  }

  private double error(int k) {
    double error = target[k] - targetMean;
    for (int c = 0; c < COMPONENTS; c++) {
      error -= slopes[c] * rows[k][c];
    }
    return error;
  }

  /** Newey and West's, with Bartlett weights {@code 1 − l/(L + 1)} and no small-sample factor. */
  Covariance covariance(int lags) {
    int n = rows.length;
    double[][] scores = new double[n][COMPONENTS + 1];
    for (int k = 0; k < n; k++) {
      double error = error(k);
      scores[k][0] = error;
      for (int c = 0; c < COMPONENTS; c++) {
        scores[k][c + 1] = error * rows[k][c];
      }
    }
    return new Covariance(sandwich(LongRunCovariance.of(scores, lags)));
  }

  private double[][] sandwich(double[][] meat) {
    int size = meat.length;
    double[][] bread = new double[size][size];
    bread[0][0] = 1.0 / rows.length;
    for (int a = 1; a < size; a++) {
      System.arraycopy(inverse[a - 1], 0, bread[a], 1, COMPONENTS);
    }
    return product(product(bread, meat), bread);
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] product = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        for (int k = 0; k < a.length; k++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }

  /** Of the mean and the slopes of the standardised rows. */
  final class Covariance {
    private final double[][] covariance;

    private Covariance(double[][] covariance) {
      this.covariance = covariance;
    }

    /** Of β0 to β3. */
    List<Double> standardErrors() {
      List<Double> errors = new ArrayList<>();
      double[] intercept = new double[COMPONENTS + 1];
      intercept[0] = 1;
      for (int c = 0; c < COMPONENTS; c++) {
        intercept[c + 1] = -means[c] / lengths[c];
      }
      errors.add(Math.sqrt(quadratic(intercept)));
      for (int c = 0; c < COMPONENTS; c++) {
        errors.add(Math.sqrt(Math.max(0, covariance[c + 1][c + 1])) / lengths[c]);
      }
      return errors;
    }

    /** The variance of the fitted value. */
    double ofFitted(double[] components) {
      double[] x = new double[COMPONENTS + 1];
      x[0] = 1;
      for (int c = 0; c < COMPONENTS; c++) {
        x[c + 1] = (components[c] - means[c]) / lengths[c];
      }
      return quadratic(x);
    }

    private double quadratic(double[] x) {
      double sum = 0;
      for (int a = 0; a < x.length; a++) {
        for (int b = 0; b < x.length; b++) {
          sum += x[a] * covariance[a][b] * x[b];
        }
      }
      return Math.max(0, sum);
    }
  }
}
