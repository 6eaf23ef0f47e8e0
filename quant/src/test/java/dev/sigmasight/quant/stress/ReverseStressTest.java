package dev.sigmasight.quant.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReverseStressTest {
  private static Map<String, Double> exposures(SplittableRandom random, int n) {
    Map<String, Double> exposures = new LinkedHashMap<>();
    for (int i = 0; i < n; i++) {
      exposures.put("F" + i, random.nextDouble(-1e5, 2e5));
    }
    return exposures;
  }

  @Test
  void losesWhatItShould() {
    SplittableRandom random = new SplittableRandom(91);
    for (int i = 0; i < 1_000; i++) {
      int n = random.nextInt(1, 9);
      FactorCovariance covariance =
          FactorCovariance.of(FactorMovesTest.names(n), FactorMovesTest.matrix(random, n));
      Map<String, Double> exposures = exposures(random, n);
      double loss = random.nextDouble(1, 1e6);
      ReverseStress.Of found = (ReverseStress.Of) ReverseStress.of(exposures, covariance, loss);
      FactorMoves.Of moves = (FactorMoves.Of) FactorMoves.stipulated(found.moves(), covariance);
      assertThat(moves.profit(exposures)).isCloseTo(-loss, within(1e-9 * loss));
      assertThat(found.distanceSquared())
          .isCloseTo(moves.distanceSquared(), within(1e-7 * moves.distanceSquared()));
    }
  }

  /** Any other move that loses as much is further out. */
  @Test
  void isTheLikeliest() {
    SplittableRandom random = new SplittableRandom(92);
    for (int i = 0; i < 500; i++) {
      FactorCovariance covariance =
          FactorCovariance.of(FactorMovesTest.names(4), FactorMovesTest.matrix(random, 4));
      Map<String, Double> exposures = exposures(random, 4);
      ReverseStress.Of found = (ReverseStress.Of) ReverseStress.of(exposures, covariance, 1e5);
      Shocks other = FactorMovesTest.some(random, 4, 4);
      FactorMoves.Of drawn = (FactorMoves.Of) FactorMoves.stipulated(other, covariance);
      double size = -1e5 / drawn.profit(exposures);
      assertThat(size * size * drawn.distanceSquared())
          .isGreaterThanOrEqualTo(found.distanceSquared() * (1 - 1e-9));
    }
  }

  /** By hand: one factor of deviation 20%, 1,000 held, 300 lost: −30%, 1.5 deviations. */
  @Test
  void isASimpleFallOfOneFactor() {
    FactorCovariance one = FactorCovariance.of(List.of("A"), new double[][] {{0.04}});
    ReverseStress.Of found = (ReverseStress.Of) ReverseStress.of(Map.of("A", 1_000.0), one, 300);
    assertThat(found.moves().of("A")).isCloseTo(-0.3, within(1e-15));
    assertThat(found.distanceSquared()).isCloseTo(2.25, within(1e-14));
    ReverseStress.Of sold = (ReverseStress.Of) ReverseStress.of(Map.of("A", -1_000.0), one, 300);
    assertThat(sold.moves().of("A")).isCloseTo(0.3, within(1e-15));
  }

  @Test
  void saysWhenNothingCanLoseIt() {
    FactorCovariance two =
        FactorCovariance.of(
            List.of("A", "B"), new double[] {0.2, 0.2}, new double[][] {{1, 1}, {1, 1}});
    assertThat(ReverseStress.of(Map.of(), two, 1)).isInstanceOf(ReverseStress.Unreachable.class);
    assertThat(ReverseStress.of(Map.of("A", 1.0, "B", -1.0), two, 1))
        .isInstanceOf(ReverseStress.Unreachable.class);
    assertThat(ReverseStress.of(Map.of("A", 1e-300), two, 1e300))
        .isInstanceOf(ReverseStress.Unreachable.class);
    assertThat(ReverseStress.of(Map.of("A", 1e300), two, 1e300))
        .isInstanceOf(ReverseStress.Of.class);
  }

  @Test
  void stretchesForConvexity() {
    FactorCovariance market = FactorCovariance.of(List.of(Shocks.MARKET), new double[][] {{0.04}});
    OptionHolding puts = StressOutcomeTest.puts(-10);
    List<StressPosition> book =
        List.of(StressPosition.option("O", "X", puts, Map.of(Shocks.MARKET, 1.0)));
    ReverseStress.Of linear =
        (ReverseStress.Of)
            ReverseStress.of(Map.of(Shocks.MARKET, puts.greeks().deltaDollars()), market, 10_000);
    ReverseStress.Of full =
        (ReverseStress.Of) ReverseStress.revalued(book, SpotVolatility.USUAL, linear, 10_000, 10);
    double lost =
        -StressOutcome.of(book, MarketShock.of(full.moves(), SpotVolatility.USUAL)).total();
    assertThat(lost).isCloseTo(10_000, within(1e-6));
    // short options lose faster than their delta says: a smaller fall is enough
    assertThat(full.distanceSquared()).isLessThan(linear.distanceSquared());
    double size = full.moves().of(Shocks.MARKET) / linear.moves().of(Shocks.MARKET);
    assertThat(full.distanceSquared())
        .isCloseTo(size * size * linear.distanceSquared(), within(1e-9));
  }

  /** Shares lose all they are worth at most. */
  @Test
  void doesNotStretchForever() {
    FactorCovariance market = FactorCovariance.of(List.of(Shocks.MARKET), new double[][] {{0.04}});
    List<StressPosition> book =
        List.of(StressPosition.shares("X", 1_000, Map.of(Shocks.MARKET, 1.0)));
    ReverseStress.Of linear =
        (ReverseStress.Of) ReverseStress.of(Map.of(Shocks.MARKET, 1_000.0), market, 1_500);
    assertThat(ReverseStress.revalued(book, SpotVolatility.NONE, linear, 1_500, 3))
        .isInstanceOf(ReverseStress.Unreachable.class);
    ReverseStress.Of same =
        (ReverseStress.Of) ReverseStress.revalued(book, SpotVolatility.NONE, linear, 750, 1);
    assertThat(same.moves().of(Shocks.MARKET)).isCloseTo(-0.75, within(1e-12));
  }

  @Test
  void refusesNonsense() {
    FactorCovariance one = FactorCovariance.of(List.of("A"), new double[][] {{0.04}});
    for (double loss : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> ReverseStress.of(Map.of("A", 1.0), one, loss))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> ReverseStress.of(Map.of("B", 1.0), one, 1))
        .isInstanceOf(IllegalArgumentException.class);
    ReverseStress.Of found = (ReverseStress.Of) ReverseStress.of(Map.of("A", 1.0), one, 1);
    for (double largest : new double[] {0.5, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(
              () -> ReverseStress.revalued(List.of(), SpotVolatility.NONE, found, 1, largest))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> ReverseStress.revalued(List.of(), SpotVolatility.NONE, found, -1, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** By hand: two alike, of deviations 20% and 10%, equally held: the first moves twice as far. */
  @Test
  void spreadsTheLossByRisk() {
    FactorCovariance two =
        FactorCovariance.of(
            List.of("A", "B"), new double[] {0.2, 0.1}, new double[][] {{1, 0}, {0, 1}});
    ReverseStress.Of found =
        (ReverseStress.Of) ReverseStress.of(Map.of("A", 100.0, "B", 200.0), two, 20);
    assertThat(found.moves().of("A")).isCloseTo(-0.1, within(1e-15));
    assertThat(found.moves().of("B")).isCloseTo(-0.05, within(1e-15));
    assertThat(found.distanceSquared()).isCloseTo(0.5, within(1e-14));
    assertThatThrownBy(() -> ReverseStress.of(Map.of("A", Double.NaN), two, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
