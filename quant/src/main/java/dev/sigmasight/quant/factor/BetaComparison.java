package dev.sigmasight.quant.factor;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.regression.Coefficient;
import dev.sigmasight.quant.regression.ShrunkBeta;
import java.util.OptionalDouble;

/**
 * A beta of our own beside a vendor's. The vendor's usually covers several years of monthly returns
 * and another index, so a difference within the error of ours means nothing.
 *
 * @param own our estimate with its error
 * @param vendor what the vendor states; 0 is a statement
 */
public record BetaComparison(Coefficient own, OptionalDouble vendor) {
  private static final double NORMAL_95 = 1.96;
  private static final double LARGEST = 1e100;

  public BetaComparison {
    if (!(Math.abs(own.value()) < LARGEST && Math.abs(vendor.orElse(0)) < LARGEST)) {
      throw new IllegalArgumentException("no beta: " + own.value() + ", " + vendor);
    }
    if (!(own.error() >= 0 && own.error() < LARGEST)) {
      throw new IllegalArgumentException("not an error: " + own.error());
    }
  }

  /** Own less vendor's. */
  public Estimate difference() {
    return vendor.isPresent()
        ? new Estimate.Of(own.value() - vendor.getAsDouble(), own.observations())
        : new Estimate.Degenerate("the vendor states no beta");
  }

  /** The difference in standard errors of our own. */
  public Estimate z() {
    if (!(difference() instanceof Estimate.Of(double difference, int n))) {
      return difference();
    }
    double z = difference / own.error();
    return own.error() > 0 && Double.isFinite(z)
        ? new Estimate.Of(z, n)
        : new Estimate.Degenerate("our own beta has no error");
  }

  /** Whether |z| is above 1.96: chance alone would do that in one of twenty cases. */
  public boolean differs() {
    return z() instanceof Estimate.Of(double z, int _) && Math.abs(z) > NORMAL_95;
  }

  /** Own ± 1.96 standard errors. */
  public Coefficient.Interval interval() {
    double half = NORMAL_95 * own.error();
    return new Coefficient.Interval(own.value() - half, own.value() + half);
  }

  /** Our own drawn to the betas of comparable securities, see {@link ShrunkBeta#vasicek}. */
  public ShrunkBeta shrunk(double prior, double priorDeviation) {
    return ShrunkBeta.vasicek(own.value(), own.error(), prior, priorDeviation);
  }
}
