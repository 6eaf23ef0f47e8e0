package dev.sigmasight.quant.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.distribution.Normal;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class NormalisedBlackTest {
  /** The normalised value by its definition. */
  private static double black(double x, double s) {
    return Math.exp(-x / 2) * Normal.cdf(-x / s + s / 2)
        - Math.exp(x / 2) * Normal.cdf(-x / s - s / 2);
  }

  @Test
  void millsRatioIsTheTailOverTheDensity() {
    for (double y = 0; y < 30; y += 0.01) {
      double ratio = Normal.survival(y) / Normal.density(y);
      assertThat(MillsRatio.at(y)).isCloseTo(ratio, within(2e-15 * ratio));
    }
    assertThat(MillsRatio.at(1e8)).isCloseTo(1e-8, within(1e-20));
  }

  /** The formula promises 4.5e-4 for a quantile. */
  @Test
  void startsAboveFromTheQuantile() {
    for (double p = 1e-12; p < 0.5; p *= 1.1) {
      assertThat(NormalisedBlack.guessAbove(Math.log(p)))
          .isCloseTo(-2 * Normal.quantile(p), within(9e-4));
    }
  }

  /** Exact where the branches meet, and far out, where −1/ln b = 2·s²/x². */
  @Test
  void startsBelowFromBothEnds() {
    for (double x = 0.01; x < 5; x *= 1.3) {
      double steepest = Math.sqrt(2 * x);
      double there = Math.log(black(x, steepest));
      assertThat(NormalisedBlack.guessBelow(x, there, there))
          .isCloseTo(steepest, within(1e-12 * steepest));
      double far = x / Math.sqrt(2e12);
      assertThat(NormalisedBlack.guessBelow(x, -1e12, there)).isCloseTo(far, within(1e-9 * far));
    }
  }

  /** Half the distance leaves a sixteenth of the error. */
  @Test
  void stepsAreOfFourthOrder() {
    var random = new SplittableRandom(61);
    for (int i = 0; i < 300; i++) {
      double x = random.nextDouble(0.05, 1);
      double steepest = Math.sqrt(2 * x);
      double low = steepest * random.nextDouble(0.4, 0.9);
      double below = Math.log(black(x, low));
      isOfFourthOrder(s -> NormalisedBlack.stepBelow(x, s, below), low);
      double high = steepest * random.nextDouble(1.1, 1.8);
      double above = Math.log(Math.exp(-x / 2) - black(x, high));
      isOfFourthOrder(s -> NormalisedBlack.stepAbove(x, s, above), high);
    }
  }

  private static void isOfFourthOrder(DoubleUnaryOperator step, double root) {
    double wide = Math.abs(error(step, root, 0.04));
    double near = Math.abs(error(step, root, 0.02));
    assertThat(near).isLessThan(wide / 11 + 1e-11 * root);
    assertThat(wide).isLessThan(5e-5 * root);
  }

  private static double error(DoubleUnaryOperator step, double root, double distance) {
    double s = root * (1 + distance);
    return s + step.applyAsDouble(s) - root;
  }

  @Test
  void solvesBothBranchesAtTheirEnds() {
    for (double x : new double[] {0, 1e-300, 1e-14, 1e-6, 0.3, 4, 40}) {
      for (double s : new double[] {1e-3, 0.05, 0.4, 1, 3, 8}) {
        double value = black(x, s);
        if (value > 1e-280 && value < Math.exp(-x / 2) * (1 - 1e-9)) {
          double found = NormalisedBlack.deviation(x, Math.exp(-x / 2), value);
          double vega = Math.exp(-(x * x / (s * s) + s * s / 4) / 2) / NormalisedBlack.SQRT_2_PI;
          assertThat(found)
              .as("x %s s %s", x, s)
              .isCloseTo(s, within(1e-13 * s + 4e-16 * Math.exp(x / 2) / vega));
        }
      }
    }
  }

  @Test
  void theBoundsThemselvesHaveNoVolatility() {
    assertThat(NormalisedBlack.volatility(1, 110, 100, 1, 10)).isEqualTo(-1);
    assertThat(NormalisedBlack.volatility(1, 110, 100, 1, 110)).isEqualTo(-2);
    assertThat(NormalisedBlack.volatility(-1, 110, 100, 1, 100)).isEqualTo(-2);
    assertThat(NormalisedBlack.volatility(-1, 90, 100, 1, 10)).isEqualTo(-1);
  }
}
