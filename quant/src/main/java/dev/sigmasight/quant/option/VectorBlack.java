package dev.sigmasight.quant.option;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link NormalisedBlack} for vectors: both branches in one arithmetic, chosen by sign. No bracket:
 * what has not converged after a few steps, or has left its branch, is NaN.
 */
final class VectorBlack {
  private static final int MOST_STEPS = 6;

  /** Mean zero of both branches: {@code 2|x|} below this is no branch of its own. */
  private static final double NO_DISTANCE = 1e-12;

  private VectorBlack() {}

  /**
   * {@code σ√T}, or NaN where the plain way has to be gone.
   *
   * @param value of the option out of the money
   */
  static DoubleVector deviation(DoubleVector spot, DoubleVector strike, DoubleVector value) {
    DoubleVector unit = spot.sqrt().mul(strike.sqrt());
    DoubleVector x = log(spot.div(strike)).abs();
    DoubleVector most = spot.min(strike).div(unit);
    DoubleVector b = value.div(unit);
    DoubleVector steepest = x.add(x).sqrt();
    DoubleVector ratio = VectorMillsRatio.at(steepest);
    DoubleVector there = most.mul(ratio.mul(-1 / NormalisedBlack.SQRT_2_PI).add(0.5));
    VectorMask<Double> below = b.lt(there);
    DoubleVector target = log(most.sub(b).blend(b, below));
    DoubleVector all = most.add(vector(1).div(most));
    DoubleVector scale = log(all.blend(there, below));
    DoubleVector s =
        guessAbove(target.sub(scale)).max(steepest).blend(guessBelow(x, target, scale), below);
    VectorMask<Double> open =
        b.compare(VectorOperators.GT, 0)
            .and(b.lt(most))
            .and(x.compare(VectorOperators.GT, NO_DISTANCE));
    return solved(x, target, s, below, open);
  }

  private static DoubleVector solved(
      DoubleVector x,
      DoubleVector target,
      DoubleVector guess,
      VectorMask<Double> below,
      VectorMask<Double> solvable) {
    DoubleVector s = guess;
    VectorMask<Double> open = solvable;
    for (int i = 0; i < MOST_STEPS; i++) {
      DoubleVector step = step(x, s, target, below);
      s = s.add(step, open);
      open =
          open.and(step.abs().compare(VectorOperators.LE, s.mul(NormalisedBlack.SMALL_STEP)).not());
      if (!open.anyTrue()) {
        break;
      }
    }
    DoubleVector steepest = x.add(x).sqrt();
    VectorMask<Double> strayed = s.compare(VectorOperators.LE, steepest).eq(below).not();
    return s.blend(Double.NaN, open.or(solvable.not()).or(strayed));
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
    DoubleVector guess = t.sub(above.div(under));
    return guess.add(guess);
  }

  private static DoubleVector step(
      DoubleVector x, DoubleVector s, DoubleVector target, VectorMask<Double> below) {
    DoubleVector inverse = vector(1).div(s);
    DoubleVector h = x.mul(inverse);
    DoubleVector t = s.mul(0.5);
    DoubleVector near = VectorMillsRatio.at(h.sub(t).abs());
    DoubleVector far = VectorMillsRatio.at(h.add(t));
    DoubleVector ratios = near.add(far).blend(near.sub(far), below);
    DoubleVector square = h.mul(h);
    DoubleVector log =
        log(ratios).sub(square.add(t.mul(t)).mul(0.5)).sub(NormalisedBlack.LOG_SQRT_2_PI);
    DoubleVector slope = vector(-1).blend(1, below).div(ratios);
    DoubleVector bend = square.mul(inverse).sub(t.mul(0.5)).sub(slope);
    DoubleVector third =
        bend.mul(bend.sub(slope)).sub(square.mul(inverse).mul(inverse).mul(3)).sub(0.25);
    DoubleVector newton = target.sub(log).div(slope);
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

  private static DoubleVector log(DoubleVector x) {
    return x.lanewise(VectorOperators.LOG);
  }

  private static DoubleVector vector(double value) {
    return DoubleVector.broadcast(VectorKernel.SPECIES, value);
  }
}
