package dev.sigmasight.server.feedback;

import dev.sigmasight.database.DatabaseUnavailable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something at the start and again after each pause, whatever became of it before. */
public final class Rounds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final String name;
  private final Duration pause;
  private final Runnable work;
  private final CountDownLatch closed = new CountDownLatch(1);

  public Rounds(String name, Duration pause, Runnable work) {
    this.name = name;
    this.pause = pause;
    this.work = work;
  }

  /** Begins on a thread of its own. */
  public void open() {
    Thread.ofVirtual().name(name).start(this::run);
  }

  private void run() {
    try {
      do {
        once();
      } while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void once() {
    try {
      work.run();
    } catch (DatabaseUnavailable e) {
      LOG.debug("{} waits: {}", name, e.getMessage());
    } catch (RuntimeException e) {
      LOG.warn("{} failed; it is tried again in {}.", name, pause, e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
