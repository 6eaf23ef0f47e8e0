package dev.sigmasight.quant.volatility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The heterogeneous autoregression of daily variances v with a target of several days: {@code
 * mean(v of the next h days) = β0 + β1·v + β2·mean(v of 5 days) + β3·mean(v of 22 days)}. What is
 * fitted is what is forecast: for 21 days ahead the target is a mean of 21 days, not the next
 * day's.
 *
 * <p>With logarithms, the target and the three components are replaced by theirs.
 *
 * @param horizon h in days, at least 1
 * @param logarithmic whether to fit logarithms
 * @see "Corsi (2009), A simple approximate long-memory model of realized volatility"
 */
public record Har(int horizon, boolean logarithmic) {
  /** Rows of a regression that may speak: about a quarter. */
  public static final int MIN_OBSERVATIONS = 63;

  static final int LONGEST = 22;
  private static final int WEEK = 5;

  public Har {
    if (horizon < 1 || horizon > 252) {
      throw new IllegalArgumentException("horizon must be 1 to 252 days: " + horizon);
    }
  }

  /** Variances needed for a fit. */
  public int need() {
    return LONGEST - 1 + horizon + MIN_OBSERVATIONS;
  }

  /**
   * Fits by ordinary least squares; Newey and West's errors with {@code max(h − 1,
   * ⌊4·(n/100)^(2/9)⌋)} lags, because targets overlap over h − 1 days.
   *
   * @param dailyVariances v per day, not annualised, oldest first, none negative; see {@link
   *     RangeVolatility#dailyVariances}, or squared returns
   */
  public HarFit fit(double[] dailyVariances) {
    check(dailyVariances);
    if (dailyVariances.length < need()) {
      return new HarFit.TooShort(dailyVariances.length, need());
    }
    if (logarithmic && smallest(dailyVariances) == 0) {
      return new HarFit.Degenerate("a variance of 0 has no logarithm");
    }
    HarRegression regression = new HarRegression(this, dailyVariances, dailyVariances.length);
    return regression.isDetermined() ? fitted(regression, dailyVariances) : degenerate();
  }

  private static HarFit degenerate() {
    return new HarFit.Degenerate("the variances hardly vary: day, week and month say the same");
  }

  private HarFit fitted(HarRegression regression, double[] v) {
    int n = regression.observations();
    double squares = regression.squaredErrors();
    int lags = Math.max(horizon - 1, (int) (4 * Math.pow(n / 100.0, 2.0 / 9)));
    double unbiased = squares / (n - 4);
    HarRegression.Covariance covariance = regression.covariance(lags);
    var quality = new HarFit.Quality(n, regression.rSquared(), squares / n, unbiased, lags);
    double[] now = components(v, v.length - 1);
    var forecast =
        new HarFit.Forecast(
            regression.fitted(now),
            Math.sqrt(unbiased + covariance.ofFitted(now)),
            smallest(v),
            logarithmic,
            forecast(regression, v));
    return new HarFit.Fitted(
        this, list(regression.coefficients()), covariance.standardErrors(), quality, forecast);
  }

  /** Whether what is fitted for the days after its last one is like a target that it knows. */
  boolean isWithinThePast(HarRegression regression, double[] v) {
    return regression.hasSeen(raw(regression, v));
  }

  private double raw(HarRegression regression, double[] v) {
    return regression.fitted(components(v, regression.end() - 1));
  }

  /** The mean daily variance over the horizon after the regression's last day. */
  double forecast(HarRegression regression, double[] v) {
    double raw = raw(regression, v);
    double unbiased = regression.squaredErrors() / (regression.observations() - 4);
    return logarithmic
        ? Math.exp(raw + unbiased / 2)
        : Math.max(raw, smallest(Arrays.copyOf(v, regression.end())));
  }

  /** Day, week and month at the end of a day. */
  double[] components(double[] v, int day) {
    return new double[] {
      scaled(v[day]),
      scaled(mean(v, day + 1 - WEEK, WEEK)),
      scaled(mean(v, day + 1 - LONGEST, LONGEST))
    };
  }

  /** The mean of the days after. */
  double target(double[] v, int day) {
    return scaled(mean(v, day + 1, horizon));
  }

  static double mean(double[] v, int from, int days) {
    double sum = 0;
    for (int t = from; t < from + days; t++) {
      sum += v[t];
    }
    return sum / days;
  }

  static void check(double[] variances) {
    for (double v : variances) {
      if (!(v >= 0 && v < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("not a variance: " + v);
      }
    }
  }

  private double scaled(double variance) {
    return logarithmic ? Math.log(variance) : variance;
  }

  private static double smallest(double[] v) {
    double smallest = Double.POSITIVE_INFINITY;
    for (double x : v) {
      smallest = Math.min(smallest, x);
    }
    return smallest;
  }

  private static List<Double> list(double[] numbers) {
    List<Double> list = new ArrayList<>();
    for (double x : numbers) {
      list.add(x);
    }
    return list;
  }
}
