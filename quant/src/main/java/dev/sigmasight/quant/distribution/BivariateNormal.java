package dev.sigmasight.quant.distribution;

/** Two standard normal variables with a correlation. */
public final class BivariateNormal {
  /** Beyond this the density is below the smallest double. */
  private static final double FAR = 39;

  /** Spacing of the doubly exponential rule: 0.5 of a standard deviation where it is widest. */
  private static final double SPACING = 1.0 / 64;

  private static final int NODES = 4 * 64;

  private BivariateNormal() {}

  /**
   * {@code P(X ≤ a, Y ≤ b) = ∫ φ(x)·Φ((b − ρx)/√(1 − ρ²)) dx} over {@code x ≤ a}. The integrand is
   * positive, so small probabilities keep their relative precision.
   *
   * @param rho correlation in [−1, 1]
   */
  public static double cdf(double a, double b, double rho) {
    if (Double.isNaN(a) || Double.isNaN(b) || !(rho >= -1 && rho <= 1)) {
      throw new IllegalArgumentException(
          "no bivariate normal of " + a + ", " + b + " with correlation " + rho);
    }
    if (rho == 1) {
      return Normal.cdf(Math.min(a, b));
    }
    if (rho == -1) {
      return Math.max(0, Normal.cdf(a) - Normal.survival(b));
    }
    double top = Math.min(a, FAR);
    double bend = Math.abs(rho) < 0.1 ? -FAR : Math.clamp(b / rho, -FAR, Math.max(top, -FAR));
    return integral(-FAR, bend, b, rho) + integral(bend, top, b, rho);
  }

  /** The tanh–sinh rule of Takahasi and Mori (1974), whose nodes crowd at both ends. */
  private static double integral(double from, double to, double b, double rho) {
    if (!(to > from)) {
      return 0;
    }
    double half = (to - from) / 2;
    double spread = Math.sqrt((1 - rho) * (1 + rho));
    double sum = 0;
    for (int i = -NODES; i <= NODES; i++) {
      double t = i * SPACING;
      double u = Math.PI / 2 * Math.sinh(t);
      double x = (from + to) / 2 + half * Math.tanh(u);
      double weight = Math.PI / 2 * Math.cosh(t) / (Math.cosh(u) * Math.cosh(u));
      sum += weight * Normal.density(x) * Normal.cdf((b - rho * x) / spread);
    }
    return half * SPACING * sum;
  }
}
