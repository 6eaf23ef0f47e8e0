package dev.sigmasight.server.company;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values of one row as they fit their columns. One that does not fit is left out with a reason:
 * it neither fails the run nor keeps the rest out.
 */
final class Accepted {
  /** Of numeric(24,4), with room for sums. */
  private static final int MONEY_DIGITS = 18;

  private static final int MONEY_SCALE = 4;

  /** numeric(18,8) */
  private static final int RATIO_DIGITS = 10;

  private static final int RATIO_SCALE = 8;
  private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
  private final List<String> refused = new ArrayList<>();

  /** By column. */
  Map<String, @Nullable Object> values() {
    return values;
  }

  /** Why values were left out, one sentence each. */
  List<String> refused() {
    return refused;
  }

  Accepted put(String column, @Nullable Object value) {
    values.put(column, value);
    return this;
  }

  /** Text in one line, without invisible characters, cut at a length. */
  Accepted text(String column, @Nullable String text, int maxLength) {
    return put(column, text == null ? null : cleaned(text, maxLength));
  }

  private static @Nullable String cleaned(String text, int maxLength) {
    String spaced = SPACES.matcher(text).replaceAll(" ");
    String visible = INVISIBLE.matcher(spaced).replaceAll("").strip();
    int end =
        visible.offsetByCodePoints(
            0, Math.min(maxLength, visible.codePointCount(0, visible.length())));
    return visible.isEmpty() ? null : visible.substring(0, end).strip();
  }

  /** An amount of money with four decimals. */
  Accepted money(String column, @Nullable BigDecimal amount) {
    return number(column, amount, MONEY_DIGITS, MONEY_SCALE);
  }

  /** A ratio, or money per share, with eight decimals. */
  Accepted ratio(String column, @Nullable BigDecimal ratio) {
    return number(column, ratio, RATIO_DIGITS, RATIO_SCALE);
  }

  /** A ratio that cannot be below zero, as a price. */
  Accepted positive(String column, @Nullable BigDecimal value) {
    if (value != null && value.signum() < 0) {
      return refuse(column, value, "is negative");
    }
    return ratio(column, value);
  }

  Accepted count(String column, @Nullable Integer count) {
    return count != null && count < 0 ? refuse(column, count, "is negative") : put(column, count);
  }

  Accepted date(String column, @Nullable LocalDate date) {
    return date != null && (date.isBefore(EARLIEST) || date.isAfter(LATEST))
        ? refuse(column, date, "is out of range")
        : put(column, date == null ? null : date.toString());
  }

  private Accepted number(String column, @Nullable BigDecimal value, int digits, int scale) {
    if (value == null) {
      return put(column, null);
    }
    long digitsBeforePoint = (long) value.precision() - value.scale();
    if (digitsBeforePoint > digits && value.signum() != 0) {
      return refuse(column, value.round(new MathContext(3)), "is out of range");
    }
    boolean nothing = value.signum() == 0 || digitsBeforePoint < -scale;
    BigDecimal rounded = nothing ? BigDecimal.ZERO : value.setScale(scale, RoundingMode.HALF_EVEN);
    return rounded.precision() - rounded.scale() > digits
        ? refuse(column, rounded, "is out of range")
        : put(column, rounded);
  }

  Accepted refuse(String column, Object value, String why) {
    refused.add(column + ": " + value + " " + why);
    return put(column, null);
  }
}
