package dev.sigmasight.server.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** The decimals that are stored and shown. Rounded once, half to even. */
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

  /** An amount of money as it is stored. */
  public static @Nullable BigDecimal money(@Nullable BigDecimal amount) {
    return amount == null ? null : amount.setScale(MONEY, RoundingMode.HALF_EVEN);
  }

  /** A price per unit as it is stored. */
  public static @Nullable BigDecimal price(@Nullable BigDecimal price) {
    return price == null ? null : price.setScale(PRICE, RoundingMode.HALF_EVEN);
  }

  /** A quantity as it is stored. */
  public static @Nullable BigDecimal quantity(@Nullable BigDecimal quantity) {
    return quantity == null ? null : quantity.setScale(QUANTITY, RoundingMode.HALF_EVEN);
  }

  /** How many decimals a number needs; negative ones count as none. */
  public static int decimals(BigDecimal number) {
    return Math.max(0, number.stripTrailingZeros().scale());
  }
}
