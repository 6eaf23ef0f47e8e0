package dev.sigmasight.quant.distribution;

/** The χ² distribution. */
public final class ChiSquare {
  private static final int STEPS = 100_000;

  private ChiSquare() {}

  /**
   * {@code P(X > x) = Γ(k/2, x/2)/Γ(k/2)}: the p value of a χ² statistic.
   *
   * @param x not negative
   * @param degrees k, positive
   */
  public static double survival(double x, double degrees) {
    if (!(x >= 0) || !(degrees > 0 && degrees < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("no χ² of " + x + " with " + degrees + " degrees");
    }
    if (x == 0) {
      return 1;
    }
    if (x == Double.POSITIVE_INFINITY) {
      return 0;
    }
    double a = degrees / 2;
    double y = x / 2;
    double front = Math.exp(a * Math.log(y) - y - Gamma.log(a));
    return y < a + 1 ? 1 - front * series(a, y) : front * fraction(a, y);
  }

  /** {@code Σ y^n / (a(a+1)…(a+n))}, DLMF 8.7.1. */
  private static double series(double a, double y) {
    double term = 1 / a;
    double sum = term;
    for (int n = 1; n < STEPS && term > 1e-17 * sum; n++) {
      term *= y / (a + n);
      sum += term;
    }
    return sum;
  }

  /**
   * The continued fraction of the upper incomplete gamma function, DLMF 8.9.2, by Lentz's method.
   */
  private static double fraction(double a, double y) {
    double b = y + 1 - a;
    double c = 1e300;
    double d = 1 / b;
    double h = d;
    for (int n = 1; n < STEPS; n++) {
      double an = -n * (n - a);
      b += 2;
      d = 1 / (an * d + b);
      c = b + an / c;
      double step = d * c;
      h *= step;
      if (Math.abs(step - 1) < 1e-16) {
        break;
      }
    }
    return h;
  }
}
