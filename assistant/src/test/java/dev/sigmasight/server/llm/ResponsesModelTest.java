package dev.sigmasight.server.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sigmasight.server.llm.Item.Called;
import dev.sigmasight.server.llm.Item.Kept;
import dev.sigmasight.server.llm.Item.Said;
import dev.sigmasight.server.llm.Item.Speaker;
import dev.sigmasight.server.llm.Reply.Ending;
import dev.sigmasight.server.llm.Reply.Usage;
import dev.sigmasight.server.llm.Reply.WebSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of every stream that a server may send. */
class ResponsesModelTest {
  private static final String ARGUMENTS =
      "{\"portfolio_id\":\"11111111-2222-4333-8444-555555555555\"}";

  private final Desk desk = new Desk();

  @AfterEach
  void close() {
    assertThat(desk.provider.violations()).isEmpty();
    assertThat(desk.provider.stepsLeft()).isZero();
    desk.close();
  }

  private Reply answer(ScriptedStep step) throws InterruptedException {
    desk.provider.script(step);
    return desk.ask("Say hi.");
  }

  @Test
  void hearsTextWhileItComes() throws InterruptedException {
    Reply reply = answer(ScriptedStep.stream("01-text.sse"));

    assertThat(desk.heard.text()).isEqualTo("Hi there.");
    assertThat(desk.heard.lines()).containsExactly("started test-model-1 resp_text1");
    assertThat(reply)
        .isEqualTo(
            new Reply(
                "openai",
                "test-model-1",
                "resp_text1",
                Ending.COMPLETED,
                List.of(new Said(Speaker.ASSISTANT, "Hi there.")),
                "Hi there.",
                List.of(),
                new Usage(21, 0, 4, 0, false)));
    assertThat(desk.calls)
        .extracting(ModelCall::provider, ModelCall::model, ModelCall::operation, ModelCall::outcome)
        .containsExactly(tuple("openai", "test-model-1", "reply", "completed"));
    assertThat(desk.calls.getFirst().usage()).isEqualTo(reply.usage());
  }

  @Test
  void takesOneCallOfATool() throws InterruptedException {
    Reply reply = answer(ScriptedStep.stream("02-tool-turn1.sse"));

    Called call = reply.calls().getFirst();
    assertThat(call.callId()).isEqualTo("call_A1");
    assertThat(call.tool()).isEqualTo("get_concentration_metrics");
    assertThat(call.arguments()).isEqualTo(ARGUMENTS);
    assertThat(call.raw()).contains("\"fc_01\"", "\"completed\"");
    assertThat(reply.text()).isEmpty();
    assertThat(reply.usage()).isEqualTo(new Usage(180, 0, 27, 0, false));
  }

  @Test
  void countsInputThatTheProviderStillKnew() throws InterruptedException {
    Reply reply = answer(ScriptedStep.stream("03-tool-turn2.sse"));

    assertThat(reply.text())
        .isEqualTo("Your top three names are 41% of the book [get_concentration_metrics#call_A1].");
    assertThat(reply.usage()).isEqualTo(new Usage(240, 128, 22, 0, false));
  }

  @Test
  void takesSeveralCallsInOrder() throws InterruptedException {
    Reply reply = answer(ScriptedStep.stream("04-parallel-tools.sse"));

    assertThat(reply.calls())
        .extracting(Called::callId, Called::tool, Called::arguments)
        .containsExactly(
            tuple("call_P1", "get_concentration_metrics", ARGUMENTS),
            tuple("call_P2", "get_current_quotes", "{\"symbols\":[\"AAA\",\"BBB\"]}"));
  }

  @Test
  void keepsReasoningButNeverShowsIt() throws InterruptedException {
    Reply reply = answer(ScriptedStep.stream("05-reasoning-tool.sse"));

    assertThat(reply.items()).hasSize(2);
    assertThat(reply.items().getFirst())
        .isInstanceOfSatisfying(
            Kept.class, kept -> assertThat(kept.raw()).contains("rs_01", "ZW5jLWR1bW15"));
    assertThat(reply.calls()).extracting(Called::callId).containsExactly("call_A1");
    assertThat(reply.text() + desk.heard.text()).isEmpty();
    assertThat(reply.usage().reasoning()).isEqualTo(64);
  }

  @Test
  void namesThePagesOfTheWebThatTextRestsOn() throws InterruptedException {
    Reply reply = answer(ScriptedStep.stream("06-web-search.sse"));

    assertThat(reply.sources())
        .containsExactly(new WebSource("https://news.example.test/a", "Example headline", 29, 43));
    assertThat(reply.text().substring(29, 43)).isEqualTo("(example.test)");
    assertThat(desk.heard.lines())
        .containsExactly("started test-model-1 resp_web1", "searching", "searching");
    assertThat(reply.items().getFirst()).isInstanceOf(Kept.class);
  }

  @Test
  void tellsARefusalApart() throws InterruptedException {
    Reply reply = answer(ScriptedStep.stream("07-refusal.sse"));

    assertThat(reply.ending()).isEqualTo(Ending.REFUSED);
    assertThat(desk.heard.refusal()).isEqualTo("double: declined.");
    assertThat(desk.heard.text() + reply.text()).isEmpty();
    assertThat(desk.outcomes()).containsExactly("refused");
  }

  @Test
  void keepsTextThatWasCutAtTheLimit() throws InterruptedException {
    Reply reply = answer(ScriptedStep.stream("09-incomplete.sse"));

    assertThat(reply.ending()).isEqualTo(Ending.TRUNCATED);
    assertThat(reply.text()).isEqualTo("This answer is cut");
    assertThat(reply.usage()).isEqualTo(new Usage(25, 0, 16, 0, false));
  }

