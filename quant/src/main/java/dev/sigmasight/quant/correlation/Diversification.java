package dev.sigmasight.quant.correlation;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.tail.CovarianceRisk;
import java.util.Arrays;

/** How much of the risk of positions cancels between them. */
public final class Diversification {
  /** A ratio above it says that only rounding varies. */
  private static final double ROUNDING = 1e8;

  private Diversification() {}

  /**
   * {@code √(w'Σw)}: the deviation of the portfolio in the units of the weights.
   *
   * @param weights signed delta exposures as fractions of equity; short is negative
   * @param covariance of the same order, symmetric
   * @throws IllegalArgumentException also if the variance is negative, or beyond all numbers
   * @see CovarianceRisk
   */
  public static double deviation(double[] weights, double[][] covariance) {
    return new CovarianceRisk(weights, covariance).volatility();
  }

  /**
   * {@code Σ|w_i|σ_i / √(w'Σw)}: 1 if all move as one the way they are held, larger the more they
   * cancel. A hedge raises it. The size of the weights does not matter.
   *
   * @return Degenerate if the portfolio does not vary
   * @throws IllegalArgumentException also if the variance is negative
   * @see "Choueifaty and Coignard (2008), Toward maximum diversification, JPM 35(1)"
   */
  public static Estimate ratio(double[] weights, double[][] covariance) {
    return new CovarianceRisk(nearOne(weights), covariance).diversificationRatio()
                instanceof Estimate.Of(double ratio, int n)
            && ratio < ROUNDING
        ? new Estimate.Of(ratio, n)
        : new Estimate.Degenerate("the portfolio does not vary");
  }

  private static double[] nearOne(double[] weights) {
    double largest = Arrays.stream(weights).map(Math::abs).max().orElse(0);
    int exponent = Math.max(Math.getExponent(largest), Double.MIN_EXPONENT);
    return Arrays.stream(weights).map(w -> Math.scalb(w, -exponent)).toArray();
  }

  /** The square of {@link #ratio}: as many equal independent bets would diversify as much. */
  public static Estimate effectiveBets(double[] weights, double[][] covariance) {
    return ratio(weights, covariance) instanceof Estimate.Of(double ratio, int n)
        ? new Estimate.Of(ratio * ratio, n)
        : new Estimate.Degenerate("the portfolio does not vary");
  }
}
