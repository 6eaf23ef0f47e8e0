package dev.sigmasight.server.batch;

import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.server.CoreContext;
import java.util.concurrent.CountDownLatch;

/** A server of its own that serves the queue of runs until it is killed. */
final class WorkerChild {
  private WorkerChild() {}

  public static void main(String[] arguments) throws InterruptedException {
    BatchSettings settings = WholeRun.shortLeases();
    try (CoreContext core = WholeRun.open(DatabaseUrl.parse(arguments[0]), settings)) {
      new RunWorker(core.get(BatchRuns.class), core.get(RunQueue.class), settings).start();
      new CountDownLatch(1).await();
    }
  }
}
