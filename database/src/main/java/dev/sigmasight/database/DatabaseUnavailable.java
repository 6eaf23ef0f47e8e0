package dev.sigmasight.database;

import java.sql.SQLException;
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

  /**
   * What to do about it.
   *
   * @param variable where the address of the database stands
   */
  public String remedy(String variable) {
    return switch (state()) {
      case "28P01", "28000", "42501" -> "correct the user or the password in " + variable;
      case "3D000" -> "create the database, or correct its name in " + variable;
      case "53300" -> "end other sessions, or raise max_connections of the server";
      case "57P01", "57P02", "57P03" -> "wait until its server is ready";
      default -> "start its server, or correct host and port in " + variable;
    };
  }

  private String state() {
    for (Throwable cause = this; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException told && told.getSQLState() != null) {
        return told.getSQLState();
      }
    }
    return "";
  }
}
