package dev.sigmasight.market.calendar;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts the exchange's calendar together: Jollyday's holidays, our exceptions, the rules for early
 * closes.
 */
final class Nyse {

  static final TradingCalendar CALENDAR = build();

  private Nyse() {}

  private static TradingCalendar build() {
    LocalDate first = LocalDate.of(1990, 1, 1);
    LocalDate last = LocalDate.of(2050, 12, 31);
    Set<LocalDate> closed = new HashSet<>(holidays(first, last));
    List<LocalDate> sessions =
        first
            .datesUntil(last.plusDays(1))
            .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
            .filter(day -> !closed.contains(day))
            .toList();
    Map<LocalDate, LocalTime> early = new HashMap<>();
    return new TradingCalendar(first, last, sessions, early);
  }

  private static Set<LocalDate> holidays(LocalDate first, LocalDate last) {
    return HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.NYSE))
        .getHolidays(first, last)
        .stream()
        .map(Holiday::getDate)
        .collect(Collectors.toSet());
  }
}
