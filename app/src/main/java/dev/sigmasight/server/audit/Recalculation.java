package dev.sigmasight.server.audit;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * A figure that was computed again from what else is stored.
 *
 * @param area value, profit, ledger, exposure, risk
 * @param inputs what went into the formula, with its values
 * @param stored as the batch stored it; null if it says that it is unknown
 * @param recomputed null if it cannot be
 * @param tolerance how far both may be apart, by rounding
 */
public record Recalculation(
    String area,
    String figure,
    String formula,
    String inputs,
    @Nullable BigDecimal stored,
    @Nullable BigDecimal recomputed,
    BigDecimal tolerance) {

  /** What came of the comparison. */
  public enum Verdict {
    /** Equal but for rounding. */
    EQUAL,
    /** Not equal. */
    DIFFERENT,
    /** One of both is not known. */
    UNKNOWN
  }

  /** Recomputed less stored; null if one is unknown. */
  public @Nullable BigDecimal difference() {
    return stored == null || recomputed == null ? null : recomputed.subtract(stored);
  }

  /** Whether both agree; what is unknown on both sides does. */
  public Verdict verdict() {
    BigDecimal difference = difference();
    if (difference == null) {
      return stored == null && recomputed == null ? Verdict.EQUAL : Verdict.UNKNOWN;
    }
    return difference.abs().compareTo(tolerance) <= 0 ? Verdict.EQUAL : Verdict.DIFFERENT;
  }

  /** A tolerance of so much in so many digits of the figure. */
  static BigDecimal relative(@Nullable BigDecimal stored, String fraction) {
    BigDecimal least = new BigDecimal("0.000001");
    return stored == null
        ? least
        : stored.abs().multiply(new BigDecimal(fraction), MathContext.DECIMAL64).max(least);
  }
}
