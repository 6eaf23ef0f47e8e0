package dev.sigmasight.server;

import dev.sigmasight.server.knowledge.Library;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Brings the program's documents into the AI database once the server runs and the database is
 * there, beside everything else, and every hour embeds what could not be embedded before.
 */
@Component
@ConditionalOnWebApplication
class KnowledgeAtStart implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(KnowledgeAtStart.class);
  private static final int RETRY_SECONDS = 15;
  private static final int CATCH_UP_SECONDS = 3600;

  private final Library library;
  private final CountDownLatch closed = new CountDownLatch(1);

  KnowledgeAtStart(Library library) {
    this.library = library;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    Thread.ofVirtual().name("knowledge").start(this::work);
  }

  private void work() {
    try {
      boolean done = synchronised(true);
      while (!done && !isClosedWithin(RETRY_SECONDS)) {
        done = synchronised(false);
      }
      while (!isClosedWithin(CATCH_UP_SECONDS)) {
        catchUp();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isClosedWithin(int seconds) throws InterruptedException {
    return closed.await(seconds, TimeUnit.SECONDS);
  }

  /** A database that is down or not yet migrated is tried again; the first failure is told. */
  private boolean synchronised(boolean first) {
    try {
      Library.Synchronised done = library.synchronise();
      log.info(
          "The analyst knows {} pages; {} changed, {} passages were embedded. {}",
          done.documents(),
          done.changed() + done.removed(),
          done.embedded(),
          done.wordsOnlyBecause());
      return true;
    } catch (RuntimeException e) {
      if (first && closed.getCount() > 0) {
        log.warn("The analyst's pages have to wait for the AI database: {}", e.getMessage());
      }
      return false;
    }
  }

  private void catchUp() {
    try {
      library.catchUp();
    } catch (RuntimeException e) {
      log.warn("Documents could not be embedded: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
