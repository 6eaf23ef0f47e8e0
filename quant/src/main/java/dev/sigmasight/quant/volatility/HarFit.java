package dev.sigmasight.quant.volatility;

import dev.sigmasight.quant.distribution.Normal;
import java.util.List;

/** A fitted {@link Har}, or the reason there is none. */
public sealed interface HarFit {

  /**
   * The fit and what it forecasts.
   *
   * @param model what was fitted
   * @param coefficients β0 of 1, β1 of the day, β2 of the mean of 5 days, β3 of the mean of 22
   * @param standardErrors of them, Newey and West's with {@link Quality#lags} lags
   * @param quality of the fit in sample
   * @param forecast what follows from the latest day
   */
  record Fitted(
      Har model,
      List<Double> coefficients,
      List<Double> standardErrors,
      Quality quality,
      Forecast forecast)
      implements HarFit {
    public Fitted {
      coefficients = List.copyOf(coefficients);
      standardErrors = List.copyOf(standardErrors);
    }
  }

  /**
   * In sample; the errors of overlapping targets are correlated, so R² flatters.
   *
   * @param observations rows of the regression
   * @param rSquared share of the target's variance that the fit explains
   * @param residualVariance mean squared error, over n
   * @param unbiasedVariance squared errors over n − 4
   * @param lags of the standard errors, at least horizon − 1
   */
  record Quality(
      int observations,
      double rSquared,
      double residualVariance,
      double unbiasedVariance,
      int lags) {}

  /**
   * Of the mean daily variance over the horizon.
   *
   * @param raw what the regression says: a variance per day, or the logarithm of one
   * @param rawDeviation of the target about it: errors and uncertain coefficients
   * @param floor the smallest variance seen
   * @param logarithmic whether raw is a logarithm
   * @param variance the forecast, per day; for logarithms {@code exp(raw + s²/2)} with s² the
   *     unbiased residual variance, else raw but at least the floor
   */
  record Forecast(
      double raw, double rawDeviation, double floor, boolean logarithmic, double variance) {

    /** {@code √(252·variance)}, a fraction per √year. */
    public double annualVolatility() {
      return annual(variance);
    }

    /** The lower end of the annual volatility's interval of that probability, such as 0.95. */
    public double lower(double probability) {
      return annual(bound(-quantile(probability)));
    }

    /** The upper end. */
    public double upper(double probability) {
      return annual(bound(quantile(probability)));
    }

    private double bound(double deviations) {
      double bound = raw + deviations * rawDeviation;
      return logarithmic ? Math.exp(bound) : Math.max(bound, floor);
    }

    private static double quantile(double probability) {
      if (!(probability > 0 && probability < 1)) {
        throw new IllegalArgumentException("probability must be in (0, 1): " + probability);
      }
      return Normal.quantile(0.5 + probability / 2);
    }

    private static double annual(double variance) {
      return Math.sqrt(variance * RealisedVolatility.YEAR);
    }
  }

  /** Fewer variances than needed. */
  record TooShort(int have, int need) implements HarFit {}

  /** The variances determine no coefficients. */
  record Degenerate(String why) implements HarFit {}
}
