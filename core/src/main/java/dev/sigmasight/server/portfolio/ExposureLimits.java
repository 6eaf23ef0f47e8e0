package dev.sigmasight.server.portfolio;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How far the exposure of a portfolio may go, as its owner set it; null means as far as it likes.
 *
 * @param grossMax most of long and short together, as a share of the net asset value
 * @param netMin least of long less short, below 0 when more may be short than long
 * @param netMax most of long less short
 */
public record ExposureLimits(
    @Nullable BigDecimal grossMax, @Nullable BigDecimal netMin, @Nullable BigDecimal netMax) {
  /** None at all. */
  public static final ExposureLimits NONE = new ExposureLimits(null, null, null);

  /** The same limits without zeros at the end. */
  public ExposureLimits {
    grossMax = plain(grossMax);
    netMin = plain(netMin);
    netMax = plain(netMax);
  }

  private static @Nullable BigDecimal plain(@Nullable BigDecimal limit) {
    if (limit == null) {
      return null;
    }
    BigDecimal stripped = limit.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
