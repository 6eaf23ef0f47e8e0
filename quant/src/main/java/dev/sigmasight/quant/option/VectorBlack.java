package dev.sigmasight.quant.option;

import static dev.sigmasight.quant.option.VectorKernel.BLOCK;
import static dev.sigmasight.quant.option.VectorKernel.LANES;
import static dev.sigmasight.quant.option.VectorKernel.at;
import static dev.sigmasight.quant.option.VectorKernel.exp;
import static dev.sigmasight.quant.option.VectorKernel.log;
import static dev.sigmasight.quant.option.VectorKernel.puts;
import static dev.sigmasight.quant.option.VectorKernel.turned;
import static dev.sigmasight.quant.option.VectorKernel.vector;

import dev.sigmasight.quant.option.ImpliedVolatility.Status;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link NormalisedBlack} for a block of options: both branches in one arithmetic, chosen by sign.
 * Without a bracket: what has not converged after a few steps, has left its branch, or has no
 * volatility at all, goes there, one by one.
 */
final class VectorBlack {
  private static final int MOST_STEPS = 6;

  /** Nearer to the money than this, the first branch is too short to be told from 0. */
  private static final double NO_DISTANCE = 1e-12;

  private final OptionArrays in;
  private final double[] prices;
  private final VolatilityArrays out;
  private final double[] x = new double[BLOCK];
  private final double[] most = new double[BLOCK];
  private final double[] value = new double[BLOCK];
  private final double[] scale = new double[BLOCK];
  private final double[] target = new double[BLOCK];
  private final double[] guess = new double[BLOCK];

  /** {@code b} at the steepest point less {@code b}: positive on the first branch. */
  private final double[] branch = new double[BLOCK];

  VectorBlack(OptionArrays in, double[] prices, VolatilityArrays out) {
    this.in = in;
    this.prices = prices;
    this.out = out;
  }

  /** Whether every option was solved here. */
  boolean compute(int start, int length) {
    for (int j = 0; j < length; j += LANES) {
      normalise(start + j, j);
    }
    for (int j = 0; j < length; j += LANES) {
      branch(j);
    }
    for (int j = 0; j < length; j += LANES) {
      guess(j);
    }
    boolean solved = true;
    for (int j = 0; j < length; j += LANES) {
      solved &= solve(start + j, j);
    }
    Arrays.fill(out.status(), start, start + length, Status.OK.code());
    if (!solved) {
      correct(start, length);
    }
    return solved;
  }

  private void normalise(int i, int j) {
    DoubleVector t = at(in.years(), i);
    DoubleVector spot = at(in.spot(), i).mul(exp(at(in.yield(), i).mul(t).neg()));
    DoubleVector strike = at(in.strike(), i).mul(exp(at(in.rate(), i).mul(t).neg()));
    DoubleVector parity = turned(spot.sub(strike), puts(in, i)).max(0);
    DoubleVector unit = vector(1).div(spot.sqrt().mul(strike.sqrt()));
    log(spot.div(strike)).abs().intoArray(x, j);
    spot.min(strike).mul(unit).intoArray(most, j);
    at(prices, i).sub(parity).mul(unit).intoArray(value, j);
  }

  private void branch(int j) {
    DoubleVector distance = at(x, j);
    DoubleVector bound = at(most, j);
    DoubleVector b = at(value, j);
    DoubleVector ratio = VectorMillsRatio.at(distance.add(distance).sqrt());
    DoubleVector there = bound.mul(ratio.mul(-1 / NormalisedBlack.SQRT_2_PI).add(0.5));
    DoubleVector side = there.sub(b);
    VectorMask<Double> below = side.compare(VectorOperators.GT, 0);
    DoubleVector all = bound.add(vector(1).div(bound));
    side.intoArray(branch, j);
    log(bound.sub(b).blend(b, below)).intoArray(target, j);
    log(all.blend(there, below)).intoArray(scale, j);
  }

  private void guess(int j) {
    DoubleVector distance = at(x, j);
    DoubleVector logs = at(target, j);
    DoubleVector there = at(scale, j);
    VectorMask<Double> below = at(branch, j).compare(VectorOperators.GT, 0);
    DoubleVector steepest = distance.add(distance).sqrt();
    guessAbove(logs.sub(there))
        .max(steepest)
        .blend(guessBelow(distance, logs, there), below)
        .intoArray(guess, j);
  }

