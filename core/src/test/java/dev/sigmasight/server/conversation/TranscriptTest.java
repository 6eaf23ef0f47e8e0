package dev.sigmasight.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.kernel.conversation.DeletedMessages;
import dev.sigmasight.kernel.conversation.Message;
import dev.sigmasight.kernel.conversation.ModelCall;
import dev.sigmasight.kernel.conversation.NewTurn;
import dev.sigmasight.kernel.conversation.Outcome;
import dev.sigmasight.kernel.conversation.ToolCall;
import dev.sigmasight.kernel.conversation.Transcript;
import dev.sigmasight.kernel.conversation.Transcript.Abandoned;
import dev.sigmasight.kernel.conversation.Turn;
import dev.sigmasight.kernel.conversation.TurnEvent;
import dev.sigmasight.kernel.conversation.TurnState;
import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.coredb.CoreDb;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;

/** Turns of conversations on a real database. It is 2026-01-15, 15:00 UTC. */
class TranscriptTest {
  private static final Instant NOW = Instant.parse("2026-01-15T15:00:00Z");
  private static CoreContext core;
  private static Transcript transcript;
  private static Conversations conversations;

  private AccountId account = new AccountId(UUID.randomUUID());
  private UUID conversation = UUID.randomUUID();

  @BeforeAll
  static void open() {
    core = CoreContext.at(NOW.toString());
    transcript = core.get(Transcript.class);
    conversations = core.get(Conversations.class);
  }

  @AfterAll
  static void close() {
    core.close();
  }

  @BeforeEach
  void begin() {
    account = core.newAccount();
    conversation = newConversation(account);
  }

  private static UUID newConversation(AccountId owner) {
    return conversations
        .create(owner, new NewConversation("green", null, Set.of(), null, null), NOW)
        .id();
  }

  private Turn ask(String text) {
    return ask(text, null);
  }

  private Turn ask(String text, @Nullable String key) {
    return transcript.begin(account, new NewTurn(conversation, text, Set.of(), null, key, null));
  }

  private Turn regenerate(UUID answer) {
    return transcript.begin(
        account, new NewTurn(conversation, "ignored", Set.of(), null, null, answer));
  }

  private static TurnEvent event(int seq, String type) {
    return new TurnEvent(seq, type, "{\"type\": \"%s\",  \"seq\": %d}".formatted(type, seq));
  }

  private static Outcome outcome(TurnState state, String text) {
    return new Outcome(state, text, "[{\"ref\": \"T1\"}]", null, 12, 345);
  }

  private static boolean end(Turn turn, TurnState state, String text) {
    return transcript.finish(turn.run(), outcome(state, text), event(99, "done"));
  }

  private Turn answered(String question, String answer) {
    Turn turn = ask(question);
    assertThat(end(turn, TurnState.COMPLETED, answer)).isTrue();
    return turn;
  }

  private static CoreDb db() {
    return core.get(CoreDb.class);
  }

  private static String stateOf(UUID message) {
    return db().sql("select state || ':' || content from conversation_message where id = :id")
        .param("id", message)
        .query(String.class)
        .single();
  }

  private static Problem problem(Callable<?> work) {
    return catchThrowableOfType(ProblemException.class, work::call).problem();
  }

  private static String conflict(Callable<?> work) {
    return ((Problem.Conflict) problem(work)).code();
  }

  private UUID portfolio(AccountId owner) {
    return db().sql(
            """
            insert into portfolio (account_id, name, account_name, account_type, currency)
            values (:owner, 'P', gen_random_uuid()::text, 'taxable', 'USD') returning id
            """)
        .param("owner", owner.value())
        .query(UUID.class)
        .single();
  }

  @Test
  void storesAQuestionAndAnAnswerThatWaitsForItsText() {
    Turn turn = ask("What is my risk?");

    assertThat(turn.run()).matches("run_[0-9a-f]{12}");
    assertThat(turn.isNew()).isTrue();
    assertThat(turn.text()).isEqualTo("What is my risk?");
    assertThat(turn.conversation().id()).isEqualTo(conversation);
    assertThat(stateOf(turn.userMessage())).isEqualTo("completed:What is my risk?");
    assertThat(stateOf(turn.assistantMessage())).isEqualTo("streaming:");
    assertThat(transcript.state(account, turn.run())).isEqualTo(TurnState.STREAMING);
    assertThat(transcript.events(turn.run(), -1)).isEmpty();
  }

