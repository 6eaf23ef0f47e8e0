package dev.sigmasight.server.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.llm.Item.Called;
import dev.sigmasight.server.llm.Item.Returned;
import dev.sigmasight.server.llm.Item.Said;
import dev.sigmasight.server.llm.Item.Speaker;
import dev.sigmasight.server.llm.ModelFailure.Kind;
import dev.sigmasight.server.llm.ModelSettings.Patience;
import dev.sigmasight.server.llm.ModelStatus.Circuit;
import dev.sigmasight.server.llm.Prompt.Depth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What follows on each kind of failure. */
class ModelChainTest {
  private static final Patience USUAL =
      new Patience(Duration.ofSeconds(60), Duration.ofSeconds(20));

  private static ScriptedStep ok() {
    return ScriptedStep.stream("01-text.sse");
  }

  private static ScriptedStep file(String name) {
    return name.endsWith(".sse") ? ScriptedStep.stream(name) : ScriptedStep.error(name);
  }

  @ParameterizedTest
  @CsvSource({
    "41-err-429-rate.json, 1500, rate_limit_exceeded",
    "43-err-500.json, 500, provider_unavailable",
    "44-err-503.json, 1000, provider_unavailable",
    "08b-failed-ratelimit.sse, 500, rate_limit_exceeded",
    "10-error-event-flat.sse, 500, rate_limit_exceeded",
    "11-error-event-nested.sse, 500, rate_limit_exceeded"
  })
  void asksAgainAfterAWait(String failure, long millis, String outcome)
      throws InterruptedException {
    try (Desk desk = new Desk()) {
      desk.provider.script(file(failure), ok());

      assertThat(desk.ask("Hi").text()).isEqualTo("Hi there.");
      assertThat(desk.time.pauses()).containsExactly(millis);
      assertThat(desk.outcomes()).containsExactly(outcome, "completed");
      assertThat(desk.heard.lines())
          .contains("Retry[attempt=2, maxAttempts=3, waitMillis=" + millis + "]");
      assertThat(desk.gateway.status().reason()).isNull();
    }
  }

  @Test
  void givesUpAfterThreeAttemptsAndAnswersByRules() throws InterruptedException {
    try (Desk desk = new Desk()) {
      desk.provider.otherwise(ScriptedStep.error("43-err-500.json"));

      Reply reply = desk.ask("Hi");

      assertThat(reply.provider()).isEqualTo("offline");
      assertThat(desk.provider.requests()).hasSize(3);
      assertThat(desk.time.pauses()).containsExactly(500L, 1000L);
      assertThat(desk.heard.lines()).endsWith("Offline[reason=provider_unavailable]");
      assertThat(desk.heard.text()).isEqualTo("by rules");
      assertThat(desk.gateway.status().reason()).isEqualTo("provider_unavailable");
    }
  }

  @Test
  void waitsALittleByChance() throws InterruptedException {
    ManualTime time = new ManualTime();
    RetryPolicy policy = new RetryPolicy(time.pacing(0.99), Duration.ofMinutes(1));
    ModelFailure failure = new ModelFailure(Kind.UNAVAILABLE, "x");

    assertThat(policy.waitAfter(failure, 1, policy.deadline())).hasValue(Duration.ofMillis(747));
    assertThat(policy.waitAfter(failure, 2, policy.deadline())).hasValue(Duration.ofMillis(1247));
    assertThat(policy.waitAfter(failure, 3, policy.deadline())).isEmpty();
  }

  @Test
  void doesNotWaitForAServerThatWantsToBeLeftAlone() throws InterruptedException {
    try (Desk desk = new Desk()) {
      desk.provider.script(ScriptedStep.status(429, Map.of("retry-after", "21")));

      assertThat(desk.ask("Hi").provider()).isEqualTo("offline");
      assertThat(desk.time.pauses()).isEmpty();
    }
  }

  @Test
  void waitsUntilTheDateThatAServerNames() throws InterruptedException {
    try (Desk desk = new Desk()) {
      desk.provider.script(
          ScriptedStep.status(503, Map.of("retry-after", "Thu, 15 Jan 2026 12:00:07 GMT")), ok());

      assertThat(desk.ask("Hi").provider()).isEqualTo("openai");
      assertThat(desk.time.pauses()).containsExactly(7000L);
    }
  }

  @Test
  void heedsAServerThatForbidsToTryAgain() throws InterruptedException {
    try (Desk desk = new Desk()) {
      desk.provider.script(ScriptedStep.status(500, Map.of("x-should-retry", "false")));

      assertThat(desk.ask("Hi").provider()).isEqualTo("offline");
      assertThat(desk.provider.requests()).hasSize(1);
    }
  }

