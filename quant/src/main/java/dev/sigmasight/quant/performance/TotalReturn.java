package dev.sigmasight.quant.performance;

import dev.sigmasight.quant.distribution.SampleMoments;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The return of a share to who holds it: price, splits and dividends. */
public final class TotalReturn {
  private TotalReturn() {}

  /**
   * {@code (close + dividend) × split/closeBefore − 1}, a fraction (0.01 is 1%).
   *
   * @param closeBefore of the day before, as traded
   * @param close of the day, as traded
   * @param split new shares per old one that took effect between both; 1 for none
   * @param dividend per new share that went ex between both; 0 for none
   * @throws IllegalArgumentException if a close or the split is not positive, the dividend is
   *     negative, or the return is too large for a double
   */
  public static double of(double closeBefore, double close, double split, double dividend) {
    SampleMoments.checkFinite(new double[] {closeBefore, close, split, dividend});
    if (!(closeBefore > 0 && close > 0 && split > 0 && dividend >= 0)) {
      throw new IllegalArgumentException(
          "no return from %s to %s, split %s, dividend %s"
              .formatted(closeBefore, close, split, dividend));
    }
    double found = (close + dividend) * split / closeBefore - 1;
    if (found == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "the return from %s to %s, split %s, dividend %s is too large for a double"
              .formatted(closeBefore, close, split, dividend));
    }
    return found;
  }

  /**
   * What one unit of money becomes, dividends reinvested, starting at the first close. Where closes
   * are missing, the events of the gap count at the next close, each dividend in the shares of its
   * own day.
   *
   * @param closes as traded
   * @param splits new shares per old one, by ex-date
   * @param dividends per share of the ex-date, after a split of that day
   * @return as many values as closes, the first of them 1
   * @throws IllegalArgumentException as {@link #of}, or if the index leaves the range of doubles
   */
  public static DatedSeries index(
      DatedSeries closes, Map<LocalDate, Double> splits, Map<LocalDate, Double> dividends) {
    SortedMap<LocalDate, Double> events = new TreeMap<>(splits);
    dividends.keySet().forEach(day -> events.putIfAbsent(day, 1.0));
    LocalDate[] dates = new LocalDate[closes.size()];
    double[] index = new double[closes.size()];
    for (int i = 0; i < index.length; i++) {
      dates[i] = closes.date(i);
      index[i] = 1;
      if (i > 0) {
        double shares = 1;
        double cash = 0;
        for (var event : events.subMap(dates[i - 1].plusDays(1), dates[i].plusDays(1)).entrySet()) {
          shares *= event.getValue();
          cash += shares * dividends.getOrDefault(event.getKey(), 0.0);
        }
        double growth = of(closes.value(i - 1), closes.value(i), shares, cash / shares);
        index[i] = index[i - 1] * (1 + growth);
      }
    }
    return DatedSeries.of(dates, index);
  }
}
