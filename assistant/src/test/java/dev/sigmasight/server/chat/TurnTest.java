package dev.sigmasight.server.chat;

import static dev.sigmasight.server.chat.Script.calls;
import static dev.sigmasight.server.chat.Script.says;
import static dev.sigmasight.server.chat.Script.volatilityOf;
import static dev.sigmasight.server.chat.Stage.text;
import static dev.sigmasight.server.chat.Stage.types;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sigmasight.kernel.conversation.ModelCall;
import dev.sigmasight.kernel.conversation.ToolCall;
import dev.sigmasight.kernel.conversation.TurnState;
import dev.sigmasight.server.chat.Stage.Told;
import dev.sigmasight.server.llm.Item;
import dev.sigmasight.server.llm.Prompt;
import dev.sigmasight.server.llm.Reply;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** A question, calls of the model and of tools, an answer, all as events. */
@Timeout(120)
class TurnTest {
  private static final String MARKED = "It is 18.23 % [[T1:/realized_volatility_21d]] a year.";
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  private MemoryTranscript.Run onlyRun() {
    return stage.transcript.runs().getFirst();
  }

  @Test
  void isToldInOrderWithoutHoles() {
    stage.model.then(calls(volatilityOf(1)), says(MARKED));

    List<Told> events = stage.ask("How volatile am I?");

    assertThat(types(events))
        .startsWith(
            "message_created", "start", "response_id", "tool_call", "tool_result", "response_id")
        .contains("token")
        .endsWith("done");
    assertThat(events.stream().map(Told::seq))
        .containsExactlyElementsOf(IntStream.range(0, events.size()).boxed().toList());
    assertThat(events)
        .allSatisfy(
            event -> {
              assertThat(event.id()).isEqualTo("run_000000000000:" + event.seq());
              assertThat(event.envelope().propertyNames())
                  .containsExactly("type", "run_id", "seq", "data", "timestamp");
              assertThat(event.envelope().get("type").asString()).isEqualTo(event.type());
              assertThat(event.envelope().get("timestamp").asLong())
                  .isEqualTo(Stage.NOW.toEpochMilli());
            });
  }

  @Test
  void storesWhatItTold() {
    stage.model.then(calls(volatilityOf(1)), says(MARKED));

    List<Told> events = stage.ask("How volatile am I?");

    assertThat(onlyRun().events)
        .extracting(event -> event.json())
        .containsExactlyElementsOf(events.stream().map(Told::json).toList());
    assertThat(onlyRun().outcome().state()).isEqualTo(TurnState.COMPLETED);
    assertThat(onlyRun().outcome().text()).isEqualTo(text(events));
    assertThat(onlyRun().modelCalls)
        .extracting(ModelCall::outcome, ModelCall::inputTokens, ModelCall::cachedTokens)
        .containsExactly(tuple("completed", 100, 20), tuple("completed", 100, 20));
    assertThat(onlyRun().toolCalls)
        .extracting(ToolCall::handle, ToolCall::tool, ToolCall::asOf)
        .containsExactly(tuple("T1", "get_volatility_analysis", "2026-01-14"));
  }

  @Test
  void tellsWhereFiguresComeFrom() {
    stage.model.then(
        calls(volatilityOf(1)),
        says("It is 18.23", " % [[T1:/realized_vol", "atility_21d]] a year."));

    List<Told> events = stage.ask("How volatile am I?");

    JsonNode citation =
        events.stream()
            .filter(event -> event.type().equals("info"))
            .map(Told::data)
            .findFirst()
            .orElseThrow();
    assertThat(citation.get("info_type").asString()).isEqualTo("citation");
    assertThat(citation.get("handle").asString()).isEqualTo("T1");
    assertThat(citation.get("pointer").asString()).isEqualTo("/realized_volatility_21d");
    assertThat(citation.get("value").asString()).isEqualTo("0.1823");
    assertThat(citation.get("as_of").asString()).isEqualTo("2026-01-14");
    assertThat(text(events)).contains("[1]").doesNotContain("[[");
    JsonNode done = events.getLast().data();
    assertThat(done.get("final_text").asString()).isEqualTo(text(events));
    assertThat(done.get("citations")).hasSize(1);
    assertThat(done.get("unsourced")).isEmpty();
    assertThat(onlyRun().outcome().citations()).isEqualTo(done.get("citations").toString());
  }

  @Test
  void countsWhatItUsed() {
    stage.model.then(calls(volatilityOf(1, 2)), says("Little."));

    JsonNode done = stage.ask("How volatile am I?").getLast().data();

    assertThat(done.get("tool_calls_count").asInt()).isEqualTo(2);
    assertThat(done.at("/token_counts/input").asInt()).isEqualTo(200);
    assertThat(done.at("/token_counts/output").asInt()).isEqualTo(20);
    assertThat(done.at("/token_counts/initial").asInt()).isEqualTo(10);
    assertThat(done.at("/token_counts/continuation").asInt()).isEqualTo(10);
    assertThat(done.get("cost_usd").decimalValue()).isEqualByComparingTo("0.0220");
    assertThat(done.get("model_used").asString()).isEqualTo("openai-model");
    assertThat(done.get("rule_based").asBoolean()).isFalse();
    assertThat(stage.allowance.used).isOne();
    assertThat(stage.allowance.open()).isZero();
    assertThat(stage.allowance.cost).isEqualByComparingTo("0.0220");
  }

