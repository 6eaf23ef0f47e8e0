package dev.sigmasight.server.feedback;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How many judgements there are. */
record Counts(int total, int positive, int edits, int comments) {
  private static final int DECIMALS = 3;

  int negative() {
    return total - positive;
  }

  /** Share of the good ones, 0 if there are none. */
  BigDecimal positiveRatio() {
    return total == 0
        ? BigDecimal.ZERO.setScale(DECIMALS)
        : BigDecimal.valueOf(positive)
            .divide(BigDecimal.valueOf(total), DECIMALS, RoundingMode.HALF_EVEN);
  }
}
