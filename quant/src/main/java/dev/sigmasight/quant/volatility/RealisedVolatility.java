package dev.sigmasight.quant.volatility;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.SampleMoments;
import java.util.Arrays;

/** Annualised volatility of daily returns. Returns are simple, as fractions, oldest first. */
public final class RealisedVolatility {
  /** Trading days a year: the root of it turns a daily figure into an annual one. */
  public static final int YEAR = 252;

  private RealisedVolatility() {}

  /**
   * {@code √252} × the sample standard deviation (mean removed, n − 1) of the last {@code window}
   * returns.
   *
   * @param window at least 2
   * @return a fraction per √year (0.20 is 20%); TooShort if there are fewer returns
   */
  public static Estimate latest(double[] returns, int window) {
    if (window < 2) {
      throw new IllegalArgumentException("window must be at least 2: " + window);
    }
    if (returns.length < window) {
      SampleMoments.checkFinite(returns);
      return new Estimate.TooShort(returns.length, window);
    }
    return all(Arrays.copyOfRange(returns, returns.length - window, returns.length));
  }

  /** The same over all returns, of which at least 2 are needed. */
  public static Estimate all(double[] returns) {
    Estimate daily = SampleMoments.standardDeviation(returns);
    return daily instanceof Estimate.Of(double deviation, int n)
        ? Estimate.finite(deviation * Math.sqrt(YEAR), n)
        : daily;
  }

  /**
   * The exponentially weighted forecast for the next day: {@code v ← λv + (1 − λ)r²}, started at
   * the square of the first return, annualised.
   *
   * @param decay λ in (0, 1); 0.94 for daily data
   * @param need returns to ask for, at least 1
   * @see "J.P. Morgan and Reuters (1996), RiskMetrics Technical Document, section 5.2"
   */
  public static Estimate exponentiallyWeighted(double[] returns, double decay, int need) {
    if (!(decay > 0 && decay < 1)) {
      throw new IllegalArgumentException("decay must be in (0, 1): " + decay);
    }
    SampleMoments.checkFinite(returns);
    if (returns.length < Math.max(need, 1)) {
      return new Estimate.TooShort(returns.length, Math.max(need, 1));
    }
    double variance = returns[0] * returns[0];
    for (double r : returns) {
      variance = decay * variance + (1 - decay) * r * r;
    }
    return Estimate.finite(Math.sqrt(variance * YEAR), returns.length);
  }

  /**
   * {@code √(252 · mean r²)} of the last {@code window} returns: about 0 instead of about their
   * mean, which over a month is mostly noise.
   *
   * @param window at least 1
   */
  public static Estimate aboutZero(double[] returns, int window) {
    if (window < 1) {
      throw new IllegalArgumentException("window must be at least 1: " + window);
    }
    SampleMoments.checkFinite(returns);
    if (returns.length < window) {
      return new Estimate.TooShort(returns.length, window);
    }
    double[] last = Arrays.copyOfRange(returns, returns.length - window, returns.length);
    return Estimate.finite(Math.sqrt(SampleMoments.squares(last, 0) / window * YEAR), last.length);
  }

  /**
   * {@code √(252 · Σ w·r²)} with weights {@code w ∝ λ^age} that sum to 1. Unlike {@link
   * #exponentiallyWeighted} the first return weighs no more than its age gives it; over more than a
   * few months the two agree.
   *
   * @param decay λ in (0, 1)
   * @param need returns to ask for, at least 1
   */
  public static Estimate exponentiallyWeightedMean(double[] returns, double decay, int need) {
    if (!(decay > 0 && decay < 1)) {
      throw new IllegalArgumentException("decay must be in (0, 1): " + decay);
    }
    SampleMoments.checkFinite(returns);
    if (returns.length < Math.max(need, 1)) {
      return new Estimate.TooShort(returns.length, Math.max(need, 1));
    }
    double sum = 0;
    double weights = 0;
    for (double r : returns) {
      sum = decay * sum + r * r;
      weights = decay * weights + 1;
    }
    return Estimate.finite(Math.sqrt(sum / weights * YEAR), returns.length);
  }

  /** The decay per day at which a weight halves in that many days: {@code 0.5^(1/days)}. */
  public static double decayOfHalfLife(double days) {
    if (!(days > 0 && days < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("half-life must be positive: " + days);
    }
    return Math.pow(0.5, 1 / days);
  }
}
