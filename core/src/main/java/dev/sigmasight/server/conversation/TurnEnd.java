package dev.sigmasight.server.conversation;

import dev.sigmasight.kernel.conversation.Outcome;
import dev.sigmasight.kernel.conversation.TurnEvent;
import dev.sigmasight.kernel.conversation.TurnState;
import dev.sigmasight.server.conversation.TurnRows.Ended;
import dev.sigmasight.server.coredb.CoreDb;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Ends turns, each once. */
@Component
class TurnEnd {
  /** Answers that are good enough to stand in the place of others. */
  private static final Set<TurnState> ANSWERED =
      EnumSet.of(TurnState.COMPLETED, TurnState.TRUNCATED);

  private final CoreDb db;
  private final TurnRows turns;
  private final TurnEvents events;
  private final MessageRows messages;
  private final ConversationRows conversations;

  TurnEnd(
      CoreDb db,
      TurnRows turns,
      TurnEvents events,
      MessageRows messages,
      ConversationRows conversations) {
    this.db = db;
    this.turns = turns;
    this.events = events;
    this.messages = messages;
    this.conversations = conversations;
  }

  /** Ends a turn with its answer and its last event; answers whether it did. */
  boolean end(String run, Outcome outcome, TurnEvent last, Instant now) {
    if (outcome.state() == TurnState.STREAMING) {
      throw new IllegalArgumentException("a turn does not end by being written");
    }
    return db.inTransaction(
        () ->
            turns
                .end(run, outcome, now)
                .map(
                    ended -> {
                      events.addLast(run, last, now);
                      keep(ended, outcome, now);
                      return true;
                    })
                .orElse(false));
  }

  private void keep(Ended ended, Outcome outcome, Instant now) {
    messages.complete(ended.assistantMessage(), outcome);
    if (ANSWERED.contains(outcome.state())) {
      messages.replaceOthers(ended.userMessage(), ended.assistantMessage());
    } else {
      messages.yieldToOthers(ended.userMessage(), ended.assistantMessage());
    }
    messages.nameAfterFirstQuestion(ended.conversation());
    conversations.touch(ended.conversation(), now);
  }
}