  @Test
  void keepsTheAnswersOfToolsToItself() {
    stage.model.then(calls(volatilityOf(1)), says("Little."));

    Told result =
        stage.ask("How volatile am I?").stream()
            .filter(event -> event.type().equals("tool_result"))
            .findFirst()
            .orElseThrow();

    assertThat(result.data().propertyNames())
        .containsExactly(
            "tool_call_id",
            "tool_name",
            "handle",
            "summary",
            "as_of",
            "duration_ms",
            "error",
            "repeated");
    assertThat(result.data().get("handle").asString()).isEqualTo("T1");
    assertThat(result.data().get("error").isNull()).isTrue();
  }

  @Test
  void usesFourToolsAtOnceAndNoMore() {
    CyclicBarrier four = new CyclicBarrier(4);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    stage.facts =
        _ -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          try {
            four.await();
          } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
          } finally {
            now.decrementAndGet();
          }
          return Stage.volatility("0.2");
        };
    stage.model.then(calls(volatilityOf(1, 2, 3, 4, 5, 6, 7, 8)), says("Done."));

    List<Told> events = stage.ask("Compare all.");

    assertThat(types(events)).endsWith("done");
    assertThat(most).hasValue(4);
  }

  @Test
  void givesResultsInTheOrderOfTheCalls() {
    stage.model.then(calls(volatilityOf(3, 1, 2)), says("Done."));

    stage.ask("Compare three.");

    List<Item> items = stage.model.prompts().getLast().items();
    assertThat(items.subList(items.size() - 6, items.size()))
        .extracting(
            item ->
                switch (item) {
                  case Item.Called called -> "called " + called.callId();
                  case Item.Returned returned -> "returned " + returned.callId();
                  default -> "other";
                })
        .containsExactly(
            "called call_3",
            "called call_1",
            "called call_2",
            "returned call_3",
            "returned call_1",
            "returned call_2");
  }

  @Test
  void makesTheSixthCallAnswer() {
    AtomicInteger round = new AtomicInteger();
    stage.model.then(
        (prompt, listener) -> calls(volatilityOf(round.incrementAndGet())).play(prompt, listener));

    List<Told> events = stage.ask("Never stop asking.");

    assertThat(stage.model.prompts())
        .extracting(Prompt::mayCall)
        .containsExactly(true, true, true, true, true, false);
    assertThat(text(events)).isEqualTo("That is all I know.");
    assertThat(types(events)).endsWith("done");
  }

  @Test
  void usesTwelveToolsAndNoMore() {
    stage.model.then(calls(volatilityOf(IntStream.rangeClosed(1, 14).toArray())));

    List<Told> events = stage.ask("Compare fourteen.");

    List<String> errors =
        events.stream()
            .filter(event -> event.type().equals("tool_result"))
            .map(event -> event.data().get("error").asString(""))
            .toList();
    assertThat(errors).hasSize(14).filteredOn("too_many_calls"::equals).hasSize(2);
    assertThat(stage.model.prompts()).extracting(Prompt::mayCall).containsExactly(true, false);
    assertThat(events.getLast().data().get("tool_calls_count").asInt()).isEqualTo(12);
    assertThat(onlyRun().toolCalls).hasSize(12);
  }

  @Test
  void asksNothingTwice() {
    AtomicInteger asked = new AtomicInteger();
    stage.facts =
        _ -> {
          asked.incrementAndGet();
          return Stage.volatility("0.2");
        };
    stage.model.then(calls(volatilityOf(1)), calls(volatilityOf(1)), says("Done."));

    List<Told> events = stage.ask("Once.");

    assertThat(asked).hasValue(1);
    assertThat(events.stream().filter(event -> event.type().equals("tool_result")))
        .extracting(event -> event.data().get("repeated").asBoolean())
        .containsExactly(false, true);
    assertThat(onlyRun().toolCalls).hasSize(1);
  }

  @Test
  void goesOnWithoutAToolThatFails() {
    stage.facts =
        _ -> {
          throw new IllegalStateException("broken");
        };
    stage.model.then(calls(volatilityOf(1)), says("I do not know."));

    List<Told> events = stage.ask("How volatile am I?");

    assertThat(types(events)).endsWith("done");
    assertThat(text(events)).isEqualTo("I do not know.");
    assertThat(onlyRun().toolCalls.getFirst().error()).isNotNull();
  }

  @Test
  void startsANewParagraphAfterTools() {
    stage.model.then(
        (_, listener) -> {
          listener.text("Let me look.");
          return Script.reply(Reply.Ending.COMPLETED, List.of(volatilityOf(1)), "Let me look.");
        },
        says("It is low."));

    assertThat(text(stage.ask("How volatile am I?"))).isEqualTo("Let me look.\n\nIt is low.");
  }
}
