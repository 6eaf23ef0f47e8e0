package dev.sigmasight.quant.performance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Returns of two series over the same stretches of time, oldest first. Simple, as fractions.
 * Immutable.
 */
public final class AlignedReturns {
  private final List<LocalDate> dates;
  private final double[] first;
  private final double[] second;

  private AlignedReturns(List<LocalDate> dates, double[] first, double[] second) {
    this.dates = List.copyOf(dates);
    this.first = first;
    this.second = second;
  }

  /** The end of each stretch. */
  public List<LocalDate> dates() {
    return dates;
  }

  /** The returns of the first series. */
  public double[] first() {
    return first.clone();
  }

  /** The returns of the second series. */
  public double[] second() {
    return second.clone();
  }

  /** How many stretches. */
  public int size() {
    return dates.size();
  }

  /** The last {@code count} of them, or all if there are fewer. */
  public AlignedReturns last(int count) {
    int from = Math.max(0, size() - count);
    return new AlignedReturns(
        dates.subList(from, size()),
        Arrays.copyOfRange(first, from, size()),
        Arrays.copyOfRange(second, from, size()));
  }

  /** Between the days on which both have a value. Where one has a gap, both returns span it. */
  public static AlignedReturns acrossGaps(DatedSeries a, DatedSeries b) {
    return paired(a, b, false);
  }

  /**
   * Only between neighbouring days of either series: a return that would span a gap of the other is
   * left out.
   */
  public static AlignedReturns oneDayOnly(DatedSeries a, DatedSeries b) {
    return paired(a, b, true);
  }

  private static AlignedReturns paired(DatedSeries a, DatedSeries b, boolean neighboursOnly) {
    List<LocalDate> dates = new ArrayList<>();
    double[] first = new double[Math.min(a.size(), b.size())];
    double[] second = new double[first.length];
    int lastI = -1;
    int lastJ = -1;
    int i = 0;
    int j = 0;
    while (i < a.size() && j < b.size()) {
      int order = a.date(i).compareTo(b.date(j));
      if (order == 0) {
        boolean neighbours = i == lastI + 1 && j == lastJ + 1;
        if (lastI >= 0 && (neighbours || !neighboursOnly)) {
          first[dates.size()] = a.growth(lastI, i);
          second[dates.size()] = b.growth(lastJ, j);
          dates.add(a.date(i));
        }
        lastI = i;
        lastJ = j;
      }
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return new AlignedReturns(
        dates, Arrays.copyOf(first, dates.size()), Arrays.copyOf(second, dates.size()));
  }
}
