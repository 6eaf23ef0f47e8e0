package dev.sigmasight.server.marketdata;

import java.time.LocalDate;
import java.util.Arrays;

/** The returns of two symbols on the sessions for which both have one, oldest first. */
public final class PairedReturns {
  private final int[] days;
  private final double[] first;
  private final double[] second;

  private PairedReturns(int[] days, double[] first, double[] second) {
    this.days = days;
    this.first = first;
    this.second = second;
  }

  /** The last {@code n} common returns on and before a date, or as many as there are. */
  public static PairedReturns lastUpTo(
      ReturnSeries first, ReturnSeries second, LocalDate date, int n) {
    ReturnSeries a = first.lastUpTo(date, first.size());
    ReturnSeries b = second.lastUpTo(date, second.size());
    int most = Math.max(0, Math.min(n, Math.min(a.size(), b.size())));
    int[] days = new int[most];
    double[] x = new double[most];
    double[] y = new double[most];
    int free = most;
    int i = a.size() - 1;
    int j = b.size() - 1;
    while (free > 0 && i >= 0 && j >= 0) {
      int order = Integer.compare(a.epochDay(i), b.epochDay(j));
      if (order == 0) {
        free--;
        days[free] = a.epochDay(i);
        x[free] = a.value(i);
        y[free] = b.value(j);
      }
      i -= order >= 0 ? 1 : 0;
      j -= order <= 0 ? 1 : 0;
    }
    return new PairedReturns(tail(days, free), tail(x, free), tail(y, free));
  }

  /** How many pairs there are. */
  public int size() {
    return days.length;
  }

  /** The session of a pair. */
  public LocalDate date(int index) {
    return LocalDate.ofEpochDay(days[index]);
  }

  /** The returns of the first symbol, as a new array. */
  public double[] first() {
    return first.clone();
  }

  /** The returns of the second symbol, as a new array. */
  public double[] second() {
    return second.clone();
  }

  private static int[] tail(int[] values, int from) {
    return Arrays.copyOfRange(values, from, values.length);
  }

  private static double[] tail(double[] values, int from) {
    return Arrays.copyOfRange(values, from, values.length);
  }
}
