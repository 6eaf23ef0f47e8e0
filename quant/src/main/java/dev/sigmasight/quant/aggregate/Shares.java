package dev.sigmasight.quant.aggregate;

import dev.sigmasight.quant.Estimate;

/** Fractions of sums, which may be too large for a double. */
final class Shares {
  private Shares() {}

  static Estimate ofEquity(double amount, double equity, int observations) {
    if (!Double.isFinite(equity)) {
      return Estimate.finite(equity, observations);
    }
    return equity > 0
        ? Estimate.finite(amount / equity, observations)
        : new Estimate.Degenerate("equity is not positive");
  }

  /** Of sums of sizes. */
  static Estimate covered(double covered, double all, int observations) {
    if (!Double.isFinite(all)) {
      return Estimate.finite(all, observations);
    }
    return all > 0
        ? new Estimate.Of(covered / all, observations)
        : new Estimate.Degenerate("nothing is held");
  }
}
