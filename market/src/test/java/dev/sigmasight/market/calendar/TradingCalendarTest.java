package dev.sigmasight.market.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TradingCalendarTest {

  private static final TradingCalendar NYSE = TradingCalendar.nyse();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1994-04-27",
        "2001-09-11",
        "2001-09-14",
        "2004-06-11",
        "2007-01-02",
        "2012-10-29",
        "2012-10-30",
        "2018-12-05",
        "2025-01-09"
      })
  void staysClosedOnDaysWithoutARule(LocalDate day) {
    assertThat(NYSE.isSession(day)).isFalse();
  }

  @Test
  void opensAgainAfterTheAttacksOfSeptember() {
    assertThat(NYSE.nextSession(LocalDate.of(2001, 9, 10))).isEqualTo("2001-09-17");
  }

  @Test
  void tradesOnMartinLutherKingDayUntil1997() {
    assertThat(NYSE.isSession(LocalDate.of(1997, 1, 20))).isTrue();
    assertThat(NYSE.isSession(LocalDate.of(1998, 1, 19))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1992,254", "1997,253", "1998,252", "2001,248", "2012,250", "2015,252", "2016,252"})
  void countsTheSessionsOfKnownYears(int year, int sessions) {
    assertThat(NYSE.sessions(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)))
        .hasSize(sessions);
  }

  @ParameterizedTest
  @CsvSource({
    "1990-12-24,14:00", "1992-11-27,14:00", "1996-07-05,13:00", "2002-07-03,16:00",
    "2003-12-26,13:00", "2008-12-26,16:00", "2012-07-03,13:00", "2013-07-03,13:00",
    "2025-12-26,16:00"
  })
  void closesOldSessionsWhenTheyClosed(LocalDate session, String time) {
    assertThat(NYSE.close(session).toLocalTime()).isEqualTo(time);
  }

  /** New York changes its clock on 2025-03-09 and 2025-11-02; four in the afternoon stays. */
  @ParameterizedTest
  @CsvSource({
    "2025-03-07,2025-03-07T21:00:00Z", "2025-03-10,2025-03-10T20:00:00Z",
    "2025-10-31,2025-10-31T20:00:00Z", "2025-11-03,2025-11-03T21:00:00Z",
    "2025-11-28,2025-11-28T18:00:00Z", "2025-07-03,2025-07-03T17:00:00Z"
  })
  void closesByTheClockOfNewYork(LocalDate session, Instant close) {
    assertThat(NYSE.close(session).toInstant()).isEqualTo(close);
  }

  @ParameterizedTest
  @CsvSource({
    // a full session counts from half past four
    "2025-06-30T16:29:59.999999999,2025-06-27",
    "2025-06-30T16:30:00,2025-06-30",
    "2025-07-01T09:00:00,2025-06-30",
    // early close
    "2025-11-28T13:29:59,2025-11-26",
    "2025-11-28T13:30:00,2025-11-28",
    // weekend, holiday, day of mourning
    "2025-06-28T12:00:00,2025-06-27",
    "2025-06-29T23:59:59,2025-06-27",
    "2025-07-04T20:00:00,2025-07-03",
    "2025-01-09T20:00:00,2025-01-08",
    "2025-01-10T16:29:00,2025-01-08",
    // the Mondays after the clock changed
    "2025-03-10T16:29:00,2025-03-07",
    "2025-03-10T16:30:00,2025-03-10",
    "2025-11-03T16:29:00,2025-10-31",
    "2025-11-03T16:30:00,2025-11-03",
    // turn of the year
    "2025-01-01T20:00:00,2024-12-31"
  })
  void knowsTheLastCompletedSession(LocalDateTime newYork, LocalDate session) {
    Instant now = newYork.atZone(TradingCalendar.ZONE).toInstant();
    assertThat(NYSE.lastCompletedSession(now)).isEqualTo(session);
  }

  /** In Tokyo and in UTC it is tomorrow already; the exchange has not closed. */
  @Test
  void doesNotTakeTomorrowForToday() {
    assertThat(NYSE.lastCompletedSession(Instant.parse("2025-07-01T00:30:00Z")))
        .isEqualTo("2025-06-30");
  }

  @Test
  void waitsAsLongAsTheBufferSays() {
    Instant atClose = Instant.parse("2025-06-30T20:00:00Z");
    assertThat(NYSE.lastCompletedSession(atClose, Duration.ZERO)).isEqualTo("2025-06-30");
    assertThat(NYSE.lastCompletedSession(atClose, Duration.ofNanos(1))).isEqualTo("2025-06-27");
    assertThat(NYSE.lastCompletedSession(atClose, Duration.ofHours(100))).isEqualTo("2025-06-25");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NYSE.lastCompletedSession(atClose, Duration.ofNanos(-1)));
  }

  @Test
  void previousAndNextAreStrict() {
    assertThat(NYSE.previousSession(LocalDate.of(2025, 6, 30))).isEqualTo("2025-06-27");
    assertThat(NYSE.previousSession(LocalDate.of(2025, 6, 29))).isEqualTo("2025-06-27");
    assertThat(NYSE.nextSession(LocalDate.of(2025, 6, 27))).isEqualTo("2025-06-30");
    assertThat(NYSE.nextSession(LocalDate.of(2025, 6, 28))).isEqualTo("2025-06-30");
  }

  @Test
  void onOrBeforeAndOnOrAfterKeepASession() {
    assertThat(NYSE.sessionOnOrBefore(LocalDate.of(2025, 6, 30))).isEqualTo("2025-06-30");
    assertThat(NYSE.sessionOnOrBefore(LocalDate.of(2025, 6, 29))).isEqualTo("2025-06-27");
    assertThat(NYSE.sessionOnOrAfter(LocalDate.of(2025, 6, 30))).isEqualTo("2025-06-30");
    assertThat(NYSE.sessionOnOrAfter(LocalDate.of(2025, 6, 28))).isEqualTo("2025-06-30");
  }

  @Test
  void listsSessionsBothEndsIncluded() {
    assertThat(NYSE.sessions(LocalDate.of(2025, 7, 2), LocalDate.of(2025, 7, 7)))
        .containsExactly(
            LocalDate.of(2025, 7, 2), LocalDate.of(2025, 7, 3), LocalDate.of(2025, 7, 7));
    assertThat(NYSE.sessions(LocalDate.of(2025, 7, 4), LocalDate.of(2025, 7, 6))).isEmpty();
    assertThat(NYSE.sessions(LocalDate.of(2025, 7, 7), LocalDate.of(2025, 7, 2))).isEmpty();
  }

  @Test
  void countsSessionsPassed() {
    LocalDate friday = LocalDate.of(2025, 6, 27);
    assertThat(NYSE.sessionsBetween(friday, friday)).isZero();
    assertThat(NYSE.sessionsBetween(friday, friday.plusDays(2))).isZero();
    assertThat(NYSE.sessionsBetween(friday, friday.plusDays(3))).isEqualTo(1);
    assertThat(NYSE.sessionsBetween(friday.plusDays(3), friday)).isEqualTo(-1);
  }

  @Test
  void walkingForwardAndBackMeetsEverySession() {
    List<LocalDate> sessions = NYSE.sessions(NYSE.firstDay(), NYSE.lastDay());
    for (int i = 1; i < sessions.size(); i++) {
      assertThat(NYSE.nextSession(sessions.get(i - 1))).isEqualTo(sessions.get(i));
      assertThat(NYSE.previousSession(sessions.get(i))).isEqualTo(sessions.get(i - 1));
      assertThat(NYSE.ordinal(sessions.get(i))).isEqualTo(i + 1);
    }
  }

  @Test
  void refusesDaysItDoesNotKnow() {
    LocalDate tooEarly = NYSE.firstDay().minusDays(1);
    assertThat(NYSE.covers(tooEarly)).isFalse();
    assertThat(NYSE.covers(NYSE.firstDay())).isTrue();
    assertThat(NYSE.sessionOnOrBefore(NYSE.firstDay())).isEqualTo(NYSE.firstDay());
    assertThat(NYSE.covers(LocalDate.of(2040, 12, 31))).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NYSE.isSession(tooEarly))
        .withMessage("The trading calendar covers 1990-01-02 to 2050-12-31, not 1990-01-01");
    assertThatIllegalArgumentException().isThrownBy(() -> NYSE.previousSession(NYSE.firstDay()));
    assertThatIllegalArgumentException().isThrownBy(() -> NYSE.nextSession(NYSE.lastDay()));
  }

  @Test
  void hasNoCloseWhereThereIsNoSession() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NYSE.close(LocalDate.of(2025, 7, 4)))
        .withMessage("2025-07-04 is not a session of the exchange");
  }
}
