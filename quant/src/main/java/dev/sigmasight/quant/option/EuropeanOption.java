package dev.sigmasight.quant.option;

import dev.sigmasight.quant.ledger.Transaction.Right;

/**
 * A European option and what its price depends on.
 *
 * @param spot price of the underlying, positive
 * @param strike positive
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

  public EuropeanOption {
    check("spot", spot, spot > 0);
    check("strike", strike, strike > 0);
    check("years", years, years >= 0 && years <= 200);
    check("rate", rate, Math.abs(rate) <= 2);
    check("yield", yield, Math.abs(yield) <= 2);
    check("volatility", volatility, volatility >= 0 && volatility <= 1000);
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
}
