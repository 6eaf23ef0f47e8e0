package dev.sigmasight.server.chat;

import java.util.concurrent.CompletableFuture;

/** Lets a turn be ended from outside; only the first reason counts. */
final class Stop {

  /** Why a turn ends before its answer is whole. */
  enum Reason {
    CANCELLED("cancelled", "The answer was stopped.", false),
    TIMED_OUT("timed_out", "The answer took too long and was stopped.", true),
    INTERRUPTED("interrupted", "The server stopped while it was answering.", true),
    /** Another process ended the turn, or somebody deleted the conversation. */
    LOST("interrupted", "The answer was ended elsewhere.", true);

    private final String code;
    private final String text;
    private final boolean retryable;

    Reason(String code, String text, boolean retryable) {
      this.code = code;
      this.text = text;
      this.retryable = retryable;
    }

    String code() {
      return code;
    }

    String text() {
      return text;
    }

    boolean isRetryable() {
      return retryable;
    }
  }

  private final CompletableFuture<Reason> reason = new CompletableFuture<>();

  void ask(Reason why) {
    reason.complete(why);
  }

  /**
   * @throws Stopped if somebody has asked
   */
  void check() {
    if (reason.isDone()) {
      throw new Stopped(reason.join());
    }
  }

  /** The turn goes no further. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    Stopped(Reason reason) {
      super(reason.text(), null, false, false);
      this.reason = reason;
    }

    Reason reason() {
      return reason;
    }
  }
}
