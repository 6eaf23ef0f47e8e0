package dev.sigmasight.quant.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Arguments that a ledger accepts, and its only division. */
final class Exact {
  /** Decimals kept where a quotient does not end, far below any unit of money or of a share. */
  static final int SCALE = 12;

  private static final int MAX_PRECISION = 100;
  private static final int MAX_SCALE = 60;

  private Exact() {}

  /** The value itself, unless adding it up could exhaust memory. */
  static BigDecimal finite(String name, BigDecimal value) {
    if (value.precision() > MAX_PRECISION || Math.abs(value.scale()) > MAX_SCALE) {
      throw new IllegalArgumentException(name + " has more digits than any real amount");
    }
    return value;
  }

  static BigDecimal notZero(String name, BigDecimal value) {
    if (finite(name, value).signum() == 0) {
      throw new IllegalArgumentException(name + " must not be zero");
    }
    return value;
  }

  static BigDecimal notNegative(String name, BigDecimal value) {
    if (finite(name, value).signum() < 0) {
      throw new IllegalArgumentException(name + " must not be negative: " + value.toPlainString());
    }
    return value;
  }

  static BigDecimal positive(String name, BigDecimal value) {
    if (finite(name, value).signum() <= 0) {
      throw new IllegalArgumentException(name + " must be positive: " + value.toPlainString());
    }
    return value;
  }

  static String named(String name, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " must not be blank");
    }
    return value;
  }

  /**
   * {@code total × part / whole}; the caller keeps {@code total} minus the answer, so nothing is
   * lost.
   */
  static BigDecimal share(BigDecimal total, BigDecimal part, BigDecimal whole) {
    if (part.compareTo(whole) == 0) {
      return total;
    }
    return total.multiply(part).divide(whole, SCALE, RoundingMode.HALF_EVEN);
  }
}
