package dev.sigmasight.quant.factor;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.Normal;
import dev.sigmasight.quant.regression.Coefficient;

/**
 * A portfolio's exposure to one factor, added up from its positions with their signs.
 *
 * @param dollars gain in money per return of the factor: {@code Σ delta value × beta}
 * @param dollarError its standard error, the errors of different securities taken as independent
 * @param coveredGross {@code Σ |delta value|} of the positions that have a beta to the factor
 * @param gross {@code Σ |delta value|} of all
 * @param equity what the portfolio is worth
 * @param positions how many have a beta to the factor
 */
public record PortfolioExposure(
    Factor factor,
    double dollars,
    double dollarError,
    double coveredGross,
    double gross,
    double equity,
    int positions) {
  private static final double NORMAL_90 = Normal.quantile(0.95);

  /** {@code dollars / equity}: return of the portfolio per return of the factor. */
  public Estimate beta() {
    return per(equity, "equity is not positive");
  }

  /** {@code dollars / gross}: the same per unit of gross exposure, whatever the leverage. */
  public Estimate perGross() {
    return per(gross, "there are no positions");
  }

  private Estimate per(double divisor, String otherwise) {
    if (positions == 0) {
      return new Estimate.Degenerate("no position has a beta to " + factor.name());
    }
    double ratio = dollars / divisor;
    return divisor > 0 && Double.isFinite(ratio)
        ? new Estimate.Of(ratio, positions)
        : new Estimate.Degenerate(otherwise);
  }

  /** Share of gross exposure that has a beta to the factor, in [0, 1]. */
  public Estimate coverage() {
    return gross > 0
        ? new Estimate.Of(coveredGross / gross, positions)
        : new Estimate.Degenerate("there are no positions");
  }

  /** The 90 % interval of {@link #dollars}. */
  public Coefficient.Interval dollarInterval() {
    double half = NORMAL_90 * dollarError;
    return new Coefficient.Interval(dollars - half, dollars + half);
  }

  /** Whether the 90 % interval leaves open on which side of 0 the exposure is. */
  public boolean neutral() {
    return dollarInterval().contains(0);
  }
}
