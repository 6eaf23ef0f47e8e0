package dev.sigmasight.server.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.testing.TestDatabases;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.stage.Phase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A process that dies at any boundary or in the middle of any phase leaves a run that goes on. */
class KillPointsTest {
  private static Map<String, String> undisturbed = Map.of();

  private static DatabaseUrl prepared() {
    return TestDatabases.copyOf("whole run", WholeRun::prepare);
  }

  @BeforeAll
  static void runsUndisturbed() {
    try (CoreContext core = WholeRun.open(prepared())) {
      RunView run = WholeRun.run(core, RunListener.NOBODY);
      assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
      assertThat(run.phases())
          .filteredOn(phase -> phase.phase() != Phase.REPORTS)
          .allSatisfy(phase -> assertThat(phase.done()).as(phase.phase().name()).isPositive());
      undisturbed = Results.everything(core);
    }
  }

  @Test
  void diesEverywhereAndEndsAsIfUndisturbed() throws Exception {
    DatabaseUrl url = prepared();
    List<KillPoint> points = KillPoint.all();
    for (KillPoint point : points) {
      int exit = WholeRunChild.dyingAt(point, url).waitFor();
      assertThat(exit).as("dies at %s", point).isEqualTo(KillPoint.EXIT);
    }
    try (CoreContext core = WholeRun.open(url)) {
      RunView run = WholeRun.run(core, RunListener.NOBODY);

      assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
      assertThat(run.attempt()).isEqualTo(points.size() + 1);
      assertThat(Results.everything(core)).isEqualTo(undisturbed);
      assertThat(Results.running(core)).isZero();
    }
  }
}
