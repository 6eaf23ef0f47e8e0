package dev.sigmasight.quant.volatility;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.SampleMoments;

/** Realised volatility at the end of every day, and where the latest stands among them. */
public final class RollingVolatility {
  /** Rolling values below which a place among them says little: half a year. */
  public static final int MIN_VALUES = 126;

  private RollingVolatility() {}

  /**
   * Annualised sample deviations of each run of {@code window} returns, oldest first; none if there
   * are fewer returns. Each window is computed afresh: no sum runs on and gathers rounding.
   *
   * @param window at least 2
   * @throws IllegalArgumentException also if returns are so large that their squares overflow
   */
  public static double[] of(double[] returns, int window) {
    if (window < 2) {
      throw new IllegalArgumentException("window must be at least 2: " + window);
    }
    SampleMoments.checkFinite(returns);
    double[] values = new double[Math.max(0, returns.length - window + 1)];
    double[] some = new double[window];
    for (int k = 0; k < values.length; k++) {
      System.arraycopy(returns, k, some, 0, window);
      values[k] = volatility(some);
    }
    return values;
  }

  /**
   * The share of the rolling values below the latest, equal ones counting half: 0.9 is calmer than
   * one day in ten. A year of returns always has a figure, whatever its holidays.
   *
   * @return between 0 and 1, with the number of rolling values; TooShort, counted in returns, below
   *     {@link #MIN_VALUES} of them
   */
  public static Estimate percentile(double[] returns, int window) {
    double[] values = of(returns, window);
    if (values.length < MIN_VALUES) {
      return new Estimate.TooShort(returns.length, MIN_VALUES + window - 1);
    }
    double latest = values[values.length - 1];
    double below = 0;
    for (double value : values) {
      below += value < latest ? 1 : value == latest ? 0.5 : 0;
    }
    return new Estimate.Of(below / values.length, values.length);
  }

  private static double volatility(double[] window) {
    double squares = SampleMoments.squares(window, SampleMoments.meanOf(window));
    double annual = Math.sqrt(squares / (window.length - 1)) * Math.sqrt(RealisedVolatility.YEAR);
    if (!Double.isFinite(annual)) {
      throw new IllegalArgumentException("returns of which one is no daily return");
    }
    return annual;
  }
}
