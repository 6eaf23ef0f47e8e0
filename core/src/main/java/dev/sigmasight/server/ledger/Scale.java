package dev.sigmasight.server.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** The decimals and limits of the columns, and how figures are shown. */
public final class Scale {
  /** Decimals of an amount of money. */
  public static final int MONEY = 4;

  /** Decimals of a price per unit. */
  public static final int PRICE = 8;

  /** Decimals of a quantity. */
  public static final int QUANTITY = 8;

  /** What a quantity or a price stays below, in units. */
  public static final BigDecimal UNIT_LIMIT = BigDecimal.TEN.pow(12);

  /** The largest value of a single trade, in the currency of the portfolio. */
  public static final BigDecimal TRADE_LIMIT = BigDecimal.TEN.pow(15);

  private Scale() {}

  /** An amount of money as it is shown: in cents, half to even. */
  public static @Nullable BigDecimal cents(@Nullable BigDecimal amount) {
    return amount == null ? null : amount.setScale(2, RoundingMode.HALF_EVEN);
  }

  /**
   * A price or a quantity as it is shown: without the zeros of its column, at most eight decimals.
   */
  public static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
    if (number == null) {
      return null;
    }
    BigDecimal stripped = number.setScale(PRICE, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
  }

  /** How many decimals a number needs; negative ones count as none. */
  public static int decimals(BigDecimal number) {
    return Math.max(0, number.stripTrailingZeros().scale());
  }
}
