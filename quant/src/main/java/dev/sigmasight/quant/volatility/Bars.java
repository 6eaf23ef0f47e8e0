package dev.sigmasight.quant.volatility;

/**
 * Daily bars, oldest first, prices of one currency adjusted for splits.
 *
 * @param open the first price of each day
 * @param high at least open, low and close
 * @param low at most open, high and close; positive
 * @param close the last price of each day
 */
@SuppressWarnings("ArrayRecordComponent")
public record Bars(double[] open, double[] high, double[] low, double[] close) {
  public Bars {
    int days = close.length;
    if (open.length != days || high.length != days || low.length != days) {
      throw new IllegalArgumentException("open, high, low and close differ in length");
    }
    for (int t = 0; t < days; t++) {
      boolean inside =
          Math.max(open[t], close[t]) <= high[t] && low[t] <= Math.min(open[t], close[t]);
      if (!(inside && low[t] > 0 && high[t] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("bar " + t + " is not one: open and close lie within");
      }
    }
  }

  int days() {
    return close.length;
  }

  /** {@code ln(open/close of the day before)}; day 0 has none. */
  double overnight(int day) {
    return Math.log(open[day]) - Math.log(close[day - 1]);
  }

  /** {@code ln(close/open)}. */
  double openToClose(int day) {
    return Math.log(close[day]) - Math.log(open[day]);
  }

  /** {@code ln(high/low)}. */
  double range(int day) {
    return Math.log(high[day]) - Math.log(low[day]);
  }

  /**
   * {@code ½·ln²(high/low) − (2 ln 2 − 1)·ln²(close/open)}: Garman and Klass's variance of a day.
   */
  double garmanKlass(int day) {
    double range = range(day);
    double change = openToClose(day);
    return 0.5 * range * range - (2 * Math.log(2) - 1) * change * change;
  }

  /** {@code ln(h/c)·ln(h/o) + ln(l/c)·ln(l/o)}: Rogers and Satchell's variance of a day. */
  double rogersSatchell(int day) {
    double up = Math.log(high[day]);
    double down = Math.log(low[day]);
    double first = Math.log(open[day]);
    double last = Math.log(close[day]);
    return (up - last) * (up - first) + (down - last) * (down - first);
  }
}
