package dev.sigmasight.server.tool;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The closes of one symbol in a few numbers. */
final class PriceSpan {
  private static final int SCALE = 6;

  private PriceSpan() {}

  /**
   * @param history columns {@code dates}, {@code close}, {@code adjusted_close}
   * @return a row whose change is {@code last / first − 1} of the adjusted closes, or of the closes
   *     as traded, and then says so
   */
  static ObjectNode of(String symbol, JsonNode history) {
    ObjectNode row = Json.object().put("symbol", symbol);
    JsonNode dates = history.path("dates");
    JsonNode closes = history.path("close");
    int last = dates.size() - 1;
    row.set("source", history.path("source"));
    row.put("data_points", dates.size());
    if (last < 0) {
      return row.put("note", "There are no prices.");
    }
    row.set("first_date", dates.get(0));
    row.set("last_date", dates.get(last));
    row.set("first_close", closes.path(0));
    row.set("last_close", closes.path(last));
    extremes(closes, row);
    JsonNode adjusted = history.path("adjusted_close");
    if (adjusted.path(0).isNumber() && adjusted.path(last).isNumber()) {
      return change(row, adjusted.get(0), adjusted.get(last));
    }
    row.put("note", "The change is of closes as traded; a split in between shows in it.");
    return change(row, closes.path(0), closes.path(last));
  }

  private static void extremes(JsonNode closes, ObjectNode row) {
    BigDecimal[] sorted =
        StreamSupport.stream(closes.spliterator(), false)
            .filter(JsonNode::isNumber)
            .map(JsonNode::decimalValue)
            .sorted()
            .toArray(BigDecimal[]::new);
    if (sorted.length > 0) {
      row.put("lowest_close", sorted[0]).put("highest_close", sorted[sorted.length - 1]);
    }
  }

  private static ObjectNode change(ObjectNode row, JsonNode first, JsonNode last) {
    if (!first.isNumber() || !last.isNumber() || first.decimalValue().signum() == 0) {
      return row.putNull("change");
    }
    BigDecimal change =
        last.decimalValue()
            .divide(first.decimalValue(), MathContext.DECIMAL64)
            .subtract(BigDecimal.ONE)
            .setScale(SCALE, RoundingMode.HALF_EVEN);
    return row.put("change", change);
  }
}
