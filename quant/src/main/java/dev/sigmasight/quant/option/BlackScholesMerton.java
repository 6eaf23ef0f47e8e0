package dev.sigmasight.quant.option;

import dev.sigmasight.quant.distribution.Normal;

/**
 * The Black–Scholes–Merton value of a European option on an underlying with a continuous yield, and
 * its derivatives.
 *
 * <p>With φ = 1 for calls and −1 for puts, {@code d1 = (ln(S/K) + (r − q + σ²/2)T)/(σ√T)}, {@code
 * d2 = d1 − σ√T}: {@code V = φ(S·e^(−qT)·N(φd1) − K·e^(−rT)·N(φd2))}. All per unit of the
 * underlying and for one long option.
 *
 * <p>At expiry the value is the intrinsic one, delta is 0, ±½ or ±1, everything else 0. Without
 * volatility the value is that of the discounted forward.
 *
 * @param price in the currency of the spot
 * @param delta ∂V/∂S
 * @param gamma ∂²V/∂S²
 * @param vega ∂V/∂σ, for a volatility change of 1.00; a hundredth of it is for one point
 * @param theta ∂V/∂t per year, usually negative; a 365th of it is for one calendar day
 * @param rho ∂V/∂r, for a rate change of 1.00
 * @param yieldRho ∂V/∂q, for a yield change of 1.00
 * @param vanna ∂²V/∂S∂σ
 * @param volga ∂²V/∂σ²
 * @param charm ∂delta/∂t per year
 * @param inTheMoney risk-neutral probability of expiring in the money, N(φd2)
 * @see "Hull, Options, Futures, and Other Derivatives; Haug (2007), The Complete Guide to Option
 *     Pricing Formulas, ch. 2"
 */
public record BlackScholesMerton(
    double price,
    double delta,
    double gamma,
    double vega,
    double theta,
    double rho,
    double yieldRho,
    double vanna,
    double volga,
    double charm,
    double inTheMoney)
    implements Greeks {

  /** Below this, quotients by the deviation overflow. */
  static final double NO_DEVIATION = 1e-100;

  /** Value and derivatives of an option. */
  public static BlackScholesMerton of(EuropeanOption option) {
    if (option.years() == 0) {
      return atExpiry(option);
    }
    double deviation = option.volatility() * Math.sqrt(option.years());
    return deviation < NO_DEVIATION ? withoutVolatility(option) : regular(option, deviation);
  }

  private static BlackScholesMerton regular(EuropeanOption o, double deviation) {
    double t = o.years();
    double sigma = o.volatility();
    double cost = o.rate() - o.yield();
    double phi = o.sign();
    double spot = o.spot() * Math.exp(-o.yield() * t);
    double strike = o.strike() * Math.exp(-o.rate() * t);
    double d1 = (Math.log(o.spot() / o.strike()) + cost * t) / deviation + deviation / 2;
    double d2 = d1 - deviation;
    double n1 = Normal.cdf(phi * d1);
    double n2 = Normal.cdf(phi * d2);
    double spotGain = phi * spot * n1;
    double strikeGain = phi * strike * n2;
    double density = spot / o.spot() * Normal.density(d1);
    double vega = o.spot() * density * Math.sqrt(t);
    double decay = -o.spot() * density * sigma / (2 * Math.sqrt(t));
    double drift = density * (2 * cost * t - d2 * deviation) / (2 * t * deviation);
    return new BlackScholesMerton(
        Math.max(0, spotGain - strikeGain),
        spotGain / o.spot(),
        density / (o.spot() * deviation),
        vega,
        decay - o.rate() * strikeGain + o.yield() * spotGain,
        t * strikeGain,
        -t * spotGain,
        -density * d2 / sigma,
        vega * d1 * d2 / sigma,
        o.yield() * spotGain / o.spot() - drift,
        n2);
  }

  private static BlackScholesMerton atExpiry(EuropeanOption o) {
    double phi = o.sign();
    double gain = phi * (o.spot() - o.strike());
    double exercised = exercised(gain);
    return new BlackScholesMerton(
        Math.max(0, gain), phi * exercised, 0, 0, 0, 0, 0, 0, 0, 0, exercised);
  }

  private static BlackScholesMerton withoutVolatility(EuropeanOption o) {
    double t = o.years();
    double phi = o.sign();
    double growth = Math.exp(-o.yield() * t);
    double spot = o.spot() * growth;
    double strike = o.strike() * Math.exp(-o.rate() * t);
    double exercised = exercised(phi * (spot - strike));
    double w = phi * exercised;
    return new BlackScholesMerton(
        Math.max(0, phi * (spot - strike)),
        w * growth,
        0,
        0,
        w * (o.yield() * spot - o.rate() * strike),
        w * t * strike,
        -w * t * spot,
        0,
        0,
        w * o.yield() * growth,
        exercised);
  }

  /** 1 in the money, ½ at the money, 0 out of it. */
  private static double exercised(double gain) {
    return gain == 0 ? 0.5 : gain > 0 ? 1 : 0;
  }
}
