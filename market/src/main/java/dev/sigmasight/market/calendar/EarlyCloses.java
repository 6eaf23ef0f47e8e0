package dev.sigmasight.market.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;

/**
 * The exchange's standing rules for sessions that end at 1 pm: the day after Thanksgiving and
 * Christmas Eve since 1993, the day before Independence Day since 1995. Whoever asks has made sure
 * that the day is a session, so holidays moved onto these days need no rule here.
 */
final class EarlyCloses {

  static final LocalTime TIME = LocalTime.of(13, 0);

  private static final MonthDay CHRISTMAS_EVE = MonthDay.of(Month.DECEMBER, 24);
  private static final MonthDay INDEPENDENCE_EVE = MonthDay.of(Month.JULY, 3);

  private EarlyCloses() {}

  static boolean closesEarly(LocalDate session) {
    return isDayAfterThanksgiving(session)
        || isChristmasEve(session)
        || isDayBeforeIndependenceDay(session);
  }

  private static boolean isDayAfterThanksgiving(LocalDate session) {
    return session.getYear() >= 1993
        && session.getMonth() == Month.NOVEMBER
        && session.getDayOfWeek() == DayOfWeek.FRIDAY
        && session.getDayOfMonth() >= 23
        && session.getDayOfMonth() <= 29;
  }

  private static boolean isChristmasEve(LocalDate session) {
    return session.getYear() >= 1993 && MonthDay.from(session).equals(CHRISTMAS_EVE);
  }

  /**
   * Until 2012 a Wednesday stayed whole, and the Friday after the holiday was cut short instead.
   */
  private static boolean isDayBeforeIndependenceDay(LocalDate session) {
    return session.getYear() >= 1995
        && MonthDay.from(session).equals(INDEPENDENCE_EVE)
        && (session.getYear() >= 2013 || session.getDayOfWeek() != DayOfWeek.WEDNESDAY);
  }
}
