package dev.sigmasight.server.llm;

import dev.sigmasight.server.llm.ResponsesDouble.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Makes the frames of a reply, with ids that follow from the request and tokens by characters. */
final class ScriptedReply {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int PIECE = 7;

  private final Request request;
  private final String id;
  private final List<String> frames = new ArrayList<>();
  private final List<Map<String, Object>> output = new ArrayList<>();

  ScriptedReply(Request request) {
    this.request = request;
    id = Integer.toHexString(request.text().hashCode());
    event("response.created", Map.of("response", response("in_progress", Map.of())));
  }

  List<String> text(String text) {
    String item = "msg_" + id;
    event(
        "response.output_item.added", Map.of("output_index", 0, "item", message(item, List.of())));
    for (int i = 0; i < text.length(); i += PIECE) {
      String delta = text.substring(i, Math.min(text.length(), i + PIECE));
      event(
          "response.output_text.delta",
          Map.of("item_id", item, "output_index", 0, "content_index", 0, "delta", delta));
    }
    Map<String, Object> part =
        Map.of("type", "output_text", "text", text, "annotations", List.of());
    done(message(item, List.of(part)));
    return completed(text.length());
  }

  List<String> calls(List<String> namesAndArguments) {
    int length = 0;
    for (int i = 0; i < namesAndArguments.size(); i += 2) {
      String arguments = namesAndArguments.get(i + 1);
      Map<String, Object> call = new LinkedHashMap<>();
      call.put("id", "fc_" + id + "_" + i / 2);
      call.put("type", "function_call");
      call.put("status", "completed");
      call.put("call_id", "call_" + id + "_" + i / 2);
      call.put("name", namesAndArguments.get(i));
      call.put("arguments", arguments);
      event("response.output_item.added", Map.of("output_index", output.size(), "item", call));
      event(
          "response.function_call_arguments.delta",
          Map.of("output_index", output.size(), "delta", arguments));
      done(call);
      length += arguments.length();
    }
    return completed(length);
  }

  private void done(Map<String, Object> item) {
    event("response.output_item.done", Map.of("output_index", output.size(), "item", item));
    output.add(item);
  }

  private List<String> completed(int characters) {
    int input = Math.ceilDiv(request.text().length(), 4);
    int made = Math.ceilDiv(characters, 4);
    Map<String, Object> usage =
        Map.of("input_tokens", input, "output_tokens", made, "total_tokens", input + made);
    event("response.completed", Map.of("response", response("completed", usage)));
    return frames;
  }

  private Map<String, Object> response(String status, Map<String, Object> usage) {
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("id", "resp_" + id);
    response.put("object", "response");
    response.put("status", status);
    response.put("model", Json.text(request.body(), "model"));
    response.put("output", List.copyOf(output));
    response.put("usage", usage.isEmpty() ? null : usage);
    return response;
  }

  private static Map<String, Object> message(String id, List<Map<String, Object>> content) {
    return Map.of("id", id, "type", "message", "role", "assistant", "content", content);
  }

  private void event(String type, Map<String, Object> members) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("type", type);
    event.putAll(members);
    event.put("sequence_number", frames.size());
    frames.add("event: " + type + "\ndata: " + MAPPER.writeValueAsString(event));
  }
}
