package dev.sigmasight.quant.regression;

import static dev.sigmasight.quant.Figures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegressionTest {
  private static final double EXACT = 1e-12;
  private static final double RELATIVE = 1e-9;

  /**
   * By hand: y = 1 + 2a + 3b but for errors 1, −1, −1, 1, which are uncorrelated with a, b and the
   * intercept. One degree of freedom, s² = 4, (X'X)⁻¹ = I/4, so every standard error is 1.
   */
  @Test
  void fitsAFactorialDesign() {
    double[] a = {-1, 1, -1, 1};
    double[] b = {-1, -1, 1, 1};
    double[] y = {1 - 2 - 3 + 1, 1 + 2 - 3 - 1, 1 - 2 + 3 - 1, 1 + 2 + 3 + 1};
    FittedRegression fit = fit(Sample.of(y, a, b));
    assertThat(fit.coefficients()).containsExactly(new double[] {1, 2, 3}, within(EXACT));
    assertThat(fit.standardErrors(ErrorModel.CLASSICAL))
        .containsExactly(new double[] {1, 1, 1}, within(EXACT));
    assertThat(fit.residuals()).containsExactly(new double[] {1, -1, -1, 1}, within(EXACT));
    assertThat(fit.residualDeviation()).isCloseTo(2, within(EXACT));
    assertThat(fit.rSquared()).isCloseTo(52.0 / 56, within(EXACT));
    assertThat(fit.adjustedRSquared()).isCloseTo(1 - 4.0 / 56 * 3, within(EXACT));
    assertThat(value(fit.fStatistic())).isCloseTo(52.0 / 2 / 4, within(EXACT));
    assertThat(value(fit.durbinWatson())).isCloseTo(8.0 / 4, within(EXACT));
    assertThat(fit.degreesOfFreedom()).isEqualTo(1);
    assertThat(fit.effectiveObservations()).isEqualTo(4);
    assertThat(fit.observations()).isEqualTo(4);
    Coefficient slope = fit.slope(2, ErrorModel.CLASSICAL);
    assertThat(value(slope.t())).isCloseTo(3, within(EXACT));
    assertThat(value(slope.p())).isCloseTo(1 - 2 / Math.PI * Math.atan(3), within(EXACT));
    assertThat(slope.interval(0.5).low()).isCloseTo(2, within(EXACT));
    assertThat(slope.interval(0.5).contains(3.999)).isTrue();
    assertThat(slope.interval(0.5).contains(4.1)).isFalse();
    assertThat(slope.interval(0.5).contains(1.9)).isFalse();
  }

  @Test
  void anotherSeriesOnTheSameRegressorsIsFittedTheSame() {
    var random = new SplittableRandom(17);
    for (int round = 0; round < 20; round++) {
      Drawn drawn = Drawn.of(random, 60, 1 + random.nextInt(4));
      double[] other = random.doubles(60, -1, 1).toArray();
      Regression shared = fit(Sample.fading(drawn.y, drawn.x, 40)).explaining(other);
      FittedRegression alone = fit(Sample.fading(other, drawn.x, 40));
      assertThat(shared).isInstanceOf(Regression.Fitted.class);
      FittedRegression fit = ((Regression.Fitted) shared).fit();
      assertThat(fit.coefficients()).isEqualTo(alone.coefficients());
      assertThat(fit.degreesOfFreedom()).isEqualTo(alone.degreesOfFreedom());
      assertThat(fit.residuals()).isEqualTo(alone.residuals());
      assertThat(fit.standardErrors(ErrorModel.NEWEY_WEST_SMALL_SAMPLE))
          .isEqualTo(alone.standardErrors(ErrorModel.NEWEY_WEST_SMALL_SAMPLE));
    }
  }

  @Test
  void refusesAnotherSeriesThatDoesNotFit() {
    FittedRegression fit = fit(Sample.of(new double[] {-1, 3, -1, 3}, new double[] {-1, 1, -1, 1}));
    assertThatThrownBy(() -> fit.explaining(new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 values instead of 4");
    assertThatThrownBy(() -> fit.explaining(new double[] {1, 2, Double.NaN, 4}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(fit.explaining(new double[] {1e300, -1e300, 0, 1}))
        .isEqualTo(Regression.TOO_FAR_APART);
  }

  @Test
  void robustErrorsAreTheirFormulas() {
    var random = new SplittableRandom(1);
    for (int round = 0; round < 30; round++) {
      Drawn drawn = Drawn.of(random, random.nextInt(12, 150), random.nextInt(1, 5));
      double[] weights =
          round % 2 == 0
              ? FadingWeights.halfLife(drawn.y.length, 40)
              : FadingWeights.halfLife(drawn.y.length, 1e300);
      FittedRegression fit = fit(Sample.weighted(drawn.y, drawn.x, weights));
      Naive naive = new Naive(drawn.y, drawn.x, weights);
      for (ErrorModel model : ErrorModel.values()) {
        assertThat(fit.standardErrors(model))
            .as(model.name())
            .usingComparatorWithPrecision(1e-7)
            .containsExactly(naive.errors(model));
      }
    }
  }

  @Test
  void residualsAreOrthogonalToEverythingElse() {
    var random = new SplittableRandom(2);
    for (int round = 0; round < 150; round++) {
      Drawn drawn = Drawn.of(random, random.nextInt(10, 200), random.nextInt(1, 8));
      double[] weights = FadingWeights.halfLife(drawn.y.length, random.nextDouble(5, 300));
      FittedRegression fit = fit(Sample.weighted(drawn.y, drawn.x, weights));
      double[] e = fit.residuals();
      assertThat(sum(weights, e, ones(e.length))).isCloseTo(0, within(1e-12));
      for (double[] x : drawn.x) {
        assertThat(sum(weights, e, x)).isCloseTo(0, within(1e-12));
      }
      double[] c = fit.coefficients();
      for (int t = 0; t < e.length; t++) {
        double fitted = c[0];
        for (int k = 0; k < drawn.x.length; k++) {
          fitted += c[k + 1] * drawn.x[k][t];
        }
        assertThat(fitted + e[t]).isCloseTo(drawn.y[t], within(1e-14));
      }
    }
  }

  @Test
  void unitsAndLevelsChangeOnlyUnitsAndLevels() {
    var random = new SplittableRandom(3);
    for (int round = 0; round < 150; round++) {
      Drawn drawn = Drawn.of(random, random.nextInt(10, 200), random.nextInt(2, 6));
      FittedRegression one = fit(Sample.of(drawn.y, drawn.x));
      double[] y = Arrays.stream(drawn.y).map(v -> 3 - 1000 * v).toArray();
      double[][] x = drawn.x.clone();
      x[1] = Arrays.stream(x[1]).map(v -> 0.5 * v - 0.1).toArray();
      FittedRegression two = fit(Sample.of(y, x));
      assertThat(two.rSquared()).isCloseTo(one.rSquared(), within(RELATIVE));
      assertThat(two.residualDeviation())
          .isCloseTo(1000 * one.residualDeviation(), within(RELATIVE * 1000));
      for (ErrorModel model : ErrorModel.values()) {
        Coefficient[] before = one.coefficients(model);
        Coefficient[] after = two.coefficients(model);
        near(after[1].value(), -1000 * before[1].value());
        near(after[2].value(), -2000 * before[2].value());
        near(after[1].error(), 1000 * before[1].error());
        near(after[2].error(), 2000 * before[2].error());
      }
    }
  }

  @Test
  void orderOfDaysAndRegressorsDoesNotMatter() {
    var random = new SplittableRandom(4);
    for (int round = 0; round < 150; round++) {
      int n = random.nextInt(10, 200);
      Drawn drawn = Drawn.of(random, n, 3);
      int[] order = shuffled(random, n);
      double[] y = at(drawn.y, order);
      double[][] x = {at(drawn.x[2], order), at(drawn.x[0], order), at(drawn.x[1], order)};
      for (ErrorModel model :
          new ErrorModel[] {ErrorModel.CLASSICAL, ErrorModel.HC1, ErrorModel.HC3}) {
        Coefficient[] one = fit(Sample.of(drawn.y, drawn.x)).coefficients(model);
        Coefficient[] two = fit(Sample.of(y, x)).coefficients(model);
        int[] place = {0, 2, 3, 1};
        for (int k = 0; k < 4; k++) {
          near(two[place[k]].value(), one[k].value());
          near(two[place[k]].error(), one[k].error());
        }
      }
    }
  }

  /** Observed twice is as good as twice the weight. */
  @Test
  void aWeightOfTwoIsADayTwice() {
    var random = new SplittableRandom(5);
    for (int round = 0; round < 100; round++) {
      Drawn drawn = Drawn.of(random, 20, 2);
      double[] weights = new double[20];
      Arrays.fill(weights, 3);
      weights[7] = 6;
      int[] days = IntStream.concat(IntStream.range(0, 20), IntStream.of(7)).toArray();
      double[] weighted = fit(Sample.weighted(drawn.y, drawn.x, weights)).coefficients();
      double[] twice =
          fit(Sample.of(at(drawn.y, days), at(drawn.x[0], days), at(drawn.x[1], days)))
              .coefficients();
      assertThat(weighted).usingComparatorWithPrecision(1e-11).containsExactly(twice);
    }
  }

  /** The mean of s² over many samples is the variance of the errors, whatever the weights. */
  @Test
  void theResidualVarianceIsUnbiased() {
    var random = new SplittableRandom(6);
    double sum = 0;
    for (int round = 0; round < 2000; round++) {
      double[] y = random.doubles(25).map(u -> u - 0.5).toArray();
      double[][] x = {random.doubles(25).toArray(), random.doubles(25).toArray()};
      double s = fit(Sample.fading(y, x, 6)).residualDeviation();
      sum += 12 * s * s / 2000;
    }
    assertThat(sum).isCloseTo(1, within(0.03));
  }

  @Test
  void countsWhatWeightsLeave() {
    double[] weights = {1, 1, 1, 1, 2};
    FittedRegression fit =
        fit(
            Sample.weighted(
                new double[] {1, 2, 4, 3, 6}, new double[][] {{1, 2, 3, 4, 5}}, weights));
    assertThat(fit.effectiveObservations()).isCloseTo(36.0 / 8, within(EXACT));
    assertThat(FadingWeights.effectiveObservations(weights)).isCloseTo(4.5, within(EXACT));
    assertThat(FadingWeights.effectiveObservations(new double[0])).isZero();
    assertThat(FadingWeights.halfLife(3, 1))
        .containsExactly(new double[] {0.25, 0.5, 1}, within(EXACT));
    assertThat(FadingWeights.ofAge(100_000, 1)).isPositive();
  }

  @Test
  void saysWhichRegressorIsOneTooMany() {
    var random = new SplittableRandom(7);
    for (int round = 0; round < 100; round++) {
      Drawn drawn = Drawn.of(random, 60, 3);
      double[][] x = Arrays.copyOf(drawn.x, 4);
      x[3] = new double[60];
      Arrays.setAll(x[3], t -> 0.3 * drawn.x[0][t] - 2 * drawn.x[2][t] + 0.1);
      assertThat(LeastSquares.fit(Sample.of(drawn.y, x)))
          .isEqualTo(new Regression.Degenerate(4, "is a combination of those before it"));
      assertThat(Collinearity.of(x))
          .isEqualTo(
              new Collinearity.Degenerate("regressor 4 is a combination of those before it"));
    }
  }

  @Test
  void saysWhyThereIsNoFit() {
    double[] y = {1, 2, 3, 4, 6};
    double[] x = {1, 2, 3, 5, 4};
    double[] constant = {2, 2, 2, 2, 2};
    assertThat(LeastSquares.fit(Sample.of(y, x, constant)))
        .isEqualTo(new Regression.Degenerate(2, "does not vary"));
    assertThat(new Regression.Degenerate(2, "does not vary").reason())
        .isEqualTo("regressor 2 does not vary");
    assertThat(LeastSquares.fit(Sample.of(y, x), 6)).isEqualTo(new Regression.TooShort(5, 6));
    assertThat(LeastSquares.fit(Sample.of(new double[0], new double[0])))
        .isEqualTo(new Regression.TooShort(0, 3));
    assertThat(LeastSquares.fit(Sample.of(new double[] {1, 2, 3}, new double[] {1, 2, 4}, y(3))))
        .isEqualTo(new Regression.TooShort(3, 4));
    Regression forgetful = LeastSquares.fit(Sample.fading(y, new double[][] {x}, 0.1));
    assertThat(forgetful)
        .isEqualTo(
            new Regression.Degenerate(0, "the weights leave too few observations that count"));
    assertThat(((Regression.Degenerate) forgetful).reason()).startsWith("the weights");
    double[] tiny = Arrays.stream(x).map(v -> v * 1e-300).toArray();
    assertThat(LeastSquares.fit(Sample.of(y, tiny)))
        .isEqualTo(new Regression.Degenerate(0, "y and a regressor are too far apart in size"));
  }

  @Test
  void anExactFitHasNoErrors() {
    double[] a = {0.01, -0.02, 0.03, 0.005, -0.01};
    double[] b = {0.02, 0.01, -0.01, 0.03, 0.015};
    double[] y = new double[5];
    Arrays.setAll(y, t -> 0.001 + 1.5 * a[t] - 0.7 * b[t]);
    FittedRegression fit = fit(Sample.of(y, a, b));
    assertThat(fit.coefficients()).containsExactly(new double[] {0.001, 1.5, -0.7}, within(1e-14));
    assertThat(fit.rSquared()).isEqualTo(1);
    assertThat(fit.residuals()).containsOnly(0);
    for (ErrorModel model : ErrorModel.values()) {
      assertThat(fit.standardErrors(model)).containsOnly(0);
    }
    Coefficient slope = fit.slope(1, ErrorModel.HC1);
    assertThat(slope.t()).isEqualTo(new Estimate.Degenerate("the fit leaves no error"));
    assertThat(slope.p()).isEqualTo(slope.t());
    assertThat(slope.interval(0.9).low()).isEqualTo(slope.value());
    assertThat(fit.fStatistic()).isInstanceOf(Estimate.Degenerate.class);
    assertThat(fit.durbinWatson()).isInstanceOf(Estimate.Degenerate.class);
  }

  @Test
  void aConstantSeriesHasNoSlope() {
    FittedRegression fit = fit(Sample.of(new double[] {0.1, 0.1, 0.1, 0.1}, y(4)));
    assertThat(fit.coefficients()).containsExactly(new double[] {0.1, 0}, within(1e-16));
    assertThat(fit.rSquared()).isEqualTo(1);
    assertThat(fit(Sample.of(new double[4], y(4))).coefficients()).containsOnly(0);
  }

  /** The fourth day alone has the second regressor: its residual is 0 and adds nothing to HC3. */
  @Test
  void aDayThatFitsItselfAddsNoError() {
    double[] x = {1, 2, 3, 4, 5, 6};
    double[] once = {0, 0, 0, 1, 0, 0};
    double[] y = {1, 3, 2, 9, 5, 7};
    FittedRegression fit = fit(Sample.of(y, x, once));
    assertThat(fit.residuals()[3]).isCloseTo(0, within(1e-14));
    assertFinite(fit.standardErrors(ErrorModel.HC3));
    FittedRegression without =
        fit(Sample.of(new double[] {1, 3, 2, 5, 7}, new double[] {1, 2, 3, 5, 6}));
    assertThat(fit.standardErrors(ErrorModel.HC3)[1])
        .isCloseTo(without.standardErrors(ErrorModel.HC3)[1], within(1e-12));
  }

  @Test
  void sizesOfNumbersDoNotMatter() {
    double[] x = {1, 2, 3, 5, 4, 7};
    double[] y = {1, 2.5, 2, 4, 6, 5};
    Coefficient[] plain = fit(Sample.of(y, x)).coefficients(ErrorModel.NEWEY_WEST);
    for (double size : new double[] {1e-300, 1e-200, 1e-20, 1e20, 1e150, 1e240}) {
      double[] largeX = Arrays.stream(x).map(v -> v * size).toArray();
      double[] largeY = Arrays.stream(y).map(v -> v * size).toArray();
      FittedRegression fit = fit(Sample.of(largeY, largeX));
      Coefficient[] scaled = fit.coefficients(ErrorModel.NEWEY_WEST);
      near(scaled[1].value(), plain[1].value());
      near(scaled[1].error(), plain[1].error());
      near(scaled[0].value() / size, plain[0].value());
      near(scaled[0].error() / size, plain[0].error());
      LineFit.Line line = (LineFit.Line) LeastSquares.line(largeY, largeX);
      near(line.beta(), plain[1].value());
      near(line.alpha() / size, plain[0].value());
      near(line.betaError(), fit.standardErrors(ErrorModel.CLASSICAL)[1]);
      near(line.alphaError() / size, fit.standardErrors(ErrorModel.CLASSICAL)[0] / size);
      near(line.residualDeviation() / size, fit.residualDeviation() / size);
      assertThat(LeastSquares.line(largeY, x).getClass() == LineFit.Line.class)
          .isEqualTo(size > 1e-250);
    }
  }

  @Test
  void neverAnswersWithNoNumber() {
    var random = new SplittableRandom(8);
    double[] hostile = {0, 1, -1, 1e-300, 1e300, -1e300, Double.MIN_VALUE, 1e-16, 1e16, 0.01};
    for (int round = 0; round < 2000; round++) {
      int n = random.nextInt(3, 9);
      double[] y = hostile(random, hostile, n);
      double[][] x = {hostile(random, hostile, n), hostile(random, hostile, n)};
      double[][] used = random.nextBoolean() ? x : new double[][] {x[0]};
      if (LeastSquares.fit(Sample.of(y, used)) instanceof Regression.Fitted(var fit)) {
        assertFinite(fit.coefficients());
        for (ErrorModel model : ErrorModel.values()) {
          assertFinite(fit.standardErrors(model));
        }
        assertThat(fit.rSquared()).isBetween(0.0, 1.0);
        assertThat(fit.adjustedRSquared()).isFinite();
        assertThat(fit.residualDeviation()).isFinite();
      }
      if (LeastSquares.line(y, x[0]) instanceof LineFit.Line line) {
        assertThat(line.beta()).isFinite();
        assertThat(line.alpha()).isFinite();
        assertThat(line.alphaError()).isFinite();
        assertThat(line.betaError()).isFinite();
        assertThat(line.rSquared()).isBetween(0.0, 1.0);
      }
    }
  }

  @Test
  void refusesMisuse() {
    double[] y = {1, 2, 3};
    assertThatThrownBy(() -> Sample.of(y)).hasMessage("a regression needs a regressor");
    assertThatThrownBy(() -> Sample.of(y, y(2))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Sample.of(y, new double[] {1, Double.NaN, 2}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Sample.of(new double[] {1, Double.POSITIVE_INFINITY, 2}, y))
        .isInstanceOf(IllegalArgumentException.class);
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> Sample.weighted(y, new double[][] {y}, new double[] {1, bad, 1}))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Sample.weighted(y, new double[][] {y}, new double[2]))
        .isInstanceOf(IllegalArgumentException.class);
    for (double bad : new double[] {0, -1, Double.NaN}) {
      assertThatThrownBy(() -> FadingWeights.halfLife(3, bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
    FittedRegression fit = fit(Sample.of(new double[] {1, 2, 4}, y));
    assertThatThrownBy(() -> fit.slope(0, ErrorModel.HC1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> fit.slope(2, ErrorModel.HC1))
        .isInstanceOf(IllegalArgumentException.class);
    for (double bad : new double[] {0, 1, Double.NaN}) {
      assertThatThrownBy(() -> fit.slope(1, ErrorModel.HC1).interval(bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aSampleKeepsItsOwnCopy() {
    double[] y = {1, 2, 4, 3};
    double[][] x = {{1, 2, 3, 4}};
    Sample sample = Sample.of(y, x);
    y[0] = 100;
    x[0][0] = 100;
    assertThat(fit(sample).coefficients())
        .containsExactly(
            fit(Sample.of(new double[] {1, 2, 4, 3}, new double[] {1, 2, 3, 4})).coefficients());
    assertThat(sample.size()).isEqualTo(4);
    assertThat(sample.regressorCount()).isEqualTo(1);
  }

  @Test
  void countsLags() {
    assertThat(ErrorModel.lags(100)).isEqualTo(4);
    assertThat(ErrorModel.lags(99)).isEqualTo(3);
    assertThat(ErrorModel.lags(252)).isEqualTo(4);
    assertThat(ErrorModel.lags(2)).isEqualTo(1);
    assertThat(ErrorModel.lags(0)).isZero();
  }

  private static double[] hostile(SplittableRandom random, double[] values, int n) {
    return IntStream.range(0, n).mapToDouble(t -> values[random.nextInt(values.length)]).toArray();
  }

  static void assertFinite(double[] values) {
    for (double each : values) {
      assertThat(each).isFinite();
    }
  }

  private static double[] y(int n) {
    return IntStream.range(0, n).mapToDouble(t -> t * t).toArray();
  }

  static void near(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(RELATIVE * Math.max(Math.abs(expected), 1e-4)));
  }

  private static double sum(double[] w, double[] e, double[] x) {
    double sum = 0;
    for (int t = 0; t < e.length; t++) {
      sum += w[t] * e[t] * x[t];
    }
    return sum;
  }

  private static double[] ones(int n) {
    return IntStream.range(0, n).mapToDouble(t -> 1).toArray();
  }

  static double[] at(double[] all, int[] days) {
    return IntStream.of(days).mapToDouble(t -> all[t]).toArray();
  }

  static int[] shuffled(SplittableRandom random, int n) {
    int[] order = IntStream.range(0, n).toArray();
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    return order;
  }

  static FittedRegression fit(Sample sample) {
    return ((Regression.Fitted) LeastSquares.fit(sample)).fit();
  }

  /** Its diagonal is the squared errors; the error of the fit at a point is a'Ca. */
  @Test
  void givesTheCovarianceOfCoefficientsWithAnyLags() {
    SplittableRandom random = new SplittableRandom(88);
    int n = 120;
    double[][] x = new double[2][n];
    double[][] moved = new double[2][n];
    double[] y = new double[n];
    for (int t = 0; t < n; t++) {
      x[0][t] = random.nextGaussian(3, 2);
      x[1][t] = random.nextGaussian(-50, 10);
      moved[0][t] = x[0][t] - 1;
      moved[1][t] = x[1][t] - 4;
      y[t] = x[0][t] - 0.1 * x[1][t] + random.nextGaussian();
    }
    FittedRegression fit = fit(Sample.of(y, x));
    double[][] covariance = fit.covariance(ErrorModel.lags(n));
    double[] errors = fit.standardErrors(ErrorModel.NEWEY_WEST);
    double[] white = fit.standardErrors(ErrorModel.HC1);
    double atPoint = 0;
    double[] point = {1, 1, 4};
    for (int i = 0; i < 3; i++) {
      near(Math.sqrt(covariance[i][i]), errors[i]);
      near(Math.sqrt(fit.covariance(0)[i][i] * n / (n - 3.0)), white[i]);
      for (int j = 0; j < 3; j++) {
        assertThat(covariance[i][j]).isCloseTo(covariance[j][i], within(1e-12));
        atPoint += point[i] * covariance[i][j] * point[j];
      }
    }
    near(Math.sqrt(atPoint), fit(Sample.of(y, moved)).standardErrors(ErrorModel.NEWEY_WEST)[0]);
    for (int lags : new int[] {-1, n}) {
      assertThatThrownBy(() -> fit.covariance(lags)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
