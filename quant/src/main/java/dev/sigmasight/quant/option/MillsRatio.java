package dev.sigmasight.quant.option;

/**
 * Mills' ratio of the normal distribution, {@code R(y) = (1 − Φ(y))/φ(y)} for {@code y ≥ 0}: what
 * is left of the tail when the exponential is taken out, between {@code √(π/2)} and 0.
 *
 * <p>With {@code x = y/√2} and {@code t = (x − 3.75)/(x + 3.75)}: {@code R = √(π/2)·P(t)/(1 + 2x)},
 * {@code P} a polynomial of degree 24, good to 3e-16.
 */
final class MillsRatio {
  static final double SQRT_HALF = Math.sqrt(0.5);
  static final double SQRT_HALF_PI = Math.sqrt(Math.PI / 2);
  static final double POLE = 3.75;

  /**
   * {@code (1 + 2x)·exp(x²)·erfc(x)} in powers of {@code t}, the lowest first: the Chebyshev
   * expansion from 64 nodes with 120 digits, rearranged. None of the terms cancels another.
   */
  private static final double[] P = {
    1.2375126308378275,
    -0.14024059858554697,
    0.0035854154854644293,
    0.0822767384901452,
    -0.10880393014174886,
    0.09230432116037748,
    -0.05869339858963677,
    0.028362277418956406,
    -0.009746579558029276,
    0.0017556258528952954,
    0.0002937136655913448,
    -0.0002901540805408417,
    5.164909889268241e-05,
    2.238423915508223e-05,
    -1.1444146237700524e-05,
    -9.73559896736775e-07,
    1.751637648849062e-06,
    -5.7218230603224086e-08,
    -2.5866850716155884e-07,
    2.3263508708859124e-08,
    3.8675334242222354e-08,
    -3.744210080962018e-09,
    -5.1739902140113095e-09,
    3.1114333809799254e-10,
    4.2514714447963895e-10
  };

  private MillsRatio() {}

  static double at(double y) {
    double x = y * SQRT_HALF;
    double twice = 1 + 2 * x;
    double shifted = x + POLE;
    double t = 1 - 2 * POLE / shifted;
    double square = t * t;
    double even = P[24];
    double odd = P[23];
    for (int k = 22; k > 0; k -= 2) {
      even = even * square + P[k];
      odd = odd * square + P[k - 1];
    }
    return SQRT_HALF_PI * (even * square + P[0] + odd * t) / twice;
  }

  /** Coefficient of {@code t^k}. */
  static double coefficient(int k) {
    return P[k];
  }
}
