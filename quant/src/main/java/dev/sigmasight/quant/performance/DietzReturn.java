package dev.sigmasight.quant.performance;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.SampleMoments;

/** The return of a period of which only its two ends were valued. */
public final class DietzReturn {
  private DietzReturn() {}

  /**
   * Modified Dietz: {@code (V(end) − V(start) − ΣF)/(V(start) + Σ wF)}, with the weight {@code (n −
   * i)/n} of a flow at the end of day i of n.
   *
   * @param startValue before the first day
   * @param endValue after the last day, flows included
   * @param flows at the end of each day of the period, deposits positive, zero where there was none
   * @return a fraction, not annualised; degenerate if the capital is not positive
   */
  public static Estimate modified(double startValue, double endValue, double[] flows) {
    double capital = startValue;
    int n = flows.length;
    for (int i = 1; i <= n; i++) {
      capital += flows[i - 1] * (n - i) / n;
    }
    return ratio(startValue, endValue, flows, capital);
  }

  /** Simple Dietz: every flow counts as if it came in the middle of the period. */
  public static Estimate simple(double startValue, double endValue, double[] flows) {
    return ratio(startValue, endValue, flows, startValue + sum(flows) / 2);
  }

  private static Estimate ratio(double start, double end, double[] flows, double capital) {
    SampleMoments.checkFinite(new double[] {start, end});
    SampleMoments.checkFinite(flows);
    if (flows.length == 0) {
      return new Estimate.TooShort(0, 1);
    }
    if (!Double.isFinite(capital)) {
      return Estimate.finite(capital, flows.length);
    }
    if (!(capital > 0)) {
      return new Estimate.Degenerate("the mean capital is not positive");
    }
    return Estimate.finite((end - start - sum(flows)) / capital, flows.length);
  }

  private static double sum(double[] flows) {
    double sum = 0;
    for (double flow : flows) {
      sum += flow;
    }
    return sum;
  }
}
