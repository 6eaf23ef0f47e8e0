package dev.sigmasight.server.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.coredb.CoreDb;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs wait until a process takes them, and none is lost with its process. */
class RunQueueTest {
  private static final LocalDate SESSION = LocalDate.of(2019, 12, 27);
  private static CoreContext core;

  @BeforeAll
  static void open() {
    core = CoreContext.at(RealPortfolio.NOW);
  }

  @AfterAll
  static void close() {
    core.close();
  }

  @AfterEach
  void forget() {
    core.get(CoreDb.class).sql("delete from batch_run").update();
  }

  private static RunQueue queue() {
    return core.get(RunQueue.class);
  }

  private static RunView run(UUID id) {
    return core.get(RunReads.class).byId(id).orElseThrow();
  }

  private static UUID add(RunRequest request) {
    return ((RunQueue.Queued.Waiting) queue().add(request)).run();
  }

  private static UUID add() {
    return add(RunRequest.all(SESSION, "test"));
  }

  private static void update(String assignments) {
    core.get(CoreDb.class).sql("update batch_run set " + assignments).update();
  }

  private static RunWorker worker() {
    return new RunWorker(core.get(BatchRuns.class), queue(), new BatchSettings(1));
  }

  private static void awaitEnd(UUID id) {
    Instant limit = Instant.now().plusSeconds(60);
    while (!run(id).state().isOver() && Instant.now().isBefore(limit)) {
      Thread.onSpinWait();
    }
    assertThat(run(id).state().isOver()).isTrue();
  }

