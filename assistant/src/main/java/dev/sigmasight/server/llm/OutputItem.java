package dev.sigmasight.server.llm;

import dev.sigmasight.server.llm.Item.Called;
import dev.sigmasight.server.llm.Item.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** One item of a reply as far as it is known: first its pieces, in the end the item itself. */
final class OutputItem {
  private final Map<Integer, StringBuilder> texts = new TreeMap<>();
  private final Map<Integer, StringBuilder> refusals = new TreeMap<>();
  private final Map<Integer, List<JsonNode>> annotations = new TreeMap<>();
  private final StringBuilder arguments = new StringBuilder();
  private JsonNode item = Json.nothing();
  private boolean whole;

  /** The item as it was announced. */
  void announce(JsonNode announced) {
    if (!whole) {
      item = announced;
    }
  }

  /** The item as it is in the end; it counts more than all pieces. */
  void complete(JsonNode done) {
    item = done;
    whole = true;
  }

  boolean isWhole() {
    return whole;
  }

  boolean hasId(String id) {
    return !id.isEmpty() && Json.text(item, "id").equals(id);
  }

  StringBuilder text(int part) {
    return texts.computeIfAbsent(part, index -> new StringBuilder());
  }

  StringBuilder refusal(int part) {
    return refusals.computeIfAbsent(part, index -> new StringBuilder());
  }

  StringBuilder arguments() {
    return arguments;
  }

  void annotate(int part, JsonNode annotation) {
    annotations.computeIfAbsent(part, index -> new ArrayList<>()).add(annotation);
  }

  /** The parts of a message, those of the item itself if it has come. */
  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    if (whole) {
      Json.list(item, "content").forEach(part -> parts.add(part(parts.size(), part)));
    }
    if (parts.isEmpty()) {
      texts.forEach((index, text) -> parts.add(new Part(text.toString(), "", heard(index))));
      refusals.forEach((index, refusal) -> parts.add(new Part("", refusal.toString(), List.of())));
    }
    return parts;
  }

  private Part part(int index, JsonNode part) {
    List<JsonNode> own = Json.list(part, "annotations");
    return new Part(
        Json.text(part, "text"), Json.text(part, "refusal"), own.isEmpty() ? heard(index) : own);
  }

  private List<JsonNode> heard(int index) {
    return annotations.getOrDefault(index, List.of());
  }

  /** A part of a message. */
  record Part(String text, String refusal, List<JsonNode> annotations) {}

  boolean isMessage() {
    return type().equals("message")
        || (type().isEmpty() && !(texts.isEmpty() && refusals.isEmpty()));
  }

  boolean isCall() {
    return type().equals("function_call");
  }

  private String type() {
    return Json.text(item, "type");
  }

  /** The call of a tool; empty if nobody could answer it, or if it was cut off. */
  Optional<Item> called() {
    String callId = Json.text(item, "call_id");
    String id = callId.isEmpty() ? Json.text(item, "id") : callId;
    String status = Json.text(item, "status").toLowerCase(Locale.ROOT);
    if (id.isEmpty() || status.equals("incomplete")) {
      return Optional.empty();
    }
    boolean asItCame = whole && !callId.isEmpty();
    return Optional.of(
        new Called(id, Json.text(item, "name"), written(), asItCame ? item.toString() : ""));
  }

  private String written() {
    JsonNode own = item.path("arguments");
    if (own.isObject()) {
      return own.toString();
    }
    String text = Json.text(item, "arguments");
    return text.isEmpty() ? arguments.toString() : text;
  }

  /** What is neither a message nor a call, for sending it back. */
  Optional<Item> kept() {
    return whole ? Optional.of(new Kept(item.toString())) : Optional.empty();
  }
}
