package dev.sigmasight.quant.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.quant.Estimate;
import org.junit.jupiter.api.Test;

class RealisedVolatilityTest {
  @Test
  void saysHowManyReturnsAreMissing() {
    assertThat(RealisedVolatility.latest(new double[20], 21))
        .isEqualTo(new Estimate.TooShort(20, 21));
    assertThat(RealisedVolatility.all(new double[1])).isEqualTo(new Estimate.TooShort(1, 2));
    assertThat(RealisedVolatility.exponentiallyWeighted(new double[0], 0.94, 0))
        .isEqualTo(new Estimate.TooShort(0, 1));
  }

  @Test
  void constantReturnsDoNotVary() {
    assertThat(RealisedVolatility.latest(new double[21], 21)).isEqualTo(new Estimate.Of(0, 21));
  }

  @Test
  void overflowIsAReason() {
    double[] huge = {1e200, -1e200};
    assertThat(RealisedVolatility.all(huge)).isInstanceOf(Estimate.Degenerate.class);
    assertThat(RealisedVolatility.aboutZero(huge, 2)).isInstanceOf(Estimate.Degenerate.class);
    assertThat(RealisedVolatility.exponentiallyWeighted(huge, 0.94, 1))
        .isInstanceOf(Estimate.Degenerate.class);
    assertThat(RealisedVolatility.exponentiallyWeightedMean(huge, 0.94, 1))
        .isInstanceOf(Estimate.Degenerate.class);
  }

  @Test
  void refusesNonsense() {
    assertThatThrownBy(() -> RealisedVolatility.latest(new double[5], 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RealisedVolatility.latest(new double[] {0.1, Double.NaN}, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RealisedVolatility.latest(new double[] {Double.NaN}, 21))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RealisedVolatility.exponentiallyWeighted(new double[3], 1, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
