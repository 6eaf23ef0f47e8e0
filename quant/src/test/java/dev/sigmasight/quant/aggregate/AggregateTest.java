package dev.sigmasight.quant.aggregate;

import static dev.sigmasight.quant.Figures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.concentration.IssuerExposures.Exposure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AggregateTest {
  private static final Estimate NO_EQUITY = new Estimate.Degenerate("equity is not positive");

  @Test
  void weightsAddUpAlsoWithANegativeNav() {
    assertThat(weights(300, -100)).containsExactly(1.5, -0.5);
    assertThat(weights(7)).containsExactly(1);
    assertThat(weights(1e300, 1e300)).containsExactly(0.5, 0.5);
    assertThat(weights(1e-300, 3e-300)).containsExactly(0.25, 0.75);
    var random = new SplittableRandom(41);
    for (int round = 0; round < 1_000; round++) {
      double[] navs = random.doubles(random.nextInt(1, 9), -1, 5).toArray();
      double total = Arrays.stream(navs).sum();
      if (NavWeights.of(navs) instanceof NavWeights.Of found) {
        assertThat(total).isPositive();
        assertThat(Arrays.stream(found.toArray()).sum()).isCloseTo(1, within(1e-9));
        for (int i = 0; i < navs.length; i++) {
          assertThat(found.toArray()[i] * total).isCloseTo(navs[i], within(1e-12));
        }
      } else {
        assertThat(total).isLessThanOrEqualTo(0);
      }
    }
  }

  @Test
  void whatIsTogetherWorthNothingHasNoWeights() {
    for (double[] navs : new double[][] {{}, {1, -1}, {-5}, {1, -3}}) {
      assertThat(NavWeights.of(navs)).isInstanceOf(NavWeights.None.class);
    }
    assertThatThrownBy(() -> NavWeights.of(new double[] {Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Betas of portfolios on their equity, and of all positions on all equity, are the same. */
  @Test
  void betaIsThatOfThePooledPositions() {
    var random = new SplittableRandom(42);
    for (int round = 0; round < 2_000; round++) {
      List<PooledBeta.Member> portfolios = new ArrayList<>();
      List<PooledBeta.Member> positions = new ArrayList<>();
      double equity = 0;
      for (int p = random.nextInt(1, 5); p > 0; p--) {
        double own = random.nextDouble(-20, 100);
        double sum = 0;
        for (int i = random.nextInt(1, 6); i > 0; i--) {
          double delta = random.nextDouble(-80, 120);
          double beta = random.nextDouble(-0.5, 2);
          positions.add(new PooledBeta.Member(delta, OptionalDouble.of(beta)));
          sum += delta * beta;
        }
        portfolios.add(new PooledBeta.Member(own, OptionalDouble.of(sum / own)));
        equity += own;
      }
      PooledBeta one = PooledBeta.ofPortfolios(portfolios);
      PooledBeta other = PooledBeta.ofPositions(positions, equity);
      if (equity > 1) {
        assertThat(value(one.overAll())).isCloseTo(value(other.overAll()), within(1e-8));
        assertThat(one.overCovered()).isEqualTo(one.overAll());
        assertThat(other.overCovered()).isEqualTo(other.overAll());
      } else if (equity <= 0) {
        assertThat(one.overAll()).isInstanceOf(Estimate.Degenerate.class);
        assertThat(other.overAll()).isInstanceOf(Estimate.Degenerate.class);
      }
      assertThat(value(one.coverage())).isEqualTo(1);
    }
  }

  @Test
  void whatBetaLeavesOutIsSaid() {
    var known = new PooledBeta.Member(60, OptionalDouble.of(1.5));
    var unknown = new PooledBeta.Member(-40, OptionalDouble.empty());
    PooledBeta found = PooledBeta.ofPositions(List.of(known, unknown), 100);
    assertThat(value(found.overAll())).isEqualTo(0.9);
    assertThat(value(found.coverage())).isEqualTo(0.6);
    assertThat(found.overAll()).isEqualTo(new Estimate.Of(0.9, 1));
    assertThat(PooledBeta.ofPortfolios(List.of(unknown)).overCovered())
        .isEqualTo(new Estimate.TooShort(0, 1));
    PooledBeta mixed = PooledBeta.ofPortfolios(List.of(known, unknown));
    assertThat(value(mixed.overCovered())).isEqualTo(1.5);
    assertThat(value(mixed.overAll())).isEqualTo(4.5);
    assertThat(value(mixed.coverage())).isEqualTo(0.6);
    assertThat(PooledBeta.ofPortfolios(List.of()).coverage())
        .isInstanceOf(Estimate.Degenerate.class);
    assertThat(PooledBeta.ofPositions(List.of(known), 0).overAll()).isEqualTo(NO_EQUITY);
  }

  @Test
  void stressOfTwoPortfoliosSaysWhichIsMissing() {
    var a = new PooledStress.Member("A", 300, OptionalDouble.of(-60));
    var b = new PooledStress.Member("B", -100, OptionalDouble.of(10));
    var c = new PooledStress.Member("C", 600, OptionalDouble.empty());
    PooledStress found = PooledStress.of(List.of(a, b, c));
    assertThat(found.pnl()).isEqualTo(new Estimate.Of(-50, 2));
    assertThat(value(found.ofEquity())).isEqualTo(-0.25);
    assertThat(value(found.coverage())).isEqualTo(0.4);
    assertThat(found.missing()).containsExactly("C");
    assertThat(PooledStress.of(List.of(b)).ofEquity()).isEqualTo(NO_EQUITY);
    var even = new PooledStress.Member("E", 0, OptionalDouble.of(10));
    assertThat(PooledStress.of(List.of(even)).ofEquity()).isEqualTo(NO_EQUITY);
    assertThat(value(PooledStress.of(List.of(b)).pnl())).isEqualTo(10);
    assertThat(PooledStress.of(List.of(c)).pnl()).isEqualTo(new Estimate.TooShort(0, 1));
    assertThat(PooledStress.of(List.of(c)).ofEquity()).isEqualTo(new Estimate.TooShort(0, 1));
    assertThat(PooledStress.of(List.of()).coverage()).isInstanceOf(Estimate.Degenerate.class);
    PooledStress alone = PooledStress.of(List.of(a));
    assertThat(value(alone.ofEquity())).isEqualTo(-0.2);
    assertThat(value(alone.coverage())).isEqualTo(1);
    assertThat(alone.missing()).isEmpty();
  }

  @Test
  void oneIsLongWhatTheOtherIsShort() {
    var a =
        new PooledBook.Portfolio("A", 80, List.of(new Exposure("X", 60), new Exposure("Y", 10)));
    var b =
        new PooledBook.Portfolio("B", 20, List.of(new Exposure("X", -20), new Exposure("X", 5)));
    PooledBook found = PooledBook.of(List.of(a, b));
    assertThat(found.equity()).isEqualTo(100);
    assertThat(found.offset()).isEqualTo(Map.of("X", 30.0));
    assertThat(value(found.weight("X"))).isEqualTo(0.45);
    assertThat(value(found.weight("Z"))).isZero();
    assertThat(value(found.leverage())).isEqualTo(0.55);
    var owing = new PooledBook.Portfolio("C", -100, List.of());
    PooledBook broke = PooledBook.of(List.of(a, b, owing));
    assertThat(broke.weight("X")).isEqualTo(NO_EQUITY);
    assertThat(broke.leverage()).isEqualTo(NO_EQUITY);
    assertThat(broke.issuers()).isEqualTo(found.issuers());
  }

  @Test
  void theAggregateOfOneIsTheOne() {
    var random = new SplittableRandom(44);
    for (int round = 0; round < 500; round++) {
      List<Exposure> positions = new ArrayList<>();
      for (int i = random.nextInt(8); i > 0; i--) {
        positions.add(new Exposure("N" + random.nextInt(4), random.nextDouble(-10, 10)));
      }
      double equity = random.nextDouble(1, 100);
      PooledBook one = PooledBook.of(List.of(new PooledBook.Portfolio("A", equity, positions)));
      assertThat(one.offset()).isEmpty();
      assertThat(one.equity()).isEqualTo(equity);
      double beta = random.nextDouble(-1, 2);
      PooledBeta pooled =
          PooledBeta.ofPortfolios(List.of(new PooledBeta.Member(equity, OptionalDouble.of(beta))));
      assertThat(value(pooled.overAll())).isCloseTo(beta, within(1e-14));
    }
  }

  @Test
  void refusesNonsense() {
    double nan = Double.NaN;
    assertThatThrownBy(() -> new PooledBeta.Member(nan, OptionalDouble.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PooledBeta.Member(1, OptionalDouble.of(nan)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PooledBeta.ofPositions(List.of(), nan))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PooledStress.Member("A", nan, OptionalDouble.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PooledStress.Member("A", 1, OptionalDouble.of(nan)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PooledBook.Portfolio("A", nan, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void overflowIsAReason() {
    var huge = new PooledStress.Member("A", 1e300, OptionalDouble.of(1.7e308));
    assertThat(PooledStress.of(List.of(huge, huge)).pnl()).isInstanceOf(Estimate.Degenerate.class);
    var beta = new PooledBeta.Member(1e300, OptionalDouble.of(1e300));
    assertThat(PooledBeta.ofPositions(List.of(beta), 1).overAll())
        .isInstanceOf(Estimate.Degenerate.class);
  }

  /** Too much is not too little. */
  @Test
  void overflowIsNoLackOfEquityOrHoldings() {
    var tooLarge = new Estimate.Degenerate("the figure is too large for a double");
    var stress = new PooledStress.Member("A", 1.7e308, OptionalDouble.of(1));
    PooledStress stressed = PooledStress.of(List.of(stress, stress));
    assertThat(stressed.ofEquity()).isEqualTo(tooLarge);
    assertThat(stressed.coverage()).isEqualTo(tooLarge);
    var beta = new PooledBeta.Member(1.7e308, OptionalDouble.of(1e-300));
    PooledBeta pooled = PooledBeta.ofPortfolios(List.of(beta, beta));
    assertThat(pooled.overAll()).isEqualTo(tooLarge);
    assertThat(pooled.overCovered()).isEqualTo(tooLarge);
    assertThat(pooled.coverage()).isEqualTo(tooLarge);
    var book = new PooledBook.Portfolio("A", 1.7e308, List.of(new Exposure("X", 1)));
    assertThat(PooledBook.of(List.of(book, book)).weight("X")).isEqualTo(tooLarge);
  }

  private static double[] weights(double... navs) {
    assertThat(NavWeights.of(navs)).isInstanceOf(NavWeights.Of.class);
    return ((NavWeights.Of) NavWeights.of(navs)).toArray();
  }
}
