package dev.sigmasight.server.llm;

import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** No model could answer. The message is for the log; what a person is told is the kind's text. */
public final class ModelFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Kind kind;
  private final Hint hint;

  public ModelFailure(Kind kind, String message) {
    this(kind, message, Hint.NONE, null);
  }

  public ModelFailure(Kind kind, String message, Throwable cause) {
    this(kind, message, Hint.NONE, cause);
  }

  ModelFailure(Kind kind, String message, Hint hint, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.hint = hint;
  }

  /**
   * What a server says about trying again.
   *
   * @param delay how long to wait first, or null
   * @param again whether at all, or null if it does not say
   * @param refused what it does not take, so that the same without it may succeed, or null
   */
  record Hint(
      @Nullable Duration delay, @Nullable Boolean again, Capabilities.@Nullable Feature refused)
      implements Serializable {
    static final Hint NONE = new Hint(null, null, null);
  }

  /** What the server said about trying again. */
  Hint hint() {
    return hint;
  }

  public Kind kind() {
    return kind;
  }

  /** Why, as the API says it. */
  public enum Kind {
    RATE_LIMITED("rate_limit_exceeded", true, "The AI provider is busy; please try again shortly."),
    QUOTA_EXCEEDED("quota_exceeded", false, "The account at the AI provider has no credit left."),
    NOT_AUTHORIZED(
        "authentication_error", false, "The AI provider does not accept this server's key."),
    UNKNOWN_MODEL("model_not_found", false, "The AI provider does not know the model."),
    TOO_LONG("context_too_long", false, "The conversation is too long for the model."),
    BAD_REQUEST("invalid_request", false, "The AI provider does not accept the request."),
    UNAVAILABLE("provider_unavailable", true, "The AI provider cannot be reached."),
    TIMED_OUT("timed_out", true, "The AI provider took too long."),
    BROKEN_OFF("stream_broken_off", true, "The answer broke off."),
    MALFORMED("malformed_reply", true, "The AI provider sent something unreadable.");

    private final String code;
    private final boolean retryable;
    private final String text;

    Kind(String code, boolean retryable, String text) {
      this.code = code;
      this.retryable = retryable;
      this.text = text;
    }

    /** A stable code. */
    public String code() {
      return code;
    }

    /** Whether the same call may succeed a little later. */
    public boolean isRetryable() {
      return retryable;
    }

    /** One sentence for a person. */
    public String text() {
      return text;
    }
  }
}
