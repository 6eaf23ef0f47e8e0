package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads pages apart. */
final class ViewPages {
  private ViewPages() {}

  static JsonNode page(Client owner, Object scope, String view) {
    Answer answer = owner.get("/api/v1/views/" + scope + "/" + view);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  static List<JsonNode> numbers(JsonNode page) {
    List<JsonNode> numbers = new ArrayList<>();
    page.get("figures").forEach(numbers::add);
    page.get("tables")
        .forEach(
            table -> table.get("rows").forEach(row -> row.get("numbers").forEach(numbers::add)));
    return numbers;
  }

  static List<JsonNode> rows(JsonNode page, String table) {
    return page.get("tables")
        .valueStream()
        .filter(each -> each.get("id").asString().equals(table))
        .flatMap(each -> each.get("rows").valueStream())
        .toList();
  }

  static JsonNode row(JsonNode page, String table, String key) {
    return rows(page, table).stream()
        .filter(each -> each.get("key").asString().equals(key))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row " + key + " of " + table + " in " + page));
  }

  static double figure(JsonNode page, String name) {
    return value(page.at("/figures/" + name));
  }

  static double value(JsonNode number) {
    assertThat(number.at("/value").isString()).as(number.toString()).isTrue();
    return Double.parseDouble(number.get("value").asString());
  }

  static double sum(JsonNode page, String table, String column) {
    return rows(page, table).stream().mapToDouble(row -> value(row.at("/numbers/" + column))).sum();
  }

  static void isSame(JsonNode number, JsonNode shown) {
    assertThat(number.isMissingNode()).as("no such number").isFalse();
    assertThat(shown.isMissingNode()).as("no such member").isFalse();
    if (shown.isNull()) {
      assertThat(number.get("value").isNull()).as(number.toString()).isTrue();
    } else {
      assertThat(value(number)).isEqualTo(shown.asDouble());
    }
  }
}
