package dev.sigmasight.server.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.llm.Item.Called;
import dev.sigmasight.server.llm.Item.Returned;
import dev.sigmasight.server.llm.Item.Said;
import dev.sigmasight.server.llm.Item.Speaker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The double itself: it must not let pass what a provider would not. */
class ResponsesDoubleTest {
  private static final Said QUESTION = new Said(Speaker.USER, "How?");

  private static List<String> violations(Prompt prompt) throws InterruptedException {
    try (Desk desk = new Desk()) {
      desk.provider.forbid("canary-7").tokenLimit(2000).otherwise(ScriptedStep.text("ok"));
      assertThat(desk.ask(prompt).provider()).isEqualTo("offline");
      return desk.provider.violations();
    }
  }

  @Test
  void refusesCallsWithoutResultsAndResultsWithoutCalls() throws InterruptedException {
    Called call = new Called("c1", "get_x", "{}", "");
    Returned result = new Returned("c1", "{}");

    assertThat(violations(Desk.prompt(List.of(QUESTION, call))))
        .containsExactly("the call c1 has not exactly one output");
    assertThat(violations(Desk.prompt(List.of(QUESTION, call, result, result))))
        .containsExactly("the call c1 has not exactly one output");
    assertThat(violations(Desk.prompt(List.of(QUESTION, result))))
        .containsExactly("the output c1 belongs to no call");
  }

  @Test
  void refusesLooseSchemasCanariesAndTooMuchText() throws InterruptedException {
    ToolDefinition loose =
        new ToolDefinition(
            "get_x", "", "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}");

    assertThat(violations(Desk.asking("How?", loose)))
        .containsExactly("get_x does not require all its members", "get_x lets in other members");
    assertThat(violations(Desk.asking("Tell me canary-7")))
        .containsExactly("the request holds \"canary-7\"");
    assertThat(violations(Desk.asking("x".repeat(10_000))))
        .containsExactly("more than 2000 tokens");
  }

  @Test
  void refusesACallWithoutItsReasoningAndReasoningWithoutItsCall() throws InterruptedException {
    try (Desk desk = new Desk()) {
      desk.provider.script(ScriptedStep.stream("05-reasoning-tool.sse"));
      Reply first = desk.ask(Desk.asking("How?", Desk.CONCENTRATION));
      Returned result = new Returned("call_A1", "{}");

      desk.ask(Desk.prompt(List.of(QUESTION, first.calls().getFirst(), result)));
      desk.ask(Desk.prompt(List.of(QUESTION, first.items().getFirst())));

      assertThat(desk.provider.violations())
          .containsExactly(
              "the call fc_01 comes without its reasoning",
              "the reasoning rs_01 comes without its call");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Bearer other | {\"store\":false} | the bearer token is missing or another",
        "Bearer double-key-0001 | {} | store is not false",
        "Bearer double-key-0001 | {\"store\":false,\"previous_response_id\":\"r\"}"
            + " | previous_response_id keeps state at the provider",
        "Bearer double-key-0001 | {\"store\":false,\"tools\":[{\"type\":\"function\",\"name\":\"t\","
            + "\"parameters\":{}}]} | the tool t is not strict"
      })
  void refusesWhatOurClientNeverSends(String token, String body, String why)
      throws IOException, InterruptedException {
    try (ResponsesDouble provider = new ResponsesDouble()) {
      HttpResponse<String> answer = post(provider, token, body);

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains(why);
      assertThat(provider.violations()).containsExactly(why);
    }
  }

  private static HttpResponse<String> post(ResponsesDouble provider, String token, String body)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(provider.uri() + "/responses"))
              .header("authorization", token)
              .POST(BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    }
  }

  @Test
  void answersEachRequestWithTheFirstStepThatFits() throws InterruptedException {
    try (Desk desk = new Desk()) {
      desk.provider.script(
          ScriptedStep.text("second").when(request -> request.text().contains("B?")),
          ScriptedStep.calls("get_current_quotes", "{\"symbols\":[]}"));

      assertThat(desk.ask("A?").calls()).hasSize(1);
      assertThat(desk.ask("B?").text()).isEqualTo("second");
      assertThat(desk.provider.stepsLeft()).isZero();
      assertThat(desk.provider.requests().getFirst().lastItem().path("role").asString())
          .isEqualTo("user");
    }
  }

  @Test
  void says400WhereTheScriptIsUsedUp() throws InterruptedException {
    try (Desk desk = new Desk()) {
      assertThat(desk.ask("Hi").provider()).isEqualTo("offline");
      assertThat(desk.provider.violations()).hasSize(1).first().asString().contains("Hi");
    }
  }
}
