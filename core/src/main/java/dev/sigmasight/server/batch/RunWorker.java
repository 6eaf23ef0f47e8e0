package dev.sigmasight.server.batch;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Serves the queue of runs while the server is up, and looks for runs whose process died. When it
 * stops, its runs end at their current item and go back to the queue.
 */
public final class RunWorker implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(RunWorker.class);
  private static final Duration LOOK = Duration.ofSeconds(5);

  /** Less than the server waits for all its parts. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final BatchRuns runs;
  private final RunQueue queue;
  private final Semaphore free;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(
          Thread.ofPlatform().daemon().name("batch-run-", 0).factory());
  private volatile boolean running;

  public RunWorker(BatchRuns runs, RunQueue queue, BatchSettings settings) {
    this.runs = runs;
    this.queue = queue;
    free = new Semaphore(settings.queueWorkers());
  }

  @Override
  public void start() {
    running = true;
    runs.open();
    var _ = threads.submit(this::serve);
  }

  private void serve() {
    try {
      while (running) {
        lookAround();
        queue.awaitNews(LOOK);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookAround() {
    try {
      queue.reap().forEach(run -> LOG.warn("run {} was abandoned by its process", run));
      for (RunRequest request : queue.waiting()) {
        if (!running || !free.tryAcquire()) {
          return;
        }
        var _ = threads.submit(() -> work(request));
      }
    } catch (RuntimeException e) {
      LOG.warn("The queue of runs could not be read: {}", e.getMessage());
    }
  }

  private void work(RunRequest request) {
    try {
      if (runs.startQueued(request) instanceof BatchRuns.Started.Here(var id, var work)) {
        RunView run = work.finish(RunListener.NOBODY);
        LOG.info("Run {} up to {}: {}", id, request.target(), run.state());
        queue.wake();
      }
    } catch (RuntimeException e) {
      LOG.error("The run up to {} ({}) broke off", request.target(), request.scope(), e);
    } finally {
      free.release();
    }
  }

  @Override
  public void stop() {
    running = false;
    runs.stopAll();
    queue.wake();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("A run does not come to the end of its item; another process will go on with it.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
