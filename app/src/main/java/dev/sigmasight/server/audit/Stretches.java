package dev.sigmasight.server.audit;

import dev.sigmasight.market.calendar.TradingCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Sessions that follow each other, as from and to. */
final class Stretches {
  private Stretches() {}

  static List<String> of(List<LocalDate> sessions, TradingCalendar calendar) {
    List<String> stretches = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= sessions.size(); i++) {
      if (i == sessions.size()
          || !calendar.nextSession(sessions.get(i - 1)).equals(sessions.get(i))) {
        stretches.add(
            i - 1 == from
                ? sessions.get(from).toString()
                : sessions.get(from) + " to " + sessions.get(i - 1));
        from = i;
      }
    }
    return stretches;
  }
}
