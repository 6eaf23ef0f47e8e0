package dev.sigmasight.quant.performance;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.Normal;
import dev.sigmasight.quant.distribution.SampleMoments;

/**
 * Return per unit of risk. Returns are simple, as fractions, per period; the risk-free rate is per
 * period too.
 */
public final class RiskAdjustedReturn {
  private static final int NEED = 2;

  private final double[] returns;
  private final double riskFree;
  private final double periodsPerYear;

  /**
   * @param returns oldest first
   * @param riskFree rate per period, as a fraction
   * @param periodsPerYear 252 for daily returns
   */
  public RiskAdjustedReturn(double[] returns, double riskFree, double periodsPerYear) {
    SampleMoments.checkFinite(returns);
    if (!Double.isFinite(riskFree) || !(periodsPerYear > 0 && Double.isFinite(periodsPerYear))) {
      throw new IllegalArgumentException(
          "no year of " + periodsPerYear + " periods at a rate of " + riskFree);
    }
    this.returns = returns.clone();
    this.riskFree = riskFree;
    this.periodsPerYear = periodsPerYear;
  }

  /**
   * {@code √periods × mean(r − rf)/SD(r − rf)}, with the sample deviation.
   *
   * @see "Sharpe (1994), The Sharpe Ratio, Journal of Portfolio Management 21(1)"
   */
  public Estimate sharpe() {
    return deviation((excess, deviation) -> mean(excess) / deviation * Math.sqrt(periodsPerYear));
  }

  /**
   * {@code √periods × mean(r − rf)/downside}, with {@link #downsideDeviation} as risk.
   *
   * @see "Sortino and van der Meer (1991), Downside Risk, Journal of Portfolio Management 17(4)"
   */
  public Estimate sortino() {
    if (returns.length < NEED) {
      return new Estimate.TooShort(returns.length, NEED);
    }
    double downside = downside();
    if (!Double.isFinite(downside)) {
      return Estimate.finite(downside, returns.length);
    }
    return downside > 0
        ? Estimate.finite(mean(excess()) / downside * Math.sqrt(periodsPerYear), returns.length)
        : new Estimate.Degenerate("no return fell short of the risk-free rate");
  }

  /** {@code √(periods × mean(min(r − rf, 0)²))}, over all returns, also those above. */
  public Estimate downsideDeviation() {
    return returns.length < NEED
        ? new Estimate.TooShort(returns.length, NEED)
        : Estimate.finite(downside() * Math.sqrt(periodsPerYear), returns.length);
  }

  /** Annualised geometric return / |largest drawdown| over the same returns. */
  public Estimate calmar() {
    Estimate yearly = TimeWeightedReturn.annualised(returns, periodsPerYear);
    if (!(yearly instanceof Estimate.Of(double annual, int n))) {
      return yearly;
    }
    double deepest = Drawdown.of(TimeWeightedReturn.index(returns)).largest();
    return deepest < 0
        ? Estimate.finite(annual / -deepest, n)
        : new Estimate.Degenerate("the index never fell");
  }

  /** Share of returns above 0. */
  public Estimate hitRate() {
    if (returns.length == 0) {
      return new Estimate.TooShort(0, 1);
    }
    int hits = 0;
    for (double r : returns) {
      hits += r > 0 ? 1 : 0;
    }
    return new Estimate.Of((double) hits / returns.length, returns.length);
  }

  /**
   * The probability that the true Sharpe ratio exceeds a benchmark, given skewness γ₃ and kurtosis
   * γ₄: {@code Φ((S − S₀)·√(n − 1)/√(1 − γ₃S + (γ₄ − 1)/4·S²))}, S per period.
   *
   * @param benchmark S₀, per period, not annualised
   * @see "Bailey and López de Prado (2012), The Sharpe Ratio Efficient Frontier, Journal of Risk
   *     15(2)"
   */
  public Estimate probabilisticSharpe(double benchmark) {
    if (!Double.isFinite(benchmark)) {
      throw new IllegalArgumentException("not a finite number: " + benchmark);
    }
    if (!(RatioError.of(excess(), 0) instanceof Estimate.Of(double error, int _))) {
      return RatioError.of(excess(), 0);
    }
    return error > 0
        ? deviation(
            (excess, deviation) -> Normal.cdf((mean(excess) / deviation - benchmark) / error))
        : new Estimate.Degenerate("the ratio has no error");
  }

