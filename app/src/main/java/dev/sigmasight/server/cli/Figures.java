package dev.sigmasight.server.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them. What is unknown is a dash. */
final class Figures {
  static final String UNKNOWN = "—";

  private Figures() {}

  /** Two decimals and thousands. */
  static String money(@Nullable BigDecimal amount) {
    return amount == null ? UNKNOWN : format("#,##0.00", amount);
  }

  /** Up to six decimals and thousands. */
  static String quantity(@Nullable BigDecimal units) {
    return units == null ? UNKNOWN : format("#,##0.######", units);
  }

  /** Two to four decimals and thousands. */
  static String price(@Nullable BigDecimal price) {
    return price == null ? UNKNOWN : format("#,##0.00##", price);
  }

  static String count(long number) {
    return format("#,##0", BigDecimal.valueOf(number));
  }

  /** A fraction as percent with four decimals. */
  static String percent(@Nullable Double fraction) {
    return fraction == null ? UNKNOWN : percent(BigDecimal.valueOf(fraction));
  }

  /** A fraction as percent with four decimals. */
  static String percent(@Nullable BigDecimal fraction) {
    return fraction == null ? UNKNOWN : format("#,##0.0000'%'", fraction.movePointRight(2));
  }

  /** Six decimals. */
  static String ratio(@Nullable Double value) {
    return value == null ? UNKNOWN : format("#,##0.000000", BigDecimal.valueOf(value));
  }

  static String elapsed(Duration time) {
    if (time.toSeconds() < 60) {
      return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
    return "%d min %02d s".formatted(time.toMinutes(), time.toSecondsPart());
  }

  private static String format(String pattern, BigDecimal number) {
    DecimalFormat format =
        new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.HALF_EVEN);
    return format.format(number);
  }
}
