package dev.sigmasight.server.batch;

import dev.sigmasight.market.calendar.TradingCalendar;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Lets a run go as far as it must. Whatever is computed again from a day on takes all days after it
 * away, so a run that ended earlier than the last of them would leave the portfolio shorter.
 */
@Component
public class RunTargets {
  private final Scopes scopes;
  private final TradingCalendar calendar;
  private final Clock clock;

  RunTargets(Scopes scopes, TradingCalendar calendar, Clock clock) {
    this.scopes = scopes;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * The same request, up to the last session computed so far of whatever portfolio it computes
   * again; unchanged where it reaches that already.
   */
  public RunRequest reaching(RunRequest request) {
    Optional<LocalDate> last =
        scopes.lastOutdated(request).filter(day -> day.isAfter(request.target()));
    return last.map(day -> upTo(day, request)).orElse(request);
  }

  private RunRequest upTo(LocalDate day, RunRequest was) {
    boolean isOver = !day.isAfter(calendar.lastCompletedSession(clock.instant()));
    return new RunRequest(
        isOver ? was.kind() : RunKind.PROVISIONAL,
        day,
        was.from(),
        was.portfolio(),
        was.recompute(),
        was.triggeredBy());
  }
}
