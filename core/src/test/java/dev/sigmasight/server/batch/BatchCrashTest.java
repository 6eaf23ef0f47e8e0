package dev.sigmasight.server.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.testing.TestDatabases;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.coredb.CoreDbSettings;
import dev.sigmasight.server.stage.Phase;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to the process, the same command again ends where an undisturbed run does. */
class BatchCrashTest {
  private static Map<String, String> undisturbed = Map.of();

  private static DatabaseUrl imported() {
    return TestDatabases.copyOf(
        "real input",
        url -> {
          try (CoreDb db = new CoreDb(CoreDbSettings.of(url))) {
            var _ = db.migrate();
          }
          try (CoreContext core = CoreContext.at(RealPortfolio.NOW, url)) {
            var _ = RealPortfolio.importInto(core);
          }
        });
  }

  @BeforeAll
  static void runsUndisturbed() {
    try (CoreContext core = CoreContext.at(RealPortfolio.NOW, imported())) {
      var _ = RealPortfolio.run(core, BatchChild.LAST);
      undisturbed = Results.of(core);
    }
  }

  /** Items of one portfolio over 100 sessions: the second phase starts at 100, the third at 200. */
  @ParameterizedTest
  @ValueSource(ints = {1, 50, 120, 240})
  void aKilledRunIsFinishedByTheNext(int itemsBeforeTheKill) throws Exception {
    DatabaseUrl url = imported();
    try (CoreContext core = CoreContext.at(RealPortfolio.NOW, url)) {
      Process child = start(url);
      boolean over = false;
      while (!over && Results.items(core) < itemsBeforeTheKill) {
        over = child.waitFor(20, TimeUnit.MILLISECONDS);
      }
      int exit = child.destroyForcibly().waitFor();
      assertThat(exit).as("killed before it was done").isNotZero();

      RunView run = RealPortfolio.run(core, BatchChild.LAST);

      assertThat(run.attempt()).isEqualTo(2);
      assertThat(run.state()).isNotEqualTo(RunState.RUNNING);
      assertThat(Results.of(core)).isEqualTo(undisturbed);
    }
  }

