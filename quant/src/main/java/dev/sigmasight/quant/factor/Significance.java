package dev.sigmasight.quant.factor;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.regression.Coefficient;

/** Stars by p value. */
public enum Significance {
  /** p below 0.01. */
  ONE_PERCENT("***"),
  /** p below 0.05. */
  FIVE_PERCENT("**"),
  /** p below 0.1. */
  TEN_PERCENT("*"),
  /** Chance explains it well enough. */
  NONE("ns");

  private final String mark;

  Significance(String mark) {
    this.mark = mark;
  }

  /** Stars, or {@code ns}. */
  public String mark() {
    return mark;
  }

  /** Of a p value in [0, 1]. */
  public static Significance of(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("p must be in [0, 1]: " + p);
    }
    if (p < 0.01) {
      return ONE_PERCENT;
    }
    if (p < 0.05) {
      return FIVE_PERCENT;
    }
    return p < 0.1 ? TEN_PERCENT : NONE;
  }

  /** Of a coefficient; one without error is certain unless it is 0. */
  static Significance of(Coefficient coefficient) {
    return switch (coefficient.p()) {
      case Estimate.Of(double p, int _) -> of(p);
      default -> coefficient.value() == 0 ? NONE : ONE_PERCENT;
    };
  }
}
