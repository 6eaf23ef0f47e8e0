package dev.sigmasight.quant.correlation;

import java.util.Arrays;

/** Weights of days, the latest last, that sum to 1. */
public final class FadingDays {
  private FadingDays() {}

  /**
   * {@code w ∝ λ^age}.
   *
   * @param decay λ in (0, 1]; 1 weighs all days the same
   */
  public static double[] ofDecay(int days, double decay) {
    if (!(decay > 0 && decay <= 1)) {
      throw new IllegalArgumentException("decay must be in (0, 1]: " + decay);
    }
    double[] weights = new double[days];
    Arrays.setAll(weights, t -> Math.pow(decay, days - 1.0 - t));
    double sum = Arrays.stream(weights).sum();
    Arrays.setAll(weights, t -> weights[t] / sum);
    return weights;
  }

  /** {@code w ∝ 0.5^(age/halfLife)}. */
  public static double[] ofHalfLife(int days, double halfLife) {
    if (!(halfLife > 0)) {
      throw new IllegalArgumentException("half-life must be positive: " + halfLife);
    }
    return ofDecay(days, Math.max(Math.pow(0.5, 1 / halfLife), Double.MIN_NORMAL));
  }

  /**
   * {@code 1/Σw²}: so many days of equal weight have the same error. With decay λ and many days it
   * comes to {@code (1 + λ)/(1 − λ)}.
   *
   * @param weights that sum to 1
   */
  public static double effective(double[] weights) {
    return 1 / Arrays.stream(weights).map(w -> w * w).sum();
  }
}