  private static Process start(DatabaseUrl url) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            BatchChild.class.getName(),
            address(url))
        .redirectErrorStream(true)
        .redirectOutput(Redirect.DISCARD)
        .start();
  }

  private static String address(DatabaseUrl url) {
    return "postgresql://%s:%s@%s:%d/%s"
        .formatted(url.user(), url.password(), url.host(), url.port(), url.database());
  }

  @Test
  void runningAgainChangesNothing() {
    try (CoreContext core = CoreContext.at(RealPortfolio.NOW, imported())) {
      var _ = RealPortfolio.run(core, BatchChild.LAST);
      Map<String, String> first = Results.of(core);

      RunView again = RealPortfolio.run(core, BatchChild.LAST);

      assertThat(Results.of(core)).isEqualTo(first).isEqualTo(undisturbed);
      assertThat(
              again.phases().stream()
                  .filter(phase -> phase.phase() != Phase.PRICES)
                  .mapToInt(RunView.PhaseView::total)
                  .sum())
          .as("nothing was left to do but look for prices")
          .isZero();
    }
  }

  @Test
  void onlyOneProcessWorksOnARun() {
    DatabaseUrl url = imported();
    try (CoreContext one = CoreContext.at(RealPortfolio.NOW, url);
        CoreContext other = CoreContext.at(RealPortfolio.NOW, url)) {
      RunRequest request = RunRequest.all(BatchChild.LAST, "test");
      var here = (BatchRuns.Started.Here) one.get(BatchRuns.class).start(request);

      BatchRuns.Started second = other.get(BatchRuns.class).start(request);

      assertThat(second).isInstanceOf(BatchRuns.Started.Elsewhere.class);
      assertThat(((BatchRuns.Started.Elsewhere) second).detail()).contains("already under way");
      var _ = here.work().finish(RunListener.NOBODY);
      assertThat(Results.of(one)).isEqualTo(undisturbed);
    }
  }

  @Test
  void aRunTakenAwayWritesNothingMore() {
    DatabaseUrl url = imported();
    try (CoreContext core = CoreContext.at(RealPortfolio.NOW, url)) {
      var here =
          (BatchRuns.Started.Here)
              core.get(BatchRuns.class).start(RunRequest.all(BatchChild.LAST, "test"));
      core.get(CoreDb.class)
          .sql("update batch_run set state = 'CANCELLED', finished_at = now()")
          .update();

      RunView run = here.work().finish(RunListener.NOBODY);

      assertThat(run.state()).isEqualTo(RunState.CANCELLED);
      assertThat(Results.of(core).get("portfolio_snapshot")).startsWith("0 ");
    }
  }

  /** What somebody does to a run after fifty days of its first phase over portfolios. */
  private static RunView disturbed(CoreContext core, Runnable disturbance) {
    var here =
        (BatchRuns.Started.Here)
            core.get(BatchRuns.class).start(RunRequest.all(BatchChild.LAST, "test"));
    return here.work()
        .finish(
            (phase, over, total) -> {
              if (phase == Phase.PNL_SNAPSHOT && over == 50) {
                disturbance.run();
              }
            });
  }

  private static void finishes(CoreContext core) {
    RunView run = RealPortfolio.run(core, BatchChild.LAST);
    assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(Results.of(core)).isEqualTo(undisturbed);
  }

  @Test
  void aCancelledRunEndsBeforeItsNextItemAndCanGoOn() {
    try (CoreContext core = CoreContext.at(RealPortfolio.NOW, imported())) {
      RunQueue queue = core.get(RunQueue.class);
      RunView run =
          disturbed(
              core,
              () -> {
                UUID id = core.get(RunReads.class).current().orElseThrow().id();
                assertThat(queue.cancel(id, "test")).contains(RunState.RUNNING);
              });

      assertThat(run.state()).isEqualTo(RunState.CANCELLED);
      assertThat(run.error()).isEqualTo("Cancelled on request.");
      assertThat(Results.of(core).get("portfolio_snapshot"))
          .as("the twenty days in whose midst it was cancelled are kept together")
          .startsWith("60 ");
      finishes(core);
    }
  }

  @Test
  void aRunPastItsDeadlineEndsPartialAndCanGoOn() {
    try (CoreContext core = CoreContext.at(RealPortfolio.NOW, imported())) {
      RunView run =
          disturbed(
              core,
              () ->
                  core.get(CoreDb.class)
                      .sql("update batch_run set deadline = now() - interval '1 second'")
                      .update());

      assertThat(run.state()).isEqualTo(RunState.PARTIAL);
      assertThat(run.error())
          .isEqualTo("The run took longer than PT4H; what is missing waits for the next run.");
      finishes(core);
    }
  }

  @Test
  void aRunWhoseProcessStopsGoesBackToTheQueue() {
    try (CoreContext core = CoreContext.at(RealPortfolio.NOW, imported())) {
      RunView run = disturbed(core, () -> core.get(BatchRuns.class).stopAll());

      assertThat(run.state()).isEqualTo(RunState.QUEUED);
      assertThat(run.phases().getFirst().state()).isNotEqualTo("FAILED");
    }
  }

  @Test
  void computingAgainFromADayGivesTheSame() {
    try (CoreContext core = CoreContext.at(RealPortfolio.NOW, imported())) {
      var _ = RealPortfolio.run(core, BatchChild.LAST);
      RunRequest again =
          new RunRequest(BatchChild.LAST, LocalDate.of(2019, 3, 1), Optional.empty(), true, "test");
      var here = (BatchRuns.Started.Here) core.get(BatchRuns.class).start(again);

      RunView run = here.work().finish(RunListener.NOBODY);

      assertThat(run.done()).isGreaterThan(3 * 50);
      assertThat(Results.of(core)).isEqualTo(undisturbed);
    }
  }
}
