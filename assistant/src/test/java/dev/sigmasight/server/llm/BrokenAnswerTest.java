package dev.sigmasight.server.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.server.llm.ModelFailure.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers that break off or are none, before and after a person has seen something. */
class BrokenAnswerTest {

  private static ScriptedStep ok() {
    return ScriptedStep.stream("01-text.sse");
  }

  @Test
  void doesNotFollowTextThatWasShownWithOther() {
    try (Desk desk = new Desk("openai", "a", "b")) {
      desk.provider.script(ScriptedStep.stream("08-failed-midstream.sse"));

      assertThatThrownBy(() -> desk.ask("Hi"))
          .isInstanceOfSatisfying(
              ModelFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE))
          .hasMessageContaining("nothing more will follow");
      assertThat(desk.heard.text()).isEqualTo("Your top three ");
      assertThat(desk.provider.requests()).hasSize(1);
    }
  }

  @Test
  void tellsWhenAnAnswerBrokeOffAfterText() {
    for (ScriptedStep step :
        List.of(
            ScriptedStep.stream("12-dropped.sse"),
            ScriptedStep.stream("01-text.sse").endingAfter(6),
            ScriptedStep.stream("01-text.sse").breakingAfter(6))) {
      try (Desk desk = new Desk()) {
        desk.provider.script(step);

        assertThatThrownBy(() -> desk.ask("Hi"))
            .isInstanceOfSatisfying(
                ModelFailure.class,
                failure -> assertThat(failure.kind()).isEqualTo(Kind.BROKEN_OFF));
        assertThat(desk.heard.text()).isNotEmpty();
      }
    }
  }

  @Test
  void asksAgainWhenAnAnswerBreaksOffBeforeText() throws InterruptedException {
    try (Desk desk = new Desk()) {
      desk.provider.script(
          ScriptedStep.stream("02-tool-turn1.sse").endingAfter(4),
          ScriptedStep.stream("02-tool-turn1.sse").breakingAfter(4),
          ScriptedStep.stream("02-tool-turn1.sse"));

      assertThat(desk.ask(Desk.asking("Hi", Desk.CONCENTRATION)).calls()).hasSize(1);
      assertThat(desk.outcomes())
          .containsExactly("stream_broken_off", "stream_broken_off", "completed");
    }
  }

  @Test
  void asksAgainWhenTheConnectionBreaksBeforeAnAnswer() throws InterruptedException {
    try (Desk desk = new Desk()) {
      desk.provider.script(ok().resettingAfter(0), ok());

      assertThat(desk.ask("Hi").text()).isEqualTo("Hi there.");
      assertThat(desk.outcomes()).containsExactly("provider_unavailable", "completed");
    }
  }

  @Test
  void takesGarbageForAFailure() throws InterruptedException {
    for (ScriptedStep garbage :
        List.of(
            ScriptedStep.raw(200, "text/html", "<html>Please sign in</html>"),
            ScriptedStep.raw(200, "text/event-stream", "data: {\"type\": \"response.cre"),
            ScriptedStep.raw(200, "text/event-stream", "data: [1, 2]"),
            ScriptedStep.json(200, "{\"status\":\"completed\",\"output\":[]}"))) {
      try (Desk desk = new Desk()) {
        desk.provider.script(garbage, ok());

        assertThat(desk.ask("Hi").text()).isEqualTo("Hi there.");
        assertThat(desk.outcomes()).containsExactly("malformed_reply", "completed");
      }
    }
  }

  @Test
  void answersByRulesWhereNobodyListens() throws InterruptedException {
    try (Desk desk = new Desk()) {
      desk.provider.close();

      assertThat(desk.ask("Hi").provider()).isEqualTo("offline");
      assertThat(desk.outcomes()).hasSize(3).containsOnly("provider_unavailable");
    }
  }
}
