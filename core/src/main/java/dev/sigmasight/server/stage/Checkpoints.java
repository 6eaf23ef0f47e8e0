package dev.sigmasight.server.stage;

import java.time.LocalDate;
import java.util.function.Function;

/** Keeps each result together with the note that it is done, and only while this run may write. */
public interface Checkpoints {

  /**
   * Runs the work for a day and keeps its outcome, in one transaction that has locked the
   * portfolio; at once or after that of other portfolios, but always in the order in which it is
   * handed over.
   *
   * @throws RunLost if another process took the run over or it was cancelled; nothing was kept
   */
  void day(LocalDate day, Function<LockedPortfolio, Outcome> work);

  /** The run no longer belongs to this process, or was cancelled. */
  final class RunLost extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RunLost(String message) {
      super(message);
    }
  }
}
