package dev.sigmasight.server.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes of the example of a body others where a list or a map has null in place of an element. */
final class WithoutElements {
  private static final int DEEPEST = 4;

  private final JsonNode api;
  private final List<JsonNode> bodies = new ArrayList<>();

  private WithoutElements(JsonNode api) {
    this.api = api;
  }

  /** One body for each list and each map that the description of an operation has. */
  static List<JsonNode> of(JsonNode api, JsonNode operation) {
    JsonNode content = operation.at("/requestBody/content/application~1json");
    ObjectNode example =
        content.path("example") instanceof ObjectNode given
            ? given
            : JsonNodeFactory.instance.objectNode();
    WithoutElements made = new WithoutElements(api);
    made.walk(content.path("schema"), example, made.bodies::add, 0);
    return made.bodies;
  }

  private void walk(JsonNode schema, ObjectNode example, Consumer<JsonNode> whole, int depth) {
    if (depth == DEEPEST) {
      return;
    }
    for (Map.Entry<String, JsonNode> each : resolved(schema).path("properties").properties()) {
      String name = each.getKey();
      JsonNode kind = resolved(each.getValue());
      Consumer<JsonNode> put = value -> whole.accept(example.deepCopy().set(name, value));
      if (kind.has("items")) {
        put.accept(JsonNodeFactory.instance.arrayNode().addNull());
        walk(
            kind.get("items"),
            inner(example.path(name).path(0)),
            element -> put.accept(JsonNodeFactory.instance.arrayNode().add(element)),
            depth + 1);
      } else if (kind.path("additionalProperties").isObject()) {
        put.accept(JsonNodeFactory.instance.objectNode().putNull("x"));
      } else {
        walk(kind, inner(example.path(name)), put, depth + 1);
      }
    }
  }

  private static ObjectNode inner(JsonNode example) {
    return example instanceof ObjectNode given ? given : JsonNodeFactory.instance.objectNode();
  }

  /** A schema behind its references; of several the first that says something. */
  private JsonNode resolved(JsonNode schema) {
    JsonNode reference = schema.path("$ref");
    if (reference.isString()) {
      return resolved(api.at(reference.asString().substring(1)));
    }
    for (String choice : List.of("oneOf", "anyOf", "allOf")) {
      for (JsonNode each : schema.path(choice)) {
        if (each.has("$ref")) {
          return resolved(each);
        }
      }
    }
    return schema;
  }
}
