package dev.sigmasight.database;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a server again, on the same port, that ended without being told to: it was killed, or the
 * machine ran out of memory. Whoever asks meanwhile sees an outage, nothing else.
 */
final class ServerWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ServerWatch.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final ServerRun run;
  private final PidFile note;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private boolean over;

  /**
   * @param run on a fixed port
   */
  private ServerWatch(ServerRun run) {
    this.run = run;
    note = new PidFile(run.postmaster().folder().data());
  }

  /** Watches a server that runs. */
  static ServerWatch over(ServerRun run) {
    ServerWatch watch = new ServerWatch(run);
    Thread.ofVirtual().name("postgres-watch").start(watch::watch);
    return watch;
  }

  private void watch() {
    lock.lock();
    try {
      while (!over) {
        look();
        var _ = ended.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void look() {
    try {
      if (note.running().isEmpty()) {
        LOG.warn("PostgreSQL has ended by itself and is started again");
        int _ = run.adoptOrStart();
      }
    } catch (IOException | ServerNotStarted e) {
      LOG.error("PostgreSQL cannot be started again; the next attempt follows", e);
    }
  }

  /** Ends the watch; a start that is under way comes to its end first. */
  void end() {
    lock.lock();
    try {
      over = true;
      ended.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
