package dev.sigmasight.server.schedule;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.batch.RunKind;
import dev.sigmasight.server.batch.RunQueue;
import dev.sigmasight.server.batch.RunReads;
import dev.sigmasight.server.batch.RunRequest;
import dev.sigmasight.server.batch.RunView;
import dev.sigmasight.server.portfolio.Portfolios;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks for the runs that are due. A run up to a session does all that is missing before it, so one
 * run makes up for any number of missed evenings.
 */
@Component
public class NightlyRuns {
  private static final Logger LOG = LoggerFactory.getLogger(NightlyRuns.class);

  /** Failed items in a hundred of a run from which somebody should look at it. */
  private static final int MANY_FAILED = 5;

  private static final Set<RunKind> FINAL = EnumSet.of(RunKind.DAILY, RunKind.CORRECTION);

  private final RunQueue queue;
  private final RunReads reads;
  private final Portfolios portfolios;
  private final TradingCalendar calendar;
  private final Clock clock;

  NightlyRuns(
      RunQueue queue,
      RunReads reads,
      Portfolios portfolios,
      TradingCalendar calendar,
      Clock clock) {
    this.queue = queue;
    this.reads = reads;
    this.portfolios = portfolios;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** Asks for the run of the last completed session unless it is done; says which it is. */
  public String daily(String triggeredBy) {
    return ask(RunKind.DAILY, FINAL, triggeredBy);
  }

  /** Asks once for the correction of the last completed session. */
  public String correction(String triggeredBy) {
    return ask(RunKind.CORRECTION, EnumSet.of(RunKind.CORRECTION), triggeredBy);
  }

  private String ask(RunKind kind, Set<RunKind> enough, String triggeredBy) {
    Instant now = clock.instant();
    LocalDate session = calendar.lastCompletedSession(now);
    LocalDate today = LocalDate.ofInstant(now, TradingCalendar.ZONE);
    String said =
        outcome(kind, enough, session, triggeredBy)
            + (calendar.isSession(today) ? "" : " " + today + " is no session.");
    LOG.info("{}", said);
    return said;
  }

  private String outcome(RunKind kind, Set<RunKind> enough, LocalDate session, String triggeredBy) {
    if (portfolios.active().isEmpty()) {
      return "Nothing to do: there is no portfolio.";
    }
    if (reads.isComputed(session, enough)) {
      return "Nothing to do: the session " + session + " is computed.";
    }
    return switch (queue.add(RunRequest.all(kind, session, triggeredBy))) {
      case RunQueue.Queued.Waiting(var run) ->
          "Asked for the run " + run + " up to " + session + ".";
      case RunQueue.Queued.UnderWay(var run, var state) ->
          "Nothing to do: the run " + run + " up to " + session + " is " + state + ".";
    };
  }

  /**
   * Why somebody should look: the last session has no finished run although it is late, or much of
   * it failed. The first run of an installation takes its time.
   */
  public Optional<String> overdue(ScheduleSettings settings) {
    Instant now = clock.instant();
    LocalDate session = calendar.lastCompletedSession(now);
    ZonedDateTime limit = session.atTime(settings.overdue()).atZone(TradingCalendar.ZONE);
    Optional<RunView> computed = reads.newestComputing(session, FINAL);
    if (computed.isPresent()) {
      return computed.filter(NightlyRuns::hasManyFailures).map(NightlyRuns::failures);
    }
    if (now.isBefore(limit.toInstant())
        || portfolios.active().isEmpty()
        || reads.isFirstUnderWay()) {
      return Optional.empty();
    }
    return Optional.of(
        "No run up to the session "
            + session
            + " has ended well by "
            + settings.overdue()
            + " New York time; see `sigmasight batch status`.");
  }

  private static boolean hasManyFailures(RunView run) {
    return 100L * run.failed() > (long) MANY_FAILED * run.total();
  }

  private static String failures(RunView run) {
    return "%d of %d items of the run up to the session %s failed; see `sigmasight batch status`."
        .formatted(run.failed(), run.total(), run.businessDate());
  }
}
