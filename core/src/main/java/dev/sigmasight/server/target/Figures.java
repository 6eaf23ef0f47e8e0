package dev.sigmasight.server.target;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Figures as the API shows them: rounded once, half to even. */
final class Figures {
  private static final double HUNDRED = 100;

  private Figures() {}

  /** Cents. */
  static BigDecimal money(double exact) {
    return rounded(exact, 2);
  }

  /** A fraction in percent, with four decimals. */
  static BigDecimal percent(double fraction) {
    return rounded(fraction * HUNDRED, 4);
  }

  /** A fraction or a ratio with six decimals. */
  static BigDecimal ratio(double exact) {
    return rounded(exact, 6);
  }

  private static BigDecimal rounded(double exact, int decimals) {
    return BigDecimal.valueOf(exact).setScale(decimals, RoundingMode.HALF_EVEN);
  }
}
