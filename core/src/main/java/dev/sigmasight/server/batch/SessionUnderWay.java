package dev.sigmasight.server.batch;

import dev.sigmasight.market.calendar.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;

/** The session that has begun but does not count as completed. */
public final class SessionUnderWay {
  private static final LocalTime OPEN = LocalTime.of(9, 30);

  private SessionUnderWay() {}

  /** From the opening until the closing prices are known; empty at any other time. */
  public static Optional<LocalDate> at(Instant now, TradingCalendar calendar) {
    ZonedDateTime local = now.atZone(TradingCalendar.ZONE);
    LocalDate today = local.toLocalDate();
    return calendar.isSession(today)
            && !local.toLocalTime().isBefore(OPEN)
            && calendar.lastCompletedSession(now).isBefore(today)
        ? Optional.of(today)
        : Optional.empty();
  }
}
