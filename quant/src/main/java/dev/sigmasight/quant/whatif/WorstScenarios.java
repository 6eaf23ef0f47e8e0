package dev.sigmasight.quant.whatif;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.SampleMoments;
import java.util.Arrays;

/**
 * Losses in the {@code k = ⌈(1 − α)·n⌉} worst of n scenarios, positive for a loss.
 *
 * @param confidence α in [0.5, 1)
 */
public record WorstScenarios(double confidence) {
  public WorstScenarios {
    if (!(confidence >= 0.5 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be in [0.5, 1): " + confidence);
    }
  }

  /** The least of these losses. */
  public Estimate valueAtRisk(double[] pnl) {
    double[] worst = worst(pnl);
    return worst.length == 0
        ? new Estimate.TooShort(pnl.length, need())
        : new Estimate.Of(-worst[worst.length - 1], pnl.length);
  }

  /** Their mean. */
  public Estimate expectedShortfall(double[] pnl) {
    double[] worst = worst(pnl);
    return worst.length == 0
        ? new Estimate.TooShort(pnl.length, need())
        : Estimate.finite(-SampleMoments.meanOf(worst), pnl.length);
  }

  private double[] worst(double[] pnl) {
    SampleMoments.checkFinite(pnl);
    if (pnl.length < need()) {
      return new double[0];
    }
    double[] sorted = pnl.clone();
    Arrays.sort(sorted);
    return Arrays.copyOf(sorted, roundUp((1 - confidence) * pnl.length));
  }

  /** So many that the tail is at least one whole scenario. */
  private int need() {
    return roundUp(1 / (1 - confidence));
  }

  /** (1 − 0.95)·100 is 5, although it is a little more in doubles. */
  private static int roundUp(double x) {
    return (int) Math.ceil(x - 1e-9 * x);
  }
}