  private static DoubleVector guessBelow(DoubleVector x, DoubleVector target, DoubleVector there) {
    DoubleVector slope = vector(2).div(x.mul(x));
    DoubleVector bend = there.mul(-4).div(x).sub(1).div(x.add(x));
    DoubleVector inverse = vector(-1).div(target);
    return inverse.div(slope.sub(bend.mul(inverse))).sqrt();
  }

  private static DoubleVector guessAbove(DoubleVector logP) {
    DoubleVector t = logP.mul(-2).sqrt();
    DoubleVector above = t.mul(0.010328).add(0.802853).mul(t).add(2.515517);
    DoubleVector under = t.mul(0.001308).add(0.189269).mul(t).add(1.432788).mul(t).add(1);
    DoubleVector half = t.sub(above.div(under));
    return half.add(half);
  }

  /** Whether all have converged. What has not is NaN. */
  private boolean solve(int i, int j) {
    DoubleVector distance = at(x, j);
    DoubleVector logs = at(target, j);
    DoubleVector s = at(guess, j);
    DoubleVector b = at(value, j);
    VectorMask<Double> below = at(branch, j).compare(VectorOperators.GT, 0);
    VectorMask<Double> solvable =
        b.compare(VectorOperators.GT, 0)
            .and(b.lt(at(most, j)))
            .and(distance.compare(VectorOperators.GT, NO_DISTANCE))
            .and(VectorKernel.regular(in, i));
    VectorMask<Double> open = solvable;
    for (int k = 0; k < MOST_STEPS && open.anyTrue(); k++) {
      DoubleVector step = step(distance, s, logs, below);
      s = s.add(step, open);
      DoubleVector small = s.mul(NormalisedBlack.SMALL_STEP);
      open = open.andNot(step.abs().compare(VectorOperators.LE, small));
    }
    DoubleVector gap = s.mul(s).mul(0.5).sub(distance);
    VectorMask<Double> strayed = gap.compare(VectorOperators.LE, 0).eq(below).not();
    VectorMask<Double> good = solvable.andNot(open).andNot(strayed);
    s.div(at(in.years(), i).sqrt()).blend(Double.NaN, good.not()).intoArray(out.volatility(), i);
    return good.allTrue();
  }

  private static DoubleVector step(
      DoubleVector x, DoubleVector s, DoubleVector target, VectorMask<Double> below) {
    DoubleVector inverse = vector(1).div(s);
    DoubleVector h = x.mul(inverse);
    DoubleVector t = s.mul(0.5);
    DoubleVector near = VectorMillsRatio.at(h.sub(t).abs());
    DoubleVector far = VectorMillsRatio.at(h.add(t));
    DoubleVector ratios = near.add(far.lanewise(VectorOperators.NEG, below));
    DoubleVector square = h.mul(h);
    DoubleVector log =
        log(ratios).sub(square.add(t.mul(t)).mul(0.5)).sub(NormalisedBlack.LOG_SQRT_2_PI);
    DoubleVector slope = vector(-1).blend(1, below).div(ratios);
    DoubleVector bend = square.mul(inverse).sub(t.mul(0.5)).sub(slope);
    DoubleVector third =
        bend.mul(bend.sub(slope)).sub(square.mul(inverse).mul(inverse).mul(3)).sub(0.25);
    DoubleVector newton = target.sub(log).mul(turned(ratios, below.not()));
    DoubleVector relative = slope.div(log);
    DoubleVector second = bend.sub(relative.add(relative), below);
    third = third.add(relative.mul(relative.sub(bend)).mul(6), below);
    newton = newton.mul(log.div(target), below);
    return householder(newton, second, third);
  }

  private static DoubleVector householder(
      DoubleVector newton, DoubleVector second, DoubleVector third) {
    DoubleVector rise = second.mul(newton).mul(0.5).add(1);
    DoubleVector fall = third.mul(newton).mul(1.0 / 6).add(second).mul(newton).add(1);
    DoubleVector factor = rise.div(fall);
    VectorMask<Double> plausible =
        factor
            .compare(VectorOperators.GT, NormalisedBlack.MOST_SHORTENED)
            .and(factor.lt(NormalisedBlack.MOST_STRETCHED));
    return newton.mul(factor, plausible);
  }

  /** The plain way for each that has no volatility yet. */
  private void correct(int start, int length) {
    for (int i = start; i < start + length; i++) {
      if (!(out.volatility()[i] > 0)) {
        PlainKernel.impliedVolatility(in, prices, out, i);
      }
    }
  }
}
