package dev.sigmasight.quant.stress;

/**
 * What happens to the inputs of a price.
 *
 * @param underlying return of the security or of the option's underlying, as a fraction, at least
 *     −1: nothing is worth less than nothing
 * @param volatility change of implied volatility as a fraction: 0.05 is five points
 * @param yield change of yields and of the risk-free rate as a fraction: 0.01 is 100 basis points
 */
public record Move(double underlying, double volatility, double yield) {
  /** Nothing happens. */
  public static final Move NONE = new Move(0, 0, 0);

  public Move {
    if (!Double.isFinite(volatility) || !Double.isFinite(yield)) {
      throw new IllegalArgumentException("no move of " + volatility + " and " + yield);
    }
    if (!(underlying >= -1 && underlying < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("no return of " + underlying);
    }
  }
}
