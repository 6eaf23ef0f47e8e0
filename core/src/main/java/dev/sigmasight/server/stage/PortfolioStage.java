package dev.sigmasight.server.stage;

import dev.sigmasight.kernel.PortfolioId;
import java.time.LocalDate;
import java.util.List;

/**
 * Phases that work on portfolios, many of them at a time: what all share is read once, what a chunk
 * of portfolios needs in a few statements, and each portfolio-day is kept in a transaction of its
 * own. Doing a day twice gives the same result as once.
 */
public interface PortfolioStage {

  /** The phases whose results of a day are kept together, in their order. */
  List<Phase> phases();

  /** The sessions that wait, found with a fixed number of statements. */
  Due due(List<PortfolioId> portfolios, Window window);

  /**
   * What waits, in parts that are prepared and done one after the other because all of it might not
   * fit into memory. Only a stage whose days do not rest on each other takes more than one.
   */
  default List<Due> parts(Due due) {
    return List.of(due);
  }

  /** Reads what all these portfolios share. */
  Prepared prepare(Due due);

  /** Ready to read portfolios; used by several threads at once. */
  @FunctionalInterface
  interface Prepared {

    /** Reads what some of the portfolios need, with a fixed number of statements. */
    Chunk read(Due some);

    /**
     * Runs first in each transaction that keeps days: what others must not change until its end.
     */
    default void hold() {}
  }

  /** Portfolios that are read and wait to be computed, one after the other. */
  @FunctionalInterface
  interface Chunk {

    /** Does these sessions in order, each through a checkpoint. */
    void run(PortfolioId portfolio, List<LocalDate> sessions, Checkpoints checkpoints);
  }
}
