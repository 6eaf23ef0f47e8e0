package dev.sigmasight.server.system;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Counts what happened on days that are over, and forgets what is old. */
@Service
public class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  /** Days that a night makes up for. */
  private static final int MADE_UP_FOR = 7;

  private final DailyMetrics metrics;
  private final OldRows old;
  private final SystemReads reads;
  private final RetentionSettings settings;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Housekeeping(
      DailyMetrics metrics,
      OldRows old,
      SystemReads reads,
      RetentionSettings settings,
      ApplicationEventPublisher events,
      Clock clock) {
    this.metrics = metrics;
    this.old = old;
    this.reads = reads;
    this.settings = settings;
    this.events = events;
    this.clock = clock;
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

  /** What is older than it is kept. */
  public Forgotten due() {
    return reads.due(clock.instant());
  }

  /** Deletes what is older than it is kept. */
  public Forgotten forget() {
    Forgotten forgotten = old.forget(clock.instant());
    events.publishEvent(new RowsForgotten(forgotten));
    return forgotten;
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
    LOG.info("{} days were counted; rows deleted: {}", counted, forgotten.byKind());
  }
}
