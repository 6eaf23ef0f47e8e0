package dev.sigmasight.server.schedule;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.system.Housekeeping;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does things at their time, each on exactly one of the instances that share a database. What it
 * does is short: runs are only asked for here, and worked on by whoever takes them.
 */
public final class Schedule implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);
  private static final String TRIGGER = "schedule";
  private static final LocalTime QUIET = LocalTime.of(3, 30);
  private static final Duration POLL = Duration.ofSeconds(10);
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final CoreDb db;
  private final NightlyRuns runs;
  private final Housekeeping housekeeping;
  private final ScheduleSettings settings;
  private final Clock clock;
  private @Nullable Scheduler scheduler;

  public Schedule(
      CoreDb db,
      NightlyRuns runs,
      Housekeeping housekeeping,
      ScheduleSettings settings,
      Clock clock) {
    this.db = db;
    this.runs = runs;
    this.housekeeping = housekeeping;
    this.settings = settings;
    this.clock = clock;
  }

  /** What is done when. */
  List<RecurringTask<?>> tasks() {
    return List.of(
        task("daily-run", at(settings.daily()), () -> runs.daily(TRIGGER)),
        task("correction-run", at(settings.correction()), () -> runs.correction(TRIGGER)),
        task("watch", Schedules.fixedDelay(settings.watchEvery()), this::watch),
        task("forget-logs", at(QUIET), housekeeping::everyNight));
  }

  private static com.github.kagkarlsson.scheduler.task.schedule.Schedule at(LocalTime time) {
    return Schedules.daily(TradingCalendar.ZONE, time);
  }

  private static RecurringTask<Void> task(
      String name, com.github.kagkarlsson.scheduler.task.schedule.Schedule times, Runnable work) {
    return Tasks.recurring(name, times)
        .onFailure(new SoonAgain(times))
        .execute((task, context) -> work.run());
  }

  private void watch() {
    runs.overdue(settings).ifPresent(reason -> LOG.warn("{}", reason));
  }

  /** Why somebody should look at the batch; nothing while runs do not start by themselves. */
  public Optional<String> overdue() {
    return settings.enabled() ? runs.overdue(settings) : Optional.empty();
  }

  /** When something is done next, or whether it is being done. */
  record NextView(String task, Instant at, @Nullable Instant lastSuccess, boolean running) {}

  List<NextView> next() {
    Scheduler known = scheduler;
    return known == null
        ? List.of()
        : known.getScheduledExecutions(ScheduledExecutionsFilter.all()).stream()
            .map(Schedule::view)
            .toList();
  }

  private static NextView view(ScheduledExecution<Object> task) {
    return new NextView(
        task.getTaskInstance().getTaskName(),
        task.getExecutionTime(),
        task.getLastSuccess(),
        task.isPicked());
  }

  boolean isEnabled() {
    return settings.enabled();
  }

  @Override
  public void start() {
    Scheduler started =
        Scheduler.create(db.dataSource())
            .startTasks(tasks())
            .clock(clock::instant)
            .threads(2)
            .pollingInterval(POLL)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(4)
            .shutdownMaxWait(PATIENCE)
            .failureLogging(LogLevel.WARN, true)
            .build();
    scheduler = started;
    started.start();
    catchUp();
  }

  private void catchUp() {
    try {
      runs.daily("catch-up");
    } catch (RuntimeException e) {
      LOG.warn("What was missed could not be asked for; the next evening does.", e);
    }
  }

  @Override
  public boolean isAutoStartup() {
    return settings.enabled();
  }

  @Override
  public void stop() {
    Scheduler known = scheduler;
    scheduler = null;
    if (known != null) {
      known.stop();
    }
  }

  @Override
  public boolean isRunning() {
    return scheduler != null;
  }
}
