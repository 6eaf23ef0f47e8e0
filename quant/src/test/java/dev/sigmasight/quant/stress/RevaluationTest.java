package dev.sigmasight.quant.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.ledger.Transaction.Right;
import dev.sigmasight.quant.option.EuropeanOption;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RevaluationTest {
  private static final EuropeanOption CALL =
      new EuropeanOption(Right.CALL, 100, 105, 0.5, 0.03, 0.01, 0.25);

  private static OptionHolding holding(OptionHolding.Pricer pricer) {
    return new OptionHolding(CALL, -2, 100, pricer);
  }

  @Test
  void shiftsWhatMoves() {
    EuropeanOption after =
        holding(OptionHolding.Pricer.BLACK_SCHOLES).after(new Move(-0.1, 0.05, 0.01));
    assertThat(after)
        .isEqualTo(new EuropeanOption(Right.CALL, 90, 105, 0.5, 0.04, 0.01, 0.25 + 0.05));
    assertThat(holding(o -> 0).after(new Move(0, -0.5, 0)).volatility()).isZero();
    assertThat(holding(o -> 0).after(new Move(-1, 0, 0)).spot()).isPositive();
  }

  /** A model of one's own: worth its spot. */
  @Test
  void asksAnyModel() {
    assertThat(holding(EuropeanOption::spot).profit(new Move(0.1, 0, 0)))
        .isCloseTo(-2 * 100 * 10, within(1e-9));
    assertThat(holding(o -> 1 / (o.spot() - 100)).profit(Move.NONE)).isZero();
  }

  @Test
  void approachesTheTaylorSeries() {
    SplittableRandom random = new SplittableRandom(81);
    OptionHolding holding = holding(OptionHolding.Pricer.BLACK_SCHOLES);
    for (int i = 0; i < 500; i++) {
      Move move = new Move(random.nextDouble(-1e-3, 1e-3), random.nextDouble(-1e-4, 1e-4), 0);
      assertThat(OptionHolding.deltaGammaVegaProfit(holding.greeks(), move))
          .isCloseTo(holding.profit(move), within(2e-3));
    }
  }

  /** A call gains at least as much as its delta says, as it is convex. */
  @Test
  void gainsFromConvexity() {
    OptionHolding longCall = new OptionHolding(CALL, 1, 100, OptionHolding.Pricer.BLACK_SCHOLES);
    for (double move = -0.9; move < 2; move += 0.01) {
      Move spot = new Move(move, 0, 0);
      assertThat(longCall.profit(spot))
          .isGreaterThanOrEqualTo(OptionHolding.deltaProfit(longCall.greeks(), spot) - 1e-9);
    }
  }

  @Test
  void valuesBondsByDurationAndConvexity() {
    RateSensitivity fund = new RateSensitivity(16.5, 380);
    assertThat(Revaluation.bond(1_000, fund).profit(new Move(0.02, 0, 0.01)))
        .isCloseTo(1_000 * (0.02 - 0.165 + 0.019), within(1e-10));
    assertThat(Revaluation.linear(-500).profit(new Move(0.02, 1, 1))).isEqualTo(-10);
    assertThat(RateSensitivity.throughProxy(-0.5, fund))
        .isEqualTo(new RateSensitivity(-8.25, -190));
    assertThat(RateSensitivity.NONE.returnFor(0.05)).isZero();
    assertThat(StressPosition.bond("B", 200, fund, Map.of()).slopes())
        .isEqualTo(new Slopes(200, 0, -3_300));
  }

  /** A par bond costs its face; a single payment has a modified duration of years/(1 + y). */
  @Test
  void pricesBonds() {
    LevelCouponBond par = new LevelCouponBond(1_000, 0.05, 20, 2);
    assertThat(par.price(0.05)).isCloseTo(1_000, within(1e-10));
    LevelCouponBond zero = new LevelCouponBond(100, 0, 10, 1);
    assertThat(zero.price(0.04)).isCloseTo(100 / Math.pow(1.04, 10), within(1e-12));
    assertThat(zero.duration(0.04)).isCloseTo(10 / 1.04, within(1e-12));
    assertThat(zero.convexity(0.04)).isCloseTo(110 / (1.04 * 1.04), within(1e-10));
    assertThat(new LevelCouponBond(100, 0.05, 1, 1).price(0)).isEqualTo(105);
    SplittableRandom random = new SplittableRandom(82);
    for (int i = 0; i < 300; i++) {
      LevelCouponBond bond =
          new LevelCouponBond(
              100, random.nextDouble(0, 0.1), random.nextInt(1, 60), random.nextInt(1, 5));
      double yield = random.nextDouble(-0.01, 0.12);
      double step = 1e-5;
      double up = bond.price(yield + step);
      double down = bond.price(yield - step);
      double price = bond.price(yield);
      assertThat(bond.duration(yield)).isCloseTo((down - up) / (2 * step * price), within(1e-5));
      assertThat(bond.convexity(yield))
          .isCloseTo((up - 2 * price + down) / (step * step * price), within(0.05));
      assertThat(bond.sensitivity(yield).returnFor(1e-4))
          .isCloseTo(bond.returnFor(yield, 1e-4), within(1e-6));
    }
  }

  @Test
  void refusesNonsense() {
    assertThatThrownBy(() -> new OptionHolding(CALL, Double.NaN, 100, o -> 0))
        .isInstanceOf(IllegalArgumentException.class);
    for (double multiplier : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new OptionHolding(CALL, 1, multiplier, o -> 0))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new RateSensitivity(Double.NaN, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RateSensitivity(0, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LevelCouponBond(0, 0.05, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LevelCouponBond(100, 11, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LevelCouponBond(100, 0.05, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LevelCouponBond(100, 0.05, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    LevelCouponBond bond = new LevelCouponBond(100, 0.05, 2, 1);
    assertThatThrownBy(() -> bond.price(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> bond.price(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesYieldsBeyondAllNumbers() {
    RateSensitivity fund = new RateSensitivity(16.5, 380);
    assertThatThrownBy(() -> fund.returnFor(1e300)).isInstanceOf(IllegalArgumentException.class);
    LevelCouponBond bond = new LevelCouponBond(100, 0.05, 60, 1);
    assertThatThrownBy(() -> bond.price(-1 + 1e-10)).isInstanceOf(IllegalArgumentException.class);
  }
}
