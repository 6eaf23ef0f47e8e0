package dev.sigmasight.quant.option;

import dev.sigmasight.quant.distribution.Normal;

/** One option after the other. The measure for every other way. */
final class PlainKernel implements OptionBatch.Kernel {

  @Override
  public void greeks(OptionArrays in, GreeksArrays out) {
    for (int i = 0; i < in.size(); i++) {
      greeks(in, out, i);
    }
  }

  @Override
  public void impliedVolatility(OptionArrays in, double[] prices, VolatilityArrays out) {
    for (int i = 0; i < in.size(); i++) {
      impliedVolatility(in, prices, out, i);
    }
  }

  static void greeks(OptionArrays in, GreeksArrays out, int i) {
    double t = in.years()[i];
    double root = Math.sqrt(t);
    double sigma = in.volatility()[i];
    double deviation = sigma * root;
    if (!isRegular(in, i)
        || !(deviation >= BlackScholesMerton.NO_DEVIATION
            && sigma <= EuropeanOption.MOST_VOLATILITY)) {
      out.set(i, BlackScholesMerton.of(in.option(i)));
      return;
    }
    double s = in.spot()[i];
    double r = in.rate()[i];
    double q = in.yield()[i];
    double phi = in.call()[i] ? 1 : -1;
    double growth = Math.exp(-q * t);
    double spot = s * growth;
    double strike = in.strike()[i] * Math.exp(-r * t);
    double d1 = (Math.log(s / in.strike()[i]) + (r - q) * t) / deviation + deviation / 2;
    double d2 = d1 - deviation;
    double spotGain = phi * spot * Normal.cdf(phi * d1);
    double strikeGain = phi * strike * Normal.cdf(phi * d2);
    double density = growth * Normal.density(d1);
    out.price()[i] = Math.max(0, spotGain - strikeGain);
    out.delta()[i] = spotGain / s;
    out.gamma()[i] = density / (s * deviation);
    out.vega()[i] = s * density * root;
    out.theta()[i] = q * spotGain - r * strikeGain - s * density * sigma / (2 * root);
    out.rho()[i] = t * strikeGain;
  }

  static void impliedVolatility(OptionArrays in, double[] prices, VolatilityArrays out, int i) {
    double t = in.years()[i];
    if (!isRegular(in, i)) {
      out.set(i, NormalisedBlack.volatility(in.option(i, 0), prices[i]));
      return;
    }
    double spot = in.spot()[i] * Math.exp(-in.yield()[i] * t);
    double strike = in.strike()[i] * Math.exp(-in.rate()[i] * t);
    int sign = in.call()[i] ? 1 : -1;
    out.set(i, NormalisedBlack.volatility(sign, spot, strike, Math.sqrt(t), prices[i]));
  }

  /** Whether all but the volatility is in range; checked without an object. */
  static boolean isRegular(OptionArrays in, int i) {
    double s = in.spot()[i];
    double k = in.strike()[i];
    double t = in.years()[i];
    return s >= EuropeanOption.LEAST_PRICE
        && s <= EuropeanOption.MOST_PRICE
        && k >= EuropeanOption.LEAST_PRICE
        && k <= EuropeanOption.MOST_PRICE
        && t > 0
        && t <= EuropeanOption.MOST_YEARS
        && Math.abs(in.rate()[i]) <= EuropeanOption.MOST_RATE
        && Math.abs(in.yield()[i]) <= EuropeanOption.MOST_RATE;
  }

  /** Whether the volatility is in range and not nothing. */
  static boolean moves(OptionArrays in, int i) {
    double sigma = in.volatility()[i];
    return sigma <= EuropeanOption.MOST_VOLATILITY
        && sigma * Math.sqrt(in.years()[i]) >= BlackScholesMerton.NO_DEVIATION;
  }
}
