package dev.sigmasight.quant.regression;

import dev.sigmasight.quant.distribution.SampleMoments;

/** Ordinary least squares with one regressor and an intercept. */
public final class LeastSquares {
  /** The line has two coefficients, and its error needs one point more. */
  public static final int MIN_OBSERVATIONS = 3;

  /** Residuals this small against y are the rounding of an exact line. */
  private static final double ROUNDING = 1e-14;

  private LeastSquares() {}

  /**
   * {@code beta = Σ(x − x̄)(y − ȳ)/Σ(x − x̄)²}, {@code alpha = ȳ − beta·x̄}, {@code s² = Σ
   * residual²/(n − 2)}, standard error of beta {@code s/√Σ(x − x̄)²}. Means first, then centred
   * sums: nothing cancels.
   *
   * <p>Beta of a security: y its simple returns as fractions, x those of the market, of the same
   * days.
   *
   * @throws IllegalArgumentException if the lengths differ or a number is not finite
   * @see "NIST Statistical Reference Datasets, Norris"
   */
  public static LineFit line(double[] y, double[] x) {
    return line(y, x, MIN_OBSERVATIONS);
  }

  /** The same, asking for at least {@code need} observations. */
  public static LineFit line(double[] y, double[] x, int need) {
    if (y.length != x.length) {
      throw new IllegalArgumentException("lengths differ: " + y.length + " and " + x.length);
    }
    SampleMoments.checkFinite(x);
    SampleMoments.checkFinite(y);
    int n = y.length;
    if (n < Math.max(need, MIN_OBSERVATIONS)) {
      return new LineFit.TooShort(n, Math.max(need, MIN_OBSERVATIONS));
    }
    double meanX = SampleMoments.meanOf(x);
    double sxx = SampleMoments.squares(x, meanX);
    if (SampleMoments.isNoise(sxx / n, x)) {
      return new LineFit.Degenerate("the regressor does not vary");
    }
    return fit(y, x, meanX, sxx);
  }

  private static LineFit fit(double[] y, double[] x, double meanX, double sxx) {
    int n = y.length;
    double meanY = SampleMoments.meanOf(y);
    double sxy = 0;
    for (int i = 0; i < n; i++) {
      sxy += (x[i] - meanX) * (y[i] - meanY);
    }
    double beta = sxy / sxx;
    double rss = 0;
    for (int i = 0; i < n; i++) {
      double residual = (y[i] - meanY) - beta * (x[i] - meanX);
      rss += residual * residual;
    }
    double syy = SampleMoments.squares(y, meanY);
    double largest = Math.max(Math.sqrt(syy), Math.sqrt(n) * Math.abs(meanY));
    if (Math.sqrt(rss) <= ROUNDING * largest) {
      rss = 0;
    }
    double s = Math.sqrt(rss / (n - 2));
    double alphaError = s * Math.sqrt(1.0 / n + meanX * meanX / sxx);
    double rSquared = rss == 0 ? 1 : Math.max(0, 1 - rss / syy);
    return new LineFit.Line(
        meanY - beta * meanX, beta, alphaError, s / Math.sqrt(sxx), rSquared, s, n);
  }
}
