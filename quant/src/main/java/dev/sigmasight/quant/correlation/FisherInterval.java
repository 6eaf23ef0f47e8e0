package dev.sigmasight.quant.correlation;

import dev.sigmasight.quant.distribution.Normal;

/**
 * Where a correlation may lie: {@code tanh(atanh ρ ± z/√(n − 3))}.
 *
 * @param lower at least −1
 * @param upper at most 1
 * @see "Fisher (1921), On the probable error of a coefficient of correlation, Metron 1"
 */
public record FisherInterval(double lower, double upper) {

  /**
   * The interval.
   *
   * @param rho between −1 and 1, where it has no width
   * @param observations n, at least 4
   * @param confidence such as 0.95
   */
  public static FisherInterval of(double rho, int observations, double confidence) {
    if (!(Math.abs(rho) <= 1) || observations < 4) {
      throw new IllegalArgumentException("no interval of " + rho + " over " + observations);
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be in (0, 1): " + confidence);
    }
    if (Math.abs(rho) == 1) {
      return new FisherInterval(rho, rho);
    }
    double centre = 0.5 * (Math.log1p(rho) - Math.log1p(-rho));
    double width = Normal.quantile(0.5 + confidence / 2) / Math.sqrt(observations - 3);
    return new FisherInterval(Math.tanh(centre - width), Math.tanh(centre + width));
  }
}
