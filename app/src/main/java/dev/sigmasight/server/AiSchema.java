package dev.sigmasight.server;

import dev.sigmasight.database.DatabaseUnavailable;
import dev.sigmasight.server.aidb.AiDb;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the AI database's schema up to date at the start or, if it is down, once it is back. */
final class AiSchema implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AiSchema.class);
  private static final Duration RETRY = Duration.ofSeconds(15);

  private final AiDb db;
  private final DatabaseSettings.AtStart work;
  private final ScheduledExecutorService retries =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("ai-schema").factory());

  AiSchema(AiDb db, DatabaseSettings.AtStart work) {
    this.db = db;
    this.work = work;
    try {
      settle();
    } catch (DatabaseUnavailable e) {
      log.warn("{} The analyst has to wait; everything else works.", e.getMessage());
      retries.schedule(this::retry, RETRY.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void settle() {
    switch (work) {
      case MIGRATE -> db.migrate();
      case VALIDATE -> db.validate();
      case NOTHING -> {}
    }
  }

  private void retry() {
    try {
      settle();
      log.info("The AI database is back.");
    } catch (DatabaseUnavailable e) {
      retries.schedule(this::retry, RETRY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RuntimeException e) {
      log.error("The AI database is back, but its schema does not fit.", e);
    }
  }

  @Override
  public void close() {
    retries.shutdownNow();
  }
}
