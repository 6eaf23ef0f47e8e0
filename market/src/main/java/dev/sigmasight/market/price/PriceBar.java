package dev.sigmasight.market.price;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The prices of one symbol in one session, in dollars per share, as traded that day: later splits
 * and dividends are not worked in. What a source does not know is null.
 *
 * @param on the session
 * @param open first price of the session
 * @param high highest price
 * @param low lowest price
 * @param close last price, above 0
 * @param adjustedClose the close as the source adjusts it for later splits and dividends; only its
 *     ratio between two days means anything
 * @param volume shares traded, not negative
 */
public record PriceBar(
    LocalDate on,
    @Nullable BigDecimal open,
    @Nullable BigDecimal high,
    @Nullable BigDecimal low,
    BigDecimal close,
    @Nullable BigDecimal adjustedClose,
    @Nullable Long volume) {

  public PriceBar {
    if (close.signum() <= 0) {
      throw new IllegalArgumentException("close must be above 0 on " + on + ": " + close);
    }
    if (volume != null && volume < 0) {
      throw new IllegalArgumentException("volume must not be negative on " + on + ": " + volume);
    }
  }
}
