package dev.sigmasight.quant.factor;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.SampleMoments;

/**
 * Betas of positions added up with their signs: a short position lowers the sum.
 *
 * @param dollars {@code Σ value × beta}: gain in money per return of the factor
 * @param net {@code Σ value} of the positions that have a beta
 * @param equity what the portfolio is worth
 * @param positions how many have a beta
 */
public record PortfolioBeta(double dollars, double net, double equity, int positions) {
  /**
   * @param values signed values in money; of an option, the delta value of its underlying
   * @param betas of the positions or their underlyings, in the same order
   */
  public static PortfolioBeta of(double[] values, double[] betas, double equity) {
    if (values.length != betas.length) {
      throw new IllegalArgumentException(
          "lengths differ: " + values.length + " and " + betas.length);
    }
    SampleMoments.checkFinite(values);
    SampleMoments.checkFinite(betas);
    SampleMoments.checkFinite(new double[] {equity});
    double dollars = 0;
    double net = 0;
    for (int i = 0; i < values.length; i++) {
      dollars += values[i] * betas[i];
      net += values[i];
    }
    if (!Double.isFinite(dollars) || !Double.isFinite(net)) {
      throw new IllegalArgumentException("the values are too large to be added");
    }
    return new PortfolioBeta(dollars, net, equity, values.length);
  }

  /** {@code dollars / equity}: the portfolio's beta. */
  public Estimate ofEquity() {
    return equity > 0 ? ratio(equity) : new Estimate.Degenerate("equity is not positive");
  }

  /** {@code dollars / net}: the mean beta of what is invested, cash aside. */
  public Estimate ofNetInvested() {
    return net != 0 ? ratio(net) : new Estimate.Degenerate("long and short positions cancel");
  }

  private Estimate ratio(double divisor) {
    double ratio = dollars / divisor;
    return Double.isFinite(ratio)
        ? new Estimate.Of(ratio, positions)
        : new Estimate.Degenerate("the values are too far apart in size");
  }
}
