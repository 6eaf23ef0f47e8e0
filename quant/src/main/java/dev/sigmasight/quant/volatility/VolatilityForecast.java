package dev.sigmasight.quant.volatility;

/**
 * A forecast of volatility by the model that proved better out of sample: {@link Har}, or the
 * exponentially weighted mean of the daily variances (λ = 0.94), which needs no fitting.
 *
 * <p>A regression over few independent months can say what no month ever was, even less than
 * nothing. Where its forecast lies outside all targets that it was fitted to, the weighted mean
 * takes its place: in the comparison, and in the forecast.
 *
 * @see "Swanson and White (1997), Forecasting economic time series using flexible versus fixed
 *     specification and linear versus nonlinear econometric models, for such a filter"
 */
public sealed interface VolatilityForecast {
  /** What the forecast was made with. */
  enum Model {
    HAR,
    EXPONENTIALLY_WEIGHTED
  }

  /**
   * The forecast, as fractions per √year.
   *
   * @param model the one with the smaller loss
   * @param annualVolatility expected over the horizon
   * @param lower of the interval asked for: the forecast times {@code exp(−z·e)}, with e the root
   *     mean square of {@code ½·ln(what came/what was forecast)} out of sample
   * @param upper likewise with {@code exp(+z·e)}
   * @param comparison why this model
   */
  record Made(
      Model model, double annualVolatility, double lower, double upper, Comparison comparison)
      implements VolatilityForecast {}

  /**
   * Mean losses {@code a/f − ln(a/f) − 1} of forecasts f of the variances a that came; 0 is
   * perfect.
   *
   * @param har of the regression, fitted each day to the past alone
   * @param exponentiallyWeighted of the weighted mean
   * @param forecasts how many; those of neighbouring days overlap
   * @see "Patton (2011), Volatility forecast comparison using imperfect volatility proxies"
   */
  record Comparison(double har, double exponentiallyWeighted, int forecasts) {}

  /** Fewer variances than needed. */
  record TooShort(int have, int need) implements VolatilityForecast {}

  /** No price moved. */
  record Degenerate(String why) implements VolatilityForecast {}

  /**
   * Forecasts the volatility over the model's horizon.
   *
   * @param dailyVariances v per day, not annualised, oldest first, none negative
   * @param har the regression to try
   * @param probability of the interval, such as 0.9
   */
  static VolatilityForecast of(double[] dailyVariances, Har har, double probability) {
    return new ForecastComparison(dailyVariances, har).forecast(probability);
  }
}
