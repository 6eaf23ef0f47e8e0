package dev.sigmasight.database;

import org.jspecify.annotations.Nullable;

/** A database's schema and this program's migrations do not fit; the message says how. */
public final class SchemaMismatch extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SchemaMismatch(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
