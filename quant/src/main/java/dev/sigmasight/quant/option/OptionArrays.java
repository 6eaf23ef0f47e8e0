package dev.sigmasight.quant.option;

import dev.sigmasight.quant.ledger.Transaction.Right;

/**
 * Many European options as arrays of equal length, with the units and ranges of {@link
 * EuropeanOption}. The arrays are not copied.
 *
 * @param volatility not used when implied volatilities are asked for
 * @param call true for a call, false for a put
 */
@SuppressWarnings("ArrayRecordComponent")
public record OptionArrays(
    double[] spot,
    double[] strike,
    double[] years,
    double[] rate,
    double[] yield,
    double[] volatility,
    boolean[] call) {

  public OptionArrays {
    int n = spot.length;
    if (strike.length != n
        || years.length != n
        || rate.length != n
        || yield.length != n
        || volatility.length != n
        || call.length != n) {
      throw new IllegalArgumentException("the arrays differ in length");
    }
  }

  public int size() {
    return spot.length;
  }

  /** One of them. */
  public EuropeanOption option(int i) {
    return option(i, volatility[i]);
  }

  EuropeanOption option(int i, double vol) {
    try {
      return new EuropeanOption(
          call[i] ? Right.CALL : Right.PUT, spot[i], strike[i], years[i], rate[i], yield[i], vol);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("option " + i + ": " + e.getMessage(), e);
    }
  }
}
