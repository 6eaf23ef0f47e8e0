package dev.sigmasight.server.edge;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The unit of every number of the API, from {@code openapi/units.txt}: in the extension {@code
 * x-unit} for programs and at the end of the description for people.
 */
final class Units {
  /** The name of the extension. */
  static final String EXTENSION = "x-unit";

  private static final String TABLE = "/openapi/units.txt";
  private static final List<Rule> RULES = rules();

  private Units() {}

  /** A unit and what it is the unit of, written as {@code Schema.property}. */
  private record Rule(Pattern names, String unit) {}

  private static List<Rule> rules() {
    try (InputStream table = Units.class.getResourceAsStream(TABLE)) {
      if (table == null) {
        throw new IllegalStateException(TABLE + " is missing");
      }
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Units::rule)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Rule rule(String line) {
    String[] parts = line.strip().split("\\s+", 2);
    if (parts.length < 2) {
      throw new IllegalStateException(TABLE + " names no unit in: " + line);
    }
    return new Rule(Pattern.compile(parts[0]), parts[1]);
  }

  /** The unit of a property, by the first rule that knows it. */
  static Optional<String> of(String schema, String property) {
    String name = schema + "." + property;
    return RULES.stream()
        .filter(rule -> rule.names().matcher(name).matches())
        .map(Rule::unit)
        .findFirst();
  }

  /** Says the unit of every number of the description. */
  static void addTo(OpenAPI api) {
    api.getComponents()
        .getSchemas()
        .forEach(
            (schema, model) -> {
              Map<?, ?> properties =
                  model.getProperties() == null ? Map.of() : model.getProperties();
              properties.forEach(
                  (name, property) -> add(schema, name.toString(), (Schema<?>) property));
            });
  }

  private static void add(String schema, String name, Schema<?> property) {
    Schema<?> number = number(property);
    if (number != null) {
      of(schema, name)
          .ifPresent(
              unit -> {
                number.addExtension(EXTENSION, unit);
                String said = property.getDescription();
                property.setDescription(
                    (said == null || said.isBlank() ? "" : said + " ") + "[" + unit + "]");
              });
    }
  }

  /** The number that a property is, or that its elements are; null if there is none. */
  static @Nullable Schema<?> number(Schema<?> schema) {
    if (schema.getTypes() != null
        && (schema.getTypes().contains("number") || schema.getTypes().contains("integer"))) {
      return schema;
    }
    if (schema.getItems() != null) {
      return number(schema.getItems());
    }
    return schema.getAdditionalProperties() instanceof Schema<?> values ? number(values) : null;
  }
}
