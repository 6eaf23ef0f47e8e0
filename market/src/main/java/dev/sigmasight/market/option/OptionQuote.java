package dev.sigmasight.market.option;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the market says of one contract. Prices in dollars per unit of the underlying; unknown is
 * null. The provider's own Greeks serve as a check only.
 *
 * @param contract the listed contract
 * @param multiplier units of the underlying in one contract, as the provider states it
 * @param impliedVolatility of a year, a fraction, as the provider computes it
 * @param underlyingPrice at the time of the quote
 * @param asOf when quote or trade were made
 */
public record OptionQuote(
    OptionSymbol contract,
    @Nullable Integer multiplier,
    @Nullable BigDecimal bid,
    @Nullable BigDecimal ask,
    @Nullable BigDecimal last,
    @Nullable BigDecimal impliedVolatility,
    @Nullable Long openInterest,
    @Nullable Long volume,
    @Nullable BigDecimal underlyingPrice,
    @Nullable Instant asOf,
    @Nullable Greeks greeks) {

  /** As the provider computes them, per unit of the underlying. */
  public record Greeks(
      @Nullable BigDecimal delta,
      @Nullable BigDecimal gamma,
      @Nullable BigDecimal theta,
      @Nullable BigDecimal vega) {}
}
