package dev.sigmasight.server.feedback;

import dev.sigmasight.database.DatabaseUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the upkeep at the start and every few minutes, whether the databases answer or not. */
public final class UpkeepLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UpkeepLoop.class);
  private static final Duration DAY = Duration.ofDays(1);

  private final Upkeep upkeep;
  private final Duration pause;
  private final Clock clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private Instant nextDaily;

  public UpkeepLoop(Upkeep upkeep, Duration pause, Clock clock) {
    this.upkeep = upkeep;
    this.pause = pause;
    this.clock = clock;
    this.nextDaily = clock.instant();
  }

  /** Begins on a thread of its own. */
  public void open() {
    Thread.ofVirtual().name("feedback-upkeep").start(this::run);
  }

  private void run() {
    try {
      do {
        round();
      } while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    try {
      upkeep.followDeletions();
      if (!clock.instant().isBefore(nextDaily)) {
        upkeep.everyDay();
        nextDaily = clock.instant().plus(DAY);
      }
    } catch (DatabaseUnavailable e) {
      LOG.debug("The upkeep of feedback waits: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.warn("The upkeep of feedback failed; it is tried again in {}.", pause, e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
