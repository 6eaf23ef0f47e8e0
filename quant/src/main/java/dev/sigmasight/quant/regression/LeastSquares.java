package dev.sigmasight.quant.regression;

import dev.sigmasight.quant.distribution.SampleMoments;
import dev.sigmasight.quant.linear.Qr;

/** Least squares with an intercept. */
public final class LeastSquares {
  /** The line has two coefficients, and its error needs one point more. */
  public static final int MIN_OBSERVATIONS = 3;

  /** Residuals this small against y are the rounding of an exact line. */
  private static final double ROUNDING = 1e-14;

  /** Fewer degrees of freedom make errors meaningless; equal weights always leave 1. */
  private static final double MIN_DEGREES = 0.5;

  /** A regressor with less than this of its length left is a combination of those before it. */
  static final double INDEPENDENT = 1e-9;

  private LeastSquares() {}

  /**
   * {@code y = alpha + Σ beta_k·x_k + error}, the weighted sum of squared errors least, by
   * Householder QR of the standardised regressors.
   *
   * @see "Golub and Van Loan (2013), Matrix Computations, 5.3; NIST StRD Longley"
   */
  public static Regression fit(Sample sample) {
    return fit(sample, 0);
  }

  /** The same, asking for at least {@code need} observations. */
  public static Regression fit(Sample sample, int need) {
    int fewest = Math.max(need, sample.regressorCount() + 2);
    if (sample.size() < fewest) {
      return new Regression.TooShort(sample.size(), fewest);
    }
    Standardised data = new Standardised(sample);
    if (data.constant().isPresent()) {
      return degenerate(data.constant().getAsInt(), "does not vary");
    }
    if (data.tooFarApart()) {
      return Regression.TOO_FAR_APART;
    }
    Qr qr = Qr.ofColumns(data.rooted());
    double[] unexplained = qr.unexplained();
    for (int j = 0; j < data.k; j++) {
      if (!(unexplained[j] > INDEPENDENT * Math.sqrt(data.weightSum))) {
        return degenerate(j, "is a combination of those before it");
      }
    }
    FittedRegression fit = new FittedRegression(data, qr);
    return fit.degreesOfFreedom() > MIN_DEGREES
        ? new Regression.Fitted(fit)
        : new Regression.Degenerate(0, "the weights leave too few observations that count");
  }

  private static Regression degenerate(int regressor, String why) {
    return new Regression.Degenerate(regressor + 1, why);
  }

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
    int fewest = Math.max(need, MIN_OBSERVATIONS);
    if (y.length < fewest) {
      return new LineFit.TooShort(y.length, fewest);
    }
    return isModerate(x) && isModerate(y) ? line(y, x, 1.0, 1.0) : rescaled(y, x);
  }

  /** Whether squares of these numbers stay well within the range of a double. */
  private static boolean isModerate(double[] values) {
    double largest = Standardised.largest(values);
    return largest == 0 || (largest > 1e-100 && largest < 1e100);
  }

  private static LineFit rescaled(double[] y, double[] x) {
    double ySize = Standardised.size(y);
    double xSize = Standardised.size(x);
    return line(Standardised.divided(y, ySize), Standardised.divided(x, xSize), ySize, xSize);
  }

  private static LineFit line(double[] y, double[] x, double ySize, double xSize) {
    double meanX = SampleMoments.meanOf(x);
    double sxx = SampleMoments.squares(x, meanX);
    if (SampleMoments.isNoise(sxx / x.length, x)) {
      return new LineFit.Degenerate("the regressor does not vary");
    }
    LineFit.Line line = fit(y, x, meanX, sxx);
    double slopeSize = ySize / xSize;
    if (!(slopeSize > 1e-250 && slopeSize < 1e250 && ySize < 1e290)) {
      return new LineFit.Degenerate("y and the regressor are too far apart in size");
    }
    return slopeSize == 1 && ySize == 1
        ? line
        : new LineFit.Line(
            line.alpha() * ySize,
            line.beta() * slopeSize,
            line.alphaError() * ySize,
            line.betaError() * slopeSize,
            line.rSquared(),
            line.residualDeviation() * ySize,
            line.observations());
  }

  private static LineFit.Line fit(double[] y, double[] x, double meanX, double sxx) {
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
