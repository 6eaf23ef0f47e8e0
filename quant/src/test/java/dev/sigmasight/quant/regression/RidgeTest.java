package dev.sigmasight.quant.regression;

import static dev.sigmasight.quant.regression.RegressionTest.assertFinite;
import static dev.sigmasight.quant.regression.RegressionTest.at;
import static dev.sigmasight.quant.regression.RegressionTest.fit;
import static dev.sigmasight.quant.regression.RegressionTest.near;
import static dev.sigmasight.quant.regression.RegressionTest.shuffled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RidgeTest {

  /** By hand: one regressor −1, 1 of mean square 1, Z'Z = 4, slope 8/(4 + λ). */
  @Test
  void shrinksOneSlope() {
    Sample sample = Sample.of(new double[] {-1, 3, -1, 3}, new double[] {-1, 1, -1, 1});
    RidgeFit fit = path(sample).at(4);
    assertThat(fit.coefficients()).containsExactly(new double[] {1, 1}, within(1e-14));
    assertThat(fit.standardisedSlopes()).containsExactly(new double[] {1}, within(1e-14));
    assertThat(fit.shrinkage()).containsExactly(new double[] {0.5}, within(1e-14));
    assertThat(fit.effectiveDegrees()).isCloseTo(0.5, within(1e-14));
    assertThat(fit.residualDegrees()).isCloseTo(2.5, within(1e-14));
    assertThat(fit.residuals()).containsExactly(new double[] {-1, 1, -1, 1}, within(1e-14));
    assertThat(fit.rSquared()).isCloseTo(0.75, within(1e-14));
    assertThat(fit.adjustedRSquared()).isCloseTo(1 - 0.25 * 3 / 2.5, within(1e-14));
    assertThat(fit.residualDeviation()).isCloseTo(Math.sqrt(4 / 2.5), within(1e-14));
    assertThat(fit.leaveOneOutError()).isCloseTo(1 / (1 - 0.25 - 0.125), within(1e-14));
    assertThat(fit.crossValidationError()).isCloseTo(1 / (1 - 1.5 / 4), within(1e-14));
    double[] errors = fit.standardErrors(ErrorModel.CLASSICAL);
    assertThat(errors)
        .containsExactly(new double[] {Math.sqrt(1.6 / 4), Math.sqrt(1.6 / 8)}, within(1e-14));
    assertThat(fit.observations()).isEqualTo(4);
    assertThat(fit.lambda()).isEqualTo(4);
    Coefficient slope = fit.coefficients(ErrorModel.CLASSICAL)[1];
    assertThat(slope).isEqualTo(new Coefficient(slope.value(), errors[1], 2.5, 4));
  }

  /** Decomposed with one y, asked about another: the same bits as decomposed for that one. */
  @Test
  void explainsAnotherSeriesByTheSameRegressors() {
    var random = new SplittableRandom(7);
    for (int round = 0; round < 50; round++) {
      Drawn drawn = Drawn.of(random, random.nextInt(12, 120), random.nextInt(1, 6));
      double[] other = random.doubles(drawn.y.length, -1e3, 1e3).toArray();
      Ridge shared = path(Sample.fading(drawn.y, drawn.x, 60)).explaining(other);
      RidgeFit expected = path(Sample.fading(other, drawn.x, 60)).leastLeaveOneOut();
      assertThat(shared).isInstanceOf(Ridge.Solvable.class);
      RidgeFit fit = ((Ridge.Solvable) shared).path().leastLeaveOneOut();
      assertThat(fit.lambda()).isEqualTo(expected.lambda());
      assertThat(fit.coefficients()).isEqualTo(expected.coefficients());
      assertThat(fit.standardErrors(ErrorModel.NEWEY_WEST_SMALL_SAMPLE))
          .isEqualTo(expected.standardErrors(ErrorModel.NEWEY_WEST_SMALL_SAMPLE));
    }
  }

  @Test
  void refusesAnotherSeriesThatDoesNotFit() {
    RidgePath path = path(Sample.of(new double[] {-1, 3, -1, 3}, new double[] {-1, 1, -1, 1}));
    assertThatThrownBy(() -> path.explaining(new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 values instead of 4");
    assertThatThrownBy(() -> path.explaining(new double[] {1, 2, Double.NaN, 4}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(path.explaining(new double[] {1e300, -1e300, 0, 1}))
        .isEqualTo(new Ridge.Degenerate(0, "y and a regressor are too far apart in size"));
  }

  @Test
  void becomesLeastSquaresAsThePenaltyGoes() {
    var random = new SplittableRandom(1);
    for (int round = 0; round < 100; round++) {
      Drawn drawn = Drawn.of(random, random.nextInt(12, 120), random.nextInt(1, 6));
      Sample sample = Sample.fading(drawn.y, drawn.x, random.nextDouble(20, 400));
      FittedRegression plain = fit(sample);
      for (double lambda : new double[] {0, 1e-9}) {
        RidgeFit ridge = path(sample).at(lambda);
        assertThat(ridge.rSquared()).isCloseTo(plain.rSquared(), within(1e-9));
        double[] slopes = plain.coefficients();
        for (int k = 0; k < slopes.length; k++) {
          assertThat(ridge.coefficients()[k]).isCloseTo(slopes[k], within(1e-7));
        }
      }
      Sample equal = Sample.of(drawn.y, drawn.x);
      for (ErrorModel model : ErrorModel.values()) {
        double[] ridge = path(equal).at(1e-10).standardErrors(model);
        double[] errors = fit(equal).standardErrors(model);
        for (int k = 0; k < errors.length; k++) {
          assertThat(ridge[k]).isCloseTo(errors[k], within(1e-6 * errors[k]));
        }
      }
    }
  }

  @Test
  void becomesThePriorAsThePenaltyGrows() {
    var random = new SplittableRandom(2);
    for (int round = 0; round < 100; round++) {
      Drawn drawn = Drawn.of(random, 50, 3);
      double[] prior = {1, 0.2, -0.4};
      RidgeFit fit = path(Sample.of(drawn.y, drawn.x)).towards(prior).at(1e12);
      for (int k = 0; k < 3; k++) {
        assertThat(fit.coefficients()[k + 1]).isCloseTo(prior[k], within(1e-8));
      }
      assertThat(fit.effectiveDegrees()).isCloseTo(0, within(1e-8));
    }
  }

  /** y + Xb towards prior + b is y towards prior, shifted by b. */
  @Test
  void thePriorIsAPlaceLikeAnyOther() {
    var random = new SplittableRandom(3);
    for (int round = 0; round < 100; round++) {
      Drawn drawn = Drawn.of(random, 50, 2);
      double[] moved = new double[50];
      Arrays.setAll(moved, t -> drawn.y[t] + 0.7 * drawn.x[0][t] - 0.2 * drawn.x[1][t]);
      RidgeFit one = path(Sample.of(drawn.y, drawn.x)).towards(1, 0).at(3);
      RidgeFit two = path(Sample.of(moved, drawn.x)).towards(1.7, -0.2).at(3);
      near(two.coefficients()[1], one.coefficients()[1] + 0.7);
      near(two.coefficients()[2], one.coefficients()[2] - 0.2);
      near(two.leaveOneOutError(), one.leaveOneOutError());
      near(two.standardErrors(ErrorModel.HC1)[2], one.standardErrors(ErrorModel.HC1)[2]);
    }
  }

  @Test
  void sumOfSquaresAndPenaltyIsLeast() {
    var random = new SplittableRandom(4);
    for (int round = 0; round < 100; round++) {
      Drawn drawn = Drawn.of(random, 60, 3);
      Sample sample = Sample.fading(drawn.y, drawn.x, 30);
      Standardised data = new Standardised(sample);
      double lambda = Math.pow(10, random.nextDouble(-2, 3));
      double[] slopes = path(sample).at(lambda).standardisedSlopes();
      Arrays.setAll(slopes, k -> slopes[k] / data.ySize);
      double least = objective(data, slopes, lambda);
      for (int k = 0; k < 3; k++) {
        for (double step : new double[] {-0.001, 0.001}) {
          double[] moved = slopes.clone();
          moved[k] += step;
          assertThat(objective(data, moved, lambda)).isGreaterThan(least);
        }
      }
    }
  }

  private static double objective(Standardised data, double[] slopes, double lambda) {
    double penalty = Arrays.stream(slopes).map(w -> lambda * w * w).sum();
    return data.square(data.residuals(slopes)) + penalty;
  }

  /** Each day predicted by a fit without it, the scaling left as it is. */
  @Test
  void leaveOneOutIsWhatItSays() {
    var random = new SplittableRandom(5);
    for (int round = 0; round < 20; round++) {
      Drawn drawn = Drawn.of(random, 25, 2);
      Standardised data = new Standardised(Sample.of(drawn.y, drawn.x));
      double lambda = 2;
      double squares = 0;
      for (int out = 0; out < 25; out++) {
        int left = out;
        int[] days = IntStream.range(0, 25).filter(t -> t != left).toArray();
        double[] w = bruteForce(data, days, lambda);
        double prediction = w[0] + w[1] * data.z[0][out] + w[2] * data.z[1][out];
        squares += Math.pow(data.y[out] - prediction, 2);
      }
      RidgeFit fit = path(Sample.of(drawn.y, drawn.x)).at(lambda);
      near(fit.leaveOneOutError(), Math.sqrt(squares / 25) * data.ySize);
    }
  }

  /** Intercept and two slopes from rows added to the design: √λ in place of a day. */
  private static double[] bruteForce(Standardised data, int[] days, double lambda) {
    double[][] columns = new double[3][days.length + 2];
    double[] y = new double[days.length + 2];
    for (int i = 0; i < days.length; i++) {
      y[i] = data.y[days[i]];
      columns[0][i] = 1;
      columns[1][i] = data.z[0][days[i]];
      columns[2][i] = data.z[1][days[i]];
    }
    columns[1][days.length] = Math.sqrt(lambda);
    columns[2][days.length + 1] = Math.sqrt(lambda);
    return dev.sigmasight.quant.linear.Qr.ofColumns(columns).solve(y);
  }

  @Test
  void findsAPenaltyThatNoOtherBeats() {
    var random = new SplittableRandom(6);
    for (int round = 0; round < 50; round++) {
      Drawn drawn = Drawn.of(random, 60, 4);
      RidgePath path = path(Sample.fading(drawn.y, drawn.x, 60)).towards(0.2, 0, 0, 0.9);
      double leave = path.leastLeaveOneOut().leaveOneOutError();
      double cross = path.leastCrossValidation().crossValidationError();
      for (double power = -6; power <= 7; power += 0.125) {
        RidgeFit other = path.at(Math.pow(10, power));
        assertThat(leave).isLessThanOrEqualTo(other.leaveOneOutError() * (1 + 1e-5));
        assertThat(cross).isLessThanOrEqualTo(other.crossValidationError() * (1 + 1e-5));
      }
    }
  }

  @Test
  void ofEquallyGoodPenaltiesTheFirstIsTaken() {
    Sample flat = Sample.of(new double[] {1, 1, 1, 1}, new double[] {1, 2, 3, 5});
    assertThat(path(flat).leastLeaveOneOut(5, 1, 9).lambda()).isEqualTo(5);
    assertThat(path(flat).leastCrossValidation(5, 1, 9).lambda()).isEqualTo(5);
    assertThat(path(flat).leastLeaveOneOut().rSquared()).isEqualTo(1);
  }

  @Test
  void keepsLessTheMoreItPenalises() {
    var random = new SplittableRandom(7);
    for (int round = 0; round < 100; round++) {
      Drawn drawn = Drawn.of(random, 60, 4);
      RidgePath path = path(Sample.of(drawn.y, drawn.x));
      RidgeFit before = path.at(0);
      for (double lambda = 0.01; lambda < 1e6; lambda *= 10) {
        RidgeFit next = path.at(lambda);
        assertThat(next.effectiveDegrees()).isLessThan(before.effectiveDegrees());
        assertThat(next.rSquared()).isLessThan(before.rSquared());
        before = next;
      }
    }
  }

  @Test
  void orderAndUnitsDoNotMatter() {
    var random = new SplittableRandom(8);
    for (int round = 0; round < 100; round++) {
      Drawn drawn = Drawn.of(random, 60, 2);
      int[] order = shuffled(random, 60);
      double[] y = Arrays.stream(at(drawn.y, order)).map(v -> 100 * v + 1).toArray();
      double[] first = Arrays.stream(at(drawn.x[0], order)).map(v -> -2 * v + 3).toArray();
      RidgeFit one = path(Sample.of(drawn.y, drawn.x)).at(7);
      RidgeFit two = path(Sample.of(y, at(drawn.x[1], order), first)).at(7);
      near(two.coefficients()[1], 100 * one.coefficients()[2]);
      near(two.coefficients()[2], -50 * one.coefficients()[1]);
      near(two.leaveOneOutError(), 100 * one.leaveOneOutError());
      near(two.standardErrors(ErrorModel.HC3)[2], 50 * one.standardErrors(ErrorModel.HC3)[1]);
      near(two.residualDeviation(), 100 * one.residualDeviation());
    }
  }

  /** A regressor twice: without penalty the shortest of all equally good answers. */
  @Test
  void sharesASlopeBetweenTwins() {
    Drawn drawn = Drawn.of(new SplittableRandom(9), 60, 1);
    Sample twins = Sample.of(drawn.y, drawn.x[0], drawn.x[0]);
    double alone = path(Sample.of(drawn.y, drawn.x)).at(0).coefficients()[1];
    for (double lambda : new double[] {0, 1e-8}) {
      RidgeFit fit = path(twins).at(lambda);
      assertThat(fit.coefficients()[1]).isCloseTo(alone / 2, within(1e-9));
      assertThat(fit.coefficients()[2]).isCloseTo(alone / 2, within(1e-9));
      assertThat(fit.effectiveDegrees()).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void neverAnswersWithNoNumber() {
    var random = new SplittableRandom(10);
    double[] hostile = {0, 1, -1, 1e-300, 1e300, -1e300, Double.MIN_VALUE, 1e-16, 1e16, 0.01};
    for (int round = 0; round < 1000; round++) {
      int n = random.nextInt(4, 9);
      double[][] drawn = new double[3][n];
      for (double[] each : drawn) {
        Arrays.setAll(each, t -> hostile[random.nextInt(hostile.length)]);
      }
      if (Ridge.of(Sample.of(drawn[0], drawn[1], drawn[2])) instanceof Ridge.Solvable(var path)) {
        for (RidgeFit fit :
            new RidgeFit[] {path.at(0), path.at(1e-12), path.at(1), path.leastLeaveOneOut()}) {
          assertFinite(fit.coefficients());
          assertFinite(fit.standardErrors(ErrorModel.CLASSICAL));
          assertFinite(fit.standardErrors(ErrorModel.NEWEY_WEST));
          assertThat(fit.rSquared()).isFinite();
          assertThat(fit.leaveOneOutError()).isFinite();
          assertThat(fit.crossValidationError()).isFinite();
        }
      }
    }
  }

  @Test
  void aPriorMayExplainLessThanNothing() {
    double[] x = {1, 2, 3, 5};
    RidgeFit fit = path(Sample.of(new double[] {2, 2, 2, 2}, x)).towards(1).at(1e6);
    assertThat(fit.rSquared()).isZero();
    assertThat(path(Sample.of(new double[] {4, 3, 2, 0}, x)).towards(1).at(1e6).rSquared())
        .isCloseTo(-3, within(1e-4));
  }

  @Test
  void saysWhyThereIsNoFit() {
    double[] x = {1, 2, 3, 5};
    double[] constant = {2, 2, 2, 2};
    assertThat(Ridge.of(Sample.of(x, x, constant)))
        .isEqualTo(new Ridge.Degenerate(2, "does not vary"));
    assertThat(Ridge.of(Sample.of(x, x, constant, x))).isEqualTo(new Ridge.TooShort(4, 5));
    assertThat(Ridge.of(Sample.of(x, Arrays.stream(x).map(v -> v * 1e-300).toArray())))
        .isEqualTo(new Ridge.Degenerate(0, "y and a regressor are too far apart in size"));
    assertThat(Ridge.of(Sample.fading(x, new double[][] {{1, 2, 4, 3}}, 0.3)))
        .isEqualTo(new Ridge.Degenerate(0, "the weights leave too few observations that count"));
  }

  @Test
  void refusesMisuse() {
    RidgePath path = path(Sample.of(new double[] {1, 2, 4}, new double[] {1, 2, 3}));
    for (double bad : new double[] {-1, 1e-13, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> path.at(bad)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> path.towards(1, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> path.towards(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> path.leastLeaveOneOut(new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static RidgePath path(Sample sample) {
    return ((Ridge.Solvable) Ridge.of(sample)).path();
  }
}
