package dev.sigmasight.server.stage;

import java.util.Map;
import java.util.SortedSet;

/**
 * A phase that works symbol by symbol, once for all portfolios. Doing a symbol twice gives the same
 * result as once.
 */
public interface SymbolStage {

  Phase phase();

  /** The symbols that wait for this phase. */
  SortedSet<String> due(Universe universe, Window window);

  /**
   * Does these symbols, a few at a time.
   *
   * @param log told what became of them once their results are stored
   */
  void run(SortedSet<String> symbols, Universe universe, Window window, SymbolLog log);

  /** Notes what became of symbols. */
  @FunctionalInterface
  interface SymbolLog {

    /**
     * @throws Checkpoints.RunLost if another process took the run over or it was cancelled
     */
    void keep(Map<String, Outcome> outcomes);
  }
}
