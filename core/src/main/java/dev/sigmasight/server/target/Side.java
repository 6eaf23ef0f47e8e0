package dev.sigmasight.server.target;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The three prices of a target. */
enum Side {
  EOY,
  NEXT_YEAR,
  /** The bad case, at the end of the year. */
  DOWNSIDE;

  @Nullable BigDecimal priceOf(Target target) {
    return switch (this) {
      case EOY -> target.eoy();
      case NEXT_YEAR -> target.nextYear();
      case DOWNSIDE -> target.downside();
    };
  }
}
