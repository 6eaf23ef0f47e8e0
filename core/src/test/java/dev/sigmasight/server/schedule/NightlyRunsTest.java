package dev.sigmasight.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.testing.TestDatabases;
import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.batch.RunReads;
import dev.sigmasight.server.batch.RunView;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.system.Housekeeping;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked for at which time, on ordinary days and on odd ones. */
class NightlyRunsTest {
  private static final String FRIDAY_EVENING = "2026-11-20T23:30:00Z";

  private static DatabaseUrl withAPortfolio() {
    return TestDatabases.copyOf(
        "one portfolio",
        url -> {
          CoreContext.migrate(url);
          try (CoreContext core = CoreContext.at(FRIDAY_EVENING, url)) {
            AccountId owner = core.newAccount();
            core.get(CoreDb.class)
                .sql(
                    """
                    insert into portfolio (account_id, name, account_name, account_type)
                    values (:owner, 'Mine', 'Mine', 'taxable')
                    """)
                .param("owner", owner.value())
                .update();
          }
        });
  }

  private static List<RunView> runs(CoreContext core) {
    return core.get(RunReads.class).newest(10);
  }

  private static void ended(CoreContext core, String state) {
    core.get(CoreDb.class)
        .sql("update batch_run set state = :state, finished_at = now()")
        .param("state", state)
        .update();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T23:30:00Z, 2026-11-20", // a Friday, 18:30 in New York
    "2026-11-21T23:30:00Z, 2026-11-20", // the Saturday after: Friday is made up for
    "2026-11-26T23:30:00Z, 2026-11-25", // Thanksgiving
    "2026-11-27T18:45:00Z, 2026-11-27", // closed at 13:00; 45 minutes later it is computed
    "2026-11-27T18:15:00Z, 2026-11-25", // 15 minutes after that close it is not over yet
    "2026-03-09T22:30:00Z, 2026-03-09", // the Monday after the clocks went forward
    "2026-11-02T23:30:00Z, 2026-11-02" // the Monday after they went back
  })
  void asksForTheLastCompletedSession(String now, String session) {
    try (CoreContext core = CoreContext.at(now, withAPortfolio())) {
      NightlyRuns nightly = core.get(NightlyRuns.class);

      assertThat(nightly.daily("test")).startsWith("Asked for the run").contains(session);
      assertThat(nightly.daily("test")).startsWith("Nothing to do: the run");

      assertThat(runs(core)).hasSize(1);
      assertThat(runs(core).getFirst().businessDate()).isEqualTo(session);
      ended(core, "PARTIAL");
      assertThat(nightly.daily("test")).startsWith("Nothing to do: the session " + session);
      assertThat(nightly.correction("test")).startsWith("Asked for the run");
    }
  }

  @Test
  void saysThatAHolidayIsNone() {
    try (CoreContext core = CoreContext.at("2026-11-26T23:30:00Z", withAPortfolio())) {
      NightlyRuns nightly = core.get(NightlyRuns.class);
      nightly.daily("test");
      ended(core, "SUCCEEDED");

      assertThat(nightly.daily("test"))
          .isEqualTo(
              "Nothing to do: the session 2026-11-25 is computed. 2026-11-26 is no session.");
    }
  }

  @Test
  void asksForNothingWhereThereIsNoPortfolio() {
    try (CoreContext core = CoreContext.at(FRIDAY_EVENING)) {
      assertThat(core.get(NightlyRuns.class).daily("test"))
          .isEqualTo("Nothing to do: there is no portfolio.");
      assertThat(core.get(NightlyRuns.class).overdue(ScheduleSettings.usual())).isEmpty();
    }
  }

  @Test
  void aFailedRunIsAskedForAgain() {
    try (CoreContext core = CoreContext.at(FRIDAY_EVENING, withAPortfolio())) {
      core.get(NightlyRuns.class).daily("test");
      ended(core, "FAILED");

      assertThat(core.get(NightlyRuns.class).daily("catch-up")).startsWith("Asked");
    }
  }

  @Test
  void aMissingRunIsOverdueFromEightInTheEvening() {
    DatabaseUrl url = withAPortfolio();
    try (CoreContext core = CoreContext.at("2026-11-21T00:59:59Z", url)) {
      assertThat(core.get(NightlyRuns.class).overdue(ScheduleSettings.usual())).isEmpty();
    }
    try (CoreContext core = CoreContext.at("2026-11-21T01:00:00Z", url)) {
      NightlyRuns nightly = core.get(NightlyRuns.class);
      assertThat(nightly.overdue(ScheduleSettings.usual()).orElseThrow())
          .startsWith("No run up to the session 2026-11-20 has ended well by 20:00");
      nightly.daily("test");
      ended(core, "PARTIAL");
      assertThat(nightly.overdue(ScheduleSettings.usual())).isEmpty();
    }
  }

  @Test
  void theFirstRunOfAnInstallationIsNotOverdueWhileItIsUnderWay() {
    try (CoreContext core = CoreContext.at("2026-11-21T01:00:00Z", withAPortfolio())) {
      NightlyRuns nightly = core.get(NightlyRuns.class);
      nightly.daily("catch-up");
      assertThat(nightly.overdue(ScheduleSettings.usual())).as("it was just asked for").isEmpty();
      CoreDb db = core.get(CoreDb.class);
      db.sql(
              """
              update batch_run set state = 'RUNNING', owner = '1-x', started_at = now() - interval '1 hour',
                lease_until = now() + interval '1 minute'
              """)
          .update();
      assertThat(nightly.overdue(ScheduleSettings.usual())).as("it is under way").isEmpty();

      db.sql("update batch_run set lease_until = now() - interval '1 minute'").update();

      assertThat(nightly.overdue(ScheduleSettings.usual())).as("its process died").isPresent();
    }
  }

  @ParameterizedTest
  @CsvSource({"100, 5, false", "100, 6, true", "0, 0, false"})
  void aRunOfWhichMuchFailedIsWorthALook(int total, int failed, boolean look) {
    try (CoreContext core = CoreContext.at("2026-11-20T23:45:00Z", withAPortfolio())) {
      NightlyRuns nightly = core.get(NightlyRuns.class);
      nightly.daily("test");
      ended(core, "PARTIAL");
      core.get(CoreDb.class)
          .sql(
              """
              insert into batch_phase (run_id, phase, state, total, done, failed)
              select id, 'PRICES', 'PARTIAL', :total, :total - :failed, :failed from batch_run
              """)
          .param("total", total)
          .param("failed", failed)
          .update();

      assertThat(nightly.overdue(ScheduleSettings.usual()).isPresent()).isEqualTo(look);
      if (look) {
        assertThat(nightly.overdue(ScheduleSettings.usual()).orElseThrow())
            .startsWith("6 of 100 items of the run up to the session 2026-11-20 failed");
      }
    }
  }

  /** The table of runs is away when it is time for the run. */
  @Test
  void whatFailsAtItsTimeIsTriedAgainSoon() {
    try (CoreContext core = CoreContext.at(FRIDAY_EVENING, withAPortfolio())) {
      CoreDb db = core.get(CoreDb.class);
      db.sql("alter table batch_run rename to batch_run_away").update();
      db.sql(
              """
              insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
              values ('daily-run', 'recurring', '2026-11-20T23:29:00Z', false, 1)
              """)
          .update();
      Schedule schedule = schedule(core);
      schedule.start();
      Instant limit = Instant.now().plusSeconds(60);
      while (failures(db) == 0 && Instant.now().isBefore(limit)) {
        LockSupport.parkNanos(20_000_000);
      }
      schedule.stop();

      assertThat(
              db.sql(
                      """
                      select execution_time = '2026-11-20T23:35:00Z' from scheduled_tasks
                      where task_name = 'daily-run'
                      """)
                  .query(Boolean.class)
                  .single())
          .isTrue();
      assertThat(failures(db)).isOne();
    }
  }

  private static int failures(CoreDb db) {
    return db.sql(
            """
            select coalesce(consecutive_failures, 0) from scheduled_tasks
            where task_name = 'daily-run'
            """)
        .query(Integer.class)
        .single();
  }

  /** 18:30 in New York is 22:30 UTC in summer and 23:30 in winter. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-07T23:30:00Z, 2026-03-08T22:30:00Z",
    "2026-10-31T22:30:00Z, 2026-11-01T23:30:00Z",
    "2026-06-01T22:30:00Z, 2026-06-02T22:30:00Z"
  })
  void keepsToNewYorkWhenTheClocksChange(Instant last, Instant next) {
    ExecutionComplete done = ExecutionComplete.simulatedSuccess(last);

    assertThat(
            Schedules.daily(TradingCalendar.ZONE, LocalTime.of(18, 30)).getNextExecutionTime(done))
        .isEqualTo(next);
    assertThat(ZonedDateTime.ofInstant(next, TradingCalendar.ZONE).toLocalTime())
        .isEqualTo(LocalTime.of(18, 30));
  }

  /** Both look at the same table; the first that sees a task due has it. */
  @Test
  void onlyOneOfTwoInstancesDoesWhatIsDue() {
    DatabaseUrl url = withAPortfolio();
    try (CoreContext one = CoreContext.at(FRIDAY_EVENING, url);
        CoreContext other = CoreContext.at(FRIDAY_EVENING, url)) {
      Schedule first = schedule(one);
      Schedule second = schedule(other);
      first.start();
      second.start();
      assertThat(first.next()).hasSize(4);
      assertThat(second.next()).hasSize(4);
      second.stop();
      first.stop();

      assertThat(runs(one)).hasSize(1);
      assertThat(first.next()).isEmpty();
    }
  }

  private static Schedule schedule(CoreContext core) {
    return new Schedule(
        core.get(CoreDb.class),
        core.get(NightlyRuns.class),
        core.get(Housekeeping.class),
        ScheduleSettings.usual(),
        core.get(Clock.class));
  }
}
