package dev.sigmasight.server.risk;

import dev.sigmasight.quant.volatility.Har;
import dev.sigmasight.quant.volatility.HarFit;
import dev.sigmasight.quant.volatility.RollingVolatility;
import dev.sigmasight.quant.volatility.VolatilityForecast;
import dev.sigmasight.quant.volatility.VolatilityTrend;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Forecast, place and trend of volatility, from daily returns. */
final class Outlooks {
  private static final Har MONTH_AHEAD = new Har(21, false);
  private static final int MONTH = 21;
  private static final double SIGNIFICANCE = 0.05;

  private Outlooks() {}

  private record Forecast(double value, double low, double high, String model) {}

  /** Of a symbol: the regression alone. */
  static VolatilityOutlook ofSymbol(double[] returns, Map<String, String> reasons) {
    return outlook(returns, regression(squares(returns), reasons), reasons);
  }

  /** Of a portfolio: by the model that proved better on its own past. */
  static VolatilityOutlook ofPortfolio(double[] returns, Map<String, String> reasons) {
    return outlook(returns, better(returns, reasons), reasons);
  }

  private static VolatilityOutlook outlook(
      double[] returns, @Nullable Forecast forecast, Map<String, String> reasons) {
    VolatilityTrend.Measured trend = trend(returns, reasons);
    return new VolatilityOutlook(
        forecast == null ? null : forecast.value(),
        forecast == null ? null : forecast.low(),
        forecast == null ? null : forecast.high(),
        forecast == null ? null : forecast.model(),
        Reasons.figure(
            "volatility_percentile", RollingVolatility.percentile(returns, MONTH), reasons),
        trend == null ? null : trend.direction().name(),
        trend == null ? null : trend.ratio());
  }

  private static double[] squares(double[] returns) {
    double[] squares = new double[returns.length];
    for (int t = 0; t < squares.length; t++) {
      squares[t] = returns[t] * returns[t];
    }
    return squares;
  }

  private static @Nullable Forecast regression(double[] variances, Map<String, String> reasons) {
    return switch (MONTH_AHEAD.fit(variances)) {
      case HarFit.Fitted fitted ->
          new Forecast(
              fitted.forecast().annualVolatility(),
              fitted.forecast().lower(VolatilityForecasts.PROBABILITY),
              fitted.forecast().upper(VolatilityForecasts.PROBABILITY),
              VolatilityForecast.Model.HAR.name());
      case HarFit.TooShort(int have, int need) ->
          Reasons.none("volatility_forecast", Reasons.tooShort(have, need), reasons);
      case HarFit.Degenerate(String why) -> Reasons.none("volatility_forecast", why, reasons);
    };
  }

  private static @Nullable Forecast better(double[] returns, Map<String, String> reasons) {
    return switch (VolatilityForecasts.of(returns, MONTH)) {
      case VolatilityForecast.Made made ->
          new Forecast(made.annualVolatility(), made.lower(), made.upper(), made.model().name());
      case VolatilityForecast.TooShort(int have, int need) ->
          Reasons.none("volatility_forecast", Reasons.tooShort(have, need), reasons);
      case VolatilityForecast.Degenerate(String why) ->
          Reasons.none("volatility_forecast", why, reasons);
    };
  }

  private static VolatilityTrend.@Nullable Measured trend(
      double[] returns, Map<String, String> reasons) {
    return switch (VolatilityTrend.of(returns, SIGNIFICANCE)) {
      case VolatilityTrend.Measured measured -> measured;
      case VolatilityTrend.TooShort(int have, int need) ->
          Reasons.none("volatility_trend", Reasons.tooShort(have, need), reasons);
      case VolatilityTrend.Degenerate(String why) -> Reasons.none("volatility_trend", why, reasons);
    };
  }
}
