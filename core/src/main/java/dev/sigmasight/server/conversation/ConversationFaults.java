package dev.sigmasight.server.conversation;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import java.util.UUID;

/** Why a request about conversations cannot be met. */
final class ConversationFaults {
  private ConversationFaults() {}

  static ProblemException unknownConversation() {
    return missing("There is no conversation with this id.");
  }

  static ProblemException unknownMessage() {
    return missing("There is no message with this id.");
  }

  static ProblemException unknownRun() {
    return missing("There is no run with this id.");
  }

  static ProblemException unknownPortfolio() {
    return missing("There is no portfolio with this id.");
  }

  static ProblemException notTheirPortfolio(UUID id) {
    return new ProblemException(
        Problem.InvalidInput.of(
            "portfolio_ids", "The account has no portfolio with the id " + id + "."));
  }

  static ProblemException active() {
    return conflict(
        "RUN_ACTIVE", "The analyst is still answering in this conversation; wait or cancel it.");
  }

  static ProblemException ended() {
    return conflict("RUN_ENDED", "This run has ended.");
  }

  static ProblemException otherRequest() {
    return conflict(
        "IDEMPOTENCY_KEY_REUSED",
        "This Idempotency-Key came with another request before; use a new key.");
  }

  static ProblemException notAnAnswer() {
    return conflict("NOT_AN_ANSWER", "This message is not an answer of the analyst.");
  }

  private static ProblemException missing(String detail) {
    return new ProblemException(new Problem.NotFound(detail));
  }

  private static ProblemException conflict(String code, String detail) {
    return new ProblemException(new Problem.Conflict(code, detail));
  }
}
