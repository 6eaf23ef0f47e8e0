package dev.sigmasight.server.llm;

import static dev.sigmasight.server.llm.Capabilities.Feature.ANSWER_SCHEMA;
import static dev.sigmasight.server.llm.Capabilities.Feature.ENCRYPTED_REASONING;
import static dev.sigmasight.server.llm.Capabilities.Feature.METADATA;
import static dev.sigmasight.server.llm.Capabilities.Feature.PARALLEL_CALLS;
import static dev.sigmasight.server.llm.Capabilities.Feature.REASONING_EFFORT;
import static dev.sigmasight.server.llm.Capabilities.Feature.SAFETY_IDENTIFIER;
import static dev.sigmasight.server.llm.Capabilities.Feature.VERBOSITY;
import static dev.sigmasight.server.llm.Capabilities.Feature.WEB_SEARCH;

import com.openai.core.JsonValue;
import com.openai.models.Reasoning;
import com.openai.models.ReasoningEffort;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseIncludable;
import com.openai.models.responses.ToolChoiceOptions;
import dev.sigmasight.server.llm.Item.Called;
import dev.sigmasight.server.llm.Item.Kept;
import dev.sigmasight.server.llm.Item.Returned;
import dev.sigmasight.server.llm.Item.Said;
import dev.sigmasight.server.llm.Item.Speaker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A prompt as a request of the Responses API: whole, nothing kept by the server, and only what it
 * understands.
 *
 * <p>Items and tools go out as plain JSON, since the provider's own items come back as they came.
 */
record ResponseRequest(String model, Prompt prompt, Capabilities allowed) {
  /** The provider takes at most so many characters. */
  private static final int LONGEST_IDENTIFIER = 64;

  ResponseCreateParams params() {
    ResponseCreateParams.Builder params =
        ResponseCreateParams.builder()
            .model(model)
            .instructions(instructions())
            .store(false)
            .maxOutputTokens(prompt.maxOutputTokens())
            .putAdditionalBodyProperty("input", json(prompt.items().stream().map(this::item)))
            .putAdditionalBodyProperty("text", JsonValue.from(text()));
    describe(params);
    think(params);
    offerTools(params);
    return params.build();
  }

  private void describe(ResponseCreateParams.Builder params) {
    if (allowed.has(METADATA)) {
      params.metadata(
          ResponseCreateParams.Metadata.builder()
              .putAdditionalProperty("run_id", JsonValue.from(prompt.run()))
              .build());
    }
    if (allowed.has(SAFETY_IDENTIFIER) && !prompt.person().isEmpty()) {
      String person = prompt.person();
      params.safetyIdentifier(person.substring(0, Math.min(person.length(), LONGEST_IDENTIFIER)));
    }
  }

  private void think(ResponseCreateParams.Builder params) {
    if (allowed.has(REASONING_EFFORT)) {
      ReasoningEffort effort =
          switch (prompt.depth()) {
            case BRIEF -> ReasoningEffort.LOW;
            case STANDARD -> ReasoningEffort.MEDIUM;
            case DEEP -> ReasoningEffort.HIGH;
          };
      params.reasoning(Reasoning.builder().effort(effort).build());
    }
    if (allowed.has(ENCRYPTED_REASONING)) {
      params.include(List.of(ResponseIncludable.REASONING_ENCRYPTED_CONTENT));
    }
  }

  /** Tools stay in sight when none may be called: earlier calls refer to them. */
  private void offerTools(ResponseCreateParams.Builder params) {
    List<Map<String, Object>> tools = new ArrayList<>();
    prompt.tools().forEach(tool -> tools.add(function(tool)));
    if (allowed.has(WEB_SEARCH) && prompt.mayCall()) {
      tools.add(Map.of("type", "web_search"));
    }
    if (tools.isEmpty()) {
      return;
    }
    params.putAdditionalBodyProperty("tools", JsonValue.from(tools));
    params.toolChoice(prompt.mayCall() ? ToolChoiceOptions.AUTO : ToolChoiceOptions.NONE);
    if (allowed.has(PARALLEL_CALLS)) {
      params.parallelToolCalls(true);
    }
  }

  private static Map<String, Object> function(ToolDefinition tool) {
    Map<String, Object> function = new LinkedHashMap<>();
    function.put("type", "function");
    function.put("name", tool.name());
    function.put("description", tool.description());
    function.put("parameters", Json.members(tool.parameters()));
    function.put("strict", true);
    return function;
  }

  private Map<String, Object> text() {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("format", format());
    if (allowed.has(VERBOSITY)) {
      text.put(
          "verbosity",
          switch (prompt.depth()) {
            case BRIEF -> "low";
            case STANDARD -> "medium";
            case DEEP -> "high";
          });
    }
    return text;
  }

  private Map<String, Object> format() {
    Prompt.AnswerSchema schema = prompt.schema();
    if (schema == null || !allowed.has(ANSWER_SCHEMA)) {
      return Map.of("type", "text");
    }
    Map<String, Object> format = new LinkedHashMap<>();
    format.put("type", "json_schema");
    format.put("name", schema.name());
    format.put("strict", true);
    format.put("schema", Json.members(schema.json()));
    return format;
  }

  /** A server that takes no shape is asked for it in words. */
  private String instructions() {
    Prompt.AnswerSchema schema = prompt.schema();
    return schema == null || allowed.has(ANSWER_SCHEMA)
        ? prompt.instructions()
        : prompt.instructions()
            + "\n\nAnswer with one JSON object and nothing else. It must fit this JSON Schema:\n"
            + schema.json();
  }

  private Map<String, Object> item(Item item) {
    return switch (item) {
      case Said said -> message(said);
      case Called called -> call(called);
      case Returned returned ->
          Map.of(
              "type",
              "function_call_output",
              "call_id",
              returned.callId(),
              "output",
              returned.output());
      case Kept kept -> Json.members(kept.raw());
    };
  }

  private static Map<String, Object> message(Said said) {
    boolean isUser = said.speaker() == Speaker.USER;
    return Map.of(
        "type",
        "message",
        "role",
        isUser ? "user" : "assistant",
        "content",
        List.of(Map.of("type", isUser ? "input_text" : "output_text", "text", said.text())));
  }

  private static Map<String, Object> call(Called called) {
    return called.raw().isEmpty()
        ? Map.of(
            "type",
            "function_call",
            "call_id",
            called.callId(),
            "name",
            called.tool(),
            "arguments",
            called.arguments())
        : Json.members(called.raw());
  }

  private static JsonValue json(Stream<Map<String, Object>> items) {
    return JsonValue.from(items.toList());
  }
}
