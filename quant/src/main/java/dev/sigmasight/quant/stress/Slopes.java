package dev.sigmasight.quant.stress;

import dev.sigmasight.quant.option.PositionGreeks;

/**
 * First derivatives of a position's value, for attribution: what small moves would gain.
 *
 * @param deltaValue per unit of return of the underlying: value of the shares it moves like
 * @param perVolatility per unit (1.00) of volatility: a hundred times that of a point
 * @param perYield per unit (1.00) of yield: {@code −D·value} for bonds
 */
public record Slopes(double deltaValue, double perVolatility, double perYield) {
  public Slopes {
    if (!Double.isFinite(deltaValue)
        || !Double.isFinite(perVolatility)
        || !Double.isFinite(perYield)) {
      throw new IllegalArgumentException(
          "not finite: " + deltaValue + ", " + perVolatility + ", " + perYield);
    }
  }

  /** Of shares. */
  public static Slopes linear(double value) {
    return new Slopes(value, 0, 0);
  }

  /** Of bonds. */
  public static Slopes bond(double value, RateSensitivity sensitivity) {
    return new Slopes(value, 0, -sensitivity.duration() * value);
  }

  /** Of options. */
  public static Slopes option(PositionGreeks greeks) {
    return new Slopes(greeks.deltaDollars(), 100 * greeks.vegaDollars(), 100 * greeks.rhoDollars());
  }
}
