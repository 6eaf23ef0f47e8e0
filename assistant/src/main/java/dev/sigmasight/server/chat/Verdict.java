package dev.sigmasight.server.chat;

import dev.sigmasight.kernel.conversation.TurnState;
import dev.sigmasight.server.llm.ModelFailure;
import dev.sigmasight.server.llm.Reply;

/** How a turn ends. */
sealed interface Verdict {

  /** What becomes of the turn. */
  TurnState state();

  /** With an answer. */
  record Answered(Reply.Ending ending) implements Verdict {
    @Override
    public TurnState state() {
      return isCut() ? TurnState.TRUNCATED : TurnState.COMPLETED;
    }

    boolean isRefusal() {
      return ending == Reply.Ending.REFUSED;
    }

    boolean isCut() {
      return ending == Reply.Ending.TRUNCATED || ending == Reply.Ending.FILTERED;
    }
  }

  /**
   * Without one, or in the middle of it.
   *
   * @param code a stable code
   * @param text one sentence for a person
   */
  record Broken(TurnState state, String code, String text, boolean isRetryable)
      implements Verdict {}

  static Broken of(Stop.Reason reason) {
    TurnState state = reason == Stop.Reason.CANCELLED ? TurnState.CANCELLED : TurnState.FAILED;
    return new Broken(state, reason.code(), reason.text(), reason.isRetryable());
  }

  static Broken of(ModelFailure.Kind kind) {
    return new Broken(TurnState.FAILED, kind.code(), kind.text(), kind.isRetryable());
  }

  /** The model had nothing to say. */
  static Broken empty() {
    return new Broken(
        TurnState.FAILED, "empty_answer", "The AI provider sent an empty answer.", true);
  }

  /** A database is down. */
  static Broken unavailable() {
    return new Broken(
        TurnState.FAILED,
        "database_unavailable",
        "The database does not answer; please ask again shortly.",
        true);
  }

  /** A mistake of ours. */
  static Broken unexpected() {
    return new Broken(
        TurnState.FAILED, "internal_error", "Something went wrong on our side.", true);
  }
}
