package dev.sigmasight.quant.tail;

import dev.sigmasight.quant.distribution.Normal;

/**
 * Value at risk and expected shortfall of normal returns. Losses, in the unit of the moments; the
 * mean is included. A normal tail is too thin for daily returns of shares: read it beside the
 * historical one.
 */
public final class NormalTail {
  private NormalTail() {}

  /** {@code −(μ + σ·z)} with {@code z = Φ⁻¹(1 − α)}. */
  public static double valueAtRisk(ReturnMoments.Of moments, double confidence) {
    return -(moments.mean() + moments.deviation() * quantile(confidence));
  }

  /** {@code −μ + σ·φ(z)/(1 − α)}. */
  public static double expectedShortfall(ReturnMoments.Of moments, double confidence) {
    return -moments.mean() + moments.deviation() * shortfall(confidence);
  }

  /** {@code z = Φ⁻¹(1 − α)}, negative. */
  static double quantile(double confidence) {
    return Normal.quantile(new TailLevel(confidence, 1).probability());
  }

  /** {@code φ(z)/(1 − α)}: the expected shortfall of a standard normal. */
  static double shortfall(double confidence) {
    return Normal.density(quantile(confidence)) / (1 - confidence);
  }
}
