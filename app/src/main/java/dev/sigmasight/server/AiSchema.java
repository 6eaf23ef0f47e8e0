package dev.sigmasight.server;

import dev.sigmasight.database.DatabaseUnavailable;
import dev.sigmasight.server.DatabaseSettings.AtStart;
import dev.sigmasight.server.aidb.AiDb;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the AI database's schema up to date at the start or, if it is down, once it is back. */
final class AiSchema implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AiSchema.class);
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(2);
  private static final int RETRY_SECONDS = 15;

  private final AiDb db;
  private final AtStart work;
  private final CountDownLatch closed = new CountDownLatch(1);

  AiSchema(AiDb db, AtStart work) {
    this.db = db;
    this.work = work;
  }

  void open() {
    try {
      settle();
    } catch (DatabaseUnavailable e) {
      log.warn("{} The analyst has to wait; everything else works.", e.getMessage());
      Thread.ofVirtual().name("ai-schema").start(this::settleOnceBack);
    }
  }

  /** Asks for a sign of life first: a migration would wait for a host that never answers. */
  private void settle() {
    if (work != AtStart.NOTHING) {
      db.ping(SIGN_OF_LIFE);
    }
    switch (work) {
      case MIGRATE -> db.migrate();
      case VALIDATE -> db.validate();
      case NOTHING -> {}
    }
  }

  private void settleOnceBack() {
    try {
      while (!closed.await(RETRY_SECONDS, TimeUnit.SECONDS) && !settledNow()) {}
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("The AI database is back, but its schema does not fit.", e);
    }
  }

  private boolean settledNow() {
    try {
      settle();
      log.info("The AI database is back.");
      return true;
    } catch (DatabaseUnavailable e) {
      return false;
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
