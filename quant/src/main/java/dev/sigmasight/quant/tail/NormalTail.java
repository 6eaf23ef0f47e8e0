package dev.sigmasight.quant.tail;

import dev.sigmasight.quant.distribution.Normal;

/**
 * Value at risk and expected shortfall of normal returns. Losses, in the unit of the moments; the
 * mean is included; one too large for a double is refused. A normal tail is too thin for daily
 * returns of shares: read it beside the historical one.
 */
public final class NormalTail {
  private NormalTail() {}

  /** {@code −(μ + σ·z)} with {@code z = Φ⁻¹(1 − α)}. */
  public static double valueAtRisk(ReturnMoments.Of moments, double confidence) {
    return finite(-(moments.mean() + moments.deviation() * quantile(confidence)), moments);
  }

  /** {@code −μ + σ·φ(z)/(1 − α)}. */
  public static double expectedShortfall(ReturnMoments.Of moments, double confidence) {
    return finite(-moments.mean() + moments.deviation() * shortfall(confidence), moments);
  }

  static double finite(double loss, ReturnMoments.Of moments) {
    if (!Double.isFinite(loss)) {
      throw new IllegalArgumentException(
          "the loss of mean %s and deviation %s is too large for a double"
              .formatted(moments.mean(), moments.deviation()));
    }
    return loss;
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
