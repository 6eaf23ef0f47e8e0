package dev.sigmasight.server.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.testing.TestDatabases;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.coredb.CoreDb;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * More sessions, of more positions, than are in memory at once: they give what the same sessions
 * give when they come a few at a time.
 */
class LongBacklogTest {
  private static final LocalDate BOUGHT = LocalDate.of(2024, 1, 2);
  private static final LocalDate HALF = LocalDate.of(2024, 7, 1);
  private static final int SESSIONS = 272;

  @Test
  void givesWhatItGivesAFewSessionsAtATime() {
    Map<String, String> atOnce;
    try (CoreContext core = prepared()) {
      run(core, WholeRun.LAST);
      assertThat(kept(core)).isEqualTo(SESSIONS);
      atOnce = Results.of(core);
    }
    try (CoreContext core = prepared()) {
      run(core, HALF);
      run(core, WholeRun.LAST);
      assertThat(Results.of(core)).isEqualTo(atOnce);
    }
  }

  private static CoreContext prepared() {
    return WholeRun.open(TestDatabases.copyOf("long held", LongBacklogTest::prepare));
  }

  private static void prepare(DatabaseUrl url) {
    CoreContext.migrate(url);
    StringBuilder lots = new StringBuilder();
    for (String symbol : WholeRun.symbols()) {
      lots.append(WholeRun.line(symbol, 10, BOUGHT));
      lots.append(WholeRun.line(symbol, 20, BOUGHT.plusDays(1)));
    }
    try (CoreContext core = WholeRun.open(url)) {
      WholeRun.importFile(core, "Long held", lots.toString());
    }
  }

  private static void run(CoreContext core, LocalDate target) {
    var started =
        (BatchRuns.Started.Here) core.get(BatchRuns.class).start(RunRequest.all(target, "test"));
    RunView run = started.work().finish(RunListener.NOBODY);
    assertThat(run.state()).as(run.phases().toString()).isEqualTo(RunState.SUCCEEDED);
  }

  private static int kept(CoreContext core) {
    return core.get(CoreDb.class)
        .sql("select count(*) from portfolio_risk")
        .query(Integer.class)
        .single();
  }
}
