package dev.sigmasight.server.chat;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.kernel.conversation.Conversation;
import dev.sigmasight.kernel.conversation.Message;
import dev.sigmasight.kernel.conversation.ModelCall;
import dev.sigmasight.kernel.conversation.NewTurn;
import dev.sigmasight.kernel.conversation.Outcome;
import dev.sigmasight.kernel.conversation.ToolCall;
import dev.sigmasight.kernel.conversation.Transcript;
import dev.sigmasight.kernel.conversation.Turn;
import dev.sigmasight.kernel.conversation.TurnEvent;
import dev.sigmasight.kernel.conversation.TurnState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A transcript in memory; as strict as a database, and as unreliable as is wanted. */
final class MemoryTranscript implements Transcript {
  private final Map<UUID, Conversation> conversations = new HashMap<>();
  private final Map<String, Run> runs = new HashMap<>();
  private final Map<String, Turn> keys = new HashMap<>();
  private final AtomicInteger failures = new AtomicInteger();

  /** What is stored of a turn. */
  static final class Run {
    final AccountId account;
    final Turn turn;
    final List<TurnEvent> events = new ArrayList<>();
    final List<ModelCall> modelCalls = new ArrayList<>();
    final List<ToolCall> toolCalls = new ArrayList<>();
    String text = "";
    @Nullable Outcome outcome;

    Run(AccountId account, Turn turn) {
      this.account = account;
      this.turn = turn;
    }

    Outcome outcome() {
      return Objects.requireNonNull(outcome);
    }
  }

  synchronized UUID open(AccountId account, String mode, Set<PortfolioId> about) {
    UUID id = UUID.randomUUID();
    conversations.put(id, new Conversation(id, account, mode, null, about));
    return id;
  }

  /** Lets the next calls that write fail. */
  void failNext(int count) {
    failures.set(count);
  }

  private void maybeFail() {
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IllegalStateException("the database is down");
    }
  }

  synchronized Run run(String run) {
    Run found = runs.get(run);
    if (found == null) {
      throw new ProblemException(new Problem.NotFound("There is no such run."));
    }
    return found;
  }

  synchronized List<Run> runs() {
    return List.copyOf(runs.values());
  }

  @Override
  public synchronized Conversation conversation(AccountId account, UUID id) {
    Conversation found = conversations.get(id);
    if (found == null || !found.account().equals(account)) {
      throw new ProblemException(new Problem.NotFound("There is no such conversation."));
    }
    return found;
  }

  @Override
  public synchronized Turn begin(AccountId account, NewTurn wanted) {
    Conversation conversation = conversation(account, wanted.conversation());
    Optional<Turn> known = begun(account, wanted);
    if (known.isPresent()) {
      return known.get();
    }
    if (runs.values().stream()
        .anyMatch(
            each ->
                each.outcome == null && each.turn.conversation().id().equals(conversation.id()))) {
      throw new ProblemException(new Problem.Conflict("RUN_ACTIVE", "An answer is being written."));
    }
    String run = "run_%012x".formatted(runs.size());
    Turn turn =
        new Turn(
            run,
            conversation,
            UUID.randomUUID(),
            UUID.randomUUID(),
            wanted.regenerates() == null ? wanted.text() : question(wanted.regenerates()),
            true);
    runs.put(run, new Run(account, turn));
    if (wanted.requestKey() != null) {
      keys.put(wanted.requestKey(), turn);
    }
    return turn;
  }

  private String question(UUID answer) {
    return runs.values().stream()
        .filter(each -> each.turn.assistantMessage().equals(answer))
        .findFirst()
        .orElseThrow()
        .turn
        .text();
  }

  @Override
  public synchronized Optional<Turn> begun(AccountId account, NewTurn turn) {
    Turn known = turn.requestKey() == null ? null : keys.get(turn.requestKey());
    return Optional.ofNullable(known)
        .map(
            each ->
                new Turn(
                    each.run(),
                    each.conversation(),
                    each.userMessage(),
                    each.assistantMessage(),
                    each.text(),
                    false));
  }

  @Override
  public synchronized String changeMode(AccountId account, UUID id, String mode) {
    Conversation before = conversation(account, id);
    conversations.put(id, new Conversation(id, account, mode, before.title(), before.portfolios()));
    return before.mode();
  }

  @Override
  public synchronized List<Message> history(UUID conversation, UUID before, int limit) {
    List<Message> messages = new ArrayList<>();
    for (Run run :
        runs.values().stream().sorted((a, b) -> a.turn.run().compareTo(b.turn.run())).toList()) {
      if (run.turn.conversation().id().equals(conversation)
          && run.outcome != null
          && run.outcome.state() == TurnState.COMPLETED) {
        messages.add(new Message(run.turn.userMessage(), Message.Role.USER, run.turn.text()));
        messages.add(
            new Message(run.turn.assistantMessage(), Message.Role.ASSISTANT, run.outcome.text()));
      }
    }
    return messages.subList(Math.max(0, messages.size() - limit), messages.size());
  }

  @Override
  public synchronized void append(String run, List<TurnEvent> events) {
    maybeFail();
    Run found = run(run);
    if (found.outcome != null) {
      throw new ProblemException(new Problem.Conflict("RUN_ENDED", "The run has ended."));
    }
    for (TurnEvent event : events) {
      if (event.seq() != found.events.size()) {
        throw new AssertionError("after " + found.events.size() + " came " + event.seq());
      }
      found.events.add(event);
    }
  }

  @Override
  public synchronized void checkpoint(String run, String text) {
    maybeFail();
    run(run).text = text;
  }

  @Override
  public synchronized boolean finish(String run, Outcome outcome, TurnEvent last) {
    maybeFail();
    Run found = run(run);
    if (found.outcome != null) {
      return false;
    }
    if (last.seq() != found.events.size()) {
      throw new AssertionError("the last of " + found.events.size() + " is " + last.seq());
    }
    found.events.add(last);
    found.text = outcome.text();
    found.outcome = outcome;
    return true;
  }

  @Override
  public synchronized TurnState state(AccountId account, String run) {
    Run found = run(run);
    if (!found.account.equals(account)) {
      throw new ProblemException(new Problem.NotFound("There is no such run."));
    }
    return found.outcome == null ? TurnState.STREAMING : found.outcome.state();
  }

  @Override
  public synchronized List<TurnEvent> events(String run, int after) {
    List<TurnEvent> events = run(run).events;
    return List.copyOf(events.subList(Math.clamp(after + 1L, 0, events.size()), events.size()));
  }

  @Override
  public synchronized void record(AccountId account, Optional<String> run, ModelCall call) {
    maybeFail();
    run(run.orElseThrow()).modelCalls.add(call);
  }

  @Override
  public synchronized void record(String run, ToolCall call) {
    maybeFail();
    run(run).toolCalls.add(call);
  }

  @Override
  public synchronized List<Abandoned> abandoned(int silentSeconds) {
    return runs.values().stream()
        .filter(each -> each.outcome == null)
        .map(
            each ->
                new Abandoned(
                    each.turn.run(),
                    each.turn.conversation().id(),
                    each.turn.assistantMessage(),
                    each.events.size() - 1,
                    each.text))
        .toList();
  }

  @Override
  public Message answer(AccountId account, UUID message) {
    throw new UnsupportedOperationException();
  }

  @Override
  public synchronized UUID conversationOf(AccountId account, UUID answer) {
    return runs.values().stream()
        .filter(each -> each.account.equals(account))
        .filter(each -> each.turn.assistantMessage().equals(answer))
        .findFirst()
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("There is no such message.")))
        .turn
        .conversation()
        .id();
  }
}
