package dev.sigmasight.server.transfer;

import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line of an export: a row of a table.
 *
 * @param values its columns; read only, since numbers are taken from the text by the database
 * @param text the same as it was written
 */
record Row(String table, JsonNode values, String text) {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** The rows of a file; can be read again. */
  @FunctionalInterface
  interface Source {
    void forEach(Consumer<Row> taker);
  }

  /** Puts a row, as PostgreSQL wrote it, on a line. */
  static String line(String table, String row) {
    return "{\"table\":\"" + table + "\",\"row\":" + row + "}";
  }

  static Row parse(String line) {
    try {
      JsonNode node = MAPPER.readTree(line);
      String table = node.path("table").asString("");
      JsonNode row = node.path("row");
      if (table.isEmpty() || !row.isObject()) {
        throw new Refused("A line is not {\"table\": …, \"row\": {…}}.");
      }
      return new Row(table, row, line);
    } catch (JacksonException e) {
      throw new Refused("A line is no JSON.");
    }
  }

  static ObjectNode changes() {
    return MAPPER.createObjectNode();
  }

  /** A column as text; empty if it is null. */
  String value(String column) {
    JsonNode value = values.path(column);
    return value.isNull() || value.isMissingNode() ? "" : value.asString();
  }
}
