package dev.sigmasight.quant.option;

import dev.sigmasight.quant.option.ImpliedVolatility.Status;

/**
 * Room for the implied volatilities of many options.
 *
 * @param volatility as a fraction; NaN where there is none, so that it spoils any sum
 * @param status codes of {@link Status}
 */
@SuppressWarnings("ArrayRecordComponent")
public record VolatilityArrays(double[] volatility, byte[] status) {
  public VolatilityArrays {
    if (volatility.length != status.length) {
      throw new IllegalArgumentException("the arrays differ in length");
    }
  }

  /** For so many options. */
  public static VolatilityArrays of(int size) {
    return new VolatilityArrays(new double[size], new byte[size]);
  }

  public int size() {
    return status.length;
  }

  /** One of them. */
  public ImpliedVolatility at(int i) {
    Status found = Status.of(status[i]);
    return found == Status.OK
        ? new ImpliedVolatility.Of(volatility[i])
        : new ImpliedVolatility.None(found);
  }

  /** A volatility, or the code of a status, negated. */
  void set(int i, double found) {
    volatility[i] = found > 0 ? found : Double.NaN;
    status[i] = found > 0 ? Status.OK.code() : NormalisedBlack.status(found).code();
  }
}
