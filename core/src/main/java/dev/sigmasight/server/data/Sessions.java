package dev.sigmasight.server.data;

import dev.sigmasight.market.calendar.TradingCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Trading days as seen from now. */
@Component
class Sessions {
  private final TradingCalendar calendar;
  private final Clock clock;

  Sessions(TradingCalendar calendar, Clock clock) {
    this.calendar = calendar;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  TradingCalendar calendar() {
    return calendar;
  }

  /** The last one that is over for good. */
  LocalDate last() {
    return calendar.lastCompletedSession(clock.instant());
  }

  /** The last one that has opened, over or not. */
  LocalDate opened() {
    return calendar.lastOpenedSession(clock.instant());
  }

  /** The last so many that are over for good, oldest first. */
  List<LocalDate> newest(int count) {
    List<LocalDate> all = calendar.sessions(calendar.firstDay(), last());
    return all.subList(Math.max(0, all.size() - count), all.size());
  }
}
