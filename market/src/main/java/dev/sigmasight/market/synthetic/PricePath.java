package dev.sigmasight.market.synthetic;

/** One symbol's prices by index of session, exact to the double. */
sealed interface PricePath permits FactorPath, VolatilityIndexPath {

  /** The close as traded, in dollars. */
  double close(int index);

  /** Dollars per share that leave the price on this session; 0 on most. */
  double dividend(int index);

  /** Volatility of the session's return, as a fraction. */
  double volatility(int index);
}
