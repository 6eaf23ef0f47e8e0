package dev.sigmasight.quant.distribution;

import static dev.sigmasight.quant.Figures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SampleMomentsTest {
  private static final List<Function<double[], Estimate>> ALL =
      List.of(
          SampleMoments::mean,
          SampleMoments::standardDeviation,
          SampleMoments::skewness,
          SampleMoments::kurtosis);

  /** Mean 3; squared deviations 4, 1, 0, 25 of 4 numbers; cubes −8, −1, 0, ... by hand. */
  @Test
  void knowsMomentsByHand() {
    double[] sample = {1, 2, 3, 8, 1};
    assertThat(value(SampleMoments.mean(sample))).isEqualTo(3);
    assertThat(value(SampleMoments.standardDeviation(sample))).isEqualTo(Math.sqrt(34 / 4.0));
    double variance = 34 / 5.0;
    assertThat(value(SampleMoments.skewness(sample)))
        .isCloseTo((-8 - 1 + 125 - 8) / 5.0 / Math.pow(variance, 1.5), within(1e-14));
    assertThat(value(SampleMoments.kurtosis(sample)))
        .isCloseTo((16 + 1 + 625 + 16) / 5.0 / (variance * variance), within(1e-14));
  }

  @Test
  void keepsTheDigitsOfLargeMeans() {
    double[] sample = {1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 8, 1e9 + 1};
    assertThat(value(SampleMoments.mean(sample))).isEqualTo(1e9 + 3);
    assertThat(value(SampleMoments.standardDeviation(sample)))
        .isCloseTo(Math.sqrt(34 / 4.0), within(1e-14));
  }

  /** A tenth is no double: ten of them add up to less than 1 in one pass. */
  @Test
  void theSecondPassRemovesTheRoundingOfTheFirst() {
    double[] tenths = new double[10];
    Arrays.fill(tenths, 0.1);
    assertThat(SampleMoments.meanOf(tenths)).isEqualTo(0.1);
  }

  @Test
  void followsShiftsAndScales() {
    SplittableRandom random = new SplittableRandom(2);
    for (int round = 0; round < 1000; round++) {
      double[] sample = random.doubles(3 + random.nextInt(40), -1, 1).toArray();
      double scale = random.nextDouble(0.5, 20);
      double[] moved = Arrays.stream(sample).map(x -> 3 - scale * x).toArray();
      assertThat(value(SampleMoments.skewness(moved)))
          .isCloseTo(-value(SampleMoments.skewness(sample)), within(1e-10));
      assertThat(value(SampleMoments.kurtosis(moved)))
          .isCloseTo(value(SampleMoments.kurtosis(sample)), within(1e-10));
      assertThat(value(SampleMoments.standardDeviation(moved)))
          .isCloseTo(scale * value(SampleMoments.standardDeviation(sample)), within(1e-12));
    }
  }

  @Test
  void saysHowManyNumbersAreNeeded() {
    assertThat(SampleMoments.mean(new double[0])).isEqualTo(new Estimate.TooShort(0, 1));
    assertThat(SampleMoments.mean(new double[] {7})).isEqualTo(new Estimate.Of(7, 1));
    for (var figure : ALL.subList(1, 4)) {
      assertThat(figure.apply(new double[] {7})).isEqualTo(new Estimate.TooShort(1, 2));
      assertThat(figure.apply(new double[] {7, 8})).isInstanceOf(Estimate.Of.class);
    }
  }

  @Test
  void equalNumbersHaveNoShape() {
    double[] equal = {0.1, 0.1, 0.1};
    assertThat(SampleMoments.skewness(equal)).isInstanceOf(Estimate.Degenerate.class);
    assertThat(SampleMoments.kurtosis(equal)).isInstanceOf(Estimate.Degenerate.class);
    assertThat(SampleMoments.isNoise(1e-30, new double[] {1, -1})).isTrue();
    assertThat(SampleMoments.isNoise(1e-26, new double[] {1, -1})).isFalse();
    assertThat(SampleMoments.isNoise(1e-26, new double[] {1, -100})).isTrue();
  }

  @Test
  void refusesWhatIsNoNumber() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      for (var figure : ALL) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> figure.apply(new double[] {1, bad}))
            .withMessageContaining(String.valueOf(bad));
      }
    }
  }

  @Test
  void overflowIsAReason() {
    for (var figure : ALL) {
      assertThat(figure.apply(new double[] {1e308, 1e308, -1e308}))
          .isInstanceOf(Estimate.Degenerate.class);
    }
    assertThat(value(SampleMoments.standardDeviation(new double[] {1e140, -1e140}))).isFinite();
  }
}
