package dev.sigmasight.quant.performance;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Returns by month and by year, from close to close: the last value of a month over the last value
 * before the month. The months of a year link to the year.
 *
 * @param years oldest first, those in which there is a return
 */
public record ReturnGrid(List<Year> years) {

  /**
   * A month.
   *
   * @param value its return, a fraction
   * @param whole whether it runs from the last session of the month before to the last session of
   *     its own; otherwise part of it is missing, or what is in it belongs to earlier months
   */
  public record Month(YearMonth month, double value, boolean whole) {}

  /**
   * A year.
   *
   * @param months in which there is a value, January first
   * @param value the return of the year, a fraction
   * @param whole whether it runs from the last session of the year before to the last of its own
   */
  public record Year(int year, List<Month> months, double value, boolean whole) {
    public Year {
      months = List.copyOf(months);
    }

    /** The month of that number, 1 to 12; empty if there is no value in it. */
    public Optional<Month> month(int number) {
      return months.stream().filter(m -> m.month.getMonthValue() == number).findFirst();
    }
  }

  public ReturnGrid {
    years = List.copyOf(years);
  }

  /**
   * The grid of an index.
   *
   * @param index a time-weighted index, or closes
   * @param session whether a day is one on which there should be a value
   */
  public static ReturnGrid of(DatedSeries index, Predicate<LocalDate> session) {
    List<Year> years = new ArrayList<>();
    List<Month> months = new ArrayList<>();
    int yearBase = 0;
    int base = 0;
    for (int i = 1; i < index.size(); i++) {
      LocalDate day = index.date(i);
      boolean last = i + 1 == index.size();
      if (last || !YearMonth.from(index.date(i + 1)).equals(YearMonth.from(day))) {
        LocalDate first = day.withDayOfMonth(1);
        boolean whole = isWhole(index.date(base), first, day, first.plusMonths(1), session);
        months.add(new Month(YearMonth.from(day), growth(index, base, i), whole));
        base = i;
      }
      if (last || index.date(i + 1).getYear() != day.getYear()) {
        LocalDate first = day.withDayOfYear(1);
        boolean whole = isWhole(index.date(yearBase), first, day, first.plusYears(1), session);
        years.add(new Year(day.getYear(), months, growth(index, yearBase, i), whole));
        months.clear();
        yearBase = i;
      }
    }
    return new ReturnGrid(years);
  }

  /** Whether no session lies between base and the first day, or between the end and the next. */
  private static boolean isWhole(
      LocalDate base,
      LocalDate first,
      LocalDate end,
      LocalDate next,
      Predicate<LocalDate> session) {
    return base.isBefore(first)
        && base.plusDays(1).datesUntil(first).noneMatch(session)
        && end.plusDays(1).datesUntil(next).noneMatch(session);
  }

  private static double growth(DatedSeries index, int from, int to) {
    return index.growth(from, to);
  }
}
