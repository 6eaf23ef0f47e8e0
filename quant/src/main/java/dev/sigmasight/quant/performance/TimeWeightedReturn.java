package dev.sigmasight.quant.performance;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.SampleMoments;

/**
 * The return of a unit of money that stays in, whatever is paid in or out. Returns are simple, as
 * fractions, oldest first. A return of −1 or less loses everything: what is linked to it stays at
 * −1.
 */
public final class TimeWeightedReturn {
  private TimeWeightedReturn() {}

  /**
   * Returns per period from values, with flows that arrive at its end: {@code (V(t) − F(t))/V(t−1)
   * − 1}.
   *
   * @param values at the end of each period, flows of the period included; all but the last
   *     positive
   * @param flows per value, deposits positive; the first is part of the starting value and not used
   * @return one return fewer than values
   * @throws IllegalArgumentException also if a return is too large for a double
   */
  public static double[] flowsAtEnd(double[] values, double[] flows) {
    checkValues(values, flows);
    double[] returns = new double[Math.max(values.length - 1, 0)];
    for (int i = 1; i < values.length; i++) {
      returns[i - 1] = finite((values[i] - flows[i]) / positive(values[i - 1]) - 1, i);
    }
    return returns;
  }

  /**
   * The same with flows that arrive at the start of the period: {@code V(t)/(V(t−1) + F(t)) − 1}.
   */
  public static double[] flowsAtStart(double[] values, double[] flows) {
    checkValues(values, flows);
    double[] returns = new double[Math.max(values.length - 1, 0)];
    for (int i = 1; i < values.length; i++) {
      returns[i - 1] = finite(values[i] / positive(values[i - 1] + flows[i]) - 1, i);
    }
    return returns;
  }

  /** {@code Π(1 + r) − 1}, over all periods, not annualised. */
  public static Estimate linked(double[] returns) {
    SampleMoments.checkFinite(returns);
    if (returns.length == 0) {
      return new Estimate.TooShort(0, 1);
    }
    return Estimate.finite(growth(returns)[returns.length] - 1, returns.length);
  }

  /**
   * The value of 1 put in at the start.
   *
   * @return one number more than returns, the first of them 1
   * @throws IllegalArgumentException also if the value grows too large for a double
   */
  public static double[] index(double[] returns) {
    SampleMoments.checkFinite(returns);
    double[] index = growth(returns);
    for (int i = 1; i < index.length; i++) {
      if (!Double.isFinite(index[i])) {
        throw new IllegalArgumentException(
            "after return " + i + " of " + returns[i - 1] + " the index is too large for a double");
      }
    }
    return index;
  }

  private static double[] growth(double[] returns) {
    double[] index = new double[returns.length + 1];
    index[0] = 1;
    for (int i = 0; i < returns.length; i++) {
      index[i + 1] = index[i] * Math.max(0, 1 + returns[i]);
    }
    return index;
  }

  /**
   * {@code (1 + linked)^(periods a year / n) − 1}.
   *
   * @param periodsPerYear 252 for daily returns
   */
  public static Estimate annualised(double[] returns, double periodsPerYear) {
    if (!(periodsPerYear > 0 && Double.isFinite(periodsPerYear))) {
      throw new IllegalArgumentException("periods per year must be positive: " + periodsPerYear);
    }
    return linked(returns) instanceof Estimate.Of(double total, int n)
        ? Estimate.finite(Math.pow(1 + total, periodsPerYear / n) - 1, n)
        : linked(returns);
  }

  private static void checkValues(double[] values, double[] flows) {
    if (values.length != flows.length) {
      throw new IllegalArgumentException(
          "lengths differ: " + values.length + " and " + flows.length);
    }
    SampleMoments.checkFinite(values);
    SampleMoments.checkFinite(flows);
  }

  private static double finite(double value, int period) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("the return of period " + period + " is too large");
    }
    return value;
  }

  private static double positive(double base) {
    if (!(base > 0 && base < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("no return on a value of " + base);
    }
    return base;
  }
}
