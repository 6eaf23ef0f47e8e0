package dev.sigmasight.quant.performance;

import static dev.sigmasight.quant.Figures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What ratios answer where there is little or nothing to divide by, and how they scale. */
class RatiosTest {
  private static final double[] FLAT = {0.001, 0.001, 0.001};

  @Test
  void constantReturnsHaveNoRatio() {
    var ratios = new RiskAdjustedReturn(FLAT, 0, 252);
    assertThat(ratios.sharpe()).isInstanceOf(Estimate.Degenerate.class);
    assertThat(ratios.sortino()).isInstanceOf(Estimate.Degenerate.class);
    assertThat(ratios.calmar()).isInstanceOf(Estimate.Degenerate.class);
    assertThat(ratios.probabilisticSharpe(0)).isInstanceOf(Estimate.Degenerate.class);
    assertThat(value(ratios.hitRate())).isEqualTo(1);
  }

  @Test
  void shortHistoriesSayWhatTheyLack() {
    var ratios = new RiskAdjustedReturn(new double[] {0.01}, 0, 252);
    assertThat(ratios.sharpe()).isEqualTo(new Estimate.TooShort(1, 2));
    assertThat(ratios.sortino()).isEqualTo(new Estimate.TooShort(1, 2));
    assertThat(ratios.downsideDeviation()).isEqualTo(new Estimate.TooShort(1, 2));
    assertThat(ratios.probabilisticSharpe(0)).isEqualTo(new Estimate.TooShort(1, 2));
    assertThat(new RiskAdjustedReturn(new double[0], 0, 252).hitRate())
        .isEqualTo(new Estimate.TooShort(0, 1));
    var relative = new BenchmarkRelative(new double[] {0.1}, new double[] {0.1}, 0, 252);
    assertThat(relative.beta()).isEqualTo(new Estimate.TooShort(1, 3));
    assertThat(relative.trackingError()).isEqualTo(new Estimate.TooShort(1, 2));
    assertThat(relative.informationRatio()).isEqualTo(new Estimate.TooShort(1, 2));
    assertThat(relative.correlation()).isEqualTo(new Estimate.TooShort(1, 2));
    assertThat(relative.downCapture()).isEqualTo(new Estimate.TooShort(0, 1));
  }

  @Test
  void aBenchmarkIsItsOwnMirror() {
    double[] b = {0.01, -0.02, 0.03, 0.004};
    var relative = new BenchmarkRelative(b, b, 0.0001, 252);
    assertThat(value(relative.beta())).isCloseTo(1, within(1e-14));
    assertThat(value(relative.jensenAlpha())).isCloseTo(0, within(1e-14));
    assertThat(value(relative.correlation())).isCloseTo(1, within(1e-14));
    assertThat(value(relative.trackingError())).isZero();
    assertThat(relative.informationRatio()).isInstanceOf(Estimate.Degenerate.class);
    assertThat(value(relative.upCapture())).isCloseTo(1, within(1e-14));
    assertThat(value(relative.downCapture())).isCloseTo(1, within(1e-14));
  }

  @Test
  void aFlatBenchmarkDeterminesNothing() {
    double[] own = {0.01, -0.02, 0.03};
    var relative = new BenchmarkRelative(own, FLAT, 0, 252);
    assertThat(relative.beta()).isInstanceOf(Estimate.Degenerate.class);
    assertThat(relative.treynor()).isInstanceOf(Estimate.Degenerate.class);
    var flat = new BenchmarkRelative(FLAT, own, 0, 252);
    assertThat(flat.correlation()).isInstanceOf(Estimate.Degenerate.class);
    assertThat(flat.treynor()).isInstanceOf(Estimate.Degenerate.class);
    var still = new BenchmarkRelative(own, new double[3], 0, 252);
    assertThat(still.downCapture()).isInstanceOf(Estimate.Degenerate.class);
  }

  @Test
  void leverageScalesRiskAndKeepsTheRatio() {
    var random = new SplittableRandom(9);
    double[] returns = random.doubles(300, -0.03, 0.032).toArray();
    double[] doubled = java.util.Arrays.stream(returns).map(r -> 2 * r).toArray();
    var one = new RiskAdjustedReturn(returns, 0, 252);
    var two = new RiskAdjustedReturn(doubled, 0, 252);
    assertThat(value(two.sharpe())).isCloseTo(value(one.sharpe()), within(1e-12));
    assertThat(value(two.sortino())).isCloseTo(value(one.sortino()), within(1e-12));
    assertThat(value(two.downsideDeviation()))
        .isCloseTo(2 * value(one.downsideDeviation()), within(1e-12));
    assertThat(value(two.probabilisticSharpe(0)))
        .isCloseTo(value(one.probabilisticSharpe(0)), within(1e-12));
  }

