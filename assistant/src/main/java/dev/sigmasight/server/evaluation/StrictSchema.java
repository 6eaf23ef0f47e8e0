package dev.sigmasight.server.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Holds arguments against a strict JSON Schema, as far as those of the tools go. It reads the
 * schema that a model is given, and shares nothing with what checks calls when they are made.
 */
final class StrictSchema {
  private final List<String> faults = new ArrayList<>();

  private StrictSchema() {}

  /** What is wrong with a text that ought to be the arguments of a call. */
  static List<String> faults(String schema, String arguments) {
    JsonNode given = Json.read(arguments);
    if (given.isMissingNode()) {
      return List.of("The arguments are no JSON.");
    }
    StrictSchema check = new StrictSchema();
    check.check(Json.read(schema), given, "");
    return check.faults;
  }

  private void check(JsonNode schema, JsonNode given, String at) {
    if (Types.of(schema).stream().noneMatch(type -> Types.is(type, given))) {
      fault(at, "is not of the type " + Types.of(schema));
      return;
    }
    if (schema.has("enum") && schema.get("enum").valueStream().noneMatch(given::equals)) {
      fault(at, "is none of " + schema.get("enum"));
    }
    if (given.isObject()) {
      object(schema, given, at);
    } else if (given.isArray()) {
      array(schema, given, at);
    } else if (given.isNumber()) {
      number(schema, given.decimalValue(), at);
    } else if (given.isString() && schema.has("pattern")) {
      String pattern = schema.get("pattern").stringValue();
      if (!Pattern.compile(pattern).matcher(given.stringValue()).find()) {
        fault(at, "does not look like " + pattern);
      }
    }
  }

  private void object(JsonNode schema, JsonNode given, String at) {
    schema
        .path("required")
        .forEach(
            name -> {
              if (!given.has(name.stringValue())) {
                fault(at + "/" + name.stringValue(), "is missing");
              }
            });
    given
        .properties()
        .forEach(
            each -> {
              JsonNode property = schema.path("properties").path(each.getKey());
              if (property.isMissingNode()) {
                fault(at + "/" + each.getKey(), "is not known");
              } else {
                check(property, each.getValue(), at + "/" + each.getKey());
              }
            });
  }

  private void array(JsonNode schema, JsonNode given, String at) {
    if (given.size() < schema.path("minItems").asInt(0)
        || given.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
      fault(at, "has too few or too many items");
    }
    for (int i = 0; i < given.size(); i++) {
      check(schema.path("items"), given.get(i), at + "/" + i);
    }
  }

  private void number(JsonNode schema, BigDecimal given, String at) {
    boolean isLow =
        schema.has("minimum") && given.compareTo(schema.get("minimum").decimalValue()) < 0;
    boolean isHigh =
        schema.has("maximum") && given.compareTo(schema.get("maximum").decimalValue()) > 0;
    if (isLow || isHigh) {
      fault(at, "is out of its bounds");
    }
  }

  private void fault(String at, String what) {
    faults.add((at.isEmpty() ? "The whole" : at) + " " + what + ".");
  }

  /** What a value may be. */
  private static final class Types {
    private Types() {}

    static List<String> of(JsonNode schema) {
      JsonNode type = schema.path("type");
      return type.isArray() ? Json.texts(type) : List.of(type.asString(""));
    }

    static boolean is(String type, JsonNode given) {
      return switch (type) {
        case "object" -> given.isObject();
        case "array" -> given.isArray();
        case "string" -> given.isString();
        case "boolean" -> given.isBoolean();
        case "null" -> given.isNull();
        case "number" -> given.isNumber();
        case "integer" ->
            given.isNumber() && given.decimalValue().stripTrailingZeros().scale() <= 0;
        default -> false;
      };
    }
  }
}
