package dev.sigmasight.server.offline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a tool returned, and its figures in words, each with the mark that says where it stands. */
record Finding(JsonNode output) {
  private static final BigDecimal WHOLE_MONEY_FROM = BigDecimal.valueOf(1_000);
  private static final BigDecimal BILLIONS_FROM = BigDecimal.valueOf(10_000_000_000L);

  String handle() {
    return output.path("result").asString("");
  }

  String tool() {
    return output.path("tool").asString("");
  }

  String portfolio() {
    return output.path("portfolio").asString("");
  }

  boolean isError() {
    return output.path("error").isObject();
  }

  boolean isAvailable() {
    return !isError() && output.path("available").asBoolean(true);
  }

  JsonNode at(String pointer) {
    return output.at(pointer);
  }

  boolean isKnown(String pointer) {
    return at(pointer).isNumber();
  }

  String text(String pointer) {
    JsonNode text = at(pointer);
    return text.isString() ? text.stringValue() : "";
  }

  /** Pointers to the rows of a list. */
  List<String> rows(String pointer, int most) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(most, at(pointer).size()); i++) {
      rows.add(pointer + "/" + i);
    }
    return rows;
  }

  /** Pointers to the numbers of an object, in their order. */
  List<String> members(String pointer, int most) {
    return at(pointer).properties().stream()
        .limit(most)
        .map(each -> pointer + "/" + each.getKey().replace("~", "~0").replace("/", "~1"))
        .toList();
  }

  static String last(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
  }

  String mark(String pointer) {
    return " [[" + handle() + ":" + pointer + "]]";
  }

  /** A text of the result that holds figures or names of its own. */
  String quote(String pointer) {
    String text = text(pointer);
    return text.isEmpty() ? "" : stripped(text) + mark(pointer);
  }

  private static String stripped(String text) {
    String plain = text.replaceAll("[\\[\\]]", "").strip();
    return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
  }

  /** Money, as $1,234. */
  String money(String pointer) {
    return figure(pointer, value -> money(value, currency()));
  }

  /** A fraction as percent. */
  String share(String pointer) {
    return figure(pointer, value -> percent(value.movePointRight(2)));
  }

  /** A fraction as percent without its sign, which words beside it tell. */
  String size(String pointer) {
    return figure(pointer, value -> percent(value.abs().movePointRight(2)));
  }

  /** A fraction of a yield as percentage points, without its sign. */
  String points(String pointer) {
    return figure(
        pointer,
        value -> {
          BigDecimal points = value.abs().movePointRight(2).setScale(2, RoundingMode.HALF_EVEN);
          boolean isOne = points.compareTo(BigDecimal.ONE) == 0;
          return points.toPlainString() + " percentage point" + (isOne ? "" : "s");
        });
  }

  /** A number that is percent already. */
  String percent(String pointer) {
    return figure(pointer, Finding::percent);
  }

  String number(String pointer, int decimals) {
    return figure(
        pointer,
        value ->
            String.format(
                Locale.ROOT,
                "%,." + decimals + "f",
                value.setScale(decimals, RoundingMode.HALF_EVEN)));
  }

  /** Units held or traded, with the digits that they have. */
  String quantity(String pointer) {
    return figure(
        pointer,
        value -> {
          int digits = Math.clamp(value.stripTrailingZeros().scale(), 0, 4);
          return String.format(Locale.ROOT, "%,." + digits + "f", value);
        });
  }

  /** A price, with as many digits as it needs. */
  String price(String pointer) {
    return figure(
        pointer,
        value -> symbol(value, currency()) + String.format(Locale.ROOT, "%,.2f", value.abs()));
  }

  private interface Format {
    String of(BigDecimal value);
  }

  private String figure(String pointer, Format format) {
    JsonNode value = at(pointer);
    return value.isNumber() ? format.of(value.decimalValue()) + mark(pointer) : unknown(pointer);
  }

  private String unknown(String pointer) {
    String name = last(pointer);
    for (String where :
        new String[] {"/reasons/" + name, "/reasons/" + shortened(name), "/reason", "/error"}) {
      if (!text(where).isEmpty()) {
        return "unknown (" + quote(where) + ")";
      }
    }
    return "unknown";
  }

  private static String shortened(String name) {
    return name.replace("realized_", "")
        .replaceAll("^expected_(volatility)_21d.*", "$1_forecast")
        .replaceAll("d$", "");
  }

  /** The currency of its money. */
  private String currency() {
    for (String unit : output.path("units").propertyNames()) {
      if (unit.matches("[A-Z]{3}(?: per unit)?")) {
        return unit.substring(0, 3);
      }
    }
    return "USD";
  }

  private static String money(BigDecimal value, String currency) {
    BigDecimal size = value.abs();
    if (size.compareTo(BILLIONS_FROM) >= 0) {
      return symbol(value, currency)
          + String.format(Locale.ROOT, "%,.1f billion", size.movePointLeft(9));
    }
    boolean isWhole = size.compareTo(WHOLE_MONEY_FROM) >= 0;
    return symbol(value, currency) + String.format(Locale.ROOT, isWhole ? "%,.0f" : "%,.2f", size);
  }

  private static String symbol(BigDecimal value, @Nullable String currency) {
    String sign = value.signum() < 0 ? "-" : "";
    return sign + ("USD".equals(currency) ? "$" : currency + " ");
  }

  private static String percent(BigDecimal value) {
    boolean isLarge = value.abs().compareTo(BigDecimal.TEN) >= 0;
    return String.format(Locale.ROOT, isLarge ? "%.1f%%" : "%.2f%%", value);
  }
}
