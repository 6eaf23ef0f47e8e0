package dev.sigmasight.server.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RateCurveTest {
  private static final RateCurve CURVE =
      new RateCurve(
          List.of(
              new RateCurve.Point(0.25, 0.03),
              new RateCurve.Point(2, 0.04),
              new RateCurve.Point(10, 0.05)),
          "fred");

  /** Two payments of 2.02 % a year grow a dollar to 1.0202², whose logarithm is 3.99974 %. */
  @Test
  void turnsABondEquivalentYieldIntoAContinuousRate() {
    assertThat(RateCurve.continuous(4.04)).isCloseTo(Math.log(1.0202 * 1.0202), within(1e-15));
    assertThat(RateCurve.continuous(4.04)).isCloseTo(0.0399974, within(1e-7));
    assertThat(RateCurve.continuous(-0.1)).isCloseTo(-0.001, within(1e-6));
  }

  @Test
  void isLinearBetweenMaturitiesAndFlatBeyond() {
    assertThat(CURVE.zero(0)).isEqualTo(0.03);
    assertThat(CURVE.zero(0.25)).isEqualTo(0.03);
    assertThat(CURVE.zero(1.125)).isCloseTo(0.035, within(1e-15));
    assertThat(CURVE.zero(2)).isEqualTo(0.04);
    assertThat(CURVE.zero(6)).isCloseTo(0.045, within(1e-15));
    assertThat(CURVE.zero(30)).isEqualTo(0.05);
  }

  @Test
  void isFlatAndSaysSoWithoutYields() {
    assertThat(RateCurve.flat().zero(7)).isEqualTo(0.04);
    assertThat(RateCurve.flat().source()).isEqualTo("flat-rate");
  }
}
