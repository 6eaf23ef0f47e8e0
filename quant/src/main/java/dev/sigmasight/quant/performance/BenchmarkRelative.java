package dev.sigmasight.quant.performance;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.SampleMoments;
import dev.sigmasight.quant.regression.LeastSquares;
import dev.sigmasight.quant.regression.LineFit;

/**
 * Returns measured against those of a benchmark over the same periods. All simple, as fractions,
 * per period.
 */
public final class BenchmarkRelative {
  private final double[] returns;
  private final double[] benchmark;
  private final double riskFree;
  private final double periodsPerYear;

  /**
   * @param returns of the portfolio, oldest first
   * @param benchmark of the same periods
   * @param riskFree rate per period
   * @param periodsPerYear 252 for daily returns
   */
  public BenchmarkRelative(
      double[] returns, double[] benchmark, double riskFree, double periodsPerYear) {
    if (returns.length != benchmark.length) {
      throw new IllegalArgumentException(
          "lengths differ: " + returns.length + " and " + benchmark.length);
    }
    SampleMoments.checkFinite(returns);
    SampleMoments.checkFinite(benchmark);
    if (!Double.isFinite(riskFree) || !(periodsPerYear > 0 && Double.isFinite(periodsPerYear))) {
      throw new IllegalArgumentException(
          "no year of " + periodsPerYear + " periods at a rate of " + riskFree);
    }
    this.returns = returns.clone();
    this.benchmark = benchmark.clone();
    this.riskFree = riskFree;
    this.periodsPerYear = periodsPerYear;
  }

  /** {@code cov(r, b)/var(b)}. */
  public Estimate beta() {
    return onLine(line -> line.beta());
  }

  /**
   * Annualised {@code periods × (mean(r − rf) − beta × mean(b − rf))}.
   *
   * @see "Jensen (1968), The Performance of Mutual Funds in the Period 1945-1964, Journal of
   *     Finance 23(2)"
   */
  public Estimate jensenAlpha() {
    return onLine(line -> periodsPerYear * (line.alpha() - riskFree * (1 - line.beta())));
  }

  /** {@code periods × mean(r − rf)/beta}. */
  public Estimate treynor() {
    return LeastSquares.line(returns, benchmark) instanceof LineFit.Line line && line.beta() == 0
        ? new Estimate.Degenerate("beta is zero")
        : onLine(line -> periodsPerYear * (SampleMoments.meanOf(returns) - riskFree) / line.beta());
  }

  /** {@code cov(r, b)/(SD(r)·SD(b))}, in [−1, 1]. */
  public Estimate correlation() {
    Estimate own = SampleMoments.standardDeviation(returns);
    Estimate other = SampleMoments.standardDeviation(benchmark);
    if (!(own instanceof Estimate.Of(double sd, int _))) {
      return own;
    }
    if (!(other instanceof Estimate.Of(double sdBenchmark, int _))) {
      return other;
    }
    if (SampleMoments.isNoise(sd * sd, returns)) {
      return new Estimate.Degenerate("the returns do not vary");
    }
    return onLine(line -> Math.clamp(line.beta() * sdBenchmark / sd, -1, 1));
  }

  /** {@code √periods × SD(r − b)}. */
  public Estimate trackingError() {
    Estimate deviation = Excess.deviation(active());
    return deviation instanceof Estimate.Of(double sd, int n)
        ? Estimate.finite(sd * Math.sqrt(periodsPerYear), n)
        : deviation;
  }

  /** {@code √periods × mean(r − b)/SD(r − b)}. */
  public Estimate informationRatio() {
    double[] active = active();
    Estimate deviation = Excess.deviation(active);
    if (!(deviation instanceof Estimate.Of(double sd, int n))) {
      return deviation;
    }
    return SampleMoments.isNoise(sd * sd, active)
        ? new Estimate.Degenerate("the active return does not vary")
        : Estimate.finite(SampleMoments.meanOf(active) / sd * Math.sqrt(periodsPerYear), n);
  }

  /**
   * Standard error of {@link #informationRatio}, annualised like it; the formula is that of {@link
   * RiskAdjustedReturn#sharpeError} with r − b in place of r − rf.
   *
   * @param lags 0 for independent active returns
   */
  public Estimate informationRatioError(int lags) {
    return RatioError.of(active(), lags) instanceof Estimate.Of(double error, int n)
        ? Estimate.finite(error * Math.sqrt(periodsPerYear), n)
        : RatioError.of(active(), lags);
  }

  /** Linked return over the periods in which the benchmark rose, over the benchmark's own. */
  public Estimate upCapture() {
    return capture(true);
  }

  /**
   * Linked return over the periods in which the benchmark did not rise, over the benchmark's own.
   */
  public Estimate downCapture() {
    return capture(false);
  }

  private Estimate capture(boolean up) {
    double own = 1;
    double other = 1;
    int periods = 0;
    for (int i = 0; i < returns.length; i++) {
      if (benchmark[i] > 0 == up) {
        own *= 1 + returns[i];
        other *= 1 + benchmark[i];
        periods++;
      }
    }
    if (periods == 0) {
      return new Estimate.TooShort(0, 1);
    }
    if (!Double.isFinite(other)) {
      return Estimate.finite(other, periods);
    }
    return other == 1
        ? new Estimate.Degenerate("the benchmark did not move")
        : Estimate.finite((own - 1) / (other - 1), periods);
  }

  private double[] active() {
    double[] active = new double[returns.length];
    for (int i = 0; i < active.length; i++) {
      active[i] = returns[i] - benchmark[i];
    }
    return active;
  }

  private interface OfLine {
    double value(LineFit.Line line);
  }

  private Estimate onLine(OfLine figure) {
    return switch (LeastSquares.line(returns, benchmark)) {
      case LineFit.Line line -> Estimate.finite(figure.value(line), line.observations());
      case LineFit.TooShort(int have, int need) -> new Estimate.TooShort(have, need);
      case LineFit.Degenerate(String why) -> new Estimate.Degenerate(why);
    };
  }
}
