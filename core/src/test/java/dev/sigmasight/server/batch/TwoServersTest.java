package dev.sigmasight.server.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.testing.TestDatabases;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.coredb.CoreDb;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Two servers on one database: one works on a run, and when it dies the other finishes it. */
class TwoServersTest {
  private static DatabaseUrl prepared() {
    return TestDatabases.copyOf("whole run", WholeRun::prepare);
  }

  private static void await(BooleanSupplier condition) {
    Instant limit = Instant.now().plusSeconds(120);
    while (!condition.getAsBoolean() && Instant.now().isBefore(limit)) {
      LockSupport.parkNanos(20_000_000);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  /** The process that took the run last. */
  private static long worker(CoreContext core) {
    return core.get(CoreDb.class)
        .sql("select coalesce(split_part(owner, '-', 1)::bigint, 0) from batch_run")
        .query(Long.class)
        .single();
  }

  @Test
  void theOtherTakesTheRunOver() throws Exception {
    Map<String, String> undisturbed;
    try (CoreContext core = WholeRun.open(prepared())) {
      var _ = WholeRun.run(core, RunListener.NOBODY);
      undisturbed = Results.everything(core);
    }
    DatabaseUrl url = prepared();
    List<Process> servers =
        List.of(
            WholeRunChild.start(WorkerChild.class, url),
            WholeRunChild.start(WorkerChild.class, url));
    try (CoreContext core = WholeRun.open(url)) {
      UUID id = ((RunQueue.Queued.Waiting) core.get(RunQueue.class).add(WholeRun.request())).run();
      await(() -> Results.items(core) > 0);
      long first = worker(core);
      for (Process server : servers) {
        if (server.pid() == first) {
          server.destroyForcibly().waitFor();
        }
      }

      await(() -> core.get(RunReads.class).byId(id).orElseThrow().state().isOver());

      RunView run = core.get(RunReads.class).byId(id).orElseThrow();
      assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
      assertThat(run.attempt()).isEqualTo(2);
      assertThat(servers).extracting(Process::pid).contains(first, worker(core));
      assertThat(worker(core)).isNotEqualTo(first);
      assertThat(Results.everything(core)).isEqualTo(undisturbed);
      assertThat(Results.running(core)).isZero();
    } finally {
      servers.forEach(Process::destroyForcibly);
    }
  }
}
