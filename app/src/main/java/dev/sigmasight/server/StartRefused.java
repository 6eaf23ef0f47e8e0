package dev.sigmasight.server;

import org.jspecify.annotations.Nullable;

/** The application cannot start as it is configured; the message is one sentence for a person. */
public final class StartRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StartRefused(String sentence) {
    this(sentence, null);
  }

  public StartRefused(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
