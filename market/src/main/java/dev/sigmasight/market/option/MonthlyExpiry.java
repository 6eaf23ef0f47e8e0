package dev.sigmasight.market.option;

import dev.sigmasight.market.calendar.TradingCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;

/**
 * Expiry dates of standard monthly equity options: the third Friday, or the session before it when
 * the exchange is closed that day (Good Friday, or Juneteenth on a Friday).
 */
public final class MonthlyExpiry {

  private final TradingCalendar calendar;

  public MonthlyExpiry(TradingCalendar calendar) {
    this.calendar = calendar;
  }

  /** The monthly expiry of a month. */
  public LocalDate of(YearMonth month) {
    LocalDate thirdFriday =
        month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.FRIDAY));
    return calendar.sessionOnOrBefore(thirdFriday);
  }

  /** The first monthly expiry on or after the date. */
  public LocalDate thirdFridayOnOrAfter(LocalDate date) {
    YearMonth month = YearMonth.from(date);
    LocalDate expiry = of(month);
    return expiry.isBefore(date) ? of(month.plusMonths(1)) : expiry;
  }

  /** The first monthly expiry at least six months after the date. */
  public LocalDate sixMonthsAfter(LocalDate date) {
    return thirdFridayOnOrAfter(date.plusMonths(6));
  }
}
