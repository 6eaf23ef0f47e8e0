package dev.sigmasight.server.chat;

import static dev.sigmasight.server.chat.Script.ends;
import static dev.sigmasight.server.chat.Script.fails;
import static dev.sigmasight.server.chat.Script.hangs;
import static dev.sigmasight.server.chat.Script.says;
import static dev.sigmasight.server.chat.Stage.text;
import static dev.sigmasight.server.chat.Stage.types;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.kernel.conversation.ModelCall;
import dev.sigmasight.kernel.conversation.TurnState;
import dev.sigmasight.server.chat.Stage.Told;
import dev.sigmasight.server.llm.ModelFailure.Kind;
import dev.sigmasight.server.llm.Reply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However a turn ends, it ends once, says so, and keeps what it has. */
@Timeout(120)
class TurnEndingTest {
  private final Stage stage = new Stage();
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);

  @AfterEach
  void close() {
    stage.close();
  }

  private MemoryTranscript.Run onlyRun() {
    return stage.transcript.runs().getFirst();
  }

  private void assertError(List<Told> events, String code, TurnState state) {
    assertThat(types(events))
        .filteredOn(type -> type.equals("done") || type.equals("error"))
        .containsExactly("error");
    assertThat(events.getLast().data().get("error_type").asString()).isEqualTo(code);
    assertThat(events.getLast().data().get("error").asString()).endsWith(".");
    assertThat(onlyRun().outcome().state()).isEqualTo(state);
    assertThat(onlyRun().outcome().errorCode()).isEqualTo(code);
    assertThat(onlyRun().outcome().text()).isEqualTo(text(events));
    assertThat(onlyRun().events.getLast().json()).isEqualTo(events.getLast().json());
    assertThat(stage.allowance.open()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void sayWhyNoModelCouldAnswer(Kind kind) {
    stage.model.then(fails(kind));

    List<Told> events = stage.ask("Anything?");

    assertError(events, kind.code(), TurnState.FAILED);
    assertThat(events.getLast().data().get("retryable").asBoolean()).isEqualTo(kind.isRetryable());
    assertThat(stage.allowance.used).isZero();
    assertThat(onlyRun().modelCalls).extracting(ModelCall::outcome).containsExactly(kind.code());
  }

  @Test
  void keepWhatWasSaidBeforeItBrokeOff() {
    stage.model.then(fails(Kind.BROKEN_OFF, "So far ", "so good"));

    List<Told> events = stage.ask("Anything?");

    assertError(events, "stream_broken_off", TurnState.FAILED);
    assertThat(text(events)).isEqualTo("So far so good");
    assertThat(events.getLast().data().get("final_text").asString()).isEqualTo("So far so good");
  }

  @Test
  void hideOurOwnMistakes() {
    stage.model.then(
        (_, _) -> {
          throw new IllegalStateException("secret");
        });

    List<Told> events = stage.ask("Anything?");

    assertError(events, "internal_error", TurnState.FAILED);
    assertThat(events.toString()).doesNotContain("secret");
  }

  @Test
  void sayThatAModelHadNothingToSay() {
    stage.model.then(says(""));

    assertError(stage.ask("Anything?"), "empty_answer", TurnState.FAILED);
  }

  @Test
  void stopOnRequest() throws Exception {
    stage.model.then(hangs(reached, interrupted, "Well"));
    TurnStream stream = stage.send("Anything?");
    reached.await();

    stage.turns.cancel(Stage.ACCOUNT, stream.run());

    List<Told> events = Stage.read(stream);
    assertError(events, "cancelled", TurnState.CANCELLED);
    assertThat(text(events)).isEqualTo("Well");
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(onlyRun().modelCalls).extracting(ModelCall::outcome).containsExactly("cancelled");
    assertThat(onlyRun().modelCalls.getFirst().isEstimated()).isTrue();
    assertThat(onlyRun().modelCalls.getFirst().outputTokens()).isPositive();
    assertThat(stage.allowance.used).as("what was said is counted").isOne();
  }

  @Test
  void doNotListenToAModelThatIsDeafToInterrupts() throws Exception {
    CountDownLatch late = new CountDownLatch(1);
    CountDownLatch said = new CountDownLatch(1);
    stage.model.then(
        (_, listener) -> {
          reached.countDown();
          while (true) {
            try {
              late.await();
              break;
            } catch (InterruptedException e) {
              interrupted.countDown();
            }
          }
          listener.text("Too late.");
          said.countDown();
          return Script.reply(Reply.Ending.COMPLETED, List.of(), "Too late.");
        });
    TurnStream stream = stage.send("Anything?");
    reached.await();

    stage.turns.cancel(Stage.ACCOUNT, stream.run());
    List<Told> events = Stage.read(stream);
    late.countDown();
    said.await();

    assertError(events, "cancelled", TurnState.CANCELLED);
    assertThat(stage.transcript.events(stream.run(), -1)).hasSize(events.size());
    assertThat(stage.allowance.used).isZero();
  }

  @Test
  void endAfterAMinute() throws Exception {
    stage.model.then(hangs(reached, interrupted, "Well"));
    TurnStream stream = stage.send("Anything?");
    reached.await();

    stage.pass(Duration.ofSeconds(60));

    assertError(Stage.read(stream), "timed_out", TurnState.FAILED);
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void endWithTheServer() throws Exception {
    stage.model.then(hangs(reached, interrupted, "Well"));
    TurnStream stream = stage.send("Anything?");
    reached.await();

    stage.turns.stop();

    assertThat(onlyRun().outcome).as("stopping waits until it is stored").isNotNull();
    assertError(Stage.read(stream), "interrupted", TurnState.FAILED);
    assertThatThrownBy(() -> stage.send("One more?"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isInstanceOf(Problem.Unavailable.class));
  }

  @Test
  void cutAnAnswerThatDoesNotEnd() {
    stage.model.then(
        (_, listener) -> {
          while (!Thread.currentThread().isInterrupted()) {
            listener.text("and so on ");
          }
          throw new InterruptedException();
        });

    List<Told> events = stage.ask("Anything?");

    assertThat(types(events)).endsWith("done");
    assertThat(events.getLast().data().get("truncated").asBoolean()).isTrue();
    assertThat(text(events).length()).isBetween(12_000, 12_010);
    assertThat(onlyRun().outcome().state()).isEqualTo(TurnState.TRUNCATED);
  }

  @Test
  void sayThatAnAnswerIsCut() {
    stage.model.then(ends(Reply.Ending.TRUNCATED, "The first half"));

    List<Told> events = stage.ask("Anything?");

    assertThat(events.getLast().data().get("truncated").asBoolean()).isTrue();
    assertThat(onlyRun().outcome().state()).isEqualTo(TurnState.TRUNCATED);
    assertThat(stage.allowance.used).isOne();
  }

  @Test
  void passARefusalOn() {
    stage.model.then(ends(Reply.Ending.REFUSED, "I will not."));

    List<Told> events = stage.ask("Anything?");

    assertThat(text(events)).isEqualTo("I will not.");
    assertThat(events.getLast().data().get("refusal").asBoolean()).isTrue();
    assertThat(onlyRun().outcome().state()).isEqualTo(TurnState.COMPLETED);
  }

  @Test
  void outliveAShortFailureOfTheDatabase() {
    stage.model.then(
        (prompt, listener) -> {
          stage.transcript.failNext(2);
          return says("All is well.").play(prompt, listener);
        });

    List<Told> events = stage.ask("Anything?");

    assertThat(types(events)).endsWith("done");
    assertThat(onlyRun().events).hasSize(events.size());
  }

  @Test
  void sayThatAnAnswerCouldNotBeStored() {
    stage.model.then(
        (prompt, listener) -> {
          stage.transcript.failNext(1000);
          return says("All is well.").play(prompt, listener);
        });

    List<Told> events = stage.ask("Anything?");

    assertThat(types(events))
        .filteredOn(type -> type.equals("done") || type.equals("error"))
        .containsExactly("error");
    assertThat(events.getLast().data().get("error_type").asString()).isEqualTo("not_stored");
    assertThat(text(events)).isEqualTo("All is well.");
  }

  @Test
  void acceptThatSomebodyElseEndedThem() throws Exception {
    stage.model.then(hangs(reached, interrupted, "Well"));
    TurnStream stream = stage.send("Anything?");
    reached.await();

    assertThat(
            new StoredTurns(stage.transcript, stage.times).end(stream.run(), Stop.Reason.CANCELLED))
        .isTrue();

    List<Told> events = Stage.read(stream);
    assertThat(types(events))
        .filteredOn(type -> type.equals("done") || type.equals("error"))
        .containsExactly("error");
    assertThat(events.getLast().data().get("error_type").asString()).isEqualTo("cancelled");
    assertThat(events.getLast().seq()).isEqualTo(events.size() - 1);
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
  }
}
