package dev.sigmasight.quant.factor;

import dev.sigmasight.quant.regression.Coefficient;

/**
 * How much a security moves with a factor, all other factors of the basis held still.
 *
 * @param beta return per return of the factor, with a Newey-West standard error
 */
public record FactorExposure(Factor factor, Coefficient beta) {
  /**
   * Beyond this a beta is more likely an error in the data than a fact. It is shown all the same.
   */
  public static final double EXTREME = 5;

  /** Whether |beta| is above {@link #EXTREME}. */
  public boolean extreme() {
    return Math.abs(beta.value()) > EXTREME;
  }

  /** The 90 % interval. */
  public Coefficient.Interval interval() {
    return beta.interval(0.9);
  }

  /** How sure it is that there is any exposure. */
  public Significance significance() {
    return Significance.of(beta);
  }
}
