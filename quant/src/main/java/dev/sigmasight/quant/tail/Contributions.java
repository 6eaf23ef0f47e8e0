package dev.sigmasight.quant.tail;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.SampleMoments;

/**
 * A risk figure and what each part adds to it, by Euler's theorem {@code total = Σ w·∂total/∂w}.
 * Negative parts hedge. Immutable.
 */
public final class Contributions {
  private final double total;
  private final double[] parts;

  Contributions(double total, double[] parts) {
    SampleMoments.checkFinite(parts);
    SampleMoments.checkFinite(new double[] {total});
    this.total = total;
    this.parts = parts;
  }

  /** The figure. */
  public double total() {
    return total;
  }

  /** What each part adds, in the unit of the total and the order given; they sum to it. */
  public double[] parts() {
    return parts.clone();
  }

  /** A part as a share of the total; degenerate if the total is 0. */
  public Estimate share(int part) {
    double share = parts[part] / total;
    return Double.isFinite(share)
        ? new Estimate.Of(share, parts.length)
        : new Estimate.Degenerate("the total is 0");
  }

  /**
   * Everything times a number, such as −z, which makes the parts of a volatility those of a normal
   * value at risk.
   */
  public Contributions times(double factor) {
    double[] scaled = new double[parts.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = factor * parts[i];
    }
    return new Contributions(factor * total, scaled);
  }
}
