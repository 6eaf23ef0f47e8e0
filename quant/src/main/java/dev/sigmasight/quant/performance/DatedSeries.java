package dev.sigmasight.quant.performance;

import dev.sigmasight.quant.Estimate;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SortedMap;

/** Positive values by date, oldest first: closes, or an index. Immutable. */
public final class DatedSeries {
  private final LocalDate[] dates;
  private final double[] values;

  private DatedSeries(LocalDate[] dates, double[] values) {
    this.dates = dates;
    this.values = values;
  }

  /**
   * @param dates strictly increasing
   * @param values of the same length, finite and positive
   */
  public static DatedSeries of(LocalDate[] dates, double[] values) {
    if (dates.length != values.length) {
      throw new IllegalArgumentException(
          "lengths differ: " + dates.length + " and " + values.length);
    }
    for (int i = 0; i < dates.length; i++) {
      if (i > 0 && !dates[i].isAfter(dates[i - 1])) {
        throw new IllegalArgumentException(dates[i] + " does not follow " + dates[i - 1]);
      }
      if (!(values[i] > 0 && Double.isFinite(values[i]))) {
        throw new IllegalArgumentException("no positive value on " + dates[i] + ": " + values[i]);
      }
    }
    return new DatedSeries(dates.clone(), values.clone());
  }

  /**
   * The values of a map, by its dates; each must be finite and positive.
   *
   * @throws IllegalArgumentException naming the date of one that is not
   */
  public static DatedSeries of(SortedMap<LocalDate, Double> values) {
    return of(
        values.keySet().toArray(LocalDate[]::new),
        values.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** How many values. */
  public int size() {
    return dates.length;
  }

  /** The date at a position, counted from 0 at the oldest. */
  public LocalDate date(int position) {
    return dates[position];
  }

  /** The value at a position, counted from 0 at the oldest. */
  public double value(int position) {
    return values[position];
  }

  /** Position of the last value on or before a day; −1 if there is none. */
  public int lastUpTo(LocalDate day) {
    int found = Arrays.binarySearch(dates, day);
    return found >= 0 ? found : -found - 2;
  }

  /** Whether there is a value on that very day. */
  public boolean has(LocalDate day) {
    return Arrays.binarySearch(dates, day) >= 0;
  }

  /**
   * {@code v(t)/v(t−1) − 1} from each value to the next, as fractions, one fewer than values.
   *
   * @throws IllegalArgumentException if one is too large for a double
   */
  public double[] returns() {
    double[] returns = new double[Math.max(values.length - 1, 0)];
    for (int i = 1; i < values.length; i++) {
      returns[i - 1] = growth(i - 1, i);
    }
    return returns;
  }

  /** {@code v(to)/v(from) − 1}, refused if too large for a double. */
  double growth(int from, int to) {
    double growth = values[to] / values[from] - 1;
    if (growth == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "the return from %s on %s to %s on %s is too large for a double"
              .formatted(values[from], dates[from], values[to], dates[to]));
    }
    return growth;
  }

  /**
   * The return of a calendar period that ends on a day.
   *
   * @param asOf its end; the last value on or before it counts
   * @return a fraction; degenerate if there is no value on or before the boundary or none after it;
   *     TooShort without two values for {@link Period#ONE_DAY}, or without any
   */
  public Estimate periodReturn(Period period, LocalDate asOf) {
    int end = lastUpTo(asOf);
    if (end < 0) {
      return new Estimate.TooShort(0, 2);
    }
    if (period == Period.ONE_DAY && end == 0) {
      return new Estimate.TooShort(1, 2);
    }
    int base = period == Period.ONE_DAY ? end - 1 : lastUpTo(period.boundary(asOf));
    if (base < 0) {
      return new Estimate.Degenerate("no value on or before " + period.boundary(asOf));
    }
    return base == end
        ? new Estimate.Degenerate("no value since " + dates[base])
        : Estimate.finite(values[end] / values[base] - 1, end - base);
  }
}
