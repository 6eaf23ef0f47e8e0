package dev.sigmasight.quant.correlation;

import java.util.Arrays;

/** Which days each series has not. */
final class MissingDays {
  /** By series, filled up to a multiple of four with the day after the last, on which all are 0. */
  final int[][] of;

  /** A word for 64 days; words by series, so that a loop over series reads them in order. */
  private final long[][] present;

  private final long[] counts;

  MissingDays(double[][] series) {
    int days = series.length == 0 ? 0 : series[0].length;
    of = new int[series.length][];
    present = new long[(days + 63) / 64][series.length];
    counts = new long[series.length];
    int[] found = new int[days + 3];
    for (int i = 0; i < series.length; i++) {
      int n = 0;
      for (int t = 0; t < days; t++) {
        if (Double.isNaN(series[i][t])) {
          found[n++] = t;
        } else {
          present[t / 64][i] |= 1L << (t % 64);
        }
      }
      while (n % 4 != 0) {
        found[n++] = days;
      }
      of[i] = Arrays.copyOf(found, n);
    }
  }

  /** How many days series i has in common with each from the i-th on. */
  void common(int i, double[] into) {
    Arrays.fill(counts, 0);
    for (long[] words : present) {
      long own = words[i];
      for (int j = i; j < counts.length; j++) {
        counts[j] += Long.bitCount(words[j] & own);
      }
    }
    for (int j = i; j < into.length; j++) {
      into[j] = counts[j];
    }
  }
}
