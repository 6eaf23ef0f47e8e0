package dev.sigmasight.quant.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.regression.BatchFit.Status;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchLeastSquaresTest {
  private static final double AGREE = 1e-9;

  @Test
  void agreesWithOneSeriesAtATime() {
    var random = new SplittableRandom(1);
    for (int round = 0; round < 15; round++) {
      int days = random.nextInt(30, 300);
      int factors = random.nextInt(1, 9);
      Drawn drawn = Drawn.of(random, days, factors);
      double[][] series = new double[30][];
      for (int i = 0; i < series.length; i++) {
        double gaps = i < 20 ? random.nextDouble(0.15) : random.nextDouble();
        double noise = Math.pow(10, random.nextDouble(-9, 0));
        series[i] = series(random, drawn, gaps, noise);
      }
      check(drawn.x, series);
    }
  }

  /** Nearly the same regressors, extreme days, tiny and huge levels: solved the exact way. */
  @Test
  void agreesWhereDigitsWouldBeLost() {
    var random = new SplittableRandom(2);
    for (int round = 0; round < 15; round++) {
      Drawn drawn = Drawn.of(random, 120, 4);
      double[][] x = drawn.x;
      double closeness = Math.pow(10, -random.nextDouble(1, 7));
      double[] nearly = x[0];
      Arrays.setAll(x[3], t -> nearly[t] + closeness * random.nextGaussian(0, 0.01));
      x[1][7] = Math.pow(10, random.nextDouble(0, 6));
      double level = Math.pow(10, random.nextDouble(-5, 2));
      Arrays.setAll(x[2], t -> drawn.x[2][t] + level);
      double[][] series = new double[20][];
      for (int i = 0; i < series.length; i++) {
        series[i] = series(random, drawn, 0.1, 0.01);
        series[i][7] = i % 2 == 0 ? Double.NaN : 0.01;
      }
      check(x, series);
    }
  }

  private static void check(double[][] x, double[][] series) {
    BatchFit fit = new BatchFit(series.length, x.length);
    BatchLeastSquares.of(x, 0).fit(series, fit);
    for (int i = 0; i < series.length; i++) {
      double[] all = series[i];
      int[] days = IntStream.range(0, all.length).filter(t -> !Double.isNaN(all[t])).toArray();
      double[] y = RegressionTest.at(all, days);
      double[][] own =
          Arrays.stream(x).map(each -> RegressionTest.at(each, days)).toArray(double[][]::new);
      assertThat(fit.observations(i)).isEqualTo(days.length);
      switch (LeastSquares.fit(Sample.of(y, own))) {
        case Regression.Fitted(FittedRegression one) -> same(fit, i, one);
        case Regression.TooShort _ -> assertThat(fit.status(i)).isEqualTo(Status.TOO_SHORT);
        case Regression.Degenerate _ -> assertThat(fit.status(i)).isEqualTo(Status.DEGENERATE);
      }
    }
  }

  private static void same(BatchFit fit, int i, FittedRegression one) {
    assertThat(fit.status(i)).isEqualTo(Status.FITTED);
    double[] values = one.coefficients();
    double[] errors = one.standardErrors(ErrorModel.CLASSICAL);
    for (int k = 0; k < values.length; k++) {
      double scale = Math.max(Math.abs(values[k]), errors[k]);
      assertThat(fit.coefficient(i, k)).isCloseTo(values[k], within(AGREE * scale + 1e-15));
      assertThat(fit.standardError(i, k)).isCloseTo(errors[k], within(AGREE * errors[k]));
    }
    assertThat(fit.rSquared(i)).isCloseTo(one.rSquared(), within(AGREE));
    assertThat(fit.residualDeviation(i))
        .isCloseTo(one.residualDeviation(), within(AGREE * one.residualDeviation()));
  }

  private static double[] series(SplittableRandom random, Drawn drawn, double gaps, double noise) {
    double[] series = new double[drawn.y.length];
    for (int t = 0; t < series.length; t++) {
      series[t] = 0.0003 + random.nextGaussian(0, noise);
      for (int k = 0; k < drawn.x.length; k++) {
        series[t] += (0.3 * k - 0.5) * drawn.x[k][t];
      }
      series[t] = random.nextDouble() < gaps ? Double.NaN : series[t];
    }
    return series;
  }

  @Test
  void saysWhyASeriesHasNoFigures() {
    double[][] x = {{1, 2, 3, 4, 5, 6}, {1, 1, 1, 1, 1, 2}};
    double gap = Double.NaN;
    double[][] series = {
      {1, 2, 3, 5, 4, 7}, {1, 2, 3, 5, 4, gap}, {gap, gap, gap, 1, 2, 3}, {3, 2, 3, 5, 4, 7}
    };
    BatchFit fit = new BatchFit(4, 2);
    BatchLeastSquares.of(x, 0).fit(series, fit);
    assertThat(fit.status(0)).isEqualTo(Status.FITTED);
    assertThat(fit.status(1)).isEqualTo(Status.DEGENERATE);
    assertThat(fit.observations(1)).isEqualTo(5);
    assertThat(fit.status(2)).isEqualTo(Status.TOO_SHORT);
    assertThat(fit.observations(2)).isEqualTo(3);
    assertThat(fit.status(3)).isEqualTo(Status.FITTED);
    for (int i : new int[] {1, 2}) {
      assertThat(fit.rSquared(i)).isNaN();
      assertThat(fit.residualDeviation(i)).isNaN();
      for (int k = 0; k <= 2; k++) {
        assertThat(fit.coefficient(i, k)).isNaN();
        assertThat(fit.standardError(i, k)).isNaN();
      }
    }
    BatchLeastSquares.of(x, 7).fit(series, fit);
    assertThat(fit.status(0)).isEqualTo(Status.TOO_SHORT);
  }

  @Test
  void anExactSeriesHasNoErrors() {
    double[][] x = {{0.01, -0.02, 0.03, 0.005, -0.01, 0.02}};
    double[] y = Arrays.stream(x[0]).map(v -> 0.001 + 1.5 * v).toArray();
    double[] constant = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
    BatchFit fit = new BatchFit(3, 1);
    BatchLeastSquares.of(x, 0).fit(new double[][] {y, constant, new double[6]}, fit);
    for (int i = 0; i < 3; i++) {
      assertThat(fit.rSquared(i)).isEqualTo(1);
      assertThat(fit.residualDeviation(i)).isZero();
      assertThat(fit.standardError(i, 1)).isZero();
    }
    assertThat(fit.coefficient(0, 1)).isCloseTo(1.5, within(1e-14));
    assertThat(fit.coefficient(1, 0)).isCloseTo(0.1, within(1e-16));
  }

  @Test
  void sizesOfNumbersDoNotMatter() {
    double[] x = {1, 2, 3, 5, 4, 7};
    double[] y = {1, 2.5, 2, 4, 6, 5};
    double slope = RegressionTest.fit(Sample.of(y, x)).coefficients()[1];
    for (double size : new double[] {1e-200, 1e-120, 1e-80, 1e80, 1e120, 1e200}) {
      double[] largeX = Arrays.stream(x).map(v -> v * size).toArray();
      double[] largeY = Arrays.stream(y).map(v -> v * size).toArray();
      BatchFit fit = new BatchFit(2, 1);
      BatchLeastSquares.of(new double[][] {largeX}, 0).fit(new double[][] {largeY, y}, fit);
      assertThat(fit.coefficient(0, 1)).isCloseTo(slope, within(1e-12));
      assertThat(fit.coefficient(1, 1) * size).isCloseTo(slope, within(1e-12));
      BatchLeastSquares.of(new double[][] {x}, 0).fit(new double[][] {largeY, y}, fit);
      assertThat(fit.coefficient(0, 1) / size).isCloseTo(slope, within(1e-12));
    }
  }

  @Test
  void neverAnswersWithNoNumberWhereItFits() {
    var random = new SplittableRandom(3);
    double[] hostile = {0, 1, -1, 1e-300, 1e300, -1e300, Double.MIN_VALUE, 1e-16, 1e16, 0.01};
    for (int round = 0; round < 1000; round++) {
      int n = random.nextInt(4, 9);
      double[][] x = new double[2][n];
      double[][] series = new double[3][n];
      for (double[] each : new double[][] {x[0], x[1], series[0], series[1], series[2]}) {
        Arrays.setAll(each, t -> hostile[random.nextInt(hostile.length)]);
      }
      series[2][1] = Double.NaN;
      BatchFit fit = new BatchFit(3, 2);
      BatchLeastSquares.of(x, 0).fit(series, fit);
      for (int i = 0; i < 3; i++) {
        for (int k = 0; k <= 2 && fit.status(i) == Status.FITTED; k++) {
          assertThat(fit.coefficient(i, k)).isFinite();
          assertThat(fit.standardError(i, k)).isFinite();
          assertThat(fit.rSquared(i)).isBetween(0.0, 1.0);
        }
      }
    }
  }

  @Test
  void refusesMisuse() {
    double[][] x = {{1, 2, 4}};
    BatchLeastSquares batch = BatchLeastSquares.of(x, 0);
    double[][] one = {{1, 2, 3}};
    assertThatThrownBy(() -> BatchLeastSquares.of(new double[0][], 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BatchLeastSquares.of(new double[1][0], 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BatchLeastSquares.of(new double[][] {{1, 2}, {1}}, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BatchLeastSquares.of(new double[][] {{1, Double.NaN}}, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> batch.fit(one, new BatchFit(2, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> batch.fit(one, new BatchFit(1, 2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> batch.fit(new double[][] {{1, 2}}, new BatchFit(1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    double[][] infinite = {{1, 2, Double.NEGATIVE_INFINITY}};
    assertThatThrownBy(() -> batch.fit(infinite, new BatchFit(1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    BatchFit fresh = new BatchFit(1, 1);
    assertThat(fresh.status(0)).isEqualTo(Status.TOO_SHORT);
    assertThatThrownBy(() -> fresh.coefficient(0, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> fresh.coefficient(0, -1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