  @Test
  void startsNoAttemptAfterTheTimeOfAReply() throws InterruptedException {
    try (Desk desk =
        new Desk("openai", new Patience(Duration.ofSeconds(3), Duration.ofSeconds(3)), "a", "b")) {
      desk.provider.otherwise(ScriptedStep.status(503, Map.of("retry-after", "2")));

      assertThat(desk.ask("Hi").provider()).isEqualTo("offline");
      assertThat(desk.time.pauses()).containsExactly(2000L);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "40-err-401.json, authentication_error",
    "42-err-429-quota.json, quota_exceeded",
    "42b-err-429-credits.json, quota_exceeded",
    "42c-err-429-no-retry-header.json, quota_exceeded"
  })
  void asksNobodyForAWhileWithoutCreditOrKey(String failure, String reason)
      throws InterruptedException {
    try (Desk desk = new Desk("openai", "a", "b")) {
      desk.provider.script(ScriptedStep.error(failure), ok());

      assertThat(desk.ask("Hi").provider()).isEqualTo("offline");
      assertThat(desk.ask("Hi").provider()).isEqualTo("offline");
      assertThat(desk.provider.requests()).hasSize(1);
      assertThat(desk.time.pauses()).isEmpty();
      assertThat(desk.heard.lines())
          .containsExactly("Offline[reason=" + reason + "]", "Offline[reason=" + reason + "]");
      assertThat(desk.gateway.status().circuit()).isEqualTo(Circuit.OPEN);

      desk.time.pass(Duration.ofSeconds(301));
      assertThat(desk.ask("Hi").provider()).isEqualTo("openai");
      assertThat(desk.gateway.status().circuit()).isEqualTo(Circuit.CLOSED);
    }
  }

  @Test
  void opensTheCircuitWhenMostCallsFailAndClosesItAfterAGoodOne() throws InterruptedException {
    try (Desk desk = new Desk()) {
      desk.provider.otherwise(ScriptedStep.error("43-err-500.json"));
      for (int i = 0; i < 4; i++) {
        desk.ask("Hi");
      }
      assertThat(desk.provider.requests()).hasSize(10);
      assertThat(desk.gateway.status().circuit()).isEqualTo(Circuit.OPEN);

      desk.ask("Hi");
      assertThat(desk.provider.requests()).as("not asked while open").hasSize(10);

      desk.time.pass(Duration.ofSeconds(31));
      desk.provider.otherwise(ok());
      assertThat(desk.ask("Hi").provider()).isEqualTo("openai");
      assertThat(desk.gateway.status().circuit()).isEqualTo(Circuit.CLOSED);
    }
  }

  @Test
  void goesOnToTheNextModelWhenOneIsUnknown() throws InterruptedException {
    try (Desk desk = new Desk("openai", "nope", "test-model-1")) {
      desk.provider.script(ScriptedStep.error("47-err-404-model.json"), ok());

      assertThat(desk.ask("Hi").provider()).isEqualTo("openai");
      assertThat(desk.provider.asked())
          .extracting(body -> Json.text(body, "model"))
          .containsExactly("nope", "test-model-1");
      assertThat(desk.time.pauses()).isEmpty();
      assertThat(desk.heard.lines()).startsWith("Switch[from=nope, to=test-model-1, attempt=2]");
    }
  }

  @Test
  void givesAnotherModelOnlyWhatItCanRead() throws InterruptedException {
    try (Desk desk = new Desk("openai", "a", "b")) {
      desk.provider.script(
          ScriptedStep.stream("05-reasoning-tool.sse"),
          ScriptedStep.error("47-err-404-model.json"),
          ok());
      Reply first = desk.ask(Desk.asking("How?", Desk.CONCENTRATION));
      List<Item> items = new ArrayList<>(List.of(new Said(Speaker.USER, "How?")));
      items.addAll(first.items());
      items.add(new Returned("call_A1", "{}"));

      desk.ask(Desk.prompt(items, Desk.CONCENTRATION));

      JsonNode second = desk.provider.asked().getLast();
      assertThat(Json.list(second, "input"))
          .extracting(item -> Json.text(item, "type") + Json.text(item, "id"))
          .containsExactly("message", "function_call", "function_call_output");
      assertThat(desk.provider.violations()).isEmpty();
    }
  }

  @Test
  void asksTheDeepModelFirstWhereMuchThoughtIsWanted() throws InterruptedException {
    try (Desk desk = new Desk("openai", USUAL, List.of("test-model-1"), "deep")) {
      desk.provider.script(ok(), ok());
      Prompt plain = Desk.asking("Hi");

      desk.ask(plain);
      desk.ask(new Prompt("", plain.items(), List.of(), true, null, Depth.DEEP, 800, "run", "p"));

      assertThat(desk.provider.asked())
          .extracting(body -> Json.text(body, "model"))
          .containsExactly("test-model-1", "deep");
    }
  }

