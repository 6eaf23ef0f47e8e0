package dev.sigmasight.quant.distribution;

/** Student's t distribution with ν degrees of freedom, ν any positive number. */
public final class StudentT {
  private static final double SQRT_PI = Math.sqrt(Math.PI);

  /** Degrees of freedom from which the normal distribution of a bent t is right to 1e-9. */
  private static final double NEARLY_NORMAL = 1e7;

  private StudentT() {}

  /**
   * {@code P(T ≤ t)}, in the lower tail to a relative 1e-12 for ν up to 1,000 and 1e-8 for any ν.
   */
  public static double cdf(double t, double degrees) {
    checkDegrees(degrees);
    double tail = tail(t, degrees);
    return t <= 0 ? tail : 1 - tail;
  }

  /** {@code P(|T| ≥ |t|)}: the two-sided p value of a t statistic. */
  public static double twoSided(double t, double degrees) {
    checkDegrees(degrees);
    return 2 * tail(t, degrees);
  }

  /**
   * The {@code t} with {@code P(T ≤ t) = p}, by Newton's method kept inside a shrinking bracket.
   *
   * @param p in (0, 1)
   * @throws IllegalArgumentException also if t is too large for a double, as with few degrees
   */
  public static double quantile(double p, double degrees) {
    checkDegrees(degrees);
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("p must be in (0, 1): " + p);
    }
    if (p == 0.5) {
      return 0;
    }
    double t = upperQuantile(Math.min(p, 1 - p), degrees);
    if (t == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "the quantile of %s with %s degrees is too large for a double".formatted(p, degrees));
    }
    return p < 0.5 ? -t : t;
  }

  private static double upperQuantile(double tail, double degrees) {
    double low = 0;
    double high = 1;
    while (tail(high, degrees) > tail) {
      low = high;
      high *= 2;
    }
    if (high == Double.POSITIVE_INFINITY) {
      return high;
    }
    double t = (low + high) / 2;
    for (int i = 0; i < 100 && high - low > 1e-16 * high; i++) {
      double excess = tail(t, degrees) - tail;
      if (excess > 0) {
        low = t;
      } else {
        high = t;
      }
      double next = t + excess / density(t, degrees);
      next = next > low && next < high ? next : (low + high) / 2;
      if (Math.abs(next - t) <= 1e-16 * t) {
        return next;
      }
      t = next;
    }
    return t;
  }

  /** {@code f(t) = Γ((ν + 1)/2)/(Γ(ν/2)·√(πν))·(1 + t²/ν)^(−(ν + 1)/2)}. */
  public static double density(double t, double degrees) {
    checkDegrees(degrees);
    if (Double.isNaN(t)) {
      throw new IllegalArgumentException("t must be a number");
    }
    double power = Math.exp(-(degrees + 1) / 2 * logOfGrowth(t, degrees));
    return Gamma.halfStepRatio(degrees / 2) / (SQRT_PI * Math.sqrt(degrees)) * power;
  }

  /** {@code P(T ≥ |t|) = ½·I(ν/2, ½)} at {@code ν/(ν + t²)}. */
  private static double tail(double t, double degrees) {
    if (Double.isNaN(t)) {
      throw new IllegalArgumentException("t must be a number");
    }
    if (Double.isInfinite(t)) {
      return 0;
    }
    if (degrees >= NEARLY_NORMAL) {
      return Normal.survival(Math.sqrt((degrees - 0.5) * logOfGrowth(t, degrees)));
    }
    double a = Math.max(degrees / 2, Double.MIN_NORMAL);
    double scaled = Math.abs(t) / Math.sqrt(degrees);
    double x = 1 / (1 + scaled * scaled);
    double y = scaled > 1 ? 1 / (1 + 1 / scaled / scaled) : scaled * scaled * x;
    // x^a·(1 − x)^½ / B(a, ½)
    double front =
        Math.exp(-a * logOfGrowth(t, degrees)) * Math.sqrt(y) * Gamma.halfStepRatio(a) / SQRT_PI;
    if (x < (a + 1) / (a + 2.5)) {
      return Math.min(0.5, 0.5 * front * betaFraction(a, 0.5, x) / a);
    }
    return Math.max(0, 0.5 * (1 - front * betaFraction(0.5, a, y) / 0.5));
  }

  /** {@code ln(1 + t²/ν)}, also where the square is too large for a double. */
  private static double logOfGrowth(double t, double degrees) {
    double scaled = Math.abs(t) / Math.sqrt(degrees);
    return scaled > 1e10
        ? 2 * Math.log(Math.abs(t)) - Math.log(degrees)
        : Math.log1p(scaled * scaled);
  }

  /** The continued fraction of the incomplete beta function, DLMF 8.17.22, by Lentz's method. */
  private static double betaFraction(double a, double b, double x) {
    double c = 1;
    double d = 1 / floor(1 - (a + b) * x / (a + 1));
    double h = d;
    for (int m = 1; m <= 10_000; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / floor(1 + even * d);
      c = floor(1 + even / c);
      h *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / floor(1 + odd * d);
      c = floor(1 + odd / c);
      double step = d * c;
      h *= step;
      if (Math.abs(step - 1) < 1e-16) {
        return h;
      }
    }
    return h;
  }

  private static double floor(double value) {
    return Math.abs(value) < 1e-300 ? 1e-300 : value;
  }

  private static void checkDegrees(double degrees) {
    if (!(degrees > 0 && degrees < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("degrees of freedom must be positive: " + degrees);
    }
  }
}
