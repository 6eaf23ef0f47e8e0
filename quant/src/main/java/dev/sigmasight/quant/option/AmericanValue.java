package dev.sigmasight.quant.option;

/**
 * The value of an option that may be exercised early, and its derivatives.
 *
 * @param price in the currency of the spot
 * @param delta ∂V/∂S
 * @param gamma ∂²V/∂S²
 * @param vega ∂V/∂σ, for a volatility change of 1.00
 * @param theta ∂V/∂t per year
 * @param rho ∂V/∂r, for a rate change of 1.00
 */
public record AmericanValue(
    double price, double delta, double gamma, double vega, double theta, double rho)
    implements Greeks {

  public AmericanValue {
    delta += 0.0; // no negative zeros
    theta += 0.0;
    rho += 0.0;
  }

  /**
   * By Leisen–Reimer trees, {@code 2·V(n) − V(n/2)} with n of 401 steps and twice as many again
   * until the price changes by less than 2e-5 of the strike; beyond 6,401 steps the finest tree as
   * it is. By Black–Scholes–Merton where exercising early never pays.
   */
  public static AmericanValue of(AmericanOption option) {
    return option.isNeverExercisedEarly() || option.european().years() == 0
        ? of(option.dividends().european(option.european()))
        : RefinedTree.of(option).value();
  }

  /** The price alone, in a fifth of the time. */
  public static double price(AmericanOption option) {
    return option.isNeverExercisedEarly() || option.european().years() == 0
        ? BlackScholesMerton.of(option.escrowed()).price()
        : RefinedTree.of(option).price();
  }

  static AmericanValue of(Greeks greeks) {
    return new AmericanValue(
        greeks.price(),
        greeks.delta(),
        greeks.gamma(),
        greeks.vega(),
        greeks.theta(),
        greeks.rho());
  }

  /** {@code this + weight·(this − other)}. */
  AmericanValue beyond(AmericanValue other, double weight) {
    return new AmericanValue(
        price + weight * (price - other.price),
        delta + weight * (delta - other.delta),
        gamma + weight * (gamma - other.gamma),
        vega + weight * (vega - other.vega),
        theta + weight * (theta - other.theta),
        rho + weight * (rho - other.rho));
  }
}
