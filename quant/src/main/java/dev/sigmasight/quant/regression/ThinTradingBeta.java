package dev.sigmasight.quant.regression;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.SampleMoments;
import java.util.Arrays;

/**
 * Betas of securities whose price follows the market late or early. The beta of the same day is too
 * small for them.
 */
public final class ThinTradingBeta {
  private ThinTradingBeta() {}

  /**
   * The sum of the slopes on the market of the same day, of {@code lags} days before and of {@code
   * leads} days after, in one regression.
   *
   * @param returns of the security, oldest first, as fractions
   * @param market of the same days
   * @see "Dimson (1979), Journal of Financial Economics 7"
   */
  public static Estimate dimson(double[] returns, double[] market, int lags, int leads) {
    checkLengths(returns, market);
    if (lags < 0 || leads < 0) {
      throw new IllegalArgumentException("negative lags or leads: " + lags + ", " + leads);
    }
    int n = returns.length - lags - leads;
    int need = lags + leads + 3;
    if (n < need) {
      return new Estimate.TooShort(returns.length, need + lags + leads);
    }
    double[][] shifted = new double[lags + leads + 1][];
    for (int j = 0; j < shifted.length; j++) {
      shifted[j] = Arrays.copyOfRange(market, j, j + n);
    }
    Sample sample = Sample.of(Arrays.copyOfRange(returns, lags, lags + n), shifted);
    return switch (LeastSquares.fit(sample)) {
      case Regression.Fitted(FittedRegression fit) ->
          new Estimate.Of(Arrays.stream(fit.coefficients()).skip(1).sum(), n);
      case Regression.TooShort(int have, int fewest) -> new Estimate.TooShort(have, fewest);
      case Regression.Degenerate why -> new Estimate.Degenerate(why.reason());
    };
  }

  /**
   * {@code (β₋₁ + β₀ + β₊₁)/(1 + 2ρ)}: the slopes on the market of the day before, the same day and
   * the day after, each alone, and ρ the market's correlation with itself a day earlier.
   *
   * @see "Scholes and Williams (1977), Journal of Financial Economics 5"
   */
  public static Estimate scholesWilliams(double[] returns, double[] market) {
    checkLengths(returns, market);
    int n = returns.length;
    if (n < 5) {
      return new Estimate.TooShort(n, 5);
    }
    LineFit before = line(returns, 1, market, 0, n - 1);
    LineFit same = line(returns, 1, market, 1, n - 2);
    LineFit after = line(returns, 0, market, 1, n - 1);
    LineFit forward = line(market, 1, market, 0, n - 1);
    LineFit backward = line(market, 0, market, 1, n - 1);
    if (before instanceof LineFit.Line b
        && same instanceof LineFit.Line s
        && after instanceof LineFit.Line a
        && forward instanceof LineFit.Line f
        && backward instanceof LineFit.Line r) {
      double correlation = Math.copySign(Math.sqrt(f.beta() * r.beta()), f.beta());
      return ratio(b.beta() + s.beta() + a.beta(), 1 + 2 * correlation, n);
    }
    return new Estimate.Degenerate("the market does not vary");
  }

  private static LineFit line(double[] y, int yFrom, double[] x, int xFrom, int count) {
    return LeastSquares.line(
        Arrays.copyOfRange(y, yFrom, yFrom + count), Arrays.copyOfRange(x, xFrom, xFrom + count));
  }

  /** Near ρ = −½ the quotient means nothing. */
  private static Estimate ratio(double sum, double divisor, int n) {
    return divisor > 0.01
        ? new Estimate.Of(sum / divisor, n)
        : new Estimate.Degenerate("the market turns back on itself from day to day");
  }

  private static void checkLengths(double[] returns, double[] market) {
    if (returns.length != market.length) {
      throw new IllegalArgumentException(
          "lengths differ: " + returns.length + " and " + market.length);
    }
    SampleMoments.checkFinite(returns);
    SampleMoments.checkFinite(market);
  }
}
