package dev.sigmasight.server.marketdata;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * Daily simple total returns of one symbol, oldest first, as fractions (0.01 is 1%). Every return
 * spans exactly one session; days after a missing price have none. Immutable; slices share memory.
 */
public final class ReturnSeries {
  static final ReturnSeries EMPTY = new ReturnSeries(new int[0], new double[0], 0, 0);

  private final int[] days;
  private final double[] returns;
  private final int from;
  private final int to;

  private ReturnSeries(int[] days, double[] returns, int from, int to) {
    this.days = days;
    this.returns = returns;
    this.from = from;
    this.to = to;
  }

  /**
   * @param epochDays strictly ascending; taken over, not copied
   */
  static ReturnSeries of(int[] epochDays, double[] returns) {
    return new ReturnSeries(epochDays, returns, 0, epochDays.length);
  }

  /** How many returns there are. */
  public int size() {
    return to - from;
  }

  /** The session at whose close the return was complete. */
  public LocalDate date(int index) {
    return LocalDate.ofEpochDay(epochDay(index));
  }

  /** As {@link #date}, in days since 1970-01-01. */
  public int epochDay(int index) {
    return days[from + index];
  }

  /** The return as a fraction. */
  public double value(int index) {
    return returns[from + index];
  }

  /** All returns, as a new array. */
  public double[] values() {
    return Arrays.copyOfRange(returns, from, to);
  }

  /** The last {@code n} returns on and before a date, or as many as there are. */
  public ReturnSeries lastUpTo(LocalDate date, int n) {
    int end = countUpTo(date);
    return new ReturnSeries(days, returns, Math.max(from, from + end - n), from + end);
  }

  /** The returns after one date, up to and including another. */
  public ReturnSeries between(LocalDate fromExclusive, LocalDate toInclusive) {
    int start = countUpTo(fromExclusive);
    int end = Math.max(start, countUpTo(toInclusive));
    return new ReturnSeries(days, returns, from + start, from + end);
  }

  private int countUpTo(LocalDate date) {
    return Days.countUpTo(days, from, to, Math.toIntExact(date.toEpochDay())) - from;
  }
}
