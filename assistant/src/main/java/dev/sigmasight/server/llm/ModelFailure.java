package dev.sigmasight.server.llm;

/** No model could answer. The message is for the log; what a person is told is the kind's text. */
public final class ModelFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Kind kind;

  public ModelFailure(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public ModelFailure(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
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
