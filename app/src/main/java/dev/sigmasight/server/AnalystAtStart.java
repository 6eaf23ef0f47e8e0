package dev.sigmasight.server;

import dev.sigmasight.server.chat.Turns;
import dev.sigmasight.server.portfolio.Portfolio;
import dev.sigmasight.server.portfolio.Portfolios;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets the rules answer a few questions about one portfolio once the server runs, beside everything
 * else, so that the first person who asks does not wait for what is loaded at the first use.
 * Nothing is written, no provider is asked, and the answers are thrown away.
 */
@Component
@ConditionalOnWebApplication
class AnalystAtStart implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AnalystAtStart.class);

  /** Together they take most tools and most kinds of sentence. */
  private static final List<String> QUESTIONS =
      List.of(
          "What is my portfolio risk?",
          "What do I hold?",
          "How did I do against the market?",
          "How could I hedge my market risk?",
          "How concentrated am I?");

  private final Turns turns;
  private final Portfolios portfolios;
  private volatile boolean isClosed;

  AnalystAtStart(Turns turns, Portfolios portfolios) {
    this.turns = turns;
    this.portfolios = portfolios;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    Thread.ofVirtual().name("analyst").start(this::rehearse);
  }

  /** A database that is down is no fault here: the first question then waits a little longer. */
  private void rehearse() {
    try {
      Optional<Portfolio> any =
          portfolios.kept().stream().min(Comparator.comparing(Portfolio::createdAt));
      if (any.isPresent()) {
        rehearse(any.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.debug("The analyst has not rehearsed: {}", e.getMessage());
    }
  }

  private void rehearse(Portfolio portfolio) throws InterruptedException {
    for (String question : QUESTIONS) {
      if (!isClosed) {
        turns.rehearse(portfolio.owner(), Set.of(portfolio.id()), question);
      }
    }
  }

  @Override
  public void close() {
    isClosed = true;
  }
}
