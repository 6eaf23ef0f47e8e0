package dev.sigmasight.quant.option;

/**
 * What a strategy is valued at.
 *
 * @param spot of the underlying, positive
 * @param elapsedYears since today, calendar days / 365, not negative
 * @param volatilityShift added to the volatility of every leg, as a fraction (0.01 is one point); a
 *     volatility stops at 0
 */
public record MarketState(double spot, double elapsedYears, double volatilityShift) {
  public MarketState {
    if (!(spot > 0 && Double.isFinite(spot))) {
      throw new IllegalArgumentException("a spot is positive, not " + spot);
    }
    if (!(elapsedYears >= 0 && elapsedYears <= EuropeanOption.MOST_YEARS)) {
      throw new IllegalArgumentException("no " + elapsedYears + " years can elapse");
    }
    if (!(Math.abs(volatilityShift) <= EuropeanOption.MOST_VOLATILITY)) {
      throw new IllegalArgumentException("no volatility shifts by " + volatilityShift);
    }
  }
}