  @Test
  void tellsAnAnswerThatAFilterCut() throws InterruptedException {
    Reply reply =
        answer(
            ScriptedStep.raw(
                200,
                "text/event-stream",
                """
                data: {"type":"response.incomplete","response":{"id":"r","model":"m",\
                "incomplete_details":{"reason":"content_filter"},"output":[]}}
                """));

    assertThat(reply.ending()).isEqualTo(Ending.FILTERED);
  }

  @Test
  void passesOverWhatItDoesNotKnow() throws InterruptedException {
    assertThat(answer(ScriptedStep.stream("13-unknown-events.sse")).text()).isEqualTo("ok");
  }

  @Test
  void takesACallFromAServerLikeOllama() throws InterruptedException {
    Reply reply = answer(ScriptedStep.stream("20-compat-ollama-like.sse"));

    assertThat(reply.calls())
        .extracting(Called::callId, Called::tool, Called::arguments)
        .containsExactly(tuple("call_OL", "get_concentration_metrics", ARGUMENTS));
  }

  @Test
  void readsAServerLikeVllm() throws InterruptedException {
    assertThat(answer(ScriptedStep.stream("21-compat-vllm-like.sse")).text())
        .isEqualTo("From a local server.");
  }

  @Test
  void takesAWholeResponseWhereAServerDoesNotStream() throws InterruptedException {
    Reply reply = answer(ScriptedStep.body("30-nonstream.response.json"));

    assertThat(reply.text()).isEqualTo("Hi there.");
    assertThat(desk.heard.text()).isEqualTo("Hi there.");
    assertThat(reply.responseId()).isEqualTo("resp_ns1");
  }

  @Test
  void takesAStructuredAnswerAsText() throws InterruptedException {
    Reply reply = answer(ScriptedStep.body("31-structured.response.json"));

    assertThat(Json.members(reply.text())).containsEntry("severity", "elevated");
  }

  @Test
  void isIndifferentToHowBytesAreCutAndLinesEnd() throws InterruptedException {
    String text = "Grüße: 5 € – 漢字 🙂\nnext line";
    for (ScriptedStep step :
        List.of(
            ScriptedStep.text(text).split(),
            ScriptedStep.text(text).withCrlf().split(),
            ScriptedStep.text(text).withCrlf().withoutEventLines().withDone(),
            ScriptedStep.text(text).withPings().withUnknownEvents().split())) {
      assertThat(answer(step).text()).isEqualTo(text);
    }
    assertThat(desk.heard.text()).isEqualTo(text.repeat(4));
  }

  @Test
  void doesWithoutMembersThatServersLeaveOut() throws InterruptedException {
    Reply text =
        answer(
            ScriptedStep.stream("01-text.sse")
                .omitting("sequence_number", "item_id", "content_index", "output_index"));
    Reply call =
        answer(ScriptedStep.stream("02-tool-turn1.sse").omitting("sequence_number", "item_id"));

    assertThat(text.text()).isEqualTo("Hi there.");
    assertThat(call.calls()).extracting(Called::arguments).containsExactly(ARGUMENTS);
  }

  @Test
  void putsACallTogetherThatIsNeverWhole() throws InterruptedException {
    Reply reply =
        answer(
            ScriptedStep.raw(
                200,
                "text/event-stream",
                """
                data: {"type":"response.output_item.added","output_index":0,\
                "item":{"type":"function_call","call_id":"c1","name":"get_x","arguments":""}}

                data: {"type":"response.function_call_arguments.delta","output_index":0,"delta":"{\\"a\\":"}

                data: {"type":"response.function_call_arguments.delta","output_index":0,"delta":"1}"}

                data: {"type":"response.completed","response":{"id":"r"}}

                """));

    assertThat(reply.items()).containsExactly(new Called("c1", "get_x", "{\"a\":1}", ""));
    assertThat(reply.model()).isEqualTo("test-model-1");
  }

  @Test
  void takesBrokenArgumentsAsTheyAre() throws InterruptedException {
    Reply reply = answer(ScriptedStep.calls("get_current_quotes", "{\"symbols\": [\"A"));

    assertThat(reply.calls()).extracting(Called::arguments).containsExactly("{\"symbols\": [\"A");
  }

  @Test
  void countsCharactersWhereTheServerTellsNoTokens() throws InterruptedException {
    Reply reply =
        answer(
            ScriptedStep.json(
                200,
                """
                {"object":"response","id":"r","status":"completed","output":[{"type":"message",
                 "content":[{"type":"output_text","text":"twelve chars"}]}]}
                """));

    assertThat(reply.usage()).isEqualTo(new Usage(4, 0, 3, 0, true));
  }

  @Test
  void keepsMessagesAParagraphApart() throws InterruptedException {
    Reply reply =
        answer(
            ScriptedStep.json(
                200,
                """
                {"object":"response","status":"completed","output":[
                 {"id":"a","type":"message","content":[{"type":"output_text","text":"One."}]},
                 {"id":"b","type":"message","content":[{"type":"output_text","text":"Two.",
                  "annotations":[{"type":"url_citation","url":"https://x.test","title":"X",
                   "start_index":0,"end_index":3},
                   {"type":"url_citation","url":"javascript:alert(1)","title":"no"}]}]}]}
                """));

    assertThat(reply.text()).isEqualTo("One.\n\nTwo.").isEqualTo(desk.heard.text());
    assertThat(reply.sources()).containsExactly(new WebSource("https://x.test", "X", 6, 9));
    assertThat(reply.text().substring(6, 9)).isEqualTo("Two");
  }
}
