package dev.sigmasight.quant.tail;

import static dev.sigmasight.quant.Figures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoricalTailTest {
  private static final double ROUNDING = 1e-12;

  private static final List<BiFunction<double[], TailLevel, Estimate>> FIGURES =
      List.of(
          HistoricalTail::valueAtRisk,
          HistoricalTail::interpolatedValueAtRisk,
          HistoricalTail::expectedShortfall,
          HistoricalTail::meanOfWorst,
          HistoricalTail::meanBeyond);

  private static double[] drawn(SplittableRandom random, int count) {
    double[] returns = new double[count];
    Arrays.setAll(returns, i -> random.nextGaussian(0.0005, 0.01));
    return returns;
  }

  /** −1%, −2%, …, −100%. */
  private static double[] hundred() {
    return IntStream.rangeClosed(1, 100).mapToDouble(i -> -i / 100.0).toArray();
  }

  /** By hand: the worst five are −96% to −100%. */
  @Test
  void ranksAHundredReturns() {
    TailLevel level = TailLevel.of(0.95);
    assertThat(value(HistoricalTail.valueAtRisk(hundred(), level))).isEqualTo(0.96);
    assertThat(value(HistoricalTail.expectedShortfall(hundred(), level)))
        .isCloseTo(0.98, within(ROUNDING));
    assertThat(value(HistoricalTail.meanOfWorst(hundred(), level)))
        .isCloseTo(0.98, within(ROUNDING));
    // rank 99 × 0.05 = 4.95 from the worst
    assertThat(value(HistoricalTail.interpolatedValueAtRisk(hundred(), level)))
        .isCloseTo(0.9505, within(ROUNDING));
    assertThat(value(HistoricalTail.countBeyond(hundred(), level))).isEqualTo(5);
  }

  /** 504 at 99%: five losses and a twenty-fifth of the sixth. */
  @Test
  void countsAFractionOfTheLastLoss() {
    assertThat(TailLevel.of(0.99).fractional(504).losses()).isEqualTo(6);
    assertThat(TailLevel.of(0.99).fractional(504).weightOfLast()).isCloseTo(0.04, within(1e-9));
    assertThat(TailLevel.of(0.99).fractional(504).totalWeight()).isCloseTo(5.04, within(1e-9));
    assertThat(TailLevel.of(0.99).whole(504)).isEqualTo(new Tail(6, 1));
    assertThat(TailLevel.of(0.95).fractional(100)).isEqualTo(new Tail(5, 1));
    assertThat(TailLevel.of(0.9).fractional(500)).isEqualTo(new Tail(50, 1));
    assertThat(TailLevel.of(0.99).fractional(1)).isEqualTo(new Tail(1, 0.01 + 9e-18));
  }

  @Test
  void refusesATailOfFourDays() {
    assertThat(HistoricalTail.expectedShortfall(new double[80], TailLevel.of(0.95)))
        .isEqualTo(new Estimate.TooShort(80, 81));
    assertThat(HistoricalTail.valueAtRisk(new double[400], TailLevel.of(0.99)))
        .isEqualTo(new Estimate.TooShort(400, 401));
    assertThat(HistoricalTail.valueAtRisk(new double[401], TailLevel.of(0.99)))
        .isEqualTo(new Estimate.Of(0, 401));
    for (var figure : FIGURES) {
      assertThat(figure.apply(new double[0], TailLevel.of(0.9)))
          .isEqualTo(new Estimate.TooShort(0, 41));
      assertThat(figure.apply(new double[0], new TailLevel(0.9, 1)))
          .isEqualTo(new Estimate.TooShort(0, 1));
    }
  }

  @Test
  void losesMoreTheHigherTheConfidence() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2_000; i++) {
      double[] returns = drawn(random, random.nextInt(1, 400));
      double low = random.nextDouble(0.5, 0.995);
      double high = random.nextDouble(low, 0.999);
      for (var figure : FIGURES) {
        assertThat(value(figure.apply(returns, new TailLevel(high, 1))))
            .isGreaterThanOrEqualTo(value(figure.apply(returns, new TailLevel(low, 1))) - 1e-15);
      }
    }
  }

  @Test
  void averagesNoLessThanTheLeastItAverages() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 2_000; i++) {
      double[] returns = drawn(random, random.nextInt(1, 400));
      TailLevel level = new TailLevel(random.nextDouble(0.5, 0.999), 1);
      double valueAtRisk = value(HistoricalTail.valueAtRisk(returns, level));
      double shortfall = value(HistoricalTail.expectedShortfall(returns, level));
      double worst = value(HistoricalTail.meanOfWorst(returns, level));
      double most = -Arrays.stream(returns).min().orElseThrow();
      assertThat(worst).isBetween(valueAtRisk - 1e-15, most + 1e-15);
      assertThat(shortfall).isBetween(worst - 1e-15, most + 1e-15);
      assertThat(value(HistoricalTail.meanBeyond(returns, level)))
          .isGreaterThanOrEqualTo(
              value(HistoricalTail.interpolatedValueAtRisk(returns, level)) - 1e-15);
    }
  }

  @Test
  void scalesMovesAndForgetsTheOrder() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 1_000; i++) {
      double[] returns = drawn(random, random.nextInt(2, 300));
      TailLevel level = new TailLevel(random.nextDouble(0.5, 0.99), 1);
      double factor = random.nextDouble(0.1, 10);
      double shift = random.nextDouble(-1, 1);
      double[] changed = new double[returns.length];
      Arrays.setAll(changed, t -> factor * returns[returns.length - 1 - t] + shift);
      for (var figure : FIGURES) {
        double before = value(figure.apply(returns, level));
        assertThat(value(figure.apply(changed, level)))
            .isCloseTo(factor * before - shift, within(1e-12));
      }
    }
  }

  /** Losing two things at once is never worse than losing each: expected shortfall is coherent. */
  @Test
  void rewardsDiversification() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 1_000; i++) {
      double[] one = drawn(random, 50);
      double[] other = drawn(random, 50);
      double[] both = new double[50];
      Arrays.setAll(both, t -> one[t] + other[t]);
      TailLevel level = new TailLevel(random.nextDouble(0.5, 0.99), 1);
      assertThat(value(HistoricalTail.expectedShortfall(both, level)))
          .isLessThanOrEqualTo(
              value(HistoricalTail.expectedShortfall(one, level))
                  + value(HistoricalTail.expectedShortfall(other, level))
                  + 1e-15);
    }
  }

  @Test
  void answersEveryFiniteInputWithANumber() {
    double[][] hostile = {
      {1e300, -1e300, 1e300, -1e300, 0, 1, -1},
      {1e-300, -1e-300, 1e-300},
      {Double.MIN_VALUE, -Double.MIN_VALUE},
      {0, 0, 0, 0},
      {-0.5, -0.5, -0.5, -0.5, -0.5},
      {7}
    };
    for (double[] returns : hostile) {
      for (var figure : FIGURES) {
        for (double confidence : new double[] {0.5, 0.9, 0.99, 0.999999}) {
          assertThat(value(figure.apply(returns, new TailLevel(confidence, 1)))).isFinite();
        }
      }
    }
    assertThat(value(HistoricalTail.interpolatedValueAtRisk(hostile[4], new TailLevel(0.7, 1))))
        .isEqualTo(0.5);
    assertThat(value(HistoricalTail.countBeyond(hostile[4], new TailLevel(0.7, 1)))).isEqualTo(5);
  }

  @Test
  void refusesNonsense() {
    TailLevel level = TailLevel.of(0.95);
    double[] returns = hundred();
    returns[50] = Double.NaN;
    for (var figure : FIGURES) {
      assertThatThrownBy(() -> figure.apply(returns, level))
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (double confidence : new double[] {0.49, 1, 95, -1, Double.NaN}) {
      assertThatThrownBy(() -> TailLevel.of(confidence))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(TailLevel.of(0.5).confidence()).isEqualTo(0.5);
    assertThat(TailLevel.of(0.95).leastLosses()).isEqualTo(5);
    assertThatThrownBy(() -> new TailLevel(0.9, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Tail(0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Tail(1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Tail(1, 1.01)).isInstanceOf(IllegalArgumentException.class);
  }
}
