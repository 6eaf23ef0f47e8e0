package dev.sigmasight.server;

import dev.sigmasight.server.chat.Turns;
import dev.sigmasight.server.overview.PortfolioStates;
import dev.sigmasight.server.portfolio.Portfolio;
import dev.sigmasight.server.portfolio.Portfolios;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Values the oldest portfolios and lets the rules answer a few questions about one of them once the
 * server runs, beside everything else, so that the first person who asks does not wait for what is
 * loaded at the first use. Nothing is written, no provider is asked, and the answers are thrown
 * away.
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

  /** Portfolios whose options are valued, which a question otherwise waits for. */
  private static final int VALUED = 50;

  private final Turns turns;
  private final Portfolios portfolios;
  private final PortfolioStates states;
  private volatile boolean isClosed;

  AnalystAtStart(Turns turns, Portfolios portfolios, PortfolioStates states) {
    this.turns = turns;
    this.portfolios = portfolios;
    this.states = states;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    Thread.ofVirtual().name("analyst").start(this::rehearse);
  }

  /** A database that is down is no fault here: the first question then waits a little longer. */
  private void rehearse() {
    try {
      List<Portfolio> oldest =
          portfolios.kept().stream()
              .sorted(Comparator.comparing(Portfolio::createdAt))
              .limit(VALUED)
              .toList();
      var _ = states.newest(oldest.stream().map(Portfolio::id).toList());
      if (!oldest.isEmpty()) {
        rehearse(oldest.getFirst());
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