  @Test
  void leavesOutOldMessagesWhenThereAreTooMany() throws InterruptedException {
    try (Desk desk = new Desk()) {
      desk.provider.script(ScriptedStep.error("45-err-400-context.json"), ok());

      desk.ask(
          Desk.prompt(
              List.of(
                  new Said(Speaker.USER, "first"),
                  new Said(Speaker.ASSISTANT, "second"),
                  new Called("c1", Desk.QUOTES.name(), "{\"symbols\":[]}", ""),
                  new Returned("c1", "{}"),
                  new Said(Speaker.ASSISTANT, "third"),
                  new Said(Speaker.USER, "last")),
              Desk.QUOTES));

      assertThat(Json.list(desk.provider.asked().getLast(), "input"))
          .extracting(item -> item.path("content").path(0).path("text").asString(""))
          .containsExactly("", "", "third", "last");
      assertThat(desk.provider.violations()).isEmpty();
      assertThat(desk.time.pauses()).isEmpty();
    }
  }

  @Test
  void shortensOnlyOnce() throws InterruptedException {
    try (Desk desk = new Desk()) {
      desk.provider.otherwise(ScriptedStep.error("45-err-400-context.json"));

      Reply reply =
          desk.ask(
              Desk.prompt(List.of(new Said(Speaker.ASSISTANT, "a"), new Said(Speaker.USER, "b"))));

      assertThat(reply.provider()).isEqualTo("offline");
      assertThat(desk.provider.requests()).hasSize(2);
      assertThat(desk.heard.lines()).containsExactly("Offline[reason=context_too_long]");
    }
  }

  @Test
  void leavesOutAParameterThatAModelDoesNotTakeAndRemembersIt() throws InterruptedException {
    try (Desk desk = new Desk()) {
      desk.provider.script(ScriptedStep.error("46-err-400-unsupported-param.json"), ok(), ok());

      assertThat(desk.ask("Hi").provider()).isEqualTo("openai");
      assertThat(desk.ask("Hi").provider()).isEqualTo("openai");

      assertThat(desk.provider.asked())
          .extracting(body -> body.has("reasoning"))
          .containsExactly(true, false, false);
      assertThat(desk.provider.asked().getLast().path("text").path("verbosity").asString())
          .isEqualTo("medium");
      assertThat(desk.heard.lines()).noneMatch(line -> line.startsWith("Retry"));
    }
  }

  @Test
  void doesNotRepeatARequestThatIsWrong() throws InterruptedException {
    try (Desk desk = new Desk()) {
      desk.provider.script(ScriptedStep.error("48-err-400-orphan-call.json"));

      assertThat(desk.ask("Hi").provider()).isEqualTo("offline");
      assertThat(desk.heard.lines()).containsExactly("Offline[reason=invalid_request]");
      assertThat(desk.gateway.status().circuit()).isEqualTo(Circuit.CLOSED);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 409, 422, 408, 402, 413, 502, 504, 418})
  void answersByRulesWhateverTheStatus(int status) throws InterruptedException {
    try (Desk desk = new Desk()) {
      desk.provider.otherwise(ScriptedStep.status(status, Map.of()));
      Kind kind =
          switch (status) {
            case 402 -> Kind.QUOTA_EXCEEDED;
            case 403 -> Kind.NOT_AUTHORIZED;
            case 404 -> Kind.UNKNOWN_MODEL;
            case 413 -> Kind.TOO_LONG;
            case 418, 422 -> Kind.BAD_REQUEST;
            default -> Kind.UNAVAILABLE;
          };

      assertThat(desk.ask("Hi").provider()).isEqualTo("offline");
      assertThat(desk.heard.lines()).endsWith("Offline[reason=" + kind.code() + "]");
      assertThat(desk.provider.requests()).hasSize(kind.isRetryable() ? 3 : 1);
    }
  }

  @Test
  void answersByRulesWithoutAKey() throws InterruptedException {
    ModelSettings settings =
        new ModelSettings(
            "",
            ModelSettings.OPENAI,
            Capabilities.ofServer("openai"),
            List.of("gpt-5-mini"),
            null,
            USUAL,
            "text-embedding-3-small");
    HeardLines heard = new HeardLines();
    try (ModelGateway gateway =
        new ModelGateway(settings, new ManualTime().pacing(), CallListener.NONE)) {
      ModelChain chain = gateway.chain(new Desk.Rules());

      assertThat(chain.provider()).isEqualTo("offline");
      assertThat(chain.reply(Desk.asking("Hi"), heard).text()).isEqualTo("by rules");
      assertThat(heard.lines()).containsExactly("Offline[reason=no_key]");
      assertThat(gateway.embedder()).isEmpty();
      assertThat(gateway.status().isConfigured()).isFalse();
    }
  }

  @Test
  void keepsKeysOutOfWhatItSays() {
    ProviderError error =
        new ProviderError(
            401,
            "invalid_api_key",
            "",
            "",
            "Incorrect API key provided: sk-proj-abc*def. Ask again",
            ModelFailure.Hint.NONE);

    assertThat(error.failure(null)).hasMessageContaining("***").hasMessageNotContaining("abc");
  }
}
