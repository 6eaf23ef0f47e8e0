package dev.sigmasight.quant.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LeastSquaresTest {

  @Test
  void anExactLineHasNoErrorAndNoTStatistic() {
    LineFit.Line line = fit(new double[] {1, 3, 5, 7}, new double[] {0, 1, 2, 3});
    assertThat(line.betaError()).isZero();
    assertThat(line.rSquared()).isEqualTo(1);
    assertThat(line.betaT()).isInstanceOf(Estimate.Degenerate.class);
    assertThat(line.betaP()).isInstanceOf(Estimate.Degenerate.class);
    assertThat(line.alphaP()).isInstanceOf(Estimate.Degenerate.class);
  }

  @Test
  void aConstantIsALineOfNoSlope() {
    LineFit.Line line = fit(new double[] {0.1, 0.1, 0.1}, new double[] {1, 2, 4});
    assertThat(line.beta()).isCloseTo(0, within(1e-16));
    assertThat(line.alpha()).isCloseTo(0.1, within(1e-15));
    assertThat(line.residualDeviation()).isZero();
  }

  @Test
  void betaScalesWithTheReturns() {
    var random = new SplittableRandom(4);
    for (int round = 0; round < 500; round++) {
      int n = random.nextInt(3, 300);
      double[] x = random.doubles(n, -0.03, 0.03).toArray();
      double[] y = new double[n];
      double[] levered = new double[n];
      for (int i = 0; i < n; i++) {
        y[i] = 1.3 * x[i] + random.nextDouble(-0.02, 0.02);
        levered[i] = 0.001 + 2 * y[i];
      }
      LineFit.Line one = fit(y, x);
      LineFit.Line two = fit(levered, x);
      assertThat(two.beta()).isCloseTo(2 * one.beta(), within(1e-9));
      assertThat(two.betaError()).isCloseTo(2 * one.betaError(), within(1e-9));
      assertThat(two.alpha()).isCloseTo(0.001 + 2 * one.alpha(), within(1e-9));
      assertThat(two.rSquared()).isCloseTo(one.rSquared(), within(1e-9)).isBetween(0.0, 1.0);
    }
  }

  /** A level of 10,000 must not cost digits of the slope. */
  @Test
  void aLargeLevelCostsNoDigits() {
    double[] x = {10_000.001, 10_000.002, 10_000.003, 10_000.004};
    double[] y = {5e6 + 1, 5e6 + 3, 5e6 + 2, 5e6 + 5};
    LineFit.Line line = fit(y, x);
    assertThat(line.beta()).isCloseTo(1100, within(1e-6));
  }

  @Test
  void saysHowManyObservationsAreMissing() {
    assertThat(LeastSquares.line(new double[20], new double[20], 30))
        .isEqualTo(new LineFit.TooShort(20, 30));
    assertThat(LeastSquares.line(new double[0], new double[0]))
        .isEqualTo(new LineFit.TooShort(0, 3));
  }

  @Test
  void refusesNonsense() {
    double[] three = {1, 2, 4};
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      double[] broken = Arrays.copyOf(three, 3);
      broken[1] = bad;
      assertThatThrownBy(() -> LeastSquares.line(broken, three))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> LeastSquares.line(three, broken))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> LeastSquares.line(three, new double[2]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static LineFit.Line fit(double[] y, double[] x) {
    return (LineFit.Line) LeastSquares.line(y, x);
  }
}
