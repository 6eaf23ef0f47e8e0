package dev.sigmasight.quant.option;

import dev.sigmasight.quant.ledger.Transaction.Right;

/**
 * A European option and what its price depends on.
 *
 * @param spot price of the underlying, in [1e-100, 1e100]
 * @param strike in [1e-100, 1e100]
 * @param years to expiry, calendar days / 365, in [0, 200]
 * @param rate risk-free rate, continuous, per year, as a fraction in [−2, 2]
 * @param yield dividend yield, continuous, per year, as a fraction in [−2, 2]
 * @param volatility per √year, as a fraction (0.2 is 20%), in [0, 1000]
 */
public record EuropeanOption(
    Right right,
    double spot,
    double strike,
    double years,
    double rate,
    double yield,
    double volatility) {

  static final double LEAST_PRICE = 1e-100;
  static final double MOST_PRICE = 1e100;
  static final double MOST_YEARS = 200;
  static final double MOST_RATE = 2;
  static final double MOST_VOLATILITY = 1000;

  public EuropeanOption {
    check("spot", spot, spot >= LEAST_PRICE && spot <= MOST_PRICE);
    check("strike", strike, strike >= LEAST_PRICE && strike <= MOST_PRICE);
    check("years", years, years >= 0 && years <= MOST_YEARS);
    check("rate", rate, Math.abs(rate) <= MOST_RATE);
    check("yield", yield, Math.abs(yield) <= MOST_RATE);
    check("volatility", volatility, volatility >= 0 && volatility <= MOST_VOLATILITY);
  }

  private static void check(String name, double value, boolean inRange) {
    if (!Double.isFinite(value) || !inRange) {
      throw new IllegalArgumentException(name + " is out of range: " + value);
    }
  }

  /** 1 for a call, −1 for a put. */
  int sign() {
    return right == Right.CALL ? 1 : -1;
  }

  /** The same option at another price of the underlying. */
  public EuropeanOption withSpot(double other) {
    return new EuropeanOption(right, other, strike, years, rate, yield, volatility);
  }

  /** The same option at another volatility. */
  public EuropeanOption withVolatility(double other) {
    return new EuropeanOption(right, spot, strike, years, rate, yield, other);
  }

  /** The same option at another time to expiry. */
  public EuropeanOption withYears(double other) {
    return new EuropeanOption(right, spot, strike, other, rate, yield, volatility);
  }

  /** The same option at another risk-free rate. */
  public EuropeanOption withRate(double other) {
    return new EuropeanOption(right, spot, strike, years, other, yield, volatility);
  }

  /**
   * The other side of the same exchange, which is worth the same: a put on the strike, with spot
   * and strike, rate and yield changing places, is a call.
   */
  public EuropeanOption mirrored() {
    return new EuropeanOption(
        right == Right.CALL ? Right.PUT : Right.CALL,
        /* spot= */ strike,
        /* strike= */ spot,
        years,
        /* rate= */ yield,
        /* yield= */ rate,
        volatility);
  }

  /** {@code S·e^(−qT)}: what the underlying at expiry is worth today. */
  public double forwardSpot() {
    return spot * Math.exp(-yield * years);
  }

  /** {@code K·e^(−rT)}: what the strike at expiry is worth today. */
  public double discountedStrike() {
    return strike * Math.exp(-rate * years);
  }

  /** {@code max(φ(S − K), 0)}: what exercising at once would yield. */
  public double intrinsic() {
    return Math.max(0, sign() * (spot - strike));
  }
}