  @Test
  void refusesAnotherTurnWhileOneIsBeingAnswered() {
    Turn turn = ask("first");

    assertThat(conflict(() -> ask("second"))).isEqualTo("RUN_ACTIVE");

    end(turn, TurnState.FAILED, "");
    assertThat(ask("second").isNew()).isTrue();
  }

  @Test
  void beginsOneOfManyTurnsAtOnce() throws InterruptedException {
    List<Future<Turn>> begun = atOnce(8, i -> ask("question " + i));

    assertThat(begun.stream().filter(each -> each.state() == Future.State.SUCCESS)).hasSize(1);
    assertThat(begun.stream().filter(each -> each.state() == Future.State.FAILED))
        .allSatisfy(
            each ->
                assertThat(((ProblemException) each.exceptionNow()).problem().code())
                    .isEqualTo("RUN_ACTIVE"));
  }

  @Test
  void beginsOnceForARequestThatIsSentAgain() {
    Turn first = ask("Hello?", "key");

    Turn again = ask("Hello?", "key");

    assertThat(again.isNew()).isFalse();
    assertThat(again.run()).isEqualTo(first.run());
    assertThat(again.assistantMessage()).isEqualTo(first.assistantMessage());
    end(first, TurnState.COMPLETED, "Hello.");
    assertThat(ask("Hello?", "key").run()).isEqualTo(first.run());
  }

  @Test
  void beginsOnceForARequestThatIsSentManyTimesAtOnce() throws InterruptedException {
    List<Future<Turn>> begun = atOnce(8, _ -> ask("Hello?", "key"));

    assertThat(begun.stream().map(Future::resultNow).map(Turn::run).distinct()).hasSize(1);
    assertThat(begun.stream().map(Future::resultNow).filter(Turn::isNew)).hasSize(1);
  }

