package dev.sigmasight.server.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A number of the evidence and where it stands.
 *
 * @param path JSON pointer into the answer
 * @param asOf the day it is of
 */
record Figure(Part part, String path, BigDecimal value, @Nullable String asOf) {
  private static final int CENT = 2;

  double exact() {
    return value.doubleValue();
  }

  /** A fraction that was worked out of others, as a percentage with one decimal. */
  static String percent(double fraction) {
    return rounded(BigDecimal.valueOf(fraction).movePointRight(2), 1) + "%";
  }

  /** A fraction as a percentage with one decimal. */
  String percent() {
    return rounded(value.movePointRight(2), 1) + "%";
  }

  /** A percentage with one decimal. */
  String asPercent() {
    return rounded(value, 1) + "%";
  }

  /** A fraction without its sign as a percentage. */
  String size() {
    return rounded(value.abs().movePointRight(2), 1) + "%";
  }

  /** A percentage without its sign. */
  String asSize() {
    return rounded(value.abs(), 1) + "%";
  }

  /** Two decimals. */
  String ratio() {
    return rounded(value, CENT).toPlainString();
  }

  /** Whole dollars. */
  String dollars() {
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    BigDecimal whole = rounded(value, 0);
    return (whole.signum() < 0 ? "-$" : "$") + format.format(whole.abs());
  }

  private static BigDecimal rounded(BigDecimal exact, int decimals) {
    return exact.setScale(decimals, RoundingMode.HALF_EVEN);
  }

  Finding.Pointer pointer() {
    return new Finding.Pointer(part.text(), path, value.toPlainString(), asOf);
  }
}
