package dev.sigmasight.quant.option;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Several options at a time. What is out of range, expired, without volatility or slow to converge
 * goes to {@link PlainKernel}, one by one.
 */
final class VectorKernel implements OptionBatch.Kernel {
  static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  private static final int LANES = SPECIES.length();

  static boolean isWorthwhile() {
    return LANES >= 4;
  }

  /** The last vector overlaps the one before, so that each option meets the same arithmetic. */
  @Override
  public void greeks(OptionArrays in, GreeksArrays out) {
    int n = in.size();
    if (n < LANES) {
      greeksOfFew(in, out);
      return;
    }
    for (int i = 0; i <= n - LANES; i += LANES) {
      greeks(in, out, i);
    }
    greeks(in, out, n - LANES);
  }

  @Override
  public void impliedVolatility(OptionArrays in, double[] prices, VolatilityArrays out) {
    int n = in.size();
    if (n < LANES) {
      impliedVolatilityOfFew(in, prices, out);
      return;
    }
    for (int i = 0; i <= n - LANES; i += LANES) {
      impliedVolatility(in, prices, out, i);
    }
    impliedVolatility(in, prices, out, n - LANES);
  }

  private static void greeksOfFew(OptionArrays in, GreeksArrays out) {
    GreeksArrays wide = GreeksArrays.of(LANES);
    greeks(padded(in), wide, 0);
    int n = in.size();
    System.arraycopy(wide.price(), 0, out.price(), 0, n);
    System.arraycopy(wide.delta(), 0, out.delta(), 0, n);
    System.arraycopy(wide.gamma(), 0, out.gamma(), 0, n);
    System.arraycopy(wide.vega(), 0, out.vega(), 0, n);
    System.arraycopy(wide.theta(), 0, out.theta(), 0, n);
    System.arraycopy(wide.rho(), 0, out.rho(), 0, n);
  }

  private static void impliedVolatilityOfFew(
      OptionArrays in, double[] prices, VolatilityArrays out) {
    VolatilityArrays wide = VolatilityArrays.of(LANES);
    impliedVolatility(padded(in), padded(prices, 0.1), wide, 0);
    System.arraycopy(wide.volatility(), 0, out.volatility(), 0, in.size());
    System.arraycopy(wide.status(), 0, out.status(), 0, in.size());
  }

  private static OptionArrays padded(OptionArrays in) {
    return new OptionArrays(
        padded(in.spot(), 1),
        padded(in.strike(), 1),
        padded(in.years(), 1),
        padded(in.rate(), 0),
        padded(in.yield(), 0),
        padded(in.volatility(), 1),
        java.util.Arrays.copyOf(in.call(), LANES));
  }

  private static double[] padded(double[] values, double with) {
    double[] wide = java.util.Arrays.copyOf(values, LANES);
    java.util.Arrays.fill(wide, values.length, LANES, with);
    return wide;
  }

  private static DoubleVector at(double[] values, int i) {
    return DoubleVector.fromArray(SPECIES, values, i);
  }

  private static DoubleVector exp(DoubleVector x) {
    return x.lanewise(VectorOperators.EXP);
  }

  private static DoubleVector gauss(DoubleVector x) {
    return exp(x.mul(x).mul(-0.5));
  }

