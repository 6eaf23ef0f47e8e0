package dev.sigmasight.market.synthetic;

import dev.sigmasight.market.synthetic.Instrument.Dividends;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** On which sessions a payer's price loses the dividend. */
final class DividendCalendar {

  private DividendCalendar() {}

  /**
   * Whether the session is an ex-date: the first on or after the payer's day in one of its months.
   * The first session of all is none, because nobody held before it.
   */
  static boolean isExDate(Dividends dividends, List<LocalDate> sessions, int index) {
    if (index == 0 || dividends.perYear() == 0) {
      return false;
    }
    LocalDate session = sessions.get(index);
    LocalDate before = sessions.get(index - 1);
    return isDue(dividends, YearMonth.from(session), before, session)
        || isDue(dividends, YearMonth.from(before), before, session);
  }

  /** Whether the payer's day of the month falls after {@code before} and not after the session. */
  private static boolean isDue(
      Dividends dividends, YearMonth month, LocalDate before, LocalDate session) {
    LocalDate due = month.atDay(Math.min(dividends.day(), month.lengthOfMonth()));
    return dividends.fallIn(month.getMonthValue()) && due.isAfter(before) && !due.isAfter(session);
  }
}
