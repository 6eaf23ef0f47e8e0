package dev.sigmasight.quant.option;

import static dev.sigmasight.quant.option.VectorKernel.BLOCK;
import static dev.sigmasight.quant.option.VectorKernel.LANES;
import static dev.sigmasight.quant.option.VectorKernel.at;
import static dev.sigmasight.quant.option.VectorKernel.exp;
import static dev.sigmasight.quant.option.VectorKernel.log;
import static dev.sigmasight.quant.option.VectorKernel.puts;
import static dev.sigmasight.quant.option.VectorKernel.turned;
import static dev.sigmasight.quant.option.VectorKernel.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link PlainKernel#greeks} for a block of options. What is out of range, expired or without
 * volatility goes there, one by one.
 */
final class VectorGreeks {
  private static final double DENSITY = 1 / NormalisedBlack.SQRT_2_PI;

  private final OptionArrays in;
  private final GreeksArrays out;
  private final double[] growth = new double[BLOCK];
  private final double[] strike = new double[BLOCK];
  private final double[] deviation = new double[BLOCK];
  private final double[] d1 = new double[BLOCK];
  private final double[] d2 = new double[BLOCK];
  private final double[] gauss = new double[BLOCK];

  VectorGreeks(OptionArrays in, GreeksArrays out) {
    this.in = in;
    this.out = out;
  }

  void compute(int start, int length) {
    boolean regular = true;
    for (int j = 0; j < length; j += LANES) {
      regular &= quantiles(start + j, j);
    }
    for (int j = 0; j < length; j += LANES) {
      strikeShare(start + j, j);
    }
    for (int j = 0; j < length; j += LANES) {
      spotShare(start + j, j);
    }
    for (int j = 0; j < length; j += LANES) {
      figures(start + j, j);
    }
    if (!regular) {
      correct(start, length);
    }
  }

  private boolean quantiles(int i, int j) {
    DoubleVector t = at(in.years(), i);
    DoubleVector r = at(in.rate(), i);
    DoubleVector q = at(in.yield(), i);
    DoubleVector k = at(in.strike(), i);
    DoubleVector sigma = at(in.volatility(), i);
    DoubleVector spread = sigma.mul(t.sqrt());
    DoubleVector drift = log(at(in.spot(), i).div(k)).add(r.sub(q).mul(t));
    DoubleVector upper = drift.div(spread).add(spread.mul(0.5));
    upper.intoArray(d1, j);
    upper.sub(spread).intoArray(d2, j);
    spread.intoArray(deviation, j);
    exp(q.mul(t).neg()).intoArray(growth, j);
    k.mul(exp(r.mul(t).neg())).intoArray(strike, j);
    return VectorKernel.regular(in, i)
        .and(spread.compare(VectorOperators.GE, BlackScholesMerton.NO_DEVIATION))
        .and(sigma.compare(VectorOperators.LE, EuropeanOption.MOST_VOLATILITY))
        .allTrue();
  }

  /** {@code φK·e^(−rT)·Φ(φ·d2)} takes the place of the discounted strike. */
  private void strikeShare(int i, int j) {
    VectorMask<Double> put = puts(in, i);
    DoubleVector d = at(d2, j);
    DoubleVector share = VectorMillsRatio.cdf(turned(d, put), bell(d));
    turned(at(strike, j).mul(share), put).intoArray(strike, j);
  }

  /** {@code φ·Φ(φ·d1)} takes the place of d1. */
  private void spotShare(int i, int j) {
    VectorMask<Double> put = puts(in, i);
    DoubleVector d = at(d1, j);
    DoubleVector bell = bell(d);
    bell.intoArray(gauss, j);
    turned(VectorMillsRatio.cdf(turned(d, put), bell), put).intoArray(d1, j);
  }

  private static DoubleVector bell(DoubleVector d) {
    return exp(d.mul(d).mul(-0.5));
  }

  private void figures(int i, int j) {
    DoubleVector s = at(in.spot(), i);
    DoubleVector t = at(in.years(), i);
    DoubleVector spread = at(deviation, j);
    DoubleVector strikeGain = at(strike, j);
    DoubleVector delta = at(growth, j).mul(at(d1, j));
    DoubleVector spotGain = s.mul(delta);
    DoubleVector density = at(growth, j).mul(at(gauss, j)).mul(DENSITY);
    DoubleVector inverse = vector(1).div(spread.mul(s).mul(t));
    DoubleVector width = s.mul(density);
    DoubleVector decay = width.mul(spread).mul(spread).mul(s).mul(inverse).mul(0.5);
    DoubleVector carry = at(in.yield(), i).mul(spotGain).sub(at(in.rate(), i).mul(strikeGain));
    spotGain.sub(strikeGain).max(0).intoArray(out.price(), i);
    delta.intoArray(out.delta(), i);
    density.mul(t).mul(inverse).intoArray(out.gamma(), i);
    width.mul(t.sqrt()).intoArray(out.vega(), i);
    carry.sub(decay).intoArray(out.theta(), i);
    t.mul(strikeGain).intoArray(out.rho(), i);
  }

  private void correct(int start, int length) {
    for (int i = start; i < start + length; i++) {
      if (!PlainKernel.isRegular(in, i) || !PlainKernel.moves(in, i)) {
        PlainKernel.greeks(in, out, i);
      }
    }
  }
}
