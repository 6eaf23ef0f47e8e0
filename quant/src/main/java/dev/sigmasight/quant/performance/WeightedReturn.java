package dev.sigmasight.quant.performance;

import dev.sigmasight.quant.distribution.SampleMoments;

/** The return of a portfolio from those of its parts. */
public final class WeightedReturn {
  private WeightedReturn() {}

  /**
   * {@code Σ value/equity × return}, a fraction. Weights are on equity, not on the net of the
   * values, so a long-short book keeps its true leverage and cash earns nothing.
   *
   * @param values signed market values, or delta dollars for options
   * @param returns one per value, as fractions
   * @param equity positive
   * @throws IllegalArgumentException also if the sum is too large for a double
   */
  public static double of(double[] values, double[] returns, double equity) {
    if (values.length != returns.length || !(equity > 0 && Double.isFinite(equity))) {
      throw new IllegalArgumentException(
          values.length + " values, " + returns.length + " returns on equity of " + equity);
    }
    SampleMoments.checkFinite(values);
    SampleMoments.checkFinite(returns);
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] / equity * returns[i];
    }
    if (!Double.isFinite(sum)) {
      throw new IllegalArgumentException(
          "the return of these values on equity of " + equity + " is too large for a double");
    }
    return sum;
  }
}
