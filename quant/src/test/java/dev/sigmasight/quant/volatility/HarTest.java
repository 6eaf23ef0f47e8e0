package dev.sigmasight.quant.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.linear.Cholesky;
import dev.sigmasight.quant.volatility.VolatilityForecast.Model;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HarTest {
  /** Daily variances that follow their own past, with noise as of a range. */
  private static double[] variances(int days, SplittableRandom random) {
    double[] v = new double[days];
    double log = 0;
    for (int t = 0; t < days; t++) {
      log = 0.97 * log + 0.15 * random.nextGaussian();
      v[t] = 1e-4 * Math.exp(log + 0.3 * random.nextGaussian());
    }
    return v;
  }

  private static HarFit.Fitted fitted(double[] v, Har har) {
    return (HarFit.Fitted) har.fit(v);
  }

  /** Next day's variance follows from the components exactly. */
  @Test
  void findsTheCoefficientsThatMadeTheVariances() {
    SplittableRandom random = new SplittableRandom(1);
    double[] v = new double[300];
    for (int t = 0; t < 300; t++) {
      v[t] = t < 22 ? 1e-4 * random.nextDouble(0.5, 2) : 0;
      if (t >= 22) {
        double week = Arrays.stream(v, t - 5, t).average().orElseThrow();
        double month = Arrays.stream(v, t - 22, t).average().orElseThrow();
        v[t] = 1e-6 + 0.3 * v[t - 1] + 0.3 * week + 0.39 * month;
      }
    }
    double[] early = Arrays.copyOf(v, 90);
    HarFit.Fitted fit = fitted(early, new Har(1, false));
    assertThat(fit.coefficients().get(0)).isCloseTo(1e-6, within(1e-10));
    assertThat(fit.coefficients().get(1)).isCloseTo(0.3, within(1e-6));
    assertThat(fit.coefficients().get(2)).isCloseTo(0.3, within(1e-6));
    assertThat(fit.coefficients().get(3)).isCloseTo(0.39, within(1e-6));
    assertThat(fit.quality().rSquared()).isCloseTo(1, within(1e-9));
    assertThat(fit.forecast().variance()).isCloseTo(v[90], within(1e-10));
  }

  @Test
  void unitsDoNotMatter() {
    double[] v = variances(300, new SplittableRandom(2));
    for (boolean logarithmic : new boolean[] {false, true}) {
      HarFit.Fitted fit = fitted(v, new Har(21, logarithmic));
      for (double factor : new double[] {1e-100, 1e4, 1e100}) {
        double[] scaled = Arrays.stream(v).map(x -> x * factor).toArray();
        HarFit.Fitted other = fitted(scaled, new Har(21, logarithmic));
        assertThat(other.forecast().variance() / factor)
            .isCloseTo(fit.forecast().variance(), within(1e-10));
        assertThat(other.quality().rSquared()).isCloseTo(fit.quality().rSquared(), within(1e-8));
        assertThat(other.coefficients().get(2)).isCloseTo(fit.coefficients().get(2), within(1e-7));
      }
    }
  }

  /** By the textbook's matrices, unscaled: V = (X'X)⁻¹·S·(X'X)⁻¹ with Bartlett weights. */
  @Test
  void errorsOfTheForecastAreNeweyAndWests() {
    double[] v = variances(220, new SplittableRandom(12));
    Har har = new Har(5, true);
    HarFit.Fitted fit = fitted(v, har);
    double[] beta = fit.coefficients().stream().mapToDouble(x -> x).toArray();
    int n = fit.quality().observations();
    double[][] scores = new double[n][];
    double[][] products = new double[4][4];
    double squares = 0;
    for (int k = 0; k < n; k++) {
      double[] x = row(har, v, k + 21);
      double error = har.target(v, k + 21) - dot(beta, x);
      squares += error * error;
      addOuter(products, 1, x, x);
      scores[k] = Arrays.stream(x).map(each -> each * error).toArray();
    }
    double[][] meat = new double[4][4];
    int lags = fit.quality().lags();
    for (int lag = 0; lag <= lags; lag++) {
      for (int k = lag; k < n; k++) {
        double weight = 1 - lag / (lags + 1.0);
        addOuter(meat, weight, scores[k], scores[k - lag]);
        addOuter(meat, lag == 0 ? 0 : weight, scores[k - lag], scores[k]);
      }
    }
    double[] now = Cholesky.of(products).orElseThrow().solve(row(har, v, 219));
    double ofFit = 0;
    for (int a = 0; a < 4; a++) {
      ofFit += now[a] * dot(meat[a], now);
    }
    double expected = Math.sqrt(squares / (n - 4) + ofFit);
    assertThat(fit.forecast().rawDeviation()).isCloseTo(expected, within(1e-7 * expected));
    assertThat(ofFit).isGreaterThan(1e-3);
  }

  private static double[] row(Har har, double[] v, int day) {
    double[] components = har.components(v, day);
    return new double[] {1, components[0], components[1], components[2]};
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(k -> a[k] * b[k]).sum();
  }

  private static void addOuter(double[][] sum, double weight, double[] x, double[] y) {
    for (int a = 0; a < x.length; a++) {
      for (int b = 0; b < y.length; b++) {
        sum[a][b] += weight * x[a] * y[b];
      }
    }
  }

  @Test
  void intervalsHoldTheForecastAndWiden() {
    double[] v = variances(300, new SplittableRandom(3));
    for (boolean logarithmic : new boolean[] {false, true}) {
      HarFit.Forecast forecast = fitted(v, new Har(21, logarithmic)).forecast();
      assertThat(forecast.lower(0.5)).isLessThan(forecast.annualVolatility());
      assertThat(forecast.upper(0.5)).isGreaterThan(forecast.annualVolatility());
      assertThat(forecast.lower(0.95)).isLessThan(forecast.lower(0.5)).isPositive();
      assertThat(forecast.upper(0.95)).isGreaterThan(forecast.upper(0.5));
      assertThat(forecast.rawDeviation()).isPositive();
      assertThatThrownBy(() -> forecast.lower(0)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> forecast.upper(1)).isInstanceOf(IllegalArgumentException.class);
    }
    var byHand = new HarFit.Forecast(1e-4, 1e-4, 4e-5, false, 1e-4);
    assertThat(byHand.lower(0.95)).isCloseTo(Math.sqrt(252 * 4e-5), within(1e-12));
    assertThat(byHand.upper(0.6826894921370859)).isCloseTo(Math.sqrt(252 * 2e-4), within(1e-12));
    var logarithm = new HarFit.Forecast(Math.log(1e-4), 0.5, 4e-5, true, 1.1e-4);
    assertThat(logarithm.upper(0.6826894921370859))
        .isCloseTo(Math.sqrt(252 * 1e-4 * Math.exp(0.5)), within(1e-12));
  }

  /** How often what comes lies in the interval of 90 %, over paths that know no regression. */
  @Test
  void intervalsHoldWhatComesAboutAsOftenAsTheySay() {
    SplittableRandom random = new SplittableRandom(4);
    int paths = 400;
    int inside = 0;
    for (int k = 0; k < paths; k++) {
      double[] v = variances(321, random);
      HarFit.Forecast forecast = fitted(Arrays.copyOf(v, 300), new Har(21, true)).forecast();
      double came = Math.sqrt(252 * Arrays.stream(v, 300, 321).average().orElseThrow());
      inside += came >= forecast.lower(0.9) && came <= forecast.upper(0.9) ? 1 : 0;
    }
    assertThat(inside / (double) paths).isBetween(0.75, 0.95);
  }

  /** Volatility of 16 % a year, constant: the forecast is unbiased, not 0.8 of it. */
  @Test
  void isNotBiasedLikeAForecastOfAbsoluteReturns() {
    SplittableRandom random = new SplittableRandom(5);
    double sum = 0;
    for (int k = 0; k < 200; k++) {
      double[] v =
          Arrays.stream(Paths.normal(252, 0.16 / Math.sqrt(252), random)).map(r -> r * r).toArray();
      sum += fitted(v, new Har(21, false)).forecast().variance() * 252;
    }
    assertThat(Math.sqrt(sum / 200)).isCloseTo(0.16, within(0.006));
  }

  @Test
  void aForecastIsNeverBelowWhatWasSeen() {
    double[] v = variances(200, new SplittableRandom(6));
    double least = Arrays.stream(v).min().orElseThrow();
    for (int k = 0; k < 200; k++) {
      double[] falling = v.clone();
      SplittableRandom random = new SplittableRandom(k);
      IntStream.range(150, 200).forEach(t -> falling[t] = least * random.nextDouble(1, 1.2));
      HarFit.Forecast forecast = fitted(falling, new Har(21, false)).forecast();
      assertThat(forecast.variance()).isGreaterThanOrEqualTo(forecast.floor());
      assertThat(forecast.floor()).isCloseTo(least, within(0.3 * least));
    }
  }

  @Test
  void saysWhyThereIsNone() {
    Har har = new Har(21, false);
    assertThat(har.need()).isEqualTo(105);
    assertThat(har.fit(new double[104])).isEqualTo(new HarFit.TooShort(104, 105));
    double[] constant = new double[105];
    Arrays.fill(constant, 1e-4);
    assertThat(har.fit(constant)).isInstanceOf(HarFit.Degenerate.class);
    assertThat(har.fit(new double[105])).isInstanceOf(HarFit.Degenerate.class);
    assertThat(new Har(21, true).fit(new double[105])).isInstanceOf(HarFit.Degenerate.class);
    double[] v = variances(105, new SplittableRandom(7));
    assertThat(fitted(v, har).quality().observations()).isEqualTo(63);
    v[50] = 0;
    assertThat(new Har(21, true).fit(v)).isInstanceOf(HarFit.Degenerate.class);
    assertThat(har.fit(v)).isInstanceOf(HarFit.Fitted.class);
  }

  @Test
  void refusesNonsense() {
    assertThatThrownBy(() -> new Har(0, false)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Har(253, false)).isInstanceOf(IllegalArgumentException.class);
    for (double bad : new double[] {-1e-9, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new Har(1, false).fit(new double[] {bad}))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> VolatilityForecast.of(new double[] {bad}, new Har(1, true), 0.9))
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (double bad : new double[] {0, 1, Double.NaN}) {
      assertThatThrownBy(() -> VolatilityForecast.of(new double[300], new Har(1, true), bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static VolatilityForecast.Made made(double[] v, Har har) {
    return (VolatilityForecast.Made) VolatilityForecast.of(v, har, 0.9);
  }

  @Test
  void theBetterModelForecasts() {
    SplittableRandom random = new SplittableRandom(8);
    int regression = 0;
    for (int k = 0; k < 30; k++) {
      double[] v = variances(300, random);
      Har har = new Har(k % 2 == 0 ? 1 : 21, k % 3 == 0);
      VolatilityForecast.Made made = made(v, har);
      var comparison = made.comparison();
      boolean better =
          comparison.har() <= comparison.exponentiallyWeighted() && isWithinThePast(v, har);
      assertThat(made.model()).isEqualTo(better ? Model.HAR : Model.EXPONENTIALLY_WEIGHTED);
      regression += better ? 1 : 0;
      double expected =
          better
              ? fitted(v, har).forecast().annualVolatility()
              : Math.sqrt(252) * Math.sqrt(weighted(v));
      assertThat(made.annualVolatility()).isCloseTo(expected, within(1e-10));
      assertThat(made.lower() * made.upper())
          .isCloseTo(Math.pow(made.annualVolatility(), 2), within(1e-12));
      assertThat(made.lower()).isLessThan(made.upper()).isPositive();
      assertThat(comparison.forecasts()).isEqualTo(300 - har.need() - har.horizon() + 1);
    }
    assertThat(regression).isBetween(1, 29);
  }

  /** By the targets themselves: whether the mean that is forecast is one that there was. */
  private static boolean isWithinThePast(double[] v, Har har) {
    double raw = fitted(v, har).forecast().raw();
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (int end = 22; end + har.horizon() <= v.length; end++) {
      double mean =
          Arrays.stream(v, end, end + har.horizon()).average().orElseThrow(AssertionError::new);
      double target = har.logarithmic() ? Math.log(mean) : mean;
      lowest = Math.min(lowest, target);
      highest = Math.max(highest, target);
    }
    return lowest <= raw && raw <= highest;
  }

  private static double weighted(double[] v) {
    double sum = 0;
    double weights = 0;
    for (int t = 0; t < v.length; t++) {
      double weight = Math.pow(0.94, v.length - 1.0 - t);
      sum += weight * v[t];
      weights += weight;
    }
    return sum / weights;
  }

  /** By the definition, with fits to growing pasts. */
  @Test
  void lossesAreOutOfSample() {
    double[] v = variances(130, new SplittableRandom(9));
    Har har = new Har(1, true);
    double loss = 0;
    double plain = 0;
    double squares = 0;
    int count = 0;
    for (int end = har.need(); end < 130; end++) {
      double[] past = Arrays.copyOf(v, end);
      double expected =
          isWithinThePast(past, har) ? fitted(past, har).forecast().variance() : weighted(past);
      double ratio = v[end] / expected;
      loss += ratio - Math.log(ratio) - 1;
      double other = v[end] / weighted(past);
      plain += other - Math.log(other) - 1;
      squares += Math.pow(Math.log(ratio) / 2, 2);
      count++;
    }
    VolatilityForecast.Made made = made(v, har);
    assertThat(made.comparison().har()).isCloseTo(loss / count, within(1e-10));
    assertThat(made.comparison().exponentiallyWeighted()).isCloseTo(plain / count, within(1e-10));
    if (made.model() == Model.HAR) {
      assertThat(Math.log(made.upper() / made.annualVolatility()))
          .isCloseTo(1.6448536269514722 * Math.sqrt(squares / count), within(1e-9));
    }
  }

  @Test
  void fallsBackWhereTheRegressionFails() {
    double[] v = variances(300, new SplittableRandom(10));
    v[20] = 0;
    VolatilityForecast.Made made = made(v, new Har(21, true));
    assertThat(made.model()).isEqualTo(Model.EXPONENTIALLY_WEIGHTED);
    assertThat(made.comparison().har()).isEqualTo(Double.MAX_VALUE);
    double[] constant = new double[300];
    Arrays.fill(constant, 1e-4);
    assertThat(made(constant, new Har(21, false)).annualVolatility())
        .isCloseTo(Math.sqrt(0.0252), within(1e-12));
    assertThat(made(constant, new Har(21, false)).lower())
        .isCloseTo(Math.sqrt(0.0252), within(1e-12));
  }

  /**
   * Months alternate between calm and rough, so the regression expects the opposite of the latest
   * month; then one comes that is rougher than any, and the opposite is less than nothing.
   */
  @Test
  void aForecastThatNoMonthEverWasIsNotBelieved() {
    double[] v = new double[252];
    SplittableRandom random = new SplittableRandom(12);
    for (int t = 0; t < v.length; t++) {
      double level = t >= 231 ? 16 : t / 21 % 2 == 0 ? 1 : 4;
      v[t] = 1e-4 * level * (0.5 + random.nextDouble());
    }
    Har har = new Har(21, false);

    assertThat(fitted(v, har).forecast().raw()).isNegative();
    VolatilityForecast.Made made = made(v, har);
    assertThat(made.comparison().har()).isLessThan(made.comparison().exponentiallyWeighted());
    assertThat(made.model()).isEqualTo(Model.EXPONENTIALLY_WEIGHTED);
    assertThat(made.annualVolatility()).isCloseTo(Math.sqrt(252 * weighted(v)), within(1e-12));
  }

  @Test
  void saysWhyThereIsNoForecast() {
    Har har = new Har(21, false);
    assertThat(VolatilityForecast.of(new double[166], har, 0.9))
        .isEqualTo(new VolatilityForecast.TooShort(166, 167));
    assertThat(VolatilityForecast.of(new double[167], har, 0.9))
        .isInstanceOf(VolatilityForecast.Degenerate.class);
    double[] v = variances(167, new SplittableRandom(11));
    assertThat(made(v, har).comparison().forecasts()).isEqualTo(42);
  }
}
