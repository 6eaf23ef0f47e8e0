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

  public static DatedSeries of(SortedMap<LocalDate, Double> values) {
    return of(
        values.keySet().toArray(LocalDate[]::new),
        values.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  public int size() {
    return dates.length;
  }

  public LocalDate date(int position) {
    return dates[position];
  }

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

  /** {@code v(t)/v(t−1) − 1} from each value to the next, one fewer than values. */
  public double[] returns() {
    double[] returns = new double[Math.max(values.length - 1, 0)];
    for (int i = 1; i < values.length; i++) {
      returns[i - 1] = values[i] / values[i - 1] - 1;
    }
    return returns;
  }

  /**
   * The return of a calendar period that ends on a day.
   *
   * @param asOf its end; the last value on or before it counts
   * @return a fraction; degenerate if there is no value at the boundary or none after it
   */
  public Estimate periodReturn(Period period, LocalDate asOf) {
    int end = lastUpTo(asOf);
    if (end < 0) {
      return new Estimate.TooShort(0, 2);
    }
    int base = period == Period.ONE_DAY ? end - 1 : lastUpTo(period.boundary(asOf));
    if (base < 0) {
      return new Estimate.TooShort(end + 1, end + 2);
    }
    return base == end
        ? new Estimate.Degenerate("no value since " + dates[base])
        : Estimate.finite(values[end] / values[base] - 1, end - base);
  }
}
