package dev.sigmasight.server.report;

import dev.sigmasight.server.view.ViewNumber;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers and words as people read them. What is unknown is a dash. */
final class Shown {
  static final String UNKNOWN = "—";

  private static final Pattern FRACTION =
      Pattern.compile(
          "return(_.*)?|.*_return(_.*)?|.*drawdown|depth|deepest|(.*_)?weight(_.*)?|(.*_)?share"
              + "|percentile|.*_of_nav|confidence|top_\\d+|coverage");
  private static final Set<String> PRICES =
      Set.of("price", "strike", "average_cost", "underlying_price");

  private Shown() {}

  /**
   * A number.
   *
   * @param name of the figure or column, which says how a ratio is read
   */
  static String number(String name, ViewNumber number) {
    String value = number.value();
    return value == null ? UNKNOWN : number(name, number.unit(), new BigDecimal(value));
  }

  static String number(String name, String unit, BigDecimal value) {
    return switch (unit) {
      case "currency" -> format(PRICES.contains(name) ? "#,##0.00##" : "#,##0.00", value);
      case "annual_ratio" -> percent(value);
      case "percent" -> format("#,##0.00' %'", value);
      case "count", "sessions" -> format("#,##0", value);
      case "units" -> format("#,##0.######", value);
      case "index" -> format("#,##0.0", value);
      default ->
          FRACTION.matcher(name).matches() ? percent(value) : format("#,##0.00##", round(value));
    };
  }

  private static String percent(BigDecimal fraction) {
    return format("#,##0.00' %'", fraction.movePointRight(2));
  }

  private static BigDecimal round(BigDecimal value) {
    return value.setScale(4, RoundingMode.HALF_EVEN);
  }

  private static String format(String pattern, BigDecimal number) {
    DecimalFormat format =
        new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.HALF_EVEN);
    String text = format.format(number);
    boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
    return zero && text.startsWith("-") ? text.substring(1) : text;
  }

  /** Words on one line, without characters that steer a terminal or a page. */
  static String line(@Nullable String text) {
    return text == null || text.isBlank()
        ? UNKNOWN
        : text.replaceAll(
                "[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]+", " ")
            .replaceAll("\\s+", " ")
            .strip();
  }

  /** A cell of a column. */
  static String cell(String column, Cell cell) {
    return switch (cell) {
      case Cell.Text(var text) when column.equals("whole") ->
          Boolean.parseBoolean(text) ? "yes" : "no";
      case Cell.Text(var text) -> line(text);
      case Cell.Figure(var number) -> number(column, number);
    };
  }
}
