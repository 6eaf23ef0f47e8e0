package dev.sigmasight.server.batch;

import dev.sigmasight.database.DatabaseUnavailable;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * A failure of the database itself, for which no item of a run is to blame.
 *
 * @param sentence what happened and what to do, for people
 * @param isFullDisk whether it stays until somebody frees space
 */
record Breakdown(String sentence, boolean isFullDisk) {
  private static final String DISK_FULL = "53100";

  /** Whether a failure is one of the database, however deep. */
  static boolean isBehind(Throwable failure) {
    return found(failure).isPresent();
  }

  /** The breakdown behind such a failure. */
  static Breakdown behind(Throwable failure) {
    return found(failure).orElseThrow();
  }

  private static Optional<Breakdown> found(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException refused && DISK_FULL.equals(refused.getSQLState())) {
        return Optional.of(
            new Breakdown(
                "The disk of the core database is full: free space, then run again; nothing that"
                    + " was computed is lost.",
                true));
      }
      if (cause instanceof DatabaseUnavailable gone) {
        return Optional.of(new Breakdown(String.valueOf(gone.getMessage()), false));
      }
      if (cause instanceof CannotCreateTransactionException
          || cause instanceof TransactionSystemException) {
        return Optional.of(new Breakdown("The core database broke off a transaction.", false));
      }
    }
    return Optional.empty();
  }
}
