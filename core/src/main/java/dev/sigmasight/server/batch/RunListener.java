package dev.sigmasight.server.batch;

import dev.sigmasight.server.stage.Phase;

/** Hears of progress while a run is under way, on any thread. */
@FunctionalInterface
public interface RunListener {

  /** Nobody listens. */
  RunListener NOBODY = (phase, over, total) -> {};

  /** So many of the items of a phase are over. */
  void progress(Phase phase, int over, int total);

  /** A chunk of portfolios took a thread so long; waiting for the database counts as work. */
  default void spent(Phase phase, long readingNanos, long computingNanos, long writingNanos) {}
}
