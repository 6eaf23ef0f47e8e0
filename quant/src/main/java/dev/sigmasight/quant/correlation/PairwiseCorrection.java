package dev.sigmasight.quant.correlation;

import java.util.Arrays;

/**
 * Turns the products of zero-filled standardised series into correlations over common days. The sum
 * of one series over the days of the other is its own sum less what it has on the other's missing
 * days, which are few.
 */
final class PairwiseCorrection {
  /** Below this share of its own variance a series' rounding shows: done again from the numbers. */
  private static final double HEALTHY = 0.01;

  private final double[][] series;
  private final double[][] z;

  /** With a row of zeros after the last day, which fills up lists of missing days. */
  private final double[][] byDay;

  private final MissingDays missing;
  private final double[] sum;
  private final double[] squares;
  private final int need;

  PairwiseCorrection(double[][] series, double[][] z, int need) {
    this.series = series;
    this.z = z;
    this.need = need;
    missing = new MissingDays(series);
    sum = new double[z.length];
    squares = new double[z.length];
    byDay = ByDay.of(z, z.length == 0 ? 0 : z[0].length + 1);
    for (double[] day : byDay) {
      for (int i = 0; i < z.length; i++) {
        sum[i] += day[i];
        squares[i] = Math.fma(day[i], day[i], squares[i]);
      }
    }
  }

  void apply(double[][] into) {
    Strip strip = new Strip(byDay, missing);
    double[] health = new double[z.length];
    double[] common = new double[z.length];
    for (int from = 0; from < z.length; from += Strip.ROWS) {
      strip.fill(from);
      for (int k = 0; k < Strip.ROWS && from + k < z.length; k++) {
        missing.common(from + k, common);
        row(from + k, strip.row(k), common, health, into[from + k]);
        repair(from + k, common, health, into[from + k]);
      }
    }
  }

  private void row(int i, Strip.Row lost, double[] common, double[] health, double[] rho) {
    double[] ownLost = lost.ownSum();
    double[] ownLostSquares = lost.ownSquares();
    double[] otherLost = lost.otherSum();
    double[] otherLostSquares = lost.otherSquares();
    double ownSum = sum[i];
    double ownSquares = squares[i];
    for (int j = i; j < rho.length; j++) {
      double n = common[j];
      double x = ownSum - ownLost[j];
      double y = sum[j] - otherLost[j];
      double xx = ownSquares - ownLostSquares[j] - x * x / n;
      double yy = squares[j] - otherLostSquares[j] - y * y / n;
      rho[j] = Math.max(-1, Math.min(1, (rho[j] - x * y / n) / Math.sqrt(xx * yy)));
      health[j] = Math.min(xx, yy);
    }
  }

  private void repair(int i, double[] common, double[] health, double[] rho) {
    for (int j = i; j < rho.length; j++) {
      if (common[j] < need) {
        rho[j] = Double.NaN;
      } else if (!(health[j] > HEALTHY)) {
        rho[j] = overCommonDays(series[i], series[j]);
      }
    }
    if (!Double.isNaN(rho[i])) {
      rho[i] = 1;
    }
  }

  /** In two passes over the days that both have; NaN if one of the two does not vary. */
  static double overCommonDays(double[] a, double[] b) {
    double[] x = new double[a.length];
    double[] y = new double[a.length];
    int n = 0;
    for (int t = 0; t < a.length; t++) {
      if (!Double.isNaN(a[t]) && !Double.isNaN(b[t])) {
        x[n] = a[t];
        y[n++] = b[t];
      }
    }
    x = Arrays.copyOf(x, n);
    y = Arrays.copyOf(y, n);
    if (!StandardSeries.standardise(x) || !StandardSeries.standardise(y)) {
      return Double.NaN;
    }
    double rho = 0;
    for (int t = 0; t < n; t++) {
      rho += x[t] * y[t];
    }
    return Math.max(-1, Math.min(1, rho));
  }
}
