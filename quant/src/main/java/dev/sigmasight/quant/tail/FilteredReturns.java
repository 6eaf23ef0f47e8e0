package dev.sigmasight.quant.tail;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.SampleMoments;
import dev.sigmasight.quant.volatility.RealisedVolatility;

/**
 * Returns rescaled to the volatility of the next day: {@code r(t)/σ(t)·σ(n + 1)}, where σ² follows
 * {@code λσ² + (1 − λ)r²} from the population variance of the sample. {@link HistoricalTail} of
 * them is filtered historical simulation.
 *
 * @see "Hull and White (1998), Incorporating Volatility Updating into the Historical Simulation
 *     Method for Value-at-Risk, Journal of Risk 1(1)"
 */
public sealed interface FilteredReturns {

  /** Rescaled returns, in the order of the originals. Immutable. */
  final class Of implements FilteredReturns {
    private final double[] returns;
    private final double nextVolatility;

    private Of(double[] returns, double nextVolatility) {
      this.returns = returns;
      this.nextVolatility = nextVolatility;
    }

    /** As fractions, oldest first. */
    public double[] returns() {
      return returns.clone();
    }

    /** σ of the next day, a fraction per √day. */
    public double nextVolatility() {
      return nextVolatility;
    }
  }

  /** Fewer returns than needed. */
  record TooShort(int have, int need) implements FilteredReturns {}

  /** Returns without volatility to divide by. */
  record Degenerate(String why) implements FilteredReturns {}

  /**
   * @param returns as fractions, oldest first
   * @param decay λ in (0, 1); 0.94 for daily data
   */
  static FilteredReturns of(double[] returns, double decay) {
    if (!(decay > 0 && decay < 1)) {
      throw new IllegalArgumentException("decay must be in (0, 1): " + decay);
    }
    SampleMoments.checkFinite(returns);
    if (returns.length < 2) {
      return new TooShort(returns.length, 2);
    }
    double scale = Scale.of(returns);
    double[] filtered = Scale.divided(returns, scale);
    double variance =
        SampleMoments.squares(filtered, SampleMoments.meanOf(filtered)) / filtered.length;
    if (SampleMoments.isNoise(variance, filtered)) {
      return new Degenerate("the returns do not vary");
    }
    for (int t = 0; t < filtered.length; t++) {
      double r = filtered[t];
      filtered[t] = r / Math.sqrt(variance);
      variance = decay * variance + (1 - decay) * r * r;
      if (variance < Double.MIN_NORMAL) {
        return new Degenerate("a stretch of returns does not vary");
      }
    }
    double next = Math.sqrt(variance) * scale;
    for (int t = 0; t < filtered.length; t++) {
      filtered[t] *= next;
      if (!Double.isFinite(filtered[t])) {
        return new Degenerate("a rescaled return is too large for a double");
      }
    }
    return new Of(filtered, next);
  }

  /**
   * The deviation of the next day alone: {@code σ² ← λσ² + (1 − λ)r²}, started at the square of the
   * first return. With {@link ReturnMoments#normal} of mean 0 it makes RiskMetrics' value at risk.
   *
   * @return a fraction per √day
   * @see "J.P. Morgan and Reuters (1996), RiskMetrics Technical Document, section 5.2"
   */
  static Estimate exponentialDeviation(double[] returns, double decay) {
    Estimate yearly = RealisedVolatility.exponentiallyWeighted(returns, decay, 1);
    return yearly instanceof Estimate.Of(double annual, int n)
        ? new Estimate.Of(annual / Math.sqrt(RealisedVolatility.YEAR), n)
        : yearly;
  }
}
