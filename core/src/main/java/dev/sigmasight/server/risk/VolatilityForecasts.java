package dev.sigmasight.server.risk;

import dev.sigmasight.quant.volatility.Har;
import dev.sigmasight.quant.volatility.VolatilityForecast;
import java.util.Arrays;

/**
 * The volatility that is expected of a portfolio, wherever it is shown: by the model that proved
 * better on the last year of its own daily returns.
 */
public final class VolatilityForecasts {
  /** Of the 90 % interval. */
  static final double PROBABILITY = 0.9;

  private VolatilityForecasts() {}

  /** How many of so many returns it looks at. */
  public static int observations(int returns) {
    return Math.min(returns, SymbolRisks.WINDOW);
  }

  /**
   * The mean of the next days.
   *
   * @param returns daily, oldest first; only the last year of them counts
   */
  public static VolatilityForecast of(double[] returns, int days) {
    double[] squares =
        Arrays.stream(returns)
            .skip(returns.length - observations(returns.length))
            .map(each -> each * each)
            .toArray();
    return VolatilityForecast.of(squares, new Har(days, false), PROBABILITY);
  }
}
