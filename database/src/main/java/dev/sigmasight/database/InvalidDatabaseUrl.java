package dev.sigmasight.database;

/** A database address that cannot be read; the message is one sentence without the password. */
public final class InvalidDatabaseUrl extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  InvalidDatabaseUrl(String message) {
    super(message);
  }
}
