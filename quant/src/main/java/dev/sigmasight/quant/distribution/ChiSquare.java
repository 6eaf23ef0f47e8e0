package dev.sigmasight.quant.distribution;

/** The χ² distribution. */
public final class ChiSquare {
  private static final int STEPS = 100_000;

  /** Degrees from which the asymptotic expansion is the more exact. */
  private static final double MANY = 1e5;

  private ChiSquare() {}

  /**
   * {@code P(X > x) = Γ(k/2, x/2)/Γ(k/2)}: the p value of a χ² statistic. To 1e-12 for k up to
   * 1,000; to 1e-9 beyond, relative in the upper tail.
   *
   * @param x not negative
   * @param degrees k, positive
   * @return in [0, 1]
   * @see "Temme (1979), The asymptotic expansion of the incomplete gamma functions, SIAM Journal on
   *     Mathematical Analysis 10(4)"
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
    double a = Math.max(degrees / 2, Double.MIN_NORMAL);
    double y = Math.max(x / 2, Double.MIN_VALUE);
    if (degrees >= MANY) {
      return Math.clamp(asymptotic(a, y), 0, 1);
    }
    double front = Math.exp(a * Math.log(y) - y - Gamma.log(a));
    return Math.clamp(y < a + 1 ? 1 - front * series(a, y) : front * fraction(a, y), 0, 1);
  }

  /**
   * {@code Φ(−z) + φ(z)/√a·(c₀ + c₁/a)} with {@code z = η·√a} and {@code η²/2 = y/a − 1 − ln(y/a)},
   * DLMF 8.12.4; c in powers of η, which is small wherever the tail is neither 0 nor 1.
   */
  private static double asymptotic(double a, double y) {
    double excess = (y - a) / a;
    if (Math.abs(excess) >= 0.2) {
      return excess > 0 ? 0 : 1;
    }
    double eta = eta(excess);
    double z = eta * Math.sqrt(a);
    double first =
        -1.0 / 3
            + eta
                * (1.0 / 12
                    + eta
                        * (-2.0 / 135
                            + eta * (1.0 / 864 + eta * (1.0 / 2835 - eta * 139 / 777_600))));
    double second = -1.0 / 540 - eta / 288;
    return Normal.survival(z) + Normal.density(z) / Math.sqrt(a) * (first + second / a);
  }

  /** {@code m·√(1 − 2m/3 + 2m²/4 − 2m³/5 + …)}, the root of 2(m − ln(1 + m)). */
  private static double eta(double excess) {
    double sum = 0;
    double power = 1;
    for (int n = 2; Math.abs(power) > 1e-17; n++) {
      sum += 2 * power / n;
      power *= -excess;
    }
    return excess * Math.sqrt(sum);
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
