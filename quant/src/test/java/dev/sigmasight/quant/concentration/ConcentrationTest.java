package dev.sigmasight.quant.concentration;

import static dev.sigmasight.quant.Figures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.concentration.IssuerExposures.Exposure;
import dev.sigmasight.quant.concentration.IssuerExposures.Share;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConcentrationTest {

  /** By hand: ¾ and ¼. */
  @Test
  void measuresTwoNames() {
    Concentration found = Concentration.of(new double[] {-1, 3});
    assertThat(found.weights()).containsExactly(0.75, 0.25);
    assertThat(found.names()).isEqualTo(2);
    assertThat(value(found.herfindahl())).isEqualTo(0.625);
    assertThat(value(found.effectiveNames())).isEqualTo(1.6);
    assertThat(value(found.entropyNames())).isCloseTo(4 / Math.pow(3, 0.75), within(1e-15));
    assertThat(value(found.normalisedHerfindahl())).isEqualTo(0.25);
    assertThat(value(found.gini())).isEqualTo(0.25);
    assertThat(value(found.top(1))).isEqualTo(0.75);
    assertThat(value(found.top(2))).isEqualTo(1);
    assertThat(found.herfindahl()).isEqualTo(new Estimate.Of(0.625, 2));
  }

  @Test
  void nothingHeldHasNoConcentration() {
    for (double[] none : new double[][] {{}, {0, 0}, {-0.0}}) {
      Concentration found = Concentration.of(none);
      var reason = new Estimate.Degenerate("nothing is held");
      assertThat(found.names()).isZero();
      assertThat(found.herfindahl()).isEqualTo(reason);
      assertThat(found.effectiveNames()).isEqualTo(reason);
      assertThat(found.entropyNames()).isEqualTo(reason);
      assertThat(found.normalisedHerfindahl()).isEqualTo(reason);
      assertThat(found.gini()).isEqualTo(reason);
      assertThat(found.top(3)).isEqualTo(reason);
    }
  }

  @Test
  void aNameOfNothingDoesNotCount() {
    assertThat(Concentration.of(new double[] {0, 2, 0, 2}).normalisedHerfindahl())
        .isEqualTo(new Estimate.Of(0, 2));
  }

  @Test
  void keepsItsBoundsAndIgnoresOrderScaleAndSign() {
    var random = new SplittableRandom(1);
    for (int round = 0; round < 3_000; round++) {
      int n = random.nextInt(1, 40);
      double[] amounts = new double[n];
      double[] other = new double[n];
      double scale = random.nextDouble(-1e6, -1e-6);
      for (int i = 0; i < n; i++) {
        amounts[i] = random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-3, 4));
        other[n - 1 - i] = amounts[i] * scale;
      }
      Concentration a = Concentration.of(amounts);
      Concentration b = Concentration.of(other);
      double names = value(a.effectiveNames());
      assertThat(names).isBetween(1 - 1e-12, n + 1e-9);
      assertThat(value(a.entropyNames())).isBetween(names - 1e-9, n + 1e-9);
      assertThat(value(a.gini())).isBetween(0.0, 1.0);
      assertThat(value(a.normalisedHerfindahl())).isBetween(0.0, 1.0);
      assertThat(Arrays.stream(a.weights()).sum()).isCloseTo(1, within(1e-13));
      for (int k = 1; k < n; k++) {
        assertThat(value(a.top(k))).isLessThanOrEqualTo(value(a.top(k + 1)) + 1e-15);
        assertThat(value(a.top(k))).isGreaterThanOrEqualTo((double) k / n - 1e-12);
      }
      assertThat(value(b.effectiveNames())).isCloseTo(names, within(1e-10));
      assertThat(value(b.entropyNames())).isCloseTo(value(a.entropyNames()), within(1e-10));
      assertThat(value(b.gini())).isCloseTo(value(a.gini()), within(1e-12));
      assertThat(value(b.top(1))).isCloseTo(value(a.top(1)), within(1e-13));
    }
  }

  /** Splitting every name into m equal ones multiplies the number of names by m. */
  @Test
  void splittingNamesMultipliesThem() {
    double[] amounts = {5, -3, 1, 0.5};
    double[] split = new double[12];
    for (int i = 0; i < split.length; i++) {
      split[i] = amounts[i % 4];
    }
    Concentration one = Concentration.of(amounts);
    Concentration three = Concentration.of(split);
    assertThat(value(three.effectiveNames()))
        .isCloseTo(3 * value(one.effectiveNames()), within(1e-12));
    assertThat(value(three.entropyNames())).isCloseTo(3 * value(one.entropyNames()), within(1e-12));
    assertThat(value(three.gini())).isCloseTo(value(one.gini()), within(1e-15));
  }

  @Test
  void survivesHugeAndTinyAmounts() {
    for (double[] amounts :
        new double[][] {
          {1e300, -1e300}, {1e-300, 1e-300}, {1.7e308, 1.7e308}, {4.9e-324, 4.9e-324}
        }) {
      assertThat(value(Concentration.of(amounts).effectiveNames())).isCloseTo(2, within(1e-12));
    }
    Concentration apart = Concentration.of(new double[] {1e300, 1e-300});
    assertThat(value(apart.entropyNames())).isCloseTo(1, within(1e-12));
    assertThat(value(apart.herfindahl())).isEqualTo(1);
  }

  /** 100 shares at 50, short 10 calls with a delta of 0.6 on them, and another name. */
  @Test
  void optionsCountWithTheirUnderlying() {
    IssuerExposures found =
        IssuerExposures.of(
            List.of(
                new Exposure("XYZ", 5_000),
                new Exposure("XYZ", -30_000),
                new Exposure("ABC", 25_000),
                new Exposure("GONE", 10),
                new Exposure("GONE", -10)));
    assertThat(found.net())
        .containsExactly(
            Map.entry("ABC", 25_000.0), Map.entry("GONE", 0.0), Map.entry("XYZ", -25_000.0));
    assertThat(found.gross()).containsEntry("XYZ", 35_000.0).containsEntry("GONE", 20.0);
    assertThat(found.concentration().names()).isEqualTo(2);
    assertThat(found.largest(5))
        .containsExactly(new Share("ABC", 25_000, 0.5), new Share("XYZ", -25_000, 0.5));
    assertThat(found.largest(1)).containsExactly(new Share("ABC", 25_000, 0.5));
    assertThat(found.largest(0)).isEmpty();
    assertThat(IssuerExposures.of(List.of()).largest(3)).isEmpty();
    assertThat(IssuerExposures.of(List.of(new Exposure("A", 0))).largest(3)).isEmpty();
  }

  @Test
  void theLargestComeFirst() {
    var found =
        IssuerExposures.of(
            List.of(new Exposure("A", 1), new Exposure("B", -6), new Exposure("C", 3)));
    assertThat(found.largest(2)).containsExactly(new Share("B", -6, 0.6), new Share("C", 3, 0.3));
  }

  @Test
  void activeShareIsHalfTheDifferences() {
    Map<String, Double> benchmark = Map.of("A", 0.6, "B", 0.4);
    assertThat(ActiveShare.of(benchmark, benchmark)).isZero();
    assertThat(ActiveShare.of(Map.of("C", 1.0), benchmark)).isEqualTo(1);
    assertThat(ActiveShare.of(Map.of("A", 0.5, "Cash", 0.5), benchmark))
        .isCloseTo((0.1 + 0.4 + 0.5) / 2, within(1e-15));
    assertThat(ActiveShare.of(Map.of(), Map.of())).isZero();
  }

  @Test
  void refusesSumsBeyondADouble() {
    double most = Double.MAX_VALUE;
    assertThatThrownBy(
            () -> ActiveShare.of(Map.of("A", most, "B", most), Map.of("A", -most, "C", 1.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("double");
    assertThatThrownBy(
            () -> IssuerExposures.of(List.of(new Exposure("A", most), new Exposure("A", most))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("A");
    var apart = IssuerExposures.of(List.of(new Exposure("A", most), new Exposure("B", -most)));
    assertThat(apart.largest(1)).containsExactly(new Share("A", most, 0.5));
  }

  @Test
  void refusesNonsense() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> Concentration.of(new double[] {1, bad}))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new Exposure("A", bad)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> ActiveShare.of(Map.of("A", bad), Map.of()))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> ActiveShare.of(Map.of(), Map.of("A", bad)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Concentration.of(new double[] {1}).top(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> IssuerExposures.of(List.of()).largest(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
