package dev.sigmasight.database;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/** A database does not answer. Names database, host and port, never the password. */
public final class DatabaseUnavailable extends DataAccessResourceFailureException {
  private static final long serialVersionUID = 1L;

  private final String database;

  DatabaseUnavailable(String database, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.database = database;
  }

  /** Which of the application's databases: {@code core} or {@code AI}. */
  public String database() {
    return database;
  }
}
