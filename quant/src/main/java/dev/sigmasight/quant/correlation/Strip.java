package dev.sigmasight.quant.correlation;

import java.util.Arrays;

/**
 * For some rows i and every later column j: the sums and squares of each on the other's missing
 * days. A strip at a time, so that it stays in the cache.
 */
final class Strip {
  static final int ROWS = 32;

  private final double[][] byDay;
  private final MissingDays missing;
  private final Row[] rows = new Row[ROWS];
  private final double[][] own;
  private final double[] sums = new double[ROWS];
  private final double[] squares = new double[ROWS];

  /**
   * By column.
   *
   * @param ownSum Σz_i over the days that j has not
   * @param otherSum Σz_j over the days that i has not
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Row(double[] ownSum, double[] ownSquares, double[] otherSum, double[] otherSquares) {}

  Strip(double[][] byDay, MissingDays missing) {
    this.byDay = byDay;
    this.missing = missing;
    int n = missing.of.length;
    own = new double[byDay.length][ROWS];
    for (int k = 0; k < ROWS; k++) {
      rows[k] = new Row(new double[n], new double[n], new double[n], new double[n]);
    }
  }

  Row row(int k) {
    return rows[k];
  }

  void fill(int from) {
    int count = Math.min(ROWS, missing.of.length - from);
    for (int k = 0; k < count; k++) {
      others(from + k, rows[k]);
    }
    for (int t = 0; t < byDay.length; t++) {
      System.arraycopy(byDay[t], from, own[t], 0, count);
    }
    for (int j = from; j < missing.of.length; j++) {
      own(j, count);
    }
  }

  private void others(int i, Row row) {
    double[] sum = row.otherSum();
    double[] square = row.otherSquares();
    Arrays.fill(sum, i, sum.length, 0);
    Arrays.fill(square, i, sum.length, 0);
    int[] days = missing.of[i];
    for (int t = 0; t < days.length; t += 4) {
      double[] a = byDay[days[t]];
      double[] b = byDay[days[t + 1]];
      double[] c = byDay[days[t + 2]];
      double[] d = byDay[days[t + 3]];
      for (int j = i; j < sum.length; j++) {
        sum[j] += a[j] + b[j] + (c[j] + d[j]);
        double half = Math.fma(a[j], a[j], b[j] * b[j]);
        square[j] += Math.fma(c[j], c[j], Math.fma(d[j], d[j], half));
      }
    }
  }

  private void own(int j, int count) {
    Arrays.fill(sums, 0);
    Arrays.fill(squares, 0);
    int[] days = missing.of[j];
    for (int t = 0; t < days.length; t += 4) {
      double[] a = own[days[t]];
      double[] b = own[days[t + 1]];
      double[] c = own[days[t + 2]];
      double[] d = own[days[t + 3]];
      for (int k = 0; k < ROWS; k++) {
        sums[k] += a[k] + b[k] + (c[k] + d[k]);
        double half = Math.fma(a[k], a[k], b[k] * b[k]);
        squares[k] += Math.fma(c[k], c[k], Math.fma(d[k], d[k], half));
      }
    }
    for (int k = 0; k < count; k++) {
      rows[k].ownSum()[j] = sums[k];
      rows[k].ownSquares()[j] = squares[k];
    }
  }
}
