package dev.sigmasight.server.system;

import static java.time.ZoneOffset.UTC;

import dev.sigmasight.server.account.Tokens;
import dev.sigmasight.server.activity.ActivityLog;
import dev.sigmasight.server.batch.RunLog;
import dev.sigmasight.server.conversation.OldTurns;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Counts what happened on days that are over, and forgets what is old. */
@Service
public class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  /** Days that a night makes up for. */
  private static final int MADE_UP_FOR = 7;

  private final DailyMetrics metrics;
  private final ActivityLog activities;
  private final RunLog logs;
  private final Tokens tokens;
  private final OldTurns turns;
  private final RetentionSettings settings;
  private final Clock clock;

  Housekeeping(
      DailyMetrics metrics,
      ActivityLog activities,
      RunLog logs,
      Tokens tokens,
      OldTurns turns,
      RetentionSettings settings,
      Clock clock) {
    this.metrics = metrics;
    this.activities = activities;
    this.logs = logs;
    this.tokens = tokens;
    this.turns = turns;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What was deleted.
   *
   * @param events of the front door
   * @param linesAndItems of runs
   * @param signOuts of tokens that have expired anyway
   * @param turnEvents of answers of the analyst
   */
  record Forgotten(int events, int linesAndItems, int signOuts, int turnEvents) {
    int all() {
      return events + linesAndItems + signOuts + turnEvents;
    }
  }

  /** The last day that is over, in UTC. */
  LocalDate yesterday() {
    return LocalDate.ofInstant(clock.instant(), UTC).minusDays(1);
  }

  /** Counts days that are over and whose events are still there, oldest first. */
  List<DailyMetrics.Counted> count(LocalDate last, int days) {
    Instant now = clock.instant();
    LocalDate first = settings.firstDay(now);
    return IntStream.range(0, days)
        .mapToObj(back -> last.minusDays(days - 1L - back))
        .filter(day -> !day.isBefore(first))
        .map(day -> metrics.count(day, now))
        .toList();
  }

  /** Deletes what is older than it is kept. */
  Forgotten forget() {
    Instant now = clock.instant();
    return new Forgotten(
        activities.forgetBefore(settings.firstDay(now).atStartOfDay(UTC).toInstant()),
        logs.forget(settings.logs()),
        tokens.forgetExpired(now),
        turns.forget(now.minus(settings.turns()), now));
  }

  /** What is done every night: first counted, nights that were missed too, then forgotten. */
  public void everyNight() {
    LocalDate yesterday = yesterday();
    SortedMap<LocalDate, Integer> known =
        metrics.days(yesterday.minusDays(MADE_UP_FOR), yesterday.minusDays(1));
    int counted = count(yesterday, 1).size();
    for (int back = 1; back < MADE_UP_FOR; back++) {
      LocalDate day = yesterday.minusDays(back);
      if (!known.containsKey(day)) {
        counted += count(day, 1).size();
      }
    }
    Forgotten forgotten = forget();
    LOG.info(
        "{} days were counted; {} old events, {} lines and items of runs, {} sign-outs and {} events"
            + " of answers were deleted.",
        counted,
        forgotten.events(),
        forgotten.linesAndItems(),
        forgotten.signOuts(),
        forgotten.turnEvents());
  }
}
