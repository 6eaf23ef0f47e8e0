package dev.sigmasight.market.calendar;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The exchange's calendar: Jollyday's holidays, the rules for early closes, and over both what
 * {@code nyse-exceptions.csv} says about single days.
 */
final class Nyse {

  /** A session, so that there is one on or before every day. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 2);

  private static final LocalDate LAST_DAY = LocalDate.of(2050, 12, 31);

  static final TradingCalendar CALENDAR = build();

  private Nyse() {}

  private static TradingCalendar build() {
    SessionExceptions exceptions = SessionExceptions.load();
    Set<LocalDate> holidays = holidays();
    List<LocalDate> sessions =
        FIRST_DAY
            .datesUntil(LAST_DAY.plusDays(1))
            .filter(Nyse::isWeekday)
            .filter(day -> exceptions.trades(day).orElse(!holidays.contains(day)))
            .toList();
    return new TradingCalendar(FIRST_DAY, LAST_DAY, sessions, earlyCloses(sessions, exceptions));
  }

  private static Set<LocalDate> holidays() {
    return HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.NYSE))
        .getHolidays(FIRST_DAY, LAST_DAY)
        .stream()
        .map(Holiday::getDate)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Map<LocalDate, LocalTime> earlyCloses(
      List<LocalDate> sessions, SessionExceptions exceptions) {
    Map<LocalDate, LocalTime> early = new HashMap<>();
    sessions.stream()
        .filter(EarlyCloses::closesEarly)
        .forEach(session -> early.put(session, EarlyCloses.TIME));
    early.putAll(exceptions.earlyCloses());
    return early;
  }

  private static boolean isWeekday(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
  }
}
