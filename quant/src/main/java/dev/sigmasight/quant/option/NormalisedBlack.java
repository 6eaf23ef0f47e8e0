package dev.sigmasight.quant.option;

import dev.sigmasight.quant.option.ImpliedVolatility.Status;

/**
 * Inverts the Black formula in its normalised form {@code b(x, s) = e^(x/2)·Φ(x/s + s/2) −
 * e^(−x/2)·Φ(x/s − s/2)}: the value of an out-of-the-money option over {@code
 * √(S·e^(−qT)·K·e^(−rT))}, with {@code x = −|ln(S·e^(−qT)/(K·e^(−rT)))|} and {@code s = σ√T}. It
 * grows from 0 to {@code e^(x/2)}, steepest at {@code s° = √(2|x|)}.
 *
 * <p>With {@code v = ∂b/∂s = e^(−(x²/s² + s²/4)/2)/√(2π)} and Mills' ratio {@code R}, both branches
 * are free of cancellation and exponentials:
 *
 * <ul>
 *   <li>up to s°: {@code b = v·(R(|x|/s − s/2) − R(|x|/s + s/2))}, solved as {@code 1/ln b}, which
 *       is nearly linear in s² far from the money;
 *   <li>above: {@code e^(x/2) − b = v·(R(s/2 − |x|/s) + R(|x|/s + s/2))}, solved as its logarithm.
 * </ul>
 *
 * Householder's iteration of fourth order, kept inside a bracket.
 *
 * @see "Jäckel (2015), Let's be rational, Wilmott 75: the normalisation, the choice of objectives"
 */
final class NormalisedBlack {
  /** A last step this small, relative, leaves an error of its fourth power. */
  static final double SMALL_STEP = 1e-5;

  static final double LOG_SQRT_2_PI = 0.5 * Math.log(2 * Math.PI);
  static final double SQRT_2_PI = Math.sqrt(2 * Math.PI);

  static final double MOST_SHORTENED = 0.1;
  static final double MOST_STRETCHED = 10;

  private static final int MOST_STEPS = 100;

  private NormalisedBlack() {}

  /** The volatility, or the code of a status, negated. */
  static double volatility(EuropeanOption o, double price) {
    return volatility(o.sign(), o.forwardSpot(), o.discountedStrike(), Math.sqrt(o.years()), price);
  }

  static double volatility(int sign, double spot, double strike, double rootYears, double price) {
    if (rootYears == 0) {
      return refused(Status.EXPIRED);
    }
    if (!(price > 0)) {
      return refused(Status.NO_PRICE);
    }
    double time = price - Math.max(0, sign * (spot - strike));
    if (!(time > 0)) {
      return refused(Status.BELOW_INTRINSIC);
    }
    if (price >= (sign > 0 ? spot : strike) || time >= Math.min(spot, strike)) {
      return refused(Status.ABOVE_MAX);
    }
    double unit = Math.sqrt(spot) * Math.sqrt(strike);
    double most = Math.min(spot, strike) / unit;
    double deviation = deviation(Math.abs(Math.log(spot / strike)), most, time / unit);
    return deviation > 0 ? deviation / rootYears : refused(Status.BELOW_INTRINSIC);
  }

  static Status status(double refusal) {
    return Status.of((byte) -refusal);
  }

  private static double refused(Status status) {
    return -status.code();
  }

  /**
   * The {@code s} with {@code b(−x, s) = value}.
   *
   * @param x distance of the strike from the forward, ≥ 0
   * @param most {@code e^(−x/2)}
   * @param value in (0, most)
   */
  static double deviation(double x, double most, double value) {
    double steepest = Math.sqrt(2 * x);
    double there = most * (0.5 - MillsRatio.at(steepest) / SQRT_2_PI);
    return value < there
        ? below(x, Math.log(value), Math.log(there))
        : above(x, Math.log(most - value), Math.log(most + 1 / most));
  }

  private static double below(double x, double target, double there) {
    double low = 0;
    double high = Math.sqrt(2 * x);
    double s = guessBelow(x, target, there);
    for (int i = 0; i < MOST_STEPS; i++) {
      if (!(s > low && s < high)) {
        s = (low + high) / 2;
      }
      double next = s + stepBelow(x, s, target);
      if (Math.abs(next - s) <= SMALL_STEP * s) {
        return next;
      }
      low = next > s ? s : low;
      high = next < s ? s : high;
      s = next;
    }
    return s;
  }

  /** {@code −1/ln b = A·s²/(1 + a·s²)} with the right slope at 0 and the right value at s°. */
  static double guessBelow(double x, double target, double there) {
    double slope = 2 / (x * x);
    double bend = (-4 / x * there - 1) / (2 * x);
    double inverse = -1 / target;
    return Math.sqrt(inverse / (slope - bend * inverse));
  }

  static double stepBelow(double x, double s, double target) {
    double h = x / s;
    double t = s / 2;
    double ratios = MillsRatio.at(h - t) - MillsRatio.at(h + t);
    double log = Math.log(ratios) - (h * h + t * t) / 2 - LOG_SQRT_2_PI;
    double slope = 1 / ratios;
    double q = h * h / s - t / 2;
    double bend = q - slope;
    double third = bend * bend - 3 * h * h / (s * s) - 0.25 - slope * bend;
    double relative = slope / log;
    double newton = (target - log) / slope * (log / target);
    double second = bend - 2 * relative;
    third += 6 * relative * (relative - bend);
    return householder(newton, second, third);
  }

  private static double above(double x, double target, double scale) {
    double low = Math.sqrt(2 * x);
    double high = Double.POSITIVE_INFINITY;
    double s = Math.max(low, guessAbove(target - scale));
    for (int i = 0; i < MOST_STEPS; i++) {
      if (!(s >= low && s < high)) {
        s = high < Double.POSITIVE_INFINITY ? (low + high) / 2 : 2 * low + 1;
      }
      double next = s + stepAbove(x, s, target);
      if (Math.abs(next - s) <= SMALL_STEP * s) {
        return next;
      }
      low = next > s ? s : low;
      high = next < s ? s : high;
      s = next;
    }
    return s;
  }

  /** {@code −2·Φ⁻¹(p)}, exact at the forward; by Abramowitz and Stegun 26.2.23. */
  static double guessAbove(double logP) {
    double t = Math.sqrt(-2 * logP);
    return 2
        * (t
            - (2.515517 + t * (0.802853 + t * 0.010328))
                / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))));
  }

  static double stepAbove(double x, double s, double target) {
    double h = x / s;
    double t = s / 2;
    double ratios = MillsRatio.at(t - h) + MillsRatio.at(h + t);
    double log = Math.log(ratios) - (h * h + t * t) / 2 - LOG_SQRT_2_PI;
    double slope = -1 / ratios;
    double q = h * h / s - t / 2;
    double bend = q - slope;
    double third = bend * bend - 3 * h * h / (s * s) - 0.25 - slope * bend;
    return householder((target - log) / slope, bend, third);
  }

  /** Newton's step where the correction is no correction, so that the sign is always right. */
  private static double householder(double newton, double second, double third) {
    double factor = (1 + 0.5 * second * newton) / (1 + newton * (second + third * newton / 6));
    return factor > MOST_SHORTENED && factor < MOST_STRETCHED ? newton * factor : newton;
  }
}
