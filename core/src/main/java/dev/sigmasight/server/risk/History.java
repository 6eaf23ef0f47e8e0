package dev.sigmasight.server.risk;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * A portfolio's daily returns and its time-weighted index, oldest first; NaN where one is unknown.
 */
final class History {
  private final int[] days;
  private final double[] returns;
  private final double[] index;

  History(int[] days, double[] returns, double[] index) {
    this.days = days;
    this.returns = returns;
    this.index = index;
  }

  /** The same up to a day. */
  History upTo(LocalDate day) {
    int at = Arrays.binarySearch(days, Math.toIntExact(day.toEpochDay()));
    int end = at >= 0 ? at + 1 : -at - 1;
    return new History(
        Arrays.copyOf(days, end), Arrays.copyOf(returns, end), Arrays.copyOf(index, end));
  }

  /** The known returns. */
  double[] returns() {
    return Arrays.stream(returns).filter(each -> !Double.isNaN(each)).toArray();
  }

  /** The index of every day. */
  double[] index() {
    return index.clone();
  }

  /** Whether the index is known on every day, of which there is at least one. */
  boolean isIndexed() {
    return index.length > 0 && Arrays.stream(index).noneMatch(Double::isNaN);
  }

  LocalDate day(int position) {
    return LocalDate.ofEpochDay(days[position]);
  }
}
