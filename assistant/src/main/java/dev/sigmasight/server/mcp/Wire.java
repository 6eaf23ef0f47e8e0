package dev.sigmasight.server.mcp;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON of the protocol. No digit of a number is changed. */
final class Wire {
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
  private static final String REQUIRED = "required";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private Wire() {}

  static McpJsonMapper mapper() {
    return new JacksonMcpJsonMapper(JSON);
  }

  static JsonNode read(String json) {
    return JSON.readTree(json);
  }

  static String write(Object value) {
    return JSON.writeValueAsString(value);
  }

  /**
   * The schema of a tool's arguments as a client of the protocol expects it. Models want every
   * argument named and null where there is none; here such an argument may be left out.
   */
  static Map<String, Object> schema(String strict) {
    JsonNode schema = read(strict);
    loosen(schema);
    return JSON.convertValue(schema, OBJECT);
  }

  private static void loosen(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.get(REQUIRED) instanceof ArrayNode names
        && object.get("properties") instanceof ObjectNode properties) {
      List<String> kept = new ArrayList<>();
      names
          .valueStream()
          .map(JsonNode::stringValue)
          .filter(name -> !mayBeNull(properties.path(name)))
          .forEach(kept::add);
      ArrayNode required = object.putArray(REQUIRED);
      kept.forEach(required::add);
    }
    node.values().forEach(Wire::loosen);
  }

  private static boolean mayBeNull(JsonNode property) {
    return property.path("type").valueStream().anyMatch(type -> type.asString("").equals("null"));
  }
}
