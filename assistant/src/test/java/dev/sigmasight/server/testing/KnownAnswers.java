package dev.sigmasight.server.testing;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.kernel.conversation.AnswerArchive;
import dev.sigmasight.kernel.conversation.Conversation;
import dev.sigmasight.kernel.conversation.DeletedMessages;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Messages in memory, as far as those need them who keep something about messages. */
public final class KnownAnswers implements Transcript, AnswerArchive, DeletedMessages {
  private final Map<UUID, Entry> entries = new LinkedHashMap<>();
  private final Set<UUID> deleted = new LinkedHashSet<>();
  private final List<ModelCall> calls = new ArrayList<>();

  private record Entry(AccountId account, Message message) {}

  /** A message of a conversation of the account. */
  public UUID add(AccountId account, Role role, String text) {
    UUID id = UUID.randomUUID();
    entries.put(id, new Entry(account, new Message(id, role, text)));
    return id;
  }

  /** A message goes, and is put on the list. */
  public void delete(UUID message) {
    entries.remove(message);
    deleted.add(message);
  }

  /** A message goes without being put on the list, as by hand. */
  public void lose(UUID message) {
    entries.remove(message);
  }

  /** Calls of models that were entered. */
  public List<ModelCall> calls() {
    return List.copyOf(calls);
  }

  @Override
  public Message answer(AccountId account, UUID message) {
    Entry entry = entries.get(message);
    if (entry == null || !entry.account().equals(account)) {
      throw new ProblemException(new Problem.NotFound("There is no message with this id."));
    }
    if (entry.message().role() != Role.ASSISTANT) {
      throw new ProblemException(new Problem.Conflict("NOT_AN_ANSWER", "It is a question."));
    }
    return entry.message();
  }

  @Override
  public Map<UUID, ArchivedAnswer> answers(Collection<UUID> messages) {
    return entries.entrySet().stream()
        .filter(each -> messages.contains(each.getKey()))
        .filter(each -> each.getValue().message().role() == Role.ASSISTANT)
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                each ->
                    new ArchivedAnswer(
                        new UUID(1, 1),
                        each.getValue().account(),
                        each.getValue().message().text())));
  }

  @Override
  public List<UUID> next(int limit) {
    return deleted.stream().limit(limit).toList();
  }

  @Override
  public void done(Collection<UUID> messages) {
    deleted.removeAll(messages);
  }

  @Override
  public Set<UUID> unknown(Collection<UUID> messages) {
    return messages.stream().filter(each -> !entries.containsKey(each)).collect(Collectors.toSet());
  }

  @Override
  public void record(AccountId account, Optional<String> run, ModelCall call) {
    calls.add(call);
  }

  @Override
  public Conversation conversation(AccountId account, UUID id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Turn begin(AccountId account, NewTurn turn) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Turn> begun(AccountId account, NewTurn turn) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String changeMode(AccountId account, UUID conversation, String mode) {
    throw new UnsupportedOperationException();
  }

  @Override
  public UUID conversationOf(AccountId account, UUID answer) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Message> history(UUID conversation, UUID before, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void append(String run, List<TurnEvent> events) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void checkpoint(String run, String text) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean finish(String run, Outcome outcome, TurnEvent last) {
    throw new UnsupportedOperationException();
  }

  @Override
  public TurnState state(AccountId account, String run) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<TurnEvent> events(String run, int after) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void record(String run, ToolCall call) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Abandoned> abandoned(int silentSeconds) {
    throw new UnsupportedOperationException();
  }
}
