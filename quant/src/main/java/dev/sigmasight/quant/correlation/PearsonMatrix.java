package dev.sigmasight.quant.correlation;

import java.util.Arrays;

/**
 * Pearson correlations of all pairs of many series at once: {@code ρ = Σ(x − x̄)(y − ȳ) / √(Σ(x −
 * x̄)²·Σ(y − ȳ)²)}, between −1 and 1, without a unit, written into the caller's array. A pair
 * without a correlation is NaN there, never 0.
 *
 * <p>Symmetric with a diagonal of exactly 1. The results of the plain and the vector form agree
 * within 1e-13.
 */
public final class PearsonMatrix {
  private PearsonMatrix() {}

  /**
   * Of series without gaps.
   *
   * @param series rows of equal length of finite numbers, one row per symbol
   * @param into as many rows and columns as there are series; overwritten. NaN where one of the two
   *     does not vary, its diagonal included
   */
  public static void complete(double[][] series, double[][] into) {
    complete(series, into, Products.fastest());
  }

  static void complete(double[][] series, double[][] into, Products products) {
    check(series, into);
    for (double[] row : series) {
      for (double x : row) {
        if (!Double.isFinite(x)) {
          throw new IllegalArgumentException("not a finite number: " + x);
        }
      }
    }
    StandardSeries standard = StandardSeries.of(series);
    products.upper(standard.z, into);
    for (int i = 0; i < into.length; i++) {
      double[] row = into[i];
      for (int j = i; j < row.length; j++) {
        row[j] = Math.max(-1, Math.min(1, row[j]));
      }
      row[i] = 1;
    }
    for (int i = 0; i < into.length; i++) {
      if (standard.constant[i]) {
        absent(into, i);
      }
    }
    mirror(into);
  }

  /**
   * Of series with gaps: each pair over the days that both have.
   *
   * @param series rows of equal length, one row per symbol; NaN marks a missing day
   * @param need days that both must have, at least 3
   * @param into as many rows and columns as there are series; overwritten. NaN where there are
   *     fewer days in common, or where one of the two does not vary over them
   */
  public static void pairwise(double[][] series, int need, double[][] into) {
    pairwise(series, need, into, Products.fastest());
  }

  static void pairwise(double[][] series, int need, double[][] into, Products products) {
    if (need < 3) {
      throw new IllegalArgumentException("days in common must be at least 3: " + need);
    }
    check(series, into);
    StandardSeries standard = StandardSeries.of(series);
    products.upper(standard.z, into);
    new PairwiseCorrection(series, standard.z, need).apply(into);
    mirror(into);
  }

  private static void check(double[][] series, double[][] into) {
    if (into.length != series.length) {
      throw new IllegalArgumentException(into.length + " rows for " + series.length + " series");
    }
    for (int i = 0; i < series.length; i++) {
      if (series[i].length != series[0].length) {
        throw new IllegalArgumentException("series " + i + " has " + series[i].length + " days");
      }
      if (into[i].length != series.length) {
        throw new IllegalArgumentException("row " + i + " has " + into[i].length + " columns");
      }
    }
  }

  private static void absent(double[][] into, int series) {
    Arrays.fill(into[series], series, into.length, Double.NaN);
    for (int i = 0; i < series; i++) {
      into[i][series] = Double.NaN;
    }
  }

  /** Copies the upper triangle to the lower one, in squares that fit the cache. */
  private static void mirror(double[][] matrix) {
    int side = 32;
    for (int top = 0; top < matrix.length; top += side) {
      int bottom = Math.min(matrix.length, top + side);
      for (int j = top; j < matrix.length; j++) {
        double[] row = matrix[j];
        int end = Math.min(bottom, j);
        for (int i = top; i < end; i++) {
          row[i] = matrix[i][j];
        }
      }
    }
  }
}
