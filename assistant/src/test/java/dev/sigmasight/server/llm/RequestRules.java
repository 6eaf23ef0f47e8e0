package dev.sigmasight.server.llm;

import dev.sigmasight.server.llm.ResponsesDouble.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** What every request to a provider must hold to. */
final class RequestRules {
  private final List<String> forbidden = new CopyOnWriteArrayList<>();

  /** The reasoning, by its id, that stood before a call, by its id. */
  private final Map<String, String> reasoningBefore = new ConcurrentHashMap<>();

  private volatile int tokenLimit = Integer.MAX_VALUE;

  void forbid(String... texts) {
    forbidden.addAll(List.of(texts));
  }

  void tokenLimit(int tokens) {
    tokenLimit = tokens;
  }

  /** What is wrong with a request. */
  List<String> check(Request request) {
    List<String> wrong = new ArrayList<>();
    if (!("Bearer " + ResponsesDouble.KEY).equals(request.headers().get("authorization"))) {
      wrong.add("the bearer token is missing or another");
    }
    forbidden.stream()
        .filter(request.text()::contains)
        .forEach(text -> wrong.add("the request holds \"" + text + "\""));
    if (Math.ceilDiv(request.text().length(), 4) > tokenLimit) {
      wrong.add("more than " + tokenLimit + " tokens");
    }
    if (request.path().equals("/v1/responses")) {
      checkReply(request.body(), wrong);
    } else if (!request.path().equals("/v1/embeddings")) {
      wrong.add("there is no " + request.path());
    }
    return wrong;
  }

  private void checkReply(JsonNode body, List<String> wrong) {
    if (!body.path("store").isBoolean() || body.path("store").asBoolean()) {
      wrong.add("store is not false");
    }
    for (String member : List.of("previous_response_id", "conversation", "background")) {
      if (body.has(member)) {
        wrong.add(member + " keeps state at the provider");
      }
    }
    Json.list(body, "tools").forEach(tool -> checkTool(tool, wrong));
    checkCalls(Json.list(body, "input"), wrong);
    checkReasoning(Json.list(body, "input"), wrong);
  }

  private static void checkTool(JsonNode tool, List<String> wrong) {
    if (Json.text(tool, "type").equals("function")) {
      if (!tool.path("strict").asBoolean(false)) {
        wrong.add("the tool " + Json.text(tool, "name") + " is not strict");
      }
      checkSchema(tool.path("parameters"), Json.text(tool, "name"), wrong);
    }
  }

  private static void checkSchema(JsonNode schema, String where, List<String> wrong) {
    if (Json.text(schema, "type").equals("object")) {
      Set<String> required = new TreeSet<>();
      Json.list(schema, "required").forEach(name -> required.add(name.asString()));
      if (!required.equals(new TreeSet<>(schema.path("properties").propertyNames()))) {
        wrong.add(where + " does not require all its members");
      }
      if (schema.path("additionalProperties").asBoolean(true)) {
        wrong.add(where + " lets in other members");
      }
    }
    schema
        .path("properties")
        .properties()
        .forEach(entry -> checkSchema(entry.getValue(), where + "." + entry.getKey(), wrong));
    if (schema.has("items")) {
      checkSchema(schema.path("items"), where + "[]", wrong);
    }
  }

  private static void checkCalls(List<JsonNode> input, List<String> wrong) {
    List<String> called = ids(input, "function_call");
    List<String> answered = ids(input, "function_call_output");
    for (String id : new HashSet<>(called)) {
      if (Collections.frequency(answered, id) != 1 || Collections.frequency(called, id) != 1) {
        wrong.add("the call " + id + " has not exactly one output");
      }
    }
    answered.stream()
        .filter(id -> !called.contains(id))
        .forEach(id -> wrong.add("the output " + id + " belongs to no call"));
  }

  private static List<String> ids(List<JsonNode> input, String type) {
    return input.stream()
        .filter(item -> Json.text(item, "type").equals(type))
        .map(item -> Json.text(item, "call_id"))
        .toList();
  }

  /** A call in the provider's own form comes after its reasoning, and reasoning not alone. */
  private void checkReasoning(List<JsonNode> input, List<String> wrong) {
    Set<String> seen = new HashSet<>();
    Set<String> used = new HashSet<>();
    for (JsonNode item : input) {
      String id = Json.text(item, "id");
      if (Json.text(item, "type").equals("reasoning")) {
        seen.add(id);
      } else if (reasoningBefore.containsKey(id)) {
        used.add(reasoningBefore.get(id));
        if (!seen.contains(reasoningBefore.get(id))) {
          wrong.add("the call " + id + " comes without its reasoning");
        }
      }
    }
    seen.stream()
        .filter(id -> reasoningBefore.containsValue(id) && !used.contains(id))
        .forEach(id -> wrong.add("the reasoning " + id + " comes without its call"));
  }

  /** Notes what the client has to send back. */
  void remember(ScriptedStep answer) {
    String reasoning = "";
    for (String part : answer.parts()) {
      JsonNode event =
          Json.parsed(part.substring(part.indexOf("data:") + 5)).orElseGet(Json::nothing);
      JsonNode item = event.path("item");
      if (Json.text(event, "type").equals("response.output_item.done")) {
        if (Json.text(item, "type").equals("reasoning")) {
          reasoning = Json.text(item, "id");
        } else if (!reasoning.isEmpty()) {
          reasoningBefore.put(Json.text(item, "id"), reasoning);
        }
      }
    }
  }
}