  /** Against its own Sharpe ratio the odds are even, against a higher one they are worse. */
  @Test
  void aHigherBenchmarkLowersTheProbability() {
    double[] returns = new SplittableRandom(6).doubles(250, -0.03, 0.034).toArray();
    var ratios = new RiskAdjustedReturn(returns, 0, 252);
    double own = value(ratios.sharpe()) / Math.sqrt(252);
    assertThat(value(ratios.probabilisticSharpe(own))).isCloseTo(0.5, within(1e-12));
    assertThat(value(ratios.probabilisticSharpe(2 * own))).isLessThan(0.5);
    assertThat(value(ratios.probabilisticSharpe(0))).isGreaterThan(0.5);
  }

  @Test
  void captureCountsTheDaysOfItsSide() {
    double[] own = {0.02, -0.01, 0.01};
    double[] benchmark = {0.01, -0.02, 0};
    var relative = new BenchmarkRelative(own, benchmark, 0, 252);
    assertThat(relative.upCapture()).isEqualTo(new Estimate.Of((1.02 - 1) / (1.01 - 1), 1));
    assertThat(relative.downCapture())
        .isInstanceOfSatisfying(
            Estimate.Of.class, of -> assertThat(of.observations()).isEqualTo(2));
  }

  @Test
  void effectsAddUpToTheActiveReturn() {
    var random = new SplittableRandom(10);
    for (int round = 0; round < 500; round++) {
      double w = random.nextDouble();
      double v = random.nextDouble();
      Attribution attribution =
          Attribution.of(
              List.of(
                  new Attribution.Segment(w, v, random.nextDouble(-1, 1), random.nextDouble(-1, 1)),
                  new Attribution.Segment(
                      1 - w, 1 - v, random.nextDouble(-1, 1), random.nextDouble(-1, 1))));
      double sum = 0;
      for (Attribution.Effects effects : attribution.effects()) {
        sum += effects.allocation() + effects.selection() + effects.interaction();
      }
      assertThat(sum)
          .isCloseTo(attribution.portfolioReturn() - attribution.benchmarkReturn(), within(1e-14));
    }
  }

  @Test
  void whatStandsStillIsNoHit() {
    var ratios = new RiskAdjustedReturn(new double[] {0, 0.01, -0.01, 0.02}, 0, 252);
    assertThat(value(ratios.hitRate())).isEqualTo(0.5);
    assertThat(new RiskAdjustedReturn(new double[0], 0, 252).calmar())
        .isEqualTo(new Estimate.TooShort(0, 1));
  }

  /** Several periods of several segments, linked segment by segment. */
  @Test
  void linkedAttributionAddsUpToTheLinkedActiveReturn() {
    var random = new SplittableRandom(16);
    for (int round = 0; round < 1_000; round++) {
      int segments = random.nextInt(1, 6);
      List<Attribution> periods = new ArrayList<>();
      double portfolio = 1;
      double benchmark = 1;
      for (int t = random.nextInt(1, 13); t > 0; t--) {
        Attribution period = Attribution.of(segments(random, segments));
        assertThat(period.unexplained()).isCloseTo(0, within(1e-14));
        portfolio *= 1 + period.portfolioReturn();
        benchmark *= 1 + period.benchmarkReturn();
        periods.add(period);
      }
      Attribution linked = Attribution.linked(periods);
      assertThat(linked.portfolioReturn()).isCloseTo(portfolio - 1, within(1e-12));
      assertThat(linked.benchmarkReturn()).isCloseTo(benchmark - 1, within(1e-12));
      assertThat(linked.unexplained()).isCloseTo(0, within(1e-11));
      assertThat(linked.effects()).hasSize(segments);
      if (periods.size() == 1) {
        for (int i = 0; i < segments; i++) {
          Attribution.Effects one = periods.getFirst().effects().get(i);
          Attribution.Effects same = linked.effects().get(i);
          assertThat(same.allocation()).isCloseTo(one.allocation(), within(1e-15));
          assertThat(same.selection()).isCloseTo(one.selection(), within(1e-15));
          assertThat(same.interaction()).isCloseTo(one.interaction(), within(1e-15));
        }
      }
    }
  }

  /**
   * Half invested and nothing said about the other half: its share of the active return is left.
   */
  @Test
  void saysWhatTheWeightsLeaveOut() {
    var half = new Attribution.Segment(0.5, 1, 0.1, 0.04);
    Attribution found = Attribution.of(List.of(half));
    Attribution.Effects effects = found.effects().getFirst();
    assertThat(effects.allocation()).isZero();
    assertThat(effects.selection()).isCloseTo(0.06, within(1e-15));
    assertThat(effects.interaction()).isCloseTo(-0.03, within(1e-15));
    assertThat(found.unexplained()).isCloseTo(0.05 - 0.04 - 0.06 + 0.03, within(1e-15));
    var cash = new Attribution.Segment(0.5, 0, 0, 0);
    assertThat(Attribution.of(List.of(half, cash)).unexplained()).isCloseTo(0, within(1e-15));
  }

