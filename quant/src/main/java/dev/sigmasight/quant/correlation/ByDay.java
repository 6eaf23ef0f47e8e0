package dev.sigmasight.quant.correlation;

/** Rows of series turned into rows of days. */
final class ByDay {
  /** Series turned together: their numbers of one day share a cache line. */
  private static final int TOGETHER = 16;

  private ByDay() {}

  /** As many rows as days asked for; those that the series have not are 0. */
  static double[][] of(double[][] series, int days) {
    double[][] byDay = new double[days][series.length];
    for (int from = 0; from < series.length; from += TOGETHER) {
      int to = Math.min(series.length, from + TOGETHER);
      for (int t = 0; t < series[0].length; t++) {
        double[] day = byDay[t];
        for (int i = from; i < to; i++) {
          day[i] = series[i][t];
        }
      }
    }
    return byDay;
  }
}
