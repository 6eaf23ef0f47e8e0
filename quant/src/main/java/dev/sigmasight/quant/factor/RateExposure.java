package dev.sigmasight.quant.factor;

import java.util.Locale;

/** How much a security depends on interest rates, by its beta to long Treasury bonds. */
public enum RateExposure {
  /** |beta| below 0.05. */
  VERY_LOW(0.05),
  /** Below 0.15. */
  LOW(0.15),
  /** Below 0.3. */
  MODERATE(0.3),
  /** Below 0.5. */
  HIGH(0.5),
  /** 0.5 and more. */
  VERY_HIGH(Double.POSITIVE_INFINITY);

  private final double below;

  RateExposure(double below) {
    this.below = below;
  }

  /**
   * Of a beta to the returns of TLT. A positive one gains when rates fall; the name does not say
   * which way.
   */
  public static RateExposure of(double beta) {
    if (!Double.isFinite(beta)) {
      throw new IllegalArgumentException("not a finite beta: " + beta);
    }
    for (RateExposure each : values()) {
      if (Math.abs(beta) < each.below) {
        return each;
      }
    }
    return VERY_HIGH;
  }

  /** In words, such as {@code very low}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
