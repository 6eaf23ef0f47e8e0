package dev.sigmasight.server.option;

import dev.sigmasight.market.option.OptionQuote;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A quote with what we make of it.
 *
 * @param mark what the contract is valued at, per unit of the underlying; null if the quote gives
 *     none
 * @param kind how the mark came about; null exactly if the mark is
 * @param spot price of the underlying that the volatility was worked out with
 * @param volatility our own, from the mark; null unless the status is OK
 * @param status why there is no volatility, as {@code ImpliedVolatility.Status} names it
 * @param delta our own, at that volatility
 */
record Marked(
    OptionQuote quote,
    @Nullable BigDecimal mark,
    @Nullable Kind kind,
    @Nullable BigDecimal spot,
    @Nullable Double volatility,
    String status,
    @Nullable Double delta) {

  /** Where a mark is taken from. */
  enum Kind {
    /** The middle between bid and ask. */
    MID,
    /** The last trade of the session. */
    LAST
  }

  @Nullable BigDecimal providerDelta() {
    OptionQuote.Greeks greeks = quote.greeks();
    return greeks == null ? null : greeks.delta();
  }
}
