package dev.sigmasight.quant.performance;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.SampleMoments;

/** Differences of finite returns, which a double may not hold. */
final class Excess {
  private Excess() {}

  /** Their sample deviation, or the reason there is none. */
  static Estimate deviation(double[] differences) {
    for (double x : differences) {
      if (!Double.isFinite(x)) {
        return Estimate.finite(x, differences.length);
      }
    }
    return SampleMoments.standardDeviation(differences);
  }
}
