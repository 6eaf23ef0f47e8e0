package dev.sigmasight.quant.tail;

import dev.sigmasight.quant.distribution.StudentT;

/**
 * Value at risk and expected shortfall of returns that follow Student's t, scaled to the deviation
 * of the moments: {@code r = μ + s·T} with {@code s = σ·√((ν − 2)/ν)}. Losses, in the unit of the
 * moments; the mean is included. One too large for a double is refused.
 *
 * @see "McNeil, Frey and Embrechts (2015), Quantitative Risk Management, example 2.15"
 */
public final class StudentTail {
  private StudentTail() {}

  /**
   * {@code −(μ + s·t)} with {@code t = T⁻¹(1 − α)}.
   *
   * @param degrees ν, above 2, or the deviation does not exist
   */
  public static double valueAtRisk(ReturnMoments.Of moments, double degrees, double confidence) {
    double t = quantile(degrees, confidence);
    return NormalTail.finite(-(moments.mean() + moments.deviation() * scale(degrees) * t), moments);
  }

  /** {@code −μ + s·f(t)/(1 − α)·(ν + t²)/(ν − 1)}. */
  public static double expectedShortfall(
      ReturnMoments.Of moments, double degrees, double confidence) {
    double t = quantile(degrees, confidence);
    double beyond =
        StudentT.density(t, degrees) / (1 - confidence) * (degrees + t * t) / (degrees - 1);
    return NormalTail.finite(
        -moments.mean() + moments.deviation() * scale(degrees) * beyond, moments);
  }

  private static double quantile(double degrees, double confidence) {
    if (!(degrees > 2 && degrees < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("degrees of freedom must be above 2: " + degrees);
    }
    return StudentT.quantile(new TailLevel(confidence, 1).probability(), degrees);
  }

  private static double scale(double degrees) {
    return Math.sqrt((degrees - 2) / degrees);
  }
}