  @Test
  void aWorkerTakesWhatWaits() {
    UUID id = add();
    assertThat(run(id).state()).isEqualTo(RunState.QUEUED);
    assertThat(run(id).attempt()).isZero();
    RunWorker worker = worker();
    worker.start();

    awaitEnd(id);
    worker.stop();

    assertThat(run(id).state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(run(id).attempt()).isOne();
    assertThat(run(id).build()).isEqualTo("development");
  }

  @Test
  void askingTwiceChangesNothing() {
    UUID id = add();

    assertThat(queue().add(RunRequest.all(SESSION, "somebody else")))
        .isEqualTo(new RunQueue.Queued.UnderWay(id, RunState.QUEUED));
    assertThat(run(id).triggeredBy()).isEqualTo("test");
  }

  @Test
  void kindsOfTheSameSessionAreDifferentRuns() {
    assertThat(add()).isNotEqualTo(add(RunRequest.all(RunKind.CORRECTION, SESSION, "test")));
  }

  @Test
  void cancellingWhatWaitsEndsItAtOnce() {
    UUID id = add();

    assertThat(queue().cancel(id, "test")).contains(RunState.CANCELLED);

    assertThat(run(id).error()).isEqualTo("Cancelled by test.");
    assertThat(queue().cancel(UUID.randomUUID(), "test")).isEmpty();
  }

  @Test
  void whatIsOverCanBeOpenedAgain() {
    UUID id = add();
    assertThat(queue().retry(id, "test")).as("it still waits").isEmpty();
    queue().cancel(id, "test");

    assertThat(queue().retry(id, "somebody")).contains(id);

    assertThat(run(id).state()).isEqualTo(RunState.QUEUED);
    assertThat(run(id).error()).isNull();
    assertThat(queue().retry(UUID.randomUUID(), "test")).isEmpty();
  }

  @Test
  void remembersWhatWasAskedFor() {
    PortfolioId portfolio = new PortfolioId(UUID.randomUUID());
    RunRequest request =
        new RunRequest(SESSION, SESSION.minusDays(7), Optional.of(portfolio), true, "test");

    assertThat(queue().request(add(request))).contains(request);
    assertThat(queue().openFor(portfolio)).isPresent();
    assertThat(queue().openFor(new PortfolioId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  void aRunWhoseProcessIsGoneWaitsAgainAndIsGivenUpAfterThreeDeaths() {
    UUID id = add();
    for (int death = 1; death <= 3; death++) {
      update("state = 'RUNNING', owner = '1-gone', lease_until = now() + interval '1 minute'");
      assertThat(queue().reap()).as("its lease still runs").isEmpty();
      update("lease_until = now() - interval '1 second'");

      assertThat(queue().reap()).containsExactly(id);

      assertThat(run(id).state()).isEqualTo(death < 3 ? RunState.QUEUED : RunState.ABANDONED);
    }
    assertThat(run(id).error()).isEqualTo("Its process died 3 times in a row.");
  }

  @Test
  void aRunThatWasToBeCancelledEndsWithItsProcess() {
    UUID id = add();
    update("state = 'RUNNING', owner = '1-gone', lease_until = now() - interval '1 second'");
    queue().cancel(id, "test");

    queue().reap();

    assertThat(run(id).state()).isEqualTo(RunState.CANCELLED);
  }

  @Test
  void numbersItsLinesWithoutAGap() {
    UUID id = add();
    RunWorker worker = worker();
    worker.start();
    awaitEnd(id);
    worker.stop();

    List<Long> numbers =
        core.get(CoreDb.class)
            .sql("select seq from batch_log where run_id = :run order by id")
            .param("run", id)
            .query(Long.class)
            .list();

    assertThat(numbers).hasSizeGreaterThan(2);
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(numbers.get(i)).isEqualTo(i + 1);
    }
  }

  private static RunRequest of(PortfolioId portfolio) {
    return RunRequest.one(portfolio, SESSION, "owner");
  }

  private static void age(UUID run, String interval) {
    core.get(CoreDb.class)
        .sql("update batch_run set started_at = now() - cast(:age as interval) where id = :run")
        .param("age", interval)
        .param("run", run)
        .update();
  }

  private static List<UUID> turns() {
    return queue().waiting().stream()
        .map(request -> ((RunQueue.Queued.UnderWay) queue().add(request)).run())
        .toList();
  }

  @Test
  void theRunOfAllOvertakesWhatOwnersAskedForAndHoldsTheRestBack() {
    UUID first = add(of(new PortfolioId(UUID.randomUUID())));
    UUID second = add(of(new PortfolioId(UUID.randomUUID())));
    age(first, "1 minute");
    assertThat(turns()).containsExactly(first, second);

    UUID everything = add();

    assertThat(turns()).containsExactly(everything);
  }

  @Test
  void whatHasWaitedForHoursIsNotOvertaken() {
    UUID old = add(of(new PortfolioId(UUID.randomUUID())));
    age(old, "3 hours");
    UUID everything = add();
    add(of(new PortfolioId(UUID.randomUUID())));

    assertThat(turns()).containsExactly(old, everything);
  }

  @Test
  void singlePortfoliosWaitWhileAllAreWorkedOn() {
    UUID everything = add();
    update("state = 'RUNNING', owner = '1-other', lease_until = now() + interval '1 minute'");
    UUID one = add(of(new PortfolioId(UUID.randomUUID())));

    assertThat(turns()).isEmpty();

    age(everything, "0 minutes");
    update("lease_until = now() - interval '1 minute' where state = 'RUNNING'");
    assertThat(turns()).containsExactly(one);
  }

  @Test
  void doesNotRememberWhatEarlierAttemptsLeftOut() {
    UUID id = add();
    update("state = 'PARTIAL', started_at = now(), finished_at = now()");
    core.get(CoreDb.class)
        .sql("insert into batch_phase (run_id, phase, state) values (:run, 'PRICES', 'PARTIAL')")
        .param("run", id)
        .update();
    core.get(CoreDb.class)
        .sql(
            """
            insert into batch_item (run_id, phase, on_date, subject, state, detail, finished_at)
            values (:run, 'PRICES', :date, 'A', 'SKIPPED', 'none yesterday', now() - interval '1 day'),
              (:run, 'PRICES', :date, 'B', 'SKIPPED', 'none today', now() + interval '1 second')
            """)
        .param("run", id)
        .param("date", SESSION)
        .update();

    assertThat(core.get(RunReads.class).remarks(id))
        .singleElement()
        .satisfies(remark -> assertThat(remark.reason()).isEqualTo("none today"));
  }

  @Test
  void forgetsTheLinesOfOldRuns() {
    UUID id = add();
    queue().cancel(id, "test");
    RunLog log = core.get(RunLog.class);
    assertThat(log.count(id)).isEqualTo(2);
    assertThat(log.forget(Duration.ofDays(90))).isZero();
    update("finished_at = now() - interval '91 days'");

    assertThat(log.forget(Duration.ofDays(90))).isEqualTo(2);

    assertThat(log.count(id)).isZero();
    lines(id, 25_000);
    assertThat(log.forget(Duration.ofDays(90))).isEqualTo(25_000);
    assertThat(log.count(id)).isZero();
    assertThat(run(id).state()).as("the run itself stays").isEqualTo(RunState.CANCELLED);
  }

  private static void lines(UUID run, int count) {
    core.get(CoreDb.class)
        .sql(
            """
            insert into batch_log (run_id, seq, at, level, message)
            select :run, number, now(), 'info', 'line' from generate_series(10, :count + 9) number
            """)
        .param("run", run)
        .param("count", count)
        .update();
  }
}
