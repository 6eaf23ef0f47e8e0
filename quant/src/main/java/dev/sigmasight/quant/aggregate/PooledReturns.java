package dev.sigmasight.quant.aggregate;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.SampleMoments;
import dev.sigmasight.quant.volatility.RealisedVolatility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Daily returns of several portfolios as one: {@code r(t) = Σ E_p(t−1)·r_p(t) / Σ E_p(t−1)}, the
 * sum of their profits over the sum of what they were worth the day before. What moves in one
 * against the other is not there, which an average of their volatilities would not see.
 */
public final class PooledReturns {
  private final double[][] parts;
  private final double[] returns;

  private PooledReturns(double[][] parts, double[] returns) {
    this.parts = parts;
    this.returns = returns;
  }

  /**
   * Pools them.
   *
   * @param equities by portfolio the net asset value before each day, of any sign, positive
   *     together
   * @param returns by portfolio those of the same days, oldest first, as fractions
   */
  public static PooledReturns of(double[][] equities, double[][] returns) {
    if (equities.length != returns.length) {
      throw new IllegalArgumentException(
          equities.length + " equities and " + returns.length + " returns");
    }
    int days = returns.length == 0 ? 0 : returns[0].length;
    double[][] parts = new double[returns.length][days];
    double[] pooled = new double[days];
    for (int t = 0; t < days; t++) {
      double whole = 0;
      for (double[] equity : equities) {
        whole += equity[t];
      }
      if (!(whole > 0 && Double.isFinite(whole))) {
        throw new IllegalArgumentException("together not a positive equity: " + whole);
      }
      for (int p = 0; p < returns.length; p++) {
        parts[p][t] = equities[p][t] / whole * returns[p][t];
        pooled[t] += parts[p][t];
      }
    }
    SampleMoments.checkFinite(pooled);
    return new PooledReturns(parts, pooled);
  }

  /** The returns of the whole, oldest first. */
  public double[] returns() {
    return returns.clone();
  }

  /** Realised volatility of the whole over the last days, a fraction per √year. */
  public Estimate volatility(int window) {
    return RealisedVolatility.latest(returns, window);
  }

  /**
   * What each portfolio adds to the volatility: {@code √252·cov(part, r)/sd(r)} with {@code part =
   * E_p(t−1)·r_p(t)/ΣE(t−1)}. They add up to it; one that hedges the others adds less than nothing.
   *
   * @return in the order of the portfolios; empty if the volatility is unknown or 0
   */
  public List<Double> contributions(int window) {
    if (!(volatility(window) instanceof Estimate.Of(double volatility, int _)) || volatility == 0) {
      return List.of();
    }
    double[] whole = last(returns, window);
    double mean = SampleMoments.meanOf(whole);
    List<Double> contributions = new ArrayList<>();
    for (double[] part : parts) {
      double[] own = last(part, window);
      double ownMean = SampleMoments.meanOf(own);
      double products = 0;
      for (int t = 0; t < window; t++) {
        products += (own[t] - ownMean) * (whole[t] - mean);
      }
      contributions.add(products / (window - 1) * RealisedVolatility.YEAR / volatility);
    }
    return List.copyOf(contributions);
  }

  private static double[] last(double[] all, int window) {
    return Arrays.copyOfRange(all, all.length - window, all.length);
  }
}