  private static void greeks(OptionArrays in, GreeksArrays out, int i) {
    DoubleVector s = at(in.spot(), i);
    DoubleVector k = at(in.strike(), i);
    DoubleVector t = at(in.years(), i);
    DoubleVector r = at(in.rate(), i);
    DoubleVector q = at(in.yield(), i);
    DoubleVector sigma = at(in.volatility(), i);
    DoubleVector root = t.sqrt();
    DoubleVector deviation = sigma.mul(root);
    VectorMask<Double> put = VectorMask.fromArray(SPECIES, in.call(), i).not();
    DoubleVector growth = exp(q.mul(t).neg());
    DoubleVector strike = k.mul(exp(r.mul(t).neg()));
    DoubleVector d1 =
        s.div(k)
            .lanewise(VectorOperators.LOG)
            .add(r.sub(q).mul(t))
            .div(deviation)
            .add(deviation.mul(0.5));
    DoubleVector d2 = d1.sub(deviation);
    DoubleVector gauss = gauss(d1);
    DoubleVector spotShare = VectorMillsRatio.cdf(turned(d1, put), gauss);
    DoubleVector strikeShare = VectorMillsRatio.cdf(turned(d2, put), gauss(d2));
    DoubleVector delta = turned(growth.mul(spotShare), put);
    DoubleVector strikeGain = turned(strike.mul(strikeShare), put);
    DoubleVector spotGain = s.mul(delta);
    DoubleVector density = growth.mul(gauss).mul(1 / NormalisedBlack.SQRT_2_PI);
    DoubleVector vega = s.mul(density).mul(root);
    DoubleVector inverse = DoubleVector.broadcast(SPECIES, 1).div(deviation.mul(s));
    spotGain.sub(strikeGain).max(0).intoArray(out.price(), i);
    delta.intoArray(out.delta(), i);
    density.mul(inverse).intoArray(out.gamma(), i);
    vega.intoArray(out.vega(), i);
    q.mul(spotGain)
        .sub(r.mul(strikeGain))
        .sub(vega.mul(sigma).mul(0.5).div(t))
        .intoArray(out.theta(), i);
    t.mul(strikeGain).intoArray(out.rho(), i);
    VectorMask<Double> regular =
        regular(s, k, t, r, q)
            .and(deviation.compare(VectorOperators.GE, BlackScholesMerton.NO_DEVIATION))
            .and(sigma.compare(VectorOperators.LE, EuropeanOption.MOST_VOLATILITY));
    if (!regular.allTrue()) {
      for (int lane = 0; lane < LANES; lane++) {
        if (!regular.laneIsSet(lane)) {
          PlainKernel.greeks(in, out, i + lane);
        }
      }
    }
  }

  private static DoubleVector turned(DoubleVector x, VectorMask<Double> put) {
    return x.lanewise(VectorOperators.NEG, put);
  }

  private static VectorMask<Double> regular(
      DoubleVector s, DoubleVector k, DoubleVector t, DoubleVector r, DoubleVector q) {
    return s.min(k)
        .compare(VectorOperators.GE, EuropeanOption.LEAST_PRICE)
        .and(s.max(k).compare(VectorOperators.LE, EuropeanOption.MOST_PRICE))
        .and(t.compare(VectorOperators.GT, 0))
        .and(t.compare(VectorOperators.LE, EuropeanOption.MOST_YEARS))
        .and(r.abs().max(q.abs()).compare(VectorOperators.LE, EuropeanOption.MOST_RATE));
  }

  private static void impliedVolatility(
      OptionArrays in, double[] prices, VolatilityArrays out, int i) {
    DoubleVector s = at(in.spot(), i);
    DoubleVector k = at(in.strike(), i);
    DoubleVector t = at(in.years(), i);
    DoubleVector r = at(in.rate(), i);
    DoubleVector q = at(in.yield(), i);
    VectorMask<Double> put = VectorMask.fromArray(SPECIES, in.call(), i).not();
    DoubleVector spot = s.mul(exp(q.mul(t).neg()));
    DoubleVector strike = k.mul(exp(r.mul(t).neg()));
    DoubleVector value = at(prices, i).sub(turned(spot.sub(strike), put).max(0));
    DoubleVector found = VectorBlack.deviation(spot, strike, value).div(t.sqrt());
    found.intoArray(out.volatility(), i);
    VectorMask<Double> regular = regular(s, k, t, r, q).and(found.compare(VectorOperators.GT, 0));
    for (int lane = 0; lane < LANES; lane++) {
      out.status()[i + lane] = 0;
    }
    if (!regular.allTrue()) {
      for (int lane = 0; lane < LANES; lane++) {
        if (!regular.laneIsSet(lane)) {
          PlainKernel.impliedVolatility(in, prices, out, i + lane);
        }
      }
    }
  }
}
