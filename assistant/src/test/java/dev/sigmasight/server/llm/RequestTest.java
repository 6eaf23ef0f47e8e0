package dev.sigmasight.server.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.llm.Item.Returned;
import dev.sigmasight.server.llm.Item.Said;
import dev.sigmasight.server.llm.Item.Speaker;
import dev.sigmasight.server.llm.Prompt.AnswerSchema;
import dev.sigmasight.server.llm.Prompt.Depth;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What goes out, held against the samples of requests. */
class RequestTest {
  private static final String OUTPUT =
      "{\"as_of\":\"2025-06-30\",\"hhi\":1180.0,\"effective_positions\":8.5,\"top_3\":0.41}";

  private static JsonNode sample(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(RequestTest.class.getResourceAsStream("/openai/" + file))) {
      return Json.parsed(new String(in.readAllBytes(), StandardCharsets.UTF_8)).orElseThrow();
    }
  }

  private static JsonNode sent(Desk desk, Prompt prompt) throws InterruptedException {
    desk.provider.script(ScriptedStep.stream("01-text.sse"));
    desk.ask(prompt);
    assertThat(desk.provider.violations()).isEmpty();
    return desk.provider.asked().getLast();
  }

  /** Without members that the samples leave out or show at random. */
  private static JsonNode core(JsonNode request) {
    ObjectNode core = ((ObjectNode) request).deepCopy();
    return core.remove(List.of("reasoning", "include", "safety_identifier", "parallel_tool_calls"));
  }

  private static List<Item> turn(Reply first) {
    List<Item> items = new ArrayList<>();
    items.add(new Said(Speaker.USER, "How concentrated am I?"));
    items.addAll(first.items());
    items.add(new Returned("call_A1", OUTPUT));
    return items;
  }

  @Test
  void equalsTheSampleOfPlainText() throws Exception {
    try (Desk desk = new Desk()) {
      assertThat(core(sent(desk, Desk.asking("Say hi."))))
          .isEqualTo(core(sample("01-text.request.json")));
    }
  }

  @Test
  void equalsTheSampleOfTools() throws Exception {
    try (Desk desk = new Desk()) {
      JsonNode body =
          sent(desk, Desk.asking("How concentrated am I?", Desk.CONCENTRATION, Desk.QUOTES));

      assertThat(core(body)).isEqualTo(core(sample("02-tool-turn1.request.json")));
      assertThat(body.path("include").toString()).isEqualTo("[\"reasoning.encrypted_content\"]");
      assertThat(body.path("parallel_tool_calls").asBoolean()).isTrue();
      assertThat(body.path("reasoning").toString()).isEqualTo("{\"effort\":\"medium\"}");
      assertThat(body.path("safety_identifier").asString()).isEqualTo("p-1");
      assertThat(body.path("stream").asBoolean()).isTrue();
    }
  }

  @Test
  void equalsTheSampleOfAResultSentBack() throws Exception {
    try (Desk desk = new Desk()) {
      desk.provider.script(ScriptedStep.stream("02-tool-turn1.sse"));
      Reply first = desk.ask(Desk.asking("How concentrated am I?", Desk.CONCENTRATION));

      JsonNode body = sent(desk, Desk.prompt(turn(first), Desk.CONCENTRATION, Desk.QUOTES));

      assertThat(core(body)).isEqualTo(core(sample("03-tool-turn2.request.json")));
    }
  }

  @Test
  void equalsTheSampleOfReasoningSentBack() throws Exception {
    try (Desk desk = new Desk()) {
      desk.provider.script(ScriptedStep.stream("05-reasoning-tool.sse"));
      Reply first = desk.ask(Desk.asking("How concentrated am I?", Desk.CONCENTRATION));

      JsonNode body = sent(desk, Desk.prompt(turn(first), Desk.CONCENTRATION));

      ObjectNode expected = (ObjectNode) core(sample("05-reasoning-turn2.request.json"));
      expected.put("tool_choice", "auto");
      assertThat(core(body)).isEqualTo(expected);
    }
  }

  @Test
  void equalsTheSampleOfAGivenShape() throws Exception {
    JsonNode sample = sample("31-structured.request.json");
    JsonNode format = sample.path("text").path("format");
    AnswerSchema schema = new AnswerSchema("portfolio_insight", format.path("schema").toString());
    try (Desk openai = new Desk();
        Desk llamacpp = new Desk("llamacpp", Desk.MODEL)) {
      JsonNode body = sent(openai, shaped(schema, Depth.STANDARD, true));
      JsonNode plain = sent(llamacpp, shaped(schema, Depth.STANDARD, true));

      assertThat(body.path("text").path("format")).isEqualTo(format);
      assertThat(body.path("input")).isEqualTo(sample.path("input"));
      assertThat(plain.path("text").toString()).isEqualTo("{\"format\":{\"type\":\"text\"}}");
      assertThat(plain.path("instructions").asString()).contains("JSON Schema", "severity");
    }
  }

  private static Prompt shaped(AnswerSchema schema, Depth depth, boolean mayCall) {
    return new Prompt(
        "Be brief.",
        List.of(new Said(Speaker.USER, "How concentrated am I?")),
        List.of(Desk.QUOTES),
        mayCall,
        schema,
        depth,
        1200,
        "run_a1",
        "p".repeat(100));
  }

  @Test
  void forbidsCallsButKeepsTheToolsInSight() throws Exception {
    AnswerSchema schema = new AnswerSchema("x", Desk.QUOTES.parameters());
    try (Desk desk = new Desk("searching", Desk.MODEL)) {
      JsonNode free = sent(desk, shaped(schema, Depth.BRIEF, true));
      JsonNode bound = sent(desk, shaped(schema, Depth.DEEP, false));

      assertThat(Json.list(free, "tools"))
          .extracting(tool -> Json.text(tool, "type"))
          .containsExactly("function", "web_search");
      assertThat(Json.list(bound, "tools"))
          .extracting(tool -> Json.text(tool, "type"))
          .containsExactly("function");
      assertThat(Json.text(free, "tool_choice") + Json.text(bound, "tool_choice"))
          .isEqualTo("autonone");
      assertThat(Json.text(free.path("reasoning"), "effort")).isEqualTo("low");
      assertThat(Json.text(bound.path("text"), "verbosity")).isEqualTo("high");
      assertThat(Json.text(bound, "safety_identifier")).hasSize(64);
    }
  }

  @ParameterizedTest
  @CsvSource({"ollama, false", "vllm, true", "llamacpp, false", "azure, true"})
  void sendsAServerOnlyWhatItUnderstands(String server, boolean takesMetadata) throws Exception {
    try (Desk desk = new Desk(server, Desk.MODEL)) {
      JsonNode body = sent(desk, Desk.asking("Hi", Desk.QUOTES));

      assertThat(body.has("metadata")).isEqualTo(takesMetadata);
      assertThat(body.has("safety_identifier")).isFalse();
      assertThat(body.has("reasoning")).isEqualTo(server.equals("azure"));
      assertThat(body.path("store").asBoolean(true)).isFalse();
    }
  }

  @Test
  void tellsTheProviderNothingOfThisMachine() throws Exception {
    try (Desk desk = new Desk()) {
      sent(desk, Desk.asking("Hi"));

      assertThat(desk.provider.requests().getFirst().headers())
          .doesNotContainKeys("x-stainless-os", "x-stainless-arch", "x-stainless-runtime-version")
          .containsEntry("authorization", "Bearer " + ResponsesDouble.KEY);
    }
  }
}