  private static List<Attribution.Segment> segments(SplittableRandom random, int count) {
    double[] own = random.doubles(count, 0.1, 1).toArray();
    double[] other = random.doubles(count, 0.1, 1).toArray();
    double ownSum = java.util.Arrays.stream(own).sum();
    double otherSum = java.util.Arrays.stream(other).sum();
    List<Attribution.Segment> segments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      segments.add(
          new Attribution.Segment(
              own[i] / ownSum,
              other[i] / otherSum,
              random.nextDouble(-0.1, 0.1),
              random.nextDouble(-0.1, 0.1)));
    }
    return segments;
  }

  @Test
  void whatNoDoubleHoldsIsAReason() {
    double[] huge = {1e300, 1e300, -1e10};
    assertThat(TimeWeightedReturn.linked(huge)).isInstanceOf(Estimate.Degenerate.class);
    assertThat(TimeWeightedReturn.annualised(huge, 252)).isInstanceOf(Estimate.Degenerate.class);
    assertThat(TimeWeightedReturn.annualised(new double[] {1e10}, 252))
        .isInstanceOf(Estimate.Degenerate.class);
    double[] up = {1e300, 1e300};
    assertThat(new BenchmarkRelative(up, new double[] {0.1, 0.2}, 0, 252).upCapture())
        .isInstanceOf(Estimate.Degenerate.class);
  }

  @Test
  void ratiosBeyondAllNumbersSaySo() {
    var tooLarge = new Estimate.Degenerate("the figure is too large for a double");
    for (double size : new double[] {1e200, 1.7e308}) {
      double[] huge = {size, -size, size, -size};
      double[] turned = {-size, size, -size, size};
      var relative = new BenchmarkRelative(huge, turned, 0, 252);
      assertThat(relative.trackingError()).isEqualTo(tooLarge);
      assertThat(relative.informationRatio()).isEqualTo(tooLarge);
      assertThat(relative.informationRatioError(0)).isEqualTo(tooLarge);
      var ratios = new RiskAdjustedReturn(huge, -size, 252);
      assertThat(ratios.sharpe()).isEqualTo(tooLarge);
      assertThat(ratios.sharpe(1)).isEqualTo(tooLarge);
      assertThat(ratios.sharpeError(0)).isEqualTo(tooLarge);
      assertThat(ratios.probabilisticSharpe(0)).isEqualTo(tooLarge);
      assertThat(new RiskAdjustedReturn(huge, size, 252).sortino()).isEqualTo(tooLarge);
      assertThat(new RiskAdjustedReturn(new double[] {size, size}, 0, 252).calmar())
          .isEqualTo(tooLarge);
      double[] up = {size, size};
      assertThat(new BenchmarkRelative(new double[2], up, 0, 252).upCapture()).isEqualTo(tooLarge);
      assertThat(DietzReturn.modified(1, 1, new double[] {1e308, 1e308, 1e308}))
          .isEqualTo(tooLarge);
    }
  }

  @Test
  void refusesAWeightedReturnBeyondAllNumbers() {
    assertThatThrownBy(() -> WeightedReturn.of(new double[] {1e200}, new double[] {1e200}, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("equity of 1.0");
  }

  @Test
  void aBenchmarkBeyondAllNumbersHasNoCorrelation() {
    double[] own = {0.01, -0.02, 0.03};
    double[] huge = {1e200, -1e200, 1e200};
    assertThat(new BenchmarkRelative(own, huge, 0, 252).correlation())
        .isInstanceOf(Estimate.Degenerate.class);
    assertThat(new BenchmarkRelative(huge, own, 0, 252).correlation())
        .isInstanceOf(Estimate.Degenerate.class);
  }

  /** Where portfolio and benchmark agree the scale is the limit 1/(1 + r), not 0/0. */
  @Test
  void linkingSurvivesEqualReturns() {
    double[] same = {0.02, -0.01};
    double linked = Attribution.linked(new double[] {0.001, -0.001}, same, same);
    assertThat(linked).isCloseTo(1.02 * 0.99 * (0.001 / 1.02 - 0.001 / 0.99), within(1e-15));
  }

  @Test
  void refusesNonsense() {
    double[] one = {0.1};
    double[] nan = {Double.NaN};
    assertThatThrownBy(() -> new RiskAdjustedReturn(nan, 0, 252))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RiskAdjustedReturn(one, Double.NaN, 252))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RiskAdjustedReturn(one, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RiskAdjustedReturn(one, 0, 1).probabilisticSharpe(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BenchmarkRelative(one, new double[2], 0, 252))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BenchmarkRelative(one, nan, 0, 252))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BenchmarkRelative(one, one, 0, -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Attribution.linked(one, one, new double[] {-1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Attribution.linked(one, one, new double[2]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Attribution.linked(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    var segment = new Attribution.Segment(1, 1, 0.1, 0.1);
    assertThatThrownBy(
            () ->
                Attribution.linked(
                    List.of(
                        Attribution.of(List.of(segment)),
                        Attribution.of(List.of(segment, segment)))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> WeightedReturn.of(one, one, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> WeightedReturn.of(one, nan, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
