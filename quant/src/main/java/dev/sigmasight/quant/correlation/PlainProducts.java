package dev.sigmasight.quant.correlation;

import java.util.Arrays;

/**
 * Loops that the compiler turns into vector instructions by itself: two rows and four days at a
 * time, so that each number loaded is used twice and each sum is stored once in four.
 */
final class PlainProducts implements Products {
  /** Columns that are worked on together, so that their days stay in the cache. */
  private static final int COLUMNS = 512;

  @Override
  public void upper(double[][] z, double[][] into) {
    if (z.length > 0) {
      new Work(z, into).run();
    }
  }

  private static final class Work {
    private final int rows;
    private final double[][] byRow;
    private final double[][] byDay;
    private final double[][] sums;

    Work(double[][] z, double[][] into) {
      rows = z.length;
      int days = (z[0].length + 3) / 4 * 4;
      byRow = new double[rows + 1][];
      byDay = ByDay.of(z, days);
      sums = Arrays.copyOf(into, rows + 1);
      sums[rows] = new double[rows];
      byRow[rows] = new double[days];
      for (int i = 0; i < rows; i++) {
        byRow[i] = Arrays.copyOf(z[i], days);
        Arrays.fill(into[i], i, rows, 0);
      }
    }

    void run() {
      for (int from = 0; from < rows; from += COLUMNS) {
        int to = Math.min(rows, from + COLUMNS);
        for (int i = 0; i < to; i += 2) {
          for (int t = 0; t < byDay.length; t += 4) {
            add(i, t, Math.max(from, i), to);
          }
        }
      }
    }

    /** Adds four days to two rows of sums. */
    private void add(int i, int t, int from, int to) {
      double[] first = sums[i];
      double[] second = sums[i + 1];
      double[] x0 = byDay[t];
      double[] x1 = byDay[t + 1];
      double[] x2 = byDay[t + 2];
      double[] x3 = byDay[t + 3];
      double a0 = byRow[i][t];
      double a1 = byRow[i][t + 1];
      double a2 = byRow[i][t + 2];
      double a3 = byRow[i][t + 3];
      double b0 = byRow[i + 1][t];
      double b1 = byRow[i + 1][t + 1];
      double b2 = byRow[i + 1][t + 2];
      double b3 = byRow[i + 1][t + 3];
      for (int j = from; j < to; j++) {
        double early = Math.fma(a1, x1[j], Math.fma(a0, x0[j], first[j]));
        first[j] = Math.fma(a3, x3[j], Math.fma(a2, x2[j], early));
        double earlyToo = Math.fma(b1, x1[j], Math.fma(b0, x0[j], second[j]));
        second[j] = Math.fma(b3, x3[j], Math.fma(b2, x2[j], earlyToo));
      }
    }
  }
}
