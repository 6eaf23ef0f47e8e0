package dev.sigmasight.server.api;

import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes good JSON bad in ways that programs and people do. */
final class Damage {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "null",
          "-1",
          "0",
          "1e308",
          "99999999999999999999999",
          "NaN",
          "2026-02-30",
          "0000-01-01",
          "'; drop table portfolio; --",
          "<script>alert(1)</script>",
          "../../etc/passwd",
          "=cmd|' /C calc'!A0",
          "\u202e\u0627\ud83d\ude00",
          "A".repeat(5000),
          "00000000-0000-0000-0000-000000000000",
          "%s%n%x",
          "a,b,,c",
          "\t\r\n");

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "-0.0",
          "1e-400",
          "1e400",
          "123456789012345678901234567890.123456789",
          "[]",
          "{}",
          "[[[[]]]]",
          "{\"a\":{\"b\":null}}",
          "\"2026-13-45\"",
          "\"\\ud800\"");

  private final SplittableRandom random;

  Damage(SplittableRandom random) {
    this.random = random;
  }

  /** A text that may surprise. */
  String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  /** The JSON with up to three changes, one time in ten none. */
  String of(String json) {
    if (random.nextInt(10) == 0) {
      return json;
    }
    JsonNode tree = JSON.readTree(json);
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      change(tree);
    }
    String text = tree.toString();
    return switch (random.nextInt(20)) {
      case 0 -> text.substring(0, random.nextInt(text.length() + 1));
      case 1 -> text + text;
      case 2 -> text.replaceFirst("\\{", "{\"a\":1,\"a\":2,");
      case 3 -> "\ufeff" + text;
      default -> text;
    };
  }

  private void change(JsonNode node) {
    if (node instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = List.copyOf(object.propertyNames());
      String name = names.get(random.nextInt(names.size()));
      JsonNode member = object.get(name);
      if (member.isContainer() && random.nextInt(3) > 0) {
        change(member);
        return;
      }
      switch (random.nextInt(5)) {
        case 0 -> object.remove(name);
        case 1 -> object.put(name, text());
        case 2 -> object.set(name + "x", member);
        default -> object.set(name, value());
      }
    } else if (node instanceof ArrayNode array && !array.isEmpty()) {
      int at = random.nextInt(array.size());
      if (array.get(at).isContainer() && random.nextBoolean()) {
        change(array.get(at));
      } else {
        array.set(at, value());
      }
    }
  }

  private JsonNode value() {
    return JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
  }
}
