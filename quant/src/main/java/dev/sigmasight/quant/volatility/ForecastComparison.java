package dev.sigmasight.quant.volatility;

import dev.sigmasight.quant.distribution.Normal;
import dev.sigmasight.quant.volatility.VolatilityForecast.Comparison;
import dev.sigmasight.quant.volatility.VolatilityForecast.Model;

/** Both forecasts on every day of the past that has a future, each knowing only its own past. */
final class ForecastComparison {
  /** Forecasts below which the comparison is left alone: two months. */
  static final int MIN_FORECASTS = 42;

  private static final double DECAY = 0.94;

  private final double[] v;
  private final Har har;

  ForecastComparison(double[] dailyVariances, Har har) {
    Har.check(dailyVariances);
    this.v = dailyVariances;
    this.har = har;
  }

  VolatilityForecast forecast(double probability) {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException("probability must be in (0, 1): " + probability);
    }
    int need = har.need() + har.horizon() + MIN_FORECASTS - 1;
    if (v.length < need) {
      return new VolatilityForecast.TooShort(v.length, need);
    }
    double[] weighted = weighted();
    Losses ofHar = new Losses();
    Losses ofWeighted = new Losses();
    for (int end = har.need(); end + har.horizon() <= v.length; end++) {
      double came = Har.mean(v, end, har.horizon());
      double ofRegression = harForecast(end);
      ofHar.add(came, Double.isNaN(ofRegression) ? weighted[end - 1] : ofRegression);
      ofWeighted.add(came, weighted[end - 1]);
    }
    if (!ofWeighted.areFinite()) {
      return new VolatilityForecast.Degenerate("prices did not move for as long as the horizon");
    }
    double now = harForecast(v.length);
    boolean better = now > 0 && ofHar.mean() <= ofWeighted.mean();
    var comparison = new Comparison(finite(ofHar.mean()), ofWeighted.mean(), ofWeighted.count);
    double z = Normal.quantile(0.5 + probability / 2);
    return better
        ? made(Model.HAR, now, z * ofHar.deviation(), comparison)
        : made(
            Model.EXPONENTIALLY_WEIGHTED,
            weighted[v.length - 1],
            z * ofWeighted.deviation(),
            comparison);
  }

  private static VolatilityForecast made(Model model, double variance, double z, Comparison why) {
    double annual = Math.sqrt(variance * RealisedVolatility.YEAR);
    return new VolatilityForecast.Made(
        model, annual, annual * Math.exp(-z), annual * Math.exp(z), why);
  }

  /**
   * 0, which no one would believe, if the regression has no answer; NaN if its answer lies outside
   * all that its past has seen, where the weighted mean takes its place.
   */
  private double harForecast(int end) {
    if (har.logarithmic() && hasZero(end)) {
      return 0;
    }
    HarRegression regression = new HarRegression(har, v, end);
    if (!regression.isDetermined()) {
      return 0;
    }
    return har.isWithinThePast(regression, v) ? har.forecast(regression, v) : Double.NaN;
  }

  private boolean hasZero(int end) {
    for (int t = 0; t < end; t++) {
      if (v[t] == 0) {
        return true;
      }
    }
    return false;
  }

  /** {@code Σ λ^age·v / Σ λ^age} at the end of each day. */
  private double[] weighted() {
    double[] means = new double[v.length];
    double sum = 0;
    double weights = 0;
    for (int t = 0; t < v.length; t++) {
      sum = DECAY * sum + v[t];
      weights = DECAY * weights + 1;
      means[t] = sum / weights;
    }
    return means;
  }

  /** A loss without bound, as a number: forecasts of 0 that did not come true. */
  private static double finite(double loss) {
    return Math.min(loss, Double.MAX_VALUE);
  }

  private static final class Losses {
    private double sum;
    private double squares;
    private int count;

    void add(double came, double forecast) {
      double log = Math.log(came) - Math.log(forecast);
      sum += came > 0 && forecast > 0 ? Math.expm1(log) - log : Double.POSITIVE_INFINITY;
      squares += log * log / 4;
      count++;
    }

    boolean areFinite() {
      return sum < Double.POSITIVE_INFINITY;
    }

    double mean() {
      return sum / count;
    }

    double deviation() {
      return Math.sqrt(squares / count);
    }
  }
}
