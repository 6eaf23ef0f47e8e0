package dev.sigmasight.quant.tail;

import static dev.sigmasight.quant.Figures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FilteredTailTest {
  private static double[] rescaled(double[] returns) {
    return ((FilteredReturns.Of) FilteredReturns.of(returns, 0.94)).returns();
  }

  /** By hand, λ = ½: σ² starts at 2.25, then (2.25 + 1)/2 = 1.625, then (1.625 + 4)/2. */
  @Test
  void rescalesToTheNextVolatility() {
    FilteredReturns.Of filtered =
        (FilteredReturns.Of) FilteredReturns.of(new double[] {1, -2}, 0.5);
    double start = 1.5 * 1.5; // population variance of 1 and −2
    double second = (start + 1) / 2;
    double next = Math.sqrt((second + 4) / 2);
    assertThat(filtered.nextVolatility()).isCloseTo(next, within(1e-15));
    assertThat(filtered.returns()[0]).isCloseTo(next / Math.sqrt(start), within(1e-15));
    assertThat(filtered.returns()[1]).isCloseTo(-2 * next / Math.sqrt(second), within(1e-15));
    filtered.returns()[0] = 99;
    assertThat(filtered.returns()[0]).isNotEqualTo(99);
  }

  /** After a calm year that ends in a storm, filtered returns are larger than those observed. */
  @Test
  void seesAStormComing() {
    SplittableRandom random = new SplittableRandom(21);
    double[] returns = new double[300];
    Arrays.setAll(returns, t -> random.nextGaussian(0, t < 270 ? 0.005 : 0.03));
    TailLevel level = TailLevel.of(0.95);
    assertThat(value(HistoricalTail.valueAtRisk(rescaled(returns), level)))
        .isGreaterThan(1.5 * value(HistoricalTail.valueAtRisk(returns, level)));
  }

  @Test
  void scalesWithTheReturns() {
    double[] returns = {0.01, -0.02, 0.005, 0.03, -0.01};
    double[] base = rescaled(returns);
    for (double size : new double[] {-1, 3, 1e300, 1e-300}) {
      double[] scaled = rescaled(Arrays.stream(returns).map(r -> r * size).toArray());
      for (int t = 0; t < base.length; t++) {
        assertThat(scaled[t] / size).isCloseTo(base[t], within(1e-12));
      }
    }
  }

  @Test
  void saysWhyThereIsNoVolatility() {
    assertThat(FilteredReturns.of(new double[] {0.1}, 0.94))
        .isEqualTo(new FilteredReturns.TooShort(1, 2));
    assertThat(FilteredReturns.of(new double[] {0.1, 0.1, 0.1}, 0.94))
        .isInstanceOf(FilteredReturns.Degenerate.class);
    assertThat(FilteredReturns.of(new double[3], 0.94))
        .isInstanceOf(FilteredReturns.Degenerate.class);
    double[] silence = new double[300];
    silence[0] = 1;
    assertThat(FilteredReturns.of(silence, 0.01)).isInstanceOf(FilteredReturns.Degenerate.class);
    assertThat(FilteredReturns.exponentialDeviation(new double[0], 0.94))
        .isEqualTo(new Estimate.TooShort(0, 1));
    assertThat(FilteredReturns.exponentialDeviation(new double[] {1e200}, 0.94))
        .isInstanceOf(Estimate.Degenerate.class);
  }

  @Test
  void refusesNonsense() {
    for (double decay : new double[] {0, 1, -1, Double.NaN}) {
      assertThatThrownBy(() -> FilteredReturns.of(new double[] {1, 2}, decay))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(
              () -> AgeWeightedTail.valueAtRisk(new double[] {1, 2}, decay, TailLevel.of(0.9)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> FilteredReturns.of(new double[] {1, Double.NaN}, 0.94))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                AgeWeightedTail.valueAtRisk(new double[] {Double.NaN}, 0.98, new TailLevel(0.9, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** By hand, λ = ½ over four days: weights 1, 2, 4, 8 of 15. */
  @Test
  void letsOldLossesFade() {
    double[] returns = {-0.9, -0.1, -0.2, 0.3};
    assertThat(aged(returns, 0.95)).isEqualTo(0.9); // 1/15 ≥ 0.05
    assertThat(aged(returns, 0.90)).isEqualTo(0.2); // 5/15 ≥ 0.10
    assertThat(aged(returns, 0.65)).isEqualTo(0.1); // 7/15 ≥ 0.35
    assertThat(aged(returns, 0.5)).isEqualTo(-0.3); // all of it
  }

  private static double aged(double[] returns, double confidence) {
    return value(AgeWeightedTail.valueAtRisk(returns, 0.5, new TailLevel(confidence, 1)));
  }

  /** Without decay all weigh the same, and it is the order statistic. */
  @Test
  void isTheOrderStatisticWithoutDecay() {
    SplittableRandom random = new SplittableRandom(22);
    for (int i = 0; i < 500; i++) {
      double[] returns = new double[random.nextInt(1, 200)];
      Arrays.setAll(returns, t -> random.nextGaussian());
      TailLevel level = new TailLevel(random.nextDouble(0.5, 0.99), 1);
      assertThat(value(AgeWeightedTail.valueAtRisk(returns, 1 - 1e-15, level)))
          .isEqualTo(value(HistoricalTail.valueAtRisk(returns, level)));
    }
    assertThat(AgeWeightedTail.valueAtRisk(new double[10], 0.98, TailLevel.of(0.9)))
        .isEqualTo(new Estimate.TooShort(10, 41));
  }
}
