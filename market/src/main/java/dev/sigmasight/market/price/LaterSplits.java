package dev.sigmasight.market.price;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Works splits back out of figures that a source states in today's shares: a price or dividend of a
 * day, times new for old shares of every split after that day, is what was paid that day.
 *
 * @param splits all of them from the first day of interest up to today
 */
public record LaterSplits(List<CorporateAction.Split> splits) {
  private static final int DECIMALS = 6;

  public LaterSplits {
    splits = List.copyOf(splits);
  }

  /** Dollars per share as the shares were that day, at most six decimals where splits followed. */
  public BigDecimal undone(LocalDate on, BigDecimal inTodaysShares) {
    return scaled(on, inTodaysShares, false);
  }

  /** The same; null stays null. */
  public @Nullable BigDecimal undoneIfKnown(LocalDate on, @Nullable BigDecimal inTodaysShares) {
    return inTodaysShares == null ? null : undone(on, inTodaysShares);
  }

  /** Shares as they were that day, whole ones. */
  public @Nullable Long sharesIfKnown(LocalDate on, @Nullable Long todaysShares) {
    return todaysShares == null
        ? null
        : scaled(on, BigDecimal.valueOf(todaysShares), true)
            .setScale(0, RoundingMode.HALF_EVEN)
            .longValue();
  }

  private BigDecimal scaled(LocalDate on, BigDecimal value, boolean shares) {
    BigDecimal newShares = BigDecimal.ONE;
    BigDecimal oldShares = BigDecimal.ONE;
    for (CorporateAction.Split split : splits) {
      if (split.exDate().isAfter(on)) {
        newShares = newShares.multiply(split.numerator());
        oldShares = oldShares.multiply(split.denominator());
      }
    }
    if (newShares.compareTo(oldShares) == 0) {
      return value;
    }
    return shares
        ? value.multiply(oldShares).divide(newShares, DECIMALS, RoundingMode.HALF_EVEN)
        : value.multiply(newShares).divide(oldShares, DECIMALS, RoundingMode.HALF_EVEN);
  }
}
