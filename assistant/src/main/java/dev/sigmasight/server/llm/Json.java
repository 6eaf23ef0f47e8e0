package dev.sigmasight.server.llm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Reads JSON as servers write it: members may be absent, null, or of another kind. */
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private Json() {}

  /** The document; empty if the text is none. */
  static Optional<JsonNode> parsed(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      return node.isMissingNode() ? Optional.empty() : Optional.of(node);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** The members of an object. */
  static Map<String, Object> members(String object) {
    try {
      return MAPPER.readValue(object, OBJECT);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("no JSON object: " + object, e);
    }
  }

  /** Text, or a number as text; empty if there is neither. */
  static String text(JsonNode parent, String member) {
    JsonNode node = parent.path(member);
    return node.isString() || node.isNumber() ? node.asString() : "";
  }

  /** A whole number; 0 if there is none. */
  static int number(JsonNode parent, String member) {
    JsonNode node = parent.path(member);
    return node.isNumber() ? node.asInt(0) : 0;
  }

  /** The elements of a list; none if it is no list. */
  static List<JsonNode> list(JsonNode parent, String member) {
    JsonNode node = parent.path(member);
    return node.isArray() ? List.copyOf(node.values()) : List.of();
  }

  static JsonNode nothing() {
    return MissingNode.getInstance();
  }
}
