package dev.sigmasight.quant.tail;

import static dev.sigmasight.quant.Figures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScenarioTailsTest {
  private static double[][] returns(SplittableRandom random, int symbols, int scenarios) {
    double[][] returns = new double[symbols][scenarios];
    for (double[] row : returns) {
      // few different values, so that losses tie
      Arrays.setAll(row, s -> random.nextInt(-4, 5) / 64.0);
    }
    return returns;
  }

  private static TailSplit.Of alone(
      double[][] universe, Holdings holdings, int portfolio, Tail tail) {
    int from = holdings.start(portfolio);
    int count = holdings.start(portfolio + 1) - from;
    double[] weights = new double[count];
    double[][] rows = new double[count][];
    for (int h = 0; h < count; h++) {
      weights[h] = holdings.value(from + h);
      rows[h] = universe[holdings.symbol(from + h)];
    }
    return TailSplit.of(weights, rows, tail);
  }

  private static Holdings drawn(SplittableRandom random, int portfolios, int symbols) {
    int[] start = new int[portfolios + 1];
    for (int p = 0; p < portfolios; p++) {
      start[p + 1] = start[p] + random.nextInt(1, 12);
    }
    int[] symbol = new int[start[portfolios]];
    double[] value = new double[start[portfolios]];
    Arrays.setAll(symbol, h -> random.nextInt(symbols));
    Arrays.setAll(value, h -> random.nextDouble(-20_000, 100_000));
    return new Holdings(start, symbol, value);
  }

  @Test
  void equalsEachPortfolioAloneToTheLastBit() {
    SplittableRandom random = new SplittableRandom(51);
    for (int round = 0; round < 30; round++) {
      int scenarios = random.nextInt(10, 300);
      double[][] universe = returns(random, 20, scenarios);
      Holdings holdings = drawn(random, 30, 20);
      Tail tail = new TailLevel(random.nextDouble(0.8, 0.99), 1).fractional(scenarios);
      TailFigures figures = TailFigures.of(holdings);
      new ScenarioTails(universe).split(holdings, tail, figures);
      for (int p = 0; p < holdings.portfolios(); p++) {
        TailSplit.Of one = alone(universe, holdings, p, tail);
        int from = holdings.start(p);
        int to = holdings.start(p + 1);
        assertThat(figures.valueAtRisk()[p]).isEqualTo(one.valueAtRisk().total());
        assertThat(figures.expectedShortfall()[p]).isEqualTo(one.expectedShortfall().total());
        assertThat(Arrays.copyOfRange(figures.valueAtRiskParts(), from, to))
            .isEqualTo(one.valueAtRisk().parts());
        assertThat(Arrays.copyOfRange(figures.expectedShortfallParts(), from, to))
            .isEqualTo(one.expectedShortfall().parts());
      }
    }
  }

  @Test
  void equalsTheTailOfTheSum() {
    SplittableRandom random = new SplittableRandom(52);
    for (int round = 0; round < 500; round++) {
      int scenarios = random.nextInt(20, 200);
      double[][] rows = new double[6][scenarios];
      double[] weights = new double[6];
      double[] whole = new double[scenarios];
      for (int i = 0; i < 6; i++) {
        weights[i] = random.nextDouble(-1, 2);
        for (int s = 0; s < scenarios; s++) {
          rows[i][s] = random.nextGaussian(0, 0.01);
          whole[s] += weights[i] * rows[i][s];
        }
      }
      TailLevel level = new TailLevel(random.nextDouble(0.5, 0.99), 1);
      TailSplit.Of split = (TailSplit.Of) TailSplit.of(weights, rows, level);
      assertThat(split.valueAtRisk().total())
          .isCloseTo(value(HistoricalTail.valueAtRisk(whole, level)), within(1e-15));
      assertThat(split.expectedShortfall().total())
          .isCloseTo(value(HistoricalTail.expectedShortfall(whole, level)), within(1e-15));
      assertThat(Arrays.stream(split.valueAtRisk().parts()).sum())
          .isCloseTo(split.valueAtRisk().total(), within(1e-14));
      assertThat(Arrays.stream(split.expectedShortfall().parts()).sum())
          .isCloseTo(split.expectedShortfall().total(), within(1e-14));
    }
  }

  @Test
  void splitsByFactorAndWhatIsLeft() {
    SplittableRandom random = new SplittableRandom(53);
    for (int round = 0; round < 300; round++) {
      double[][] factors = new double[3][100];
      double[] exposures = {1.1, -0.4, 0.2};
      double[] whole = new double[100];
      for (int s = 0; s < 100; s++) {
        whole[s] = random.nextGaussian(0, 0.005);
        for (int k = 0; k < 3; k++) {
          factors[k][s] = random.nextGaussian(0, 0.01);
          whole[s] += exposures[k] * factors[k][s];
        }
      }
      TailLevel level = TailLevel.of(0.95);
      TailSplit.Of split = (TailSplit.Of) TailSplit.byFactor(whole, exposures, factors, level);
      double[] parts = split.expectedShortfall().parts();
      assertThat(parts).hasSize(4);
      assertThat(Arrays.stream(parts).sum())
          .isCloseTo(value(HistoricalTail.expectedShortfall(whole, level)), within(1e-15));
      assertThat(Arrays.stream(split.valueAtRisk().parts()).sum())
          .isCloseTo(value(HistoricalTail.valueAtRisk(whole, level)), within(1e-15));
    }
  }

  /** By hand: the whole loses 3% in scenario 1, of which 2 × 1% is the factor's. */
  @Test
  void splitsByOneFactorByHand() {
    TailSplit.Of split =
        (TailSplit.Of)
            TailSplit.byFactor(
                new double[] {0.01, -0.03},
                new double[] {2},
                new double[][] {{0.5, -0.01}},
                new TailLevel(0.5, 1));
    assertThat(split.valueAtRisk().parts()[0]).isCloseTo(0.02, within(1e-16));
    assertThat(split.valueAtRisk().parts()[1]).isCloseTo(0.01, within(1e-16));
    double[] one = {1};
    assertThatThrownBy(() -> TailSplit.byFactor(one, one, new double[0][], TailLevel.of(0.9)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> TailSplit.byFactor(one, one, new double[][] {{1, 2}}, TailLevel.of(0.9)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** By hand: scenario 1 loses 3, scenario 0 loses 1; the hedge gains in both. */
  @Test
  void splitsByHand() {
    double[][] rows = {{-0.02, -0.04, 0.01}, {0.01, 0.01, -0.01}};
    double[] weights = {100, 100};
    TailSplit.Of split = TailSplit.of(weights, rows, new Tail(2, 0.5));
    assertThat(split.valueAtRisk().total()).isCloseTo(1, within(1e-15));
    assertThat(split.valueAtRisk().parts()).containsExactly(2, -1);
    assertThat(split.expectedShortfall().total()).isCloseTo(3.5 / 1.5, within(1e-15));
    assertThat(split.expectedShortfall().parts()[0]).isCloseTo(5 / 1.5, within(1e-15));
    assertThat(split.expectedShortfall().parts()[1]).isCloseTo(-1, within(1e-15));
    assertThat(value(split.expectedShortfall().share(1))).isCloseTo(-1.5 / 3.5, within(1e-15));
  }

  @Test
  void takesTheEarlierOfEqualLosses() {
    double[][] rows = {{0.1, -0.5, -0.5, -0.5}, {0.3, 0.1, 0.2, 0.3}};
    TailSplit.Of split = TailSplit.of(new double[] {1, 0}, rows, new Tail(2, 1));
    assertThat(split.valueAtRisk().total()).isEqualTo(0.5);
    TailSplit.Of hedge = TailSplit.of(new double[] {1, 1e-30}, rows, new Tail(2, 1));
    assertThat(hedge.valueAtRisk().parts()[1]).isEqualTo(-0.2e-30);
  }

  @Test
  void losesNothingWithoutHoldings() {
    ScenarioTails universe = new ScenarioTails(new double[][] {{-0.1, 0.1}});
    assertThat(universe.scenarios()).isEqualTo(2);
    Holdings none = new Holdings(new int[] {0, 0, 1}, new int[] {0}, new double[] {10});
    TailFigures figures = TailFigures.of(none);
    Arrays.fill(figures.valueAtRisk(), 9);
    universe.split(none, new Tail(1, 1), figures);
    assertThat(figures.valueAtRisk()).containsExactly(0, 1);
    assertThat(figures.expectedShortfallParts()).containsExactly(1);
    assertThat(new ScenarioTails(new double[0][]).scenarios()).isZero();
  }

  @Test
  void keepsItsOwnCopy() {
    double[][] rows = {{-0.1, 0.1}};
    ScenarioTails universe = new ScenarioTails(rows);
    rows[0][0] = -0.9;
    Holdings one = new Holdings(new int[] {0, 1}, new int[] {0}, new double[] {10});
    TailFigures figures = TailFigures.of(one);
    universe.split(one, new Tail(1, 1), figures);
    assertThat(figures.valueAtRisk()).containsExactly(1);
  }

  @Test
  void saysHowManyScenariosItNeeds() {
    assertThat(TailSplit.of(new double[] {1}, new double[][] {new double[80]}, TailLevel.of(0.95)))
        .isEqualTo(new TailSplit.TooShort(80, 81));
    assertThat(TailSplit.of(new double[0], new double[0][], TailLevel.of(0.95)))
        .isEqualTo(new TailSplit.TooShort(0, 81));
    assertThat(TailSplit.of(new double[] {1}, new double[][] {new double[81]}, TailLevel.of(0.95)))
        .isInstanceOf(TailSplit.Of.class);
  }

  @Test
  void refusesNonsense() {
    double[] one = {1};
    Tail tail = new Tail(1, 1);
    double[][][] wrong = {{{0.1}, {0.1}}, {}, {{Double.NaN}}};
    for (double[][] rows : wrong) {
      assertThatThrownBy(() -> TailSplit.of(one, rows, tail))
          .isInstanceOf(IllegalArgumentException.class);
    }
    double[][] ragged = {{0.1, 0.2}, {0.1}};
    assertThatThrownBy(() -> TailSplit.of(new double[] {1, 1}, ragged, tail))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ScenarioTails(ragged))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ScenarioTails(new double[][] {{Double.NaN}}))
        .isInstanceOf(IllegalArgumentException.class);
    double[][] fine = {{0.1, -0.1}};
    assertThatThrownBy(() -> TailSplit.of(one, fine, new Tail(3, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TailSplit.of(new double[] {Double.NaN}, fine, tail))
        .isInstanceOf(IllegalArgumentException.class);
    double[][] huge = {{1e300, -1e300}};
    assertThatThrownBy(() -> TailSplit.of(new double[] {1e10}, huge, tail))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesHoldingsThatDoNotFit() {
    int[][] starts = {{}, {1, 1}, {0, 2}, {0, 1, 0, 1}};
    for (int[] start : starts) {
      assertThatThrownBy(() -> new Holdings(start, new int[1], new double[1]))
          .isInstanceOf(IllegalArgumentException.class);
    }
    int[] start = {0, 1};
    assertThatThrownBy(() -> new Holdings(start, new int[2], new double[1]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Holdings(start, new int[1], new double[] {Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
    ScenarioTails universe = new ScenarioTails(new double[][] {{0.1, -0.1}});
    Tail tail = new Tail(1, 1);
    Holdings fine = new Holdings(start, new int[] {0}, new double[] {1});
    TailFigures figures = TailFigures.of(fine);
    for (int symbol : new int[] {-1, 1}) {
      Holdings stray = new Holdings(start, new int[] {symbol}, new double[] {1});
      assertThatThrownBy(() -> universe.split(stray, tail, figures))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> universe.split(fine, new Tail(3, 1), figures))
        .isInstanceOf(IllegalArgumentException.class);
    double[] none = {};
    double[] one = {0};
    TailFigures[] others = {
      new TailFigures(none, one, one, one),
      new TailFigures(one, none, one, one),
      new TailFigures(one, one, none, one),
      new TailFigures(one, one, one, none)
    };
    for (TailFigures other : others) {
      assertThatThrownBy(() -> universe.split(fine, tail, other))
          .isInstanceOf(IllegalArgumentException.class);
    }
    ScenarioTails huge = new ScenarioTails(new double[][] {{1e300, -1e300}});
    Holdings large = new Holdings(start, new int[] {0}, new double[] {1e10});
    assertThatThrownBy(() -> huge.split(large, tail, figures))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
