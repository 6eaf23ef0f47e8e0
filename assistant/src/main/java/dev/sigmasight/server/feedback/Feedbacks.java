package dev.sigmasight.server.feedback;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.kernel.conversation.Message;
import dev.sigmasight.kernel.conversation.Transcript;
import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.memory.Memories;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Judgements of persons about answers they were given, one of each about each. */
@Component
class Feedbacks {
  private final FeedbackRows rows;
  private final AiDb db;
  private final Transcript transcript;
  private final Learning learning;
  private final Memories memories;

  Feedbacks(
      FeedbackRows rows, AiDb db, Transcript transcript, Learning learning, Memories memories) {
    this.rows = rows;
    this.db = db;
    this.transcript = transcript;
    this.learning = learning;
    this.memories = memories;
  }

  /**
   * Stores a judgement over the one before, and proposes what can be learned from it.
   *
   * @throws ProblemException NotFound; Conflict {@code NOT_AN_ANSWER}
   */
  Feedback put(AccountId account, UUID message, Judgement judgement, Instant now) {
    Message answer = transcript.answer(account, message);
    return db.inTransaction(
        () -> {
          Feedback stored = rows.put(account.value(), message, judgement, answer.text(), now);
          memories.withdraw(stored.id());
          learning.from(stored, now);
          return stored;
        });
  }

  /**
   * @throws ProblemException NotFound for the message; Conflict {@code NOT_AN_ANSWER}
   */
  Optional<Feedback> of(AccountId account, UUID message) {
    transcript.answer(account, message);
    return rows.of(account.value(), message);
  }

  /**
   * Withdraws a judgement and what was learned from it but not approved.
   *
   * @throws ProblemException NotFound for the message or the judgement
   */
  void delete(AccountId account, UUID message) {
    Feedback found =
        of(account, message)
            .orElseThrow(
                () ->
                    new ProblemException(
                        new Problem.NotFound("There is no feedback on this message.")));
    db.inTransaction(
        () -> {
          memories.withdraw(found.id());
          rows.delete(found.id());
        });
  }
}
