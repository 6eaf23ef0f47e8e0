package dev.sigmasight.quant.option;

/**
 * The value of one long option on one unit of the underlying and its first derivatives, whatever
 * the model.
 */
public sealed interface Greeks permits BlackScholesMerton, AmericanValue {
  /** In the currency of the spot. */
  double price();

  /** ∂V/∂S. */
  double delta();

  /** ∂²V/∂S². */
  double gamma();

  /** ∂V/∂σ, for a volatility change of 1.00; a hundredth of it is for one point. */
  double vega();

  /** ∂V/∂t per year, usually negative; a 365th of it is for one calendar day. */
  double theta();

  /** ∂V/∂r, for a rate change of 1.00; a ten-thousandth of it is for a basis point. */
  double rho();
}
