package dev.sigmasight.quant.volatility;

import static dev.sigmasight.quant.Figures.same;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.Golden;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RealisedVolatilityTest {
  /** The tolerance the golden file states. */
  private static final double RELATIVE = 1e-10;

  @Test
  void agreesWithTheGoldenFigures() {
    JsonNode example = Golden.file("volatility.json").one("close_to_close");
    JsonNode expected = example.get("expected");
    double[] returns = Golden.doubles(example.get("inputs").get("simple_returns"));
    same(RealisedVolatility.latest(returns, 21), expected, "realized_vol_21d_sample_sd", RELATIVE);
    same(RealisedVolatility.latest(returns, 63), expected, "realized_vol_63d_sample_sd", RELATIVE);
    same(RealisedVolatility.all(returns), expected, "realized_vol_all", RELATIVE);
    same(
        RealisedVolatility.exponentiallyWeighted(returns, 0.94, 63),
        expected,
        "ewma_094_next_day_vol_annualised_seed_r0sq",
        RELATIVE);
  }

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