  /**
   * Standard error of {@link #sharpe}, annualised like it: {@code √periods × √(V/(n − 1))} with
   * {@code V = 1 − γ₃S + (γ₄ − 1)/4·S²} for independent returns; {@link #probabilisticSharpe} uses
   * the same. With lags, V also counts how returns depend on those before, as Newey and West do.
   *
   * @param lags 0 for independent returns
   * @see "Lo (2002), The Statistics of Sharpe Ratios, Financial Analysts Journal 58(4)"
   * @see "Mertens (2002), Comments on Variance of the IID Estimator in Lo"
   */
  public Estimate sharpeError(int lags) {
    return RatioError.of(excess(), lags) instanceof Estimate.Of(double error, int n)
        ? Estimate.finite(error * Math.sqrt(periodsPerYear), n)
        : RatioError.of(excess(), lags);
  }

  /**
   * The Sharpe ratio of a year whose returns are autocorrelated over some lags: {@code S·q/√(q + 2
   * Σ (q − l)·ρ_l)} with q periods and S per period. Without autocorrelation it is {@link #sharpe};
   * smoothed returns have ρ above 0 and a lower one.
   *
   * @param lags from 0 to below the periods of a year
   * @return degenerate if the autocorrelations leave no variance over a year
   * @see "Lo (2002), The Statistics of Sharpe Ratios, Financial Analysts Journal 58(4)"
   */
  public Estimate sharpe(int lags) {
    if (lags < 0 || lags >= periodsPerYear) {
      throw new IllegalArgumentException(lags + " lags in a year of " + periodsPerYear);
    }
    if (returns.length < lags + NEED) {
      return new Estimate.TooShort(returns.length, lags + NEED);
    }
    if (!(sharpe() instanceof Estimate.Of(double independent, int n))) {
      return sharpe();
    }
    double[] centred = excess();
    double mean = mean(centred);
    for (int i = 0; i < centred.length; i++) {
      centred[i] -= mean;
    }
    double scale = RatioError.autocovariance(centred, 0);
    double periods = periodsPerYear;
    for (int lag = 1; lag <= lags; lag++) {
      periods += 2 * (periodsPerYear - lag) * RatioError.autocovariance(centred, lag) / scale;
    }
    return periods > 0
        ? Estimate.finite(independent * Math.sqrt(periodsPerYear / periods), n)
        : new Estimate.Degenerate("the autocorrelations leave no variance over a year");
  }

  private interface OfDeviation {
    double value(double[] excess, double deviation);
  }

  private Estimate deviation(OfDeviation figure) {
    double[] excess = excess();
    Estimate spread = Excess.deviation(excess);
    if (!(spread instanceof Estimate.Of(double sd, int n))) {
      return spread;
    }
    return SampleMoments.isNoise(sd * sd, excess)
        ? new Estimate.Degenerate("the returns do not vary")
        : Estimate.finite(figure.value(excess, sd), n);
  }

  private double[] excess() {
    double[] excess = new double[returns.length];
    for (int i = 0; i < excess.length; i++) {
      excess[i] = returns[i] - riskFree;
    }
    return excess;
  }

  private double downside() {
    double sum = 0;
    for (double r : returns) {
      double shortfall = Math.min(r - riskFree, 0);
      sum += shortfall * shortfall;
    }
    return Math.sqrt(sum / returns.length);
  }

  private static double mean(double[] values) {
    return SampleMoments.meanOf(values);
  }
}
