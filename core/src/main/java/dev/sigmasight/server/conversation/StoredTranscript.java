package dev.sigmasight.server.conversation;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.conversation.Conversation;
import dev.sigmasight.kernel.conversation.Message;
import dev.sigmasight.kernel.conversation.Message.Role;
import dev.sigmasight.kernel.conversation.ModelCall;
import dev.sigmasight.kernel.conversation.NewTurn;
import dev.sigmasight.kernel.conversation.Outcome;
import dev.sigmasight.kernel.conversation.ToolCall;
import dev.sigmasight.kernel.conversation.Transcript;
import dev.sigmasight.kernel.conversation.Turn;
import dev.sigmasight.kernel.conversation.TurnEvent;
import dev.sigmasight.kernel.conversation.TurnState;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The transcript in the core database. */
@Component
class StoredTranscript implements Transcript {
  private final MessageRows messages;
  private final TurnRows turns;
  private final TurnStart start;
  private final TurnEnd end;
  private final TurnEvents events;
  private final UseLedger ledger;
  private final Clock clock;

  StoredTranscript(
      MessageRows messages,
      TurnRows turns,
      TurnStart start,
      TurnEnd end,
      TurnEvents events,
      UseLedger ledger,
      Clock clock) {
    this.messages = messages;
    this.turns = turns;
    this.start = start;
    this.end = end;
    this.events = events;
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public Conversation conversation(AccountId account, UUID id) {
    return start.conversation(account, id);
  }

  @Override
  public Turn begin(AccountId account, NewTurn turn) {
    return start.begin(account, turn, clock.instant());
  }

  @Override
  public Optional<Turn> begun(AccountId account, NewTurn turn) {
    return start.begun(account, turn);
  }

  @Override
  public String changeMode(AccountId account, UUID conversation, String mode) {
    return start.changeMode(account, conversation, mode, clock.instant());
  }

  @Override
  public List<Message> history(UUID conversation, UUID before, int limit) {
    return messages.history(conversation, before, limit);
  }

  @Override
  public void append(String run, List<TurnEvent> added) {
    if (!added.isEmpty()) {
      events.append(run, added, clock.instant());
    }
  }

  @Override
  public void checkpoint(String run, String text) {
    messages.checkpoint(run, text, clock.instant());
  }

  @Override
  public boolean finish(String run, Outcome outcome, TurnEvent last) {
    return end.end(run, outcome, last, clock.instant());
  }

  @Override
  public TurnState state(AccountId account, String run) {
    return turns.state(account, run).orElseThrow(ConversationFaults::unknownRun);
  }

  @Override
  public List<TurnEvent> events(String run, int after) {
    return events.after(run, after);
  }

  @Override
  public void record(AccountId account, Optional<String> run, ModelCall call) {
    ledger.add(account, run, call, clock.instant());
  }

  @Override
  public void record(String run, ToolCall call) {
    ledger.add(run, call, clock.instant());
  }

  @Override
  public List<Abandoned> abandoned(int silentSeconds) {
    return turns.silentSince(clock.instant().minusSeconds(silentSeconds));
  }

  @Override
  public Message answer(AccountId account, UUID message) {
    Message found =
        messages.owned(account, message).orElseThrow(ConversationFaults::unknownMessage);
    if (found.role() != Role.ASSISTANT) {
      throw ConversationFaults.notAnAnswer();
    }
    return found;
  }

  @Override
  public UUID conversationOf(AccountId account, UUID answer) {
    var _ = answer(account, answer);
    return messages.conversationOf(answer);
  }
}