  @Test
  void refusesAnotherTextUnderTheSameKey() {
    end(ask("Hello?", "key"), TurnState.COMPLETED, "Hello.");

    assertThat(conflict(() -> ask("Something else?", "key"))).isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  @Test
  void keepsTheKeysOfTwoAccountsApart() {
    Turn mine = ask("Hello?", "key");
    account = core.newAccount();
    conversation = newConversation(account);

    assertThat(ask("Good day?", "key").run()).isNotEqualTo(mine.run());
  }

  @Test
  void knowsNoConversationOfSomebodyElse() {
    Turn turn = ask("Mine?");
    end(turn, TurnState.COMPLETED, "Yes.");
    AccountId other = core.newAccount();

    assertThat(problem(() -> transcript.conversation(other, conversation)))
        .isInstanceOf(Problem.NotFound.class);
    assertThat(problem(() -> transcript.state(other, turn.run())))
        .isInstanceOf(Problem.NotFound.class);
    assertThat(problem(() -> transcript.answer(other, turn.assistantMessage())))
        .isInstanceOf(Problem.NotFound.class);
    account = other;
    assertThat(problem(() -> ask("Yours?"))).isInstanceOf(Problem.NotFound.class);
  }

  @Test
  void changesWhatAConversationIsAbout() {
    UUID portfolio = portfolio(account);
    NewTurn about =
        new NewTurn(
            conversation, "This one?", Set.of(new PortfolioId(portfolio)), "home", null, null);

    Turn turn = transcript.begin(account, about);

    assertThat(turn.conversation().portfolios()).containsExactly(new PortfolioId(portfolio));
    end(turn, TurnState.COMPLETED, "Yes.");
    assertThat(ask("Still?").conversation().portfolios())
        .containsExactly(new PortfolioId(portfolio));
  }

  @Test
  void refusesAPortfolioOfSomebodyElseAndStoresNothing() {
    UUID foreign = portfolio(core.newAccount());
    NewTurn about =
        new NewTurn(conversation, "That?", Set.of(new PortfolioId(foreign)), null, null, null);

    assertThat(problem(() -> transcript.begin(account, about)))
        .isInstanceOfSatisfying(
            Problem.InvalidInput.class,
            refused -> assertThat(refused.faults().getFirst().field()).isEqualTo("portfolio_ids"));
    assertThat(conversations.owned(account, conversation).messages()).isZero();
  }

  @Test
  void forgetsAPortfolioThatWasDeleted() {
    UUID kept = portfolio(account);
    UUID gone = portfolio(account);
    UUID id =
        conversations
            .create(account, new NewConversation("blue", "T", Set.of(kept, gone), null, null), NOW)
            .id();
    db().sql("update portfolio set deleted_at = now() where id = :id").param("id", gone).update();

    assertThat(transcript.conversation(account, id).portfolios())
        .containsExactly(new PortfolioId(kept));
  }

  @Test
  void keepsEventsInOrderAndToTheLetter() {
    Turn turn = ask("?");
    transcript.append(turn.run(), List.of(event(0, "message_created"), event(1, "start")));
    transcript.append(turn.run(), List.of());
    transcript.append(turn.run(), List.of(event(2, "token")));

    assertThat(transcript.events(turn.run(), -1))
        .containsExactly(event(0, "message_created"), event(1, "start"), event(2, "token"));
    assertThat(transcript.events(turn.run(), 1)).containsExactly(event(2, "token"));
  }

  @Test
  void addsEventsAllOrNone() {
    Turn turn = ask("?");
    transcript.append(turn.run(), List.of(event(0, "start")));

    assertThatThrownBy(
            () -> transcript.append(turn.run(), List.of(event(1, "token"), event(0, "token"))))
        .isInstanceOf(DuplicateKeyException.class);

    assertThat(transcript.events(turn.run(), -1)).hasSize(1);
  }

  @Test
  void stopsTheWriterOfATurnThatHasEnded() {
    Turn turn = ask("?");
    end(turn, TurnState.CANCELLED, "");

    assertThat(
            conflict(
                () -> {
                  transcript.append(turn.run(), List.of(event(5, "token")));
                  return turn;
                }))
        .isEqualTo("RUN_ENDED");
    transcript.checkpoint(turn.run(), "late");
    assertThat(stateOf(turn.assistantMessage())).isEqualTo("cancelled:");
    assertThat(transcript.events(turn.run(), -1)).containsExactly(event(99, "done"));
  }

  @Test
  void keepsTheTextSoFar() {
    Turn turn = ask("?");

    transcript.checkpoint(turn.run(), "Your ri\u0000sk");

    assertThat(stateOf(turn.assistantMessage())).isEqualTo("streaming:Your risk");
  }

  @Test
  void endsWithTheAnswerItsSourcesAndItsLastEvent() {
    Turn turn = ask("?");

    assertThat(end(turn, TurnState.TRUNCATED, "Your risk is")).isTrue();

    assertThat(transcript.state(account, turn.run())).isEqualTo(TurnState.TRUNCATED);
    assertThat(stateOf(turn.assistantMessage())).isEqualTo("truncated:Your risk is");
    assertThat(transcript.events(turn.run(), -1)).containsExactly(event(99, "done"));
    assertThat(
            db().sql(
                    """
                    select citations ->> 0 || first_token_ms || ' ' || latency_ms
                    from conversation_turn t
                    join conversation_message m on m.id = t.assistant_message_id
                    where run_id = :run
                    """)
                .param("run", turn.run())
                .query(String.class)
                .single())
        .isEqualTo("{\"ref\": \"T1\"}12 345");
    assertThat(transcript.answer(account, turn.assistantMessage()))
        .isEqualTo(new Message(turn.assistantMessage(), Message.Role.ASSISTANT, "Your risk is"));
  }

  @Test
  void endsOnceWhoeverTries() throws InterruptedException {
    Turn turn = ask("?");

    List<Future<Boolean>> ended =
        atOnce(
            8,
            i ->
                transcript.finish(
                    turn.run(),
                    outcome(i % 2 == 0 ? TurnState.COMPLETED : TurnState.CANCELLED, "text " + i),
                    event(i, "done")));

    assertThat(ended.stream().filter(Future::resultNow)).hasSize(1);
    assertThat(transcript.events(turn.run(), -1)).hasSize(1);
    int winner = transcript.events(turn.run(), -1).getFirst().seq();
    assertThat(stateOf(turn.assistantMessage())).endsWith("text " + winner);
  }

  /** Somebody who counts an event too few must not end what is being written. */
  @Test
  void doesNotEndWithAnEventThatIsThereAlready() {
    Turn turn = ask("?");
    transcript.append(turn.run(), List.of(event(99, "token")));

    assertThatThrownBy(() -> end(turn, TurnState.FAILED, ""))
        .isInstanceOf(DuplicateKeyException.class);

    assertThat(transcript.state(account, turn.run())).isEqualTo(TurnState.STREAMING);
  }

  @Test
  void isCalledAfterItsFirstQuestion() {
    answered("How risky is my portfolio?", "Somewhat.");
    answered("Why?", "Because.");

    assertThat(transcript.conversation(account, conversation).title())
        .isEqualTo("How risky is my portfolio?");
  }

  @Test
  void keepsATitleThatSomebodyGave() {
    conversations.rename(account, conversation, "Mine", NOW);

    answered("How risky is my portfolio?", "Somewhat.");

    assertThat(transcript.conversation(account, conversation).title()).isEqualTo("Mine");
  }

  @Test
  void remembersWhatWasSaidBefore() {
    Turn first = answered("one", "1");
    Turn second = answered("two", "2");
    Turn third = ask("three");

    assertThat(transcript.history(conversation, third.userMessage(), 10))
        .containsExactly(
            new Message(first.userMessage(), Message.Role.USER, "one"),
            new Message(first.assistantMessage(), Message.Role.ASSISTANT, "1"),
            new Message(second.userMessage(), Message.Role.USER, "two"),
            new Message(second.assistantMessage(), Message.Role.ASSISTANT, "2"));
    assertThat(transcript.history(conversation, third.userMessage(), 2))
        .extracting(Message::text)
        .containsExactly("two", "2");
    assertThat(transcript.history(conversation, second.userMessage(), 10))
        .extracting(Message::text)
        .containsExactly("one", "1");
  }

  @Test
  void forgetsTurnsThatFailedOrSaidNothing() {
    answered("one", "1");
    end(ask("failed"), TurnState.FAILED, "half");
    end(ask("silent"), TurnState.CANCELLED, "  ");
    end(ask("stopped"), TurnState.CANCELLED, "some");
    end(ask("cut"), TurnState.TRUNCATED, "more");

    assertThat(texts(ask("now").userMessage()))
        .containsExactly("one", "1", "stopped", "some", "cut", "more");
  }

  private List<String> texts(UUID before) {
    return transcript.history(conversation, before, 100).stream().map(Message::text).toList();
  }

  @Test
  void putsARegeneratedAnswerInThePlaceOfTheOldOne() {
    Turn first = answered("one", "1");
    answered("two", "2");

    Turn again = regenerate(first.assistantMessage());

    assertThat(again.userMessage()).isEqualTo(first.userMessage());
    assertThat(again.text()).isEqualTo("one");
    assertThat(transcript.history(conversation, again.userMessage(), 10)).isEmpty();
    end(again, TurnState.COMPLETED, "uno");
    assertThat(texts(ask("now").userMessage())).containsExactly("one", "uno", "two", "2");
  }

  @ParameterizedTest
  @EnumSource(names = {"FAILED", "CANCELLED"})
  void keepsTheOldAnswerIfTheNewOneCameToNothing(TurnState state) {
    Turn first = answered("one", "1");

    end(regenerate(first.assistantMessage()), state, "un");

    assertThat(texts(ask("now").userMessage())).containsExactly("one", "1");
  }

  @Test
  void regeneratesOnlyAnswersOfTheConversation() {
    Turn first = answered("one", "1");

    assertThat(conflict(() -> regenerate(first.userMessage()))).isEqualTo("NOT_AN_ANSWER");
    assertThat(problem(() -> regenerate(UUID.randomUUID()))).isInstanceOf(Problem.NotFound.class);
    conversation = newConversation(account);
    assertThat(problem(() -> regenerate(first.assistantMessage())))
        .isInstanceOf(Problem.NotFound.class);
  }

  @Test
  void tellsAnAnswerFromAQuestion() {
    Turn turn = answered("one", "1");

    assertThat(conflict(() -> transcript.answer(account, turn.userMessage())))
        .isEqualTo("NOT_AN_ANSWER");
  }

  @Test
  void findsTurnsWithoutASignOfLife() {
    Turn silent = ask("silent");
    transcript.append(silent.run(), List.of(event(0, "start"), event(1, "token")));
    transcript.checkpoint(silent.run(), "half");
    db().sql("update conversation_turn set alive_at = :then where run_id = :run")
        .param("then", NOW.minusSeconds(61).atOffset(ZoneOffset.UTC))
        .param("run", silent.run())
        .update();
    conversation = newConversation(account);
    ask("alive");

    assertThat(transcript.abandoned(60))
        .containsExactly(
            new Abandoned(
                silent.run(), silent.conversation().id(), silent.assistantMessage(), 1, "half"));

    transcript.append(silent.run(), List.of(event(2, "token")));
    assertThat(transcript.abandoned(60)).isEmpty();
    end(silent, TurnState.FAILED, "half");
  }

  private static ModelCall call(@Nullable BigDecimal cost) {
    return new ModelCall("openai", "m", "resp_1", "completed", 100, 20, 30, 10, false, cost, 900);
  }

  private static ToolCall tool(String handle) {
    return new ToolCall(
        handle, "get_overview", "{\"portfolio\": \"P1\"}", "{\"a\": 1}", null, "2026-01-14", 7);
  }

  @Test
  void entersWhatWasUsedAndKeepsTheCostWhenTheConversationGoes() {
    Turn turn = ask("?");
    transcript.record(account, Optional.of(turn.run()), call(new BigDecimal("0.0123")));
    transcript.record(account, Optional.of(turn.run()), call(null));
    transcript.record(account, Optional.empty(), call(new BigDecimal("0.1")));
    transcript.record(turn.run(), tool("T1"));
    end(turn, TurnState.COMPLETED, "!");

    MessageReads reads = core.get(MessageReads.class);
    assertThat(reads.toolCalls(conversation))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.handle()).isEqualTo("T1");
              assertThat(found.arguments()).containsEntry("portfolio", "P1");
              assertThat(found.asOf()).isEqualTo("2026-01-14");
            });
    ConversationViews.MessageView answer = reads.all(conversation).getLast();
    assertThat(answer.model()).isEqualTo("m");
    assertThat(answer.tokens())
        .isEqualTo(new ConversationViews.TokensView(200, 40, 60, 20, 260, false));
    assertThat(answer.costUsd()).isNull();

    conversations.delete(account, conversation, NOW);

    assertThat(core.get(UseLedger.class).costSince(account, NOW.minusSeconds(1)))
        .isEqualByComparingTo("0.1123");
  }

  @Test
  void keepsNothingOfATurnThatIsGone() {
    Turn turn = ask("?");
    conversations.delete(account, conversation, NOW);

    transcript.record(turn.run(), tool("T1"));
    transcript.record(account, Optional.of(turn.run()), call(BigDecimal.ONE));

    assertThat(end(turn, TurnState.COMPLETED, "!")).isFalse();
    assertThat(
            conflict(
                () -> {
                  transcript.append(turn.run(), List.of(event(0, "token")));
                  return turn;
                }))
        .isEqualTo("RUN_ENDED");
    assertThat(
            db().sql("select count(*) from model_call where account_id = :id and run_id is null")
                .param("id", account.value())
                .query(Integer.class)
                .single())
        .isOne();
  }

  @Test
  void listsDeletedMessagesUntilTheyAreDone() {
    DeletedMessages deleted = core.get(DeletedMessages.class);
    Turn turn = answered("one", "1");
    UUID kept = turn.userMessage();
    assertThat(deleted.unknown(List.of(kept))).isEmpty();

    conversations.delete(account, conversation, NOW);

    assertThat(deleted.next(1000)).contains(turn.userMessage(), turn.assistantMessage());
    assertThat(deleted.next(1)).hasSize(1);
    assertThat(deleted.unknown(List.of(kept, kept))).containsExactly(kept);
    deleted.done(List.of(turn.userMessage()));
    deleted.done(List.of(turn.userMessage()));
    assertThat(deleted.next(1000))
        .contains(turn.assistantMessage())
        .doesNotContain(turn.userMessage());
  }

  @Test
  void forgetsEventsAndKeysOfOldTurns() {
    Turn old = ask("old", "old");
    end(old, TurnState.COMPLETED, "1");
    Turn writing = ask("new", "new");
    transcript.append(writing.run(), List.of(event(0, "start")));
    OldTurns turns = core.get(OldTurns.class);
    turns.forget(NOW, NOW);
    assertThat(transcript.events(old.run(), -1)).hasSize(1);

    assertThat(turns.forget(NOW.plusSeconds(1), NOW)).isPositive();

    assertThat(transcript.events(old.run(), -1)).isEmpty();
    assertThat(transcript.events(writing.run(), -1)).hasSize(1);
    end(writing, TurnState.COMPLETED, "2");
    assertThat(ask("another text", "old").isNew()).isTrue();
    assertThat(conflict(() -> ask("another text", "new"))).isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  /** What is done once for each number, on as many threads. */
  private interface Numbered<T> {
    T of(int number);
  }

  private static <T> List<Future<T>> atOnce(int threads, Numbered<T> work)
      throws InterruptedException {
    List<Callable<T>> all =
        IntStream.range(0, threads).<Callable<T>>mapToObj(number -> () -> work.of(number)).toList();
    try (var running = Executors.newVirtualThreadPerTaskExecutor()) {
      return running.invokeAll(all);
    }
  }
}
