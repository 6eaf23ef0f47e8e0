package dev.sigmasight.server.risk;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * A portfolio's daily returns and its time-weighted index, oldest first; NaN where one is unknown.
 * What made the value of each day is known beside them.
 */
final class History {
  private final int[] days;
  private final double[] returns;
  private final double[] index;
  private final List<Maker> makers;

  /** Who made the value of a day. */
  enum Maker {
    /** A market, if only of a part. */
    MARKET,
    /** Owners of private assets alone. */
    OWNER,
    /** Nobody: there was nothing but cash. */
    NOBODY
  }

  History(int[] days, double[] returns, double[] index, List<Maker> makers) {
    this.days = days;
    this.returns = returns;
    this.index = index;
    this.makers = List.copyOf(makers);
  }

  /** The same up to a day. */
  History upTo(LocalDate day) {
    int at = Arrays.binarySearch(days, Math.toIntExact(day.toEpochDay()));
    int end = at >= 0 ? at + 1 : -at - 1;
    return new History(
        Arrays.copyOf(days, end),
        Arrays.copyOf(returns, end),
        Arrays.copyOf(index, end),
        makers.subList(0, end));
  }

  /** The known returns. */
  double[] returns() {
    return Arrays.stream(returns).filter(each -> !Double.isNaN(each)).toArray();
  }

  /**
   * Whether owners alone made the values behind the last known returns, so that these say nothing
   * of risk.
   *
   * @param most so many returns at most
   */
  boolean isOwners(int most) {
    boolean owned = false;
    int seen = 0;
    for (int i = returns.length - 1; i >= 0 && seen < most; i--) {
      if (!Double.isNaN(returns[i])) {
        if (makers.get(i) == Maker.MARKET) {
          return false;
        }
        owned |= makers.get(i) == Maker.OWNER;
        seen++;
      }
    }
    return owned;
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
