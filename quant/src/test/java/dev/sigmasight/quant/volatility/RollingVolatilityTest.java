package dev.sigmasight.quant.volatility;

import static dev.sigmasight.quant.Figures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RollingVolatilityTest {
  @Test
  void rollsOverEveryDay() {
    double[] r = Paths.normal(40, 0.01, new SplittableRandom(1));
    double[] rolling = RollingVolatility.of(r, 21);
    assertThat(rolling).hasSize(20);
    assertThat(rolling[7]).isEqualTo(value(RealisedVolatility.all(Arrays.copyOfRange(r, 7, 28))));
    assertThat(RollingVolatility.of(r, 40)).hasSize(1);
    assertThat(RollingVolatility.of(r, 41)).isEmpty();
    assertThat(RollingVolatility.of(r, 60)).isEmpty();
  }

  /** Volatility that only grows is at its highest: (n − ½)/n; that only falls, at ½/n. */
  @Test
  void placesTheHighestAndTheLowest() {
    double[] growing = new double[200];
    Arrays.setAll(growing, t -> (t % 2 == 0 ? 1 : -1) * (1 + t / 100.0));
    assertThat(RollingVolatility.percentile(growing, 20))
        .isEqualTo(new Estimate.Of(180.5 / 181, 181));
    double[] falling = new double[200];
    Arrays.setAll(falling, t -> growing[199 - t]);
    assertThat(RollingVolatility.percentile(falling, 20))
        .isEqualTo(new Estimate.Of(0.5 / 181, 181));
  }

  @Test
  void equalOnesCountHalf() {
    assertThat(RollingVolatility.percentile(new double[146], 21))
        .isEqualTo(new Estimate.Of(0.5, 126));
  }

  /** The leanest year of 2019 to 2025 within 365 calendar days had 249 returns. */
  @Test
  void existsWheneverAYearDoes() {
    double[] r = Paths.normal(249, 0.01, new SplittableRandom(2));
    assertThat(RollingVolatility.percentile(r, 21)).isInstanceOf(Estimate.Of.class);
    assertThat(RollingVolatility.percentile(new double[145], 21))
        .isEqualTo(new Estimate.TooShort(145, 146));
  }

  @Test
  void theConeNarrowsWithTheWindow() {
    double[] r = Paths.normal(3000, 0.01, new SplittableRandom(3));
    List<VolatilityCone.Slice> cone =
        VolatilityCone.of(r, new int[] {10, 21, 63, 2990}, 0, 0.25, 0.5, 0.75, 1);
    assertThat(cone).extracting(VolatilityCone.Slice::window).containsExactly(10, 21, 63);
    assertThat(cone).extracting(VolatilityCone.Slice::values).containsExactly(2991, 2980, 2938);
    double width = Double.POSITIVE_INFINITY;
    for (VolatilityCone.Slice slice : cone) {
      assertThat(slice.quantiles()).isSorted();
      double now = slice.quantiles().get(4) - slice.quantiles().get(0);
      assertThat(now).isLessThan(width);
      width = now;
      assertThat(slice.quantiles().get(2)).isCloseTo(0.01 * Math.sqrt(252), within(0.01));
      assertThat(slice.latest()).isEqualTo(value(RealisedVolatility.latest(r, slice.window())));
    }
  }

  /** 126 windows of two: the k-th has volatility √252·(k + 1)/√2; a tenth of 125 is 12.5. */
  @Test
  void quantilesAreLinearBetweenValues() {
    double[] r = new double[127];
    for (int t = 1; t < 127; t++) {
      r[t] = r[t - 1] + t;
    }
    VolatilityCone.Slice slice = VolatilityCone.of(r, new int[] {2}, 0.1, 0, 1).getFirst();
    double unit = Math.sqrt(252 / 2.0);
    assertThat(slice.quantiles().get(0)).isCloseTo(13.5 * unit, within(1e-9));
    assertThat(slice.quantiles().get(1)).isCloseTo(unit, within(1e-9));
    assertThat(slice.quantiles().get(2)).isCloseTo(126 * unit, within(1e-9));
    assertThat(slice.latest()).isCloseTo(126 * unit, within(1e-9));
  }

  @Test
  void weightsOfAgeAndRootMeanSquare() {
    double[] r = {0.01, -0.02};
    assertThat(value(RealisedVolatility.aboutZero(r, 2)))
        .isCloseTo(Math.sqrt(252 * 2.5e-4), within(1e-15));
    assertThat(value(RealisedVolatility.aboutZero(r, 1)))
        .isCloseTo(Math.sqrt(252) * 0.02, within(1e-15));
    assertThat(value(RealisedVolatility.exponentiallyWeightedMean(r, 0.5, 1)))
        .isCloseTo(Math.sqrt(252 * (0.5e-4 + 4e-4) / 1.5), within(1e-15));
    assertThat(RealisedVolatility.aboutZero(r, 3)).isEqualTo(new Estimate.TooShort(2, 3));
    assertThat(RealisedVolatility.exponentiallyWeightedMean(r, 0.5, 3))
        .isEqualTo(new Estimate.TooShort(2, 3));
    assertThat(RealisedVolatility.exponentiallyWeightedMean(new double[0], 0.5, 0))
        .isEqualTo(new Estimate.TooShort(0, 1));
    assertThat(Math.pow(RealisedVolatility.decayOfHalfLife(11), 11)).isCloseTo(0.5, within(1e-14));
  }

  @Test
  void refusesNonsense() {
    double[] r = new double[200];
    refused(() -> RollingVolatility.of(r, 1));
    refused(() -> RollingVolatility.of(new double[] {Double.NaN}, 2));
    refused(() -> RollingVolatility.percentile(r, 0));
    refused(() -> VolatilityCone.of(r, new int[] {21}, 1.01));
    refused(() -> VolatilityCone.of(r, new int[] {21}, -0.01));
    refused(() -> RealisedVolatility.aboutZero(r, 0));
    refused(() -> RealisedVolatility.aboutZero(new double[] {Double.NaN}, 2));
    refused(() -> RealisedVolatility.exponentiallyWeightedMean(r, 0, 1));
    refused(() -> RealisedVolatility.exponentiallyWeightedMean(r, 1, 1));
    refused(() -> RealisedVolatility.exponentiallyWeightedMean(new double[] {Double.NaN}, 0.9, 2));
    refused(() -> RealisedVolatility.decayOfHalfLife(0));
    refused(() -> RealisedVolatility.decayOfHalfLife(Double.POSITIVE_INFINITY));
    refused(() -> RollingVolatility.of(new double[] {1e300, -1e300}, 2));
    assertThat(RealisedVolatility.latest(new double[] {1e300, -1e300}, 2))
        .isInstanceOf(Estimate.Degenerate.class);
  }

  private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
  }
}
