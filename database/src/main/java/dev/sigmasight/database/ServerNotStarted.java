package dev.sigmasight.database;

import org.jspecify.annotations.Nullable;

/** The embedded server cannot run here; the message is one sentence that says why. */
public class ServerNotStarted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ServerNotStarted(String message) {
    this(message, null);
  }

  ServerNotStarted(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
