package dev.sigmasight.server.tool;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an argument may be. Each type writes its own JSON Schema and reads what keeps to it, so that
 * what a model is told and what is checked cannot differ.
 */
sealed interface ArgumentType {

  ObjectNode schema();

  /** The value in Java, or null after noting what is wrong with it. */
  @Nullable Object read(JsonNode given, String at, List<String> faults);

  private static ObjectNode typed(String type) {
    return Json.object().put("type", type);
  }

  private static @Nullable Object fault(List<String> faults, String at, String what) {
    faults.add(at + " " + what);
    return null;
  }

  /** A text. */
  record Text(String pattern, int maxLength) implements ArgumentType {
    @Override
    public ObjectNode schema() {
      ObjectNode schema = typed("string");
      return pattern.isEmpty() ? schema : schema.put("pattern", pattern);
    }

    @Override
    public @Nullable Object read(JsonNode given, String at, List<String> faults) {
      if (!given.isString()) {
        return fault(faults, at, "must be a text.");
      }
      String text = given.stringValue().strip();
      if (text.isEmpty() || text.length() > maxLength) {
        return fault(faults, at, "must have 1 to " + maxLength + " characters.");
      }
      if (!pattern.isEmpty() && !Pattern.matches(pattern, text)) {
        return fault(faults, at, "must look like " + pattern + ".");
      }
      return text;
    }
  }

  /** A number; only whole ones if there are no digits after the point. */
  record Numeric(boolean isWhole, double min, double max) implements ArgumentType {
    @Override
    public ObjectNode schema() {
      ObjectNode schema = typed(isWhole ? "integer" : "number");
      if (Double.isFinite(min)) {
        schema.put("minimum", plain(min));
      }
      if (Double.isFinite(max)) {
        schema.put("maximum", plain(max));
      }
      return schema;
    }

    private static BigDecimal plain(double bound) {
      return new BigDecimal(BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString());
    }

    @Override
    public @Nullable Object read(JsonNode given, String at, List<String> faults) {
      if (!given.isNumber()) {
        return fault(faults, at, "must be a number.");
      }
      double value = given.doubleValue();
      if (!(value >= min && value <= max)) {
        return fault(faults, at, "must be from " + plain(min) + " to " + plain(max) + ".");
      }
      if (!isWhole) {
        return given.decimalValue();
      }
      return value == Math.rint(value)
          ? (Object) (int) value
          : fault(faults, at, "must be a whole number.");
    }
  }

  /** Yes or no. */
  record Flag() implements ArgumentType {
    @Override
    public ObjectNode schema() {
      return typed("boolean");
    }

    @Override
    public @Nullable Object read(JsonNode given, String at, List<String> faults) {
      return given.isBoolean()
          ? (Object) given.booleanValue()
          : fault(faults, at, "must be true or false.");
    }
  }

  /** A date. */
  record Day() implements ArgumentType {
    @Override
    public ObjectNode schema() {
      return typed("string").put("format", "date");
    }

    @Override
    public @Nullable Object read(JsonNode given, String at, List<String> faults) {
      try {
        return LocalDate.parse(given.asString(""));
      } catch (DateTimeException e) {
        return fault(faults, at, "must be a date as 2026-01-31.");
      }
    }
  }

  /** One of several words; each constant's text is what the model writes. */
  record Choice(List<Object> constants) implements ArgumentType {
    @Override
    public ObjectNode schema() {
      ObjectNode schema = typed("string");
      ArrayNode words = schema.putArray("enum");
      constants.forEach(each -> words.add(each.toString()));
      return schema;
    }

    @Override
    public @Nullable Object read(JsonNode given, String at, List<String> faults) {
      for (Object each : constants) {
        if (given.isString() && each.toString().equals(given.stringValue())) {
          return each;
        }
      }
      return fault(faults, at, "must be one of " + constants + ".");
    }
  }

  /** Several of a kind. */
  record Many(ArgumentType item, int min, int max) implements ArgumentType {
    @Override
    public ObjectNode schema() {
      ObjectNode schema = typed("array");
      schema.set("items", item.schema());
      return schema.put("minItems", min).put("maxItems", max);
    }

    @Override
    public @Nullable Object read(JsonNode given, String at, List<String> faults) {
      if (!given.isArray() || given.size() < min || given.size() > max) {
        return fault(faults, at, "must be a list of " + min + " to " + max + ".");
      }
      List<Object> read = new ArrayList<>();
      for (int i = 0; i < given.size(); i++) {
        Object value = item.read(given.get(i), at + "[" + i + "]", faults);
        if (value != null) {
          read.add(value);
        }
      }
      return List.copyOf(read);
    }
  }

  /** A member of a group. */
  record Member(String name, String description, boolean isNullable, ArgumentType type) {
    ObjectNode schema() {
      ObjectNode schema = type.schema();
      if (isNullable) {
        schema = nullable(schema);
      }
      return schema.put("description", description);
    }

    private static ObjectNode nullable(ObjectNode schema) {
      String type = schema.get("type").stringValue();
      schema.putArray("type").add(type).add("null");
      if (schema.get("enum") instanceof ArrayNode words) {
        words.addNull();
      }
      return schema;
    }

    @Nullable Object read(JsonNode group, String at, List<String> faults) {
      JsonNode given = group.path(name);
      if (!given.isMissingNode() && !given.isNull()) {
        return type.read(given, at, faults);
      }
      return isNullable ? null : fault(faults, at, "is missing.");
    }
  }

  /** A record. */
  record Group(Class<? extends Record> type, List<Member> members) implements ArgumentType {
    static Group of(Class<? extends Record> type) {
      return new Group(type, Stream.of(type.getRecordComponents()).map(Arguments::member).toList());
    }

    @Override
    public ObjectNode schema() {
      ObjectNode schema = typed("object");
      ObjectNode properties = schema.putObject("properties");
      ArrayNode required = schema.putArray("required");
      for (Member member : members) {
        properties.set(member.name(), member.schema());
        required.add(member.name());
      }
      return schema.put("additionalProperties", false);
    }

    @Override
    public @Nullable Object read(JsonNode given, String at, List<String> faults) {
      if (!given.isObject()) {
        return fault(faults, at.isEmpty() ? "The arguments" : at, "must be a JSON object.");
      }
      String before = at.isEmpty() ? "" : at + ".";
      int known = faults.size();
      given
          .propertyNames()
          .forEach(
              name -> {
                if (members.stream().noneMatch(each -> each.name().equals(name))) {
                  faults.add("An argument is not known; there are " + names() + ".");
                }
              });
      Object[] values =
          members.stream().map(each -> each.read(given, before + each.name(), faults)).toArray();
      return faults.size() > known ? null : Arguments.create(type, values);
    }

    private String names() {
      return members.isEmpty()
          ? "none"
          : String.join(", ", members.stream().map(Member::name).toList());
    }

    @Override
    public String toString() {
      return type.getSimpleName() + Arrays.toString(members.toArray());
    }
  }
}
