package dev.sigmasight.kernel.conversation;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps conversations, their turns and what happened in each. */
public interface Transcript {

  /**
   * A conversation of the account.
   *
   * @throws ProblemException NotFound
   */
  Conversation conversation(AccountId account, UUID id);

  /**
   * Stores a question and an empty answer that is being written. A request key that is known
   * answers the turn it began, whatever its state. To regenerate an answer its question stays, and
   * the text is not looked at; the old answer is replaced when the new one is complete.
   *
   * @throws ProblemException NotFound; Conflict {@code RUN_ACTIVE} while another turn of the
   *     conversation is being answered, {@code IDEMPOTENCY_KEY_REUSED} for another text under the
   *     same key; InvalidInput for a portfolio that is not the account's
   */
  Turn begin(AccountId account, NewTurn turn);

  /**
   * The turn that the request key began, empty if there is no key or nobody knows it: asked before
   * anything is reserved for the turn.
   *
   * @throws ProblemException Conflict {@code IDEMPOTENCY_KEY_REUSED} for another text under the
   *     same key
   */
  Optional<Turn> begun(AccountId account, NewTurn turn);

  /**
   * Changes the manner of answering.
   *
   * @param mode green, blue, indigo or violet
   * @return the one before
   * @throws ProblemException NotFound
   */
  String changeMode(AccountId account, UUID conversation, String mode);

  /**
   * The newest messages before a question, oldest first. Failed and empty answers and those that
   * were replaced are left out, and so is the question of an answer that is left out.
   */
  List<Message> history(UUID conversation, UUID before, int limit);

  /**
   * Adds events to a turn, all or none, which is a sign of life.
   *
   * @throws ProblemException Conflict {@code RUN_ENDED} if the turn has ended or was deleted: then
   *     whoever writes it stops
   */
  void append(String run, List<TurnEvent> events);

  /** Keeps the text so far of an answer that is being written, which is a sign of life. */
  void checkpoint(String run, String text);

  /**
   * Ends a turn and stores its last event, once: a turn that has ended stays as it is.
   *
   * @return whether this call ended it
   */
  boolean finish(String run, Outcome outcome, TurnEvent last);

  /**
   * Where a turn stands.
   *
   * @throws ProblemException NotFound
   */
  TurnState state(AccountId account, String run);

  /** Events of a turn after one of them, -1 for all, in order. */
  List<TurnEvent> events(String run, int after);

  /** Enters a call of a model into the ledger of use; run is empty for work without a turn. */
  void record(AccountId account, Optional<String> run, ModelCall call);

  /** Enters a call of a tool. */
  void record(String run, ToolCall call);

  /**
   * Turns still being written of which no sign came since the given number of seconds, as those of
   * a process that died.
   */
  List<Abandoned> abandoned(int silentSeconds);

  /**
   * A turn without a writer.
   *
   * @param lastSeq of its events, -1 if there are none
   */
  record Abandoned(
      String run, UUID conversation, UUID assistantMessage, int lastSeq, String text) {}

  /**
   * A message of the account's conversations that the analyst wrote.
   *
   * @throws ProblemException NotFound; Conflict {@code NOT_AN_ANSWER} for the account's own words
   */
  Message answer(AccountId account, UUID message);

  /**
   * The conversation in which the analyst wrote a message.
   *
   * @throws ProblemException as for {@link #answer}
   */
  UUID conversationOf(AccountId account, UUID answer);
}
