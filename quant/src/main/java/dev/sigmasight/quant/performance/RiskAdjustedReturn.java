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
    return downside > 0
        ? new Estimate.Of(mean(excess()) / downside * Math.sqrt(periodsPerYear), returns.length)
        : new Estimate.Degenerate("no return fell short of the risk-free rate");
  }

  /** {@code √(periods × mean(min(r − rf, 0)²))}, over all returns, also those above. */
  public Estimate downsideDeviation() {
    return returns.length < NEED
        ? new Estimate.TooShort(returns.length, NEED)
        : new Estimate.Of(downside() * Math.sqrt(periodsPerYear), returns.length);
  }

  /** Annualised geometric return / |largest drawdown| over the same returns. */
  public Estimate calmar() {
    double deepest = Drawdown.of(TimeWeightedReturn.index(returns)).largest();
    if (!(TimeWeightedReturn.annualised(returns, periodsPerYear)
        instanceof Estimate.Of(double annual, int n))) {
      return new Estimate.TooShort(returns.length, 1);
    }
    return deepest < 0
        ? new Estimate.Of(annual / -deepest, n)
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
    Estimate skewness = SampleMoments.skewness(returns);
    Estimate kurtosis = SampleMoments.kurtosis(returns);
    if (!(skewness instanceof Estimate.Of(double g3, int n))
        || !(kurtosis instanceof Estimate.Of(double g4, int _))) {
      return skewness;
    }
    return deviation(
        (excess, deviation) -> {
          double s = mean(excess) / deviation;
          double error = Math.sqrt(1 - g3 * s + (g4 - 1) / 4 * s * s);
          return Normal.cdf((s - benchmark) * Math.sqrt(n - 1.0) / error);
        });
  }

  private interface OfDeviation {
    double value(double[] excess, double deviation);
  }

  private Estimate deviation(OfDeviation figure) {
    double[] excess = excess();
    if (!(SampleMoments.standardDeviation(excess) instanceof Estimate.Of(double sd, int n))) {
      return new Estimate.TooShort(returns.length, NEED);
    }
    return SampleMoments.isNoise(sd * sd, excess)
        ? new Estimate.Degenerate("the returns do not vary")
        : new Estimate.Of(figure.value(excess, sd), n);
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
