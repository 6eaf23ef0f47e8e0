package dev.sigmasight.quant.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.ledger.Transaction.Right;
import dev.sigmasight.quant.option.ExpiryProfile.Extreme;
import dev.sigmasight.quant.option.Leg.Exercise;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StrategyTest {
  private static EuropeanOption option(Right right, double strike) {
    return new EuropeanOption(right, 100, strike, 0.5, 0.04, 0.01, 0.25);
  }

  private static Leg call(double strike, double contracts) {
    return Leg.Options.european(option(Right.CALL, strike), contracts);
  }

  private static Leg put(double strike, double contracts) {
    return Leg.Options.european(option(Right.PUT, strike), contracts);
  }

  private static ExpiryProfile profile(double cost, Leg... legs) {
    return ExpiryProfile.of(new Strategy(List.of(legs), cost)).orElseThrow();
  }

  /** By hand: 100/110 for 3 a share gains at most 7, loses at most 3, and breaks even at 103. */
  @Test
  void aCallSpread() {
    ExpiryProfile profile = profile(300, call(100, 1), call(110, -1));
    assertThat(profile.breakEvens()).containsExactly(103.0);
    assertThat(profile.maxGain()).isEqualTo(new Extreme.Limited(700, 110));
    assertThat(profile.maxLoss()).isEqualTo(new Extreme.Limited(-300, 0));
  }

  @Test
  void aStraddle() {
    ExpiryProfile profile = profile(1000, call(100, 1), put(100, 1));
    assertThat(profile.breakEvens()).containsExactly(90.0, 110.0);
    assertThat(profile.maxGain()).isEqualTo(new Extreme.Unlimited());
    assertThat(profile.maxLoss()).isEqualTo(new Extreme.Limited(-1000, 100));
    ExpiryProfile sold = profile(-1000, call(100, -1), put(100, -1));
    assertThat(sold.breakEvens()).containsExactly(90.0, 110.0);
    assertThat(sold.maxGain()).isEqualTo(new Extreme.Limited(1000, 100));
    assertThat(sold.maxLoss()).isEqualTo(new Extreme.Unlimited());
  }

  @Test
  void anIronCondor() {
    ExpiryProfile profile = profile(-200, put(80, 1), put(90, -1), call(110, -1), call(120, 1));
    assertThat(profile.breakEvens()).containsExactly(88.0, 112.0);
    assertThat(profile.maxGain()).isEqualTo(new Extreme.Limited(200, 90));
    assertThat(profile.maxLoss()).isEqualTo(new Extreme.Limited(-800, 0));
  }

  @Test
  void aCoveredCallAndACollar() {
    ExpiryProfile covered = profile(9700, new Leg.Shares(100), call(105, -1));
    assertThat(covered.breakEvens()).containsExactly(97.0);
    assertThat(covered.maxGain()).isEqualTo(new Extreme.Limited(800, 105));
    assertThat(covered.maxLoss()).isEqualTo(new Extreme.Limited(-9700, 0));
    ExpiryProfile collar = profile(10_000, new Leg.Shares(100), put(100, 1), call(110, -1));
    assertThat(collar.breakEvens()).containsExactly(0.0, 100.0);
    assertThat(collar.maxLoss()).isEqualTo(new Extreme.Limited(0, 0));
  }

  @Test
  void shortSharesLoseWithoutEnd() {
    ExpiryProfile profile = profile(-10_000, new Leg.Shares(-100));
    assertThat(profile.breakEvens()).containsExactly(100.0);
    assertThat(profile.maxGain()).isEqualTo(new Extreme.Limited(10_000, 0));
    assertThat(profile.maxLoss()).isEqualTo(new Extreme.Unlimited());
  }

  /** Nothing paid, nothing gained below the strike: all of it breaks even. */
  @Test
  void aRangeOfBreakEvensIsNamedByItsEnds() {
    assertThat(profile(0, call(100, 1)).breakEvens()).containsExactly(0.0, 100.0);
    assertThat(profile(0.3, call(90, 0.1), call(90, -0.1), put(100, 0.001)).breakEvens())
        .hasSize(1)
        .allSatisfy(spot -> assertThat(spot).isCloseTo(97, within(1e-9)));
    assertThat(profile(100, call(100, 0.3), call(100, -0.1), call(100, -0.2)).maxLoss())
        .isInstanceOf(Extreme.Limited.class);
  }

  @Test
  void thereIsNoProfileOfTwoExpiries() {
    Leg later = Leg.Options.european(option(Right.CALL, 100).withYears(1), 1);
    assertThat(ExpiryProfile.of(new Strategy(List.of(call(100, -1), later), 10))).isEmpty();
  }

  /** The profile is what a grid shows on the day of expiry. */
  @Test
  void theGridEndsInTheProfile() {
    var random = new SplittableRandom(41);
    for (int i = 0; i < 500; i++) {
      Strategy strategy =
          new Strategy(
              List.of(
                  call(random.nextInt(80, 120), random.nextInt(-3, 4)),
                  put(random.nextInt(80, 120), random.nextInt(-3, 4)),
                  new Leg.Shares(random.nextInt(-200, 200))),
              random.nextDouble(-500, 500));
      double[] spots = {random.nextDouble(50, 150), random.nextDouble(50, 150)};
      StrategyGrid grid = strategy.overTime(spots, new double[] {0.5, 0.7});
      for (int row = 0; row < 2; row++) {
        double profit = ExpiryProfile.profit(strategy, spots[row]);
        assertThat(grid.at(row, 0).profit()).isCloseTo(profit, within(1e-9));
        assertThat(grid.at(row, 1).profit()).isCloseTo(profit, within(1e-9));
      }
      ExpiryProfile profile = ExpiryProfile.of(strategy).orElseThrow();
      for (double spot : profile.breakEvens()) {
        assertThat(ExpiryProfile.profit(strategy, spot)).isCloseTo(0, within(1e-6));
      }
      bounds(strategy, profile, spots[0]);
    }
  }

  private static void bounds(Strategy strategy, ExpiryProfile profile, double spot) {
    double profit = ExpiryProfile.profit(strategy, spot);
    if (profile.maxGain() instanceof Extreme.Limited(double most, double where)) {
      assertThat(profit).isLessThanOrEqualTo(most + 1e-9);
      assertThat(ExpiryProfile.profit(strategy, where)).isCloseTo(most, within(1e-9));
    } else {
      assertThat(ExpiryProfile.profit(strategy, 1e9)).isGreaterThan(1e8);
    }
    if (profile.maxLoss() instanceof Extreme.Limited(double least, double where)) {
      assertThat(profit).isGreaterThanOrEqualTo(least - 1e-9);
      assertThat(ExpiryProfile.profit(strategy, where)).isCloseTo(least, within(1e-9));
    } else {
      assertThat(ExpiryProfile.profit(strategy, 1e9)).isLessThan(-1e8);
    }
  }

  @Test
  void aGridHoldsTheSumOfTheLegs() {
    Strategy strategy = new Strategy(List.of(call(100, 2), new Leg.Shares(-120)), 55);
    StrategyGrid grid =
        strategy.overVolatility(new double[] {90, 105}, new double[] {-0.05, 0, 0.1});
    assertThat(grid.spots()).containsExactly(90.0, 105.0);
    assertThat(grid.columns()).containsExactly(-0.05, 0.0, 0.1);
    EuropeanOption then = option(Right.CALL, 100).withSpot(105).withVolatility(0.35);
    BlackScholesMerton one = BlackScholesMerton.of(then);
    StrategyGrid.Cell cell = grid.at(1, 2);
    assertThat(cell.profit()).isCloseTo(200 * one.price() - 120 * 105 - 55, within(1e-9));
    assertThat(cell.greeks().deltaShares()).isCloseTo(200 * one.delta() - 120, within(1e-9));
    assertThat(cell.greeks().vegaDollars()).isCloseTo(2 * one.vega(), within(1e-9));
    StrategyGrid time = strategy.overTime(new double[] {100}, new double[] {0.2});
    assertThat(time.at(0, 0).greeks().thetaDollars())
        .isCloseTo(
            200 * BlackScholesMerton.of(option(Right.CALL, 100).withYears(0.3)).theta() / 365,
            within(1e-9));
  }

  @Test
  void volatilitiesStopAtNothing() {
    Strategy strategy = new Strategy(List.of(call(90, 1)), 0);
    StrategyGrid grid = strategy.overVolatility(new double[] {100}, new double[] {-0.9});
    EuropeanOption certain = option(Right.CALL, 90).withVolatility(0);
    assertThat(grid.at(0, 0).profit())
        .isCloseTo(100 * BlackScholesMerton.of(certain).price(), within(1e-9));
  }

  @Test
  void americanLegsAreWorthMore() {
    EuropeanOption put = option(Right.PUT, 110);
    Strategy early = new Strategy(List.of(Leg.Options.american(put, 1)), 0);
    Strategy late = new Strategy(List.of(new Leg.Options(put, Exercise.EUROPEAN, 1, 100)), 0);
    MarketState now = new MarketState(95, 0, 0);
    assertThat(early.at(now).value()).isGreaterThan(late.at(now).value() + 10);
  }

  @Test
  void refusesNonsense() {
    EuropeanOption option = option(Right.CALL, 100);
    Strategy strategy = new Strategy(List.of(call(100, 1)), 0);
    double[] one = {100};
    double[] many = new double[1001];
    Arrays.fill(many, 1);
    refuses(() -> new Leg.Shares(Double.NaN));
    refuses(() -> Leg.Options.european(option, Double.POSITIVE_INFINITY));
    refuses(() -> new Leg.Options(option, Exercise.EUROPEAN, 1, 0));
    refuses(() -> new Leg.Options(option, Exercise.EUROPEAN, 1, Double.POSITIVE_INFINITY));
    refuses(() -> new Strategy(List.of(), 0));
    refuses(() -> new Strategy(List.of(call(100, 1)), Double.NaN));
    refuses(() -> new MarketState(0, 0, 0));
    refuses(() -> new MarketState(Double.POSITIVE_INFINITY, 0, 0));
    refuses(() -> new MarketState(1, -1, 0));
    refuses(() -> new MarketState(1, 201, 0));
    refuses(() -> new MarketState(1, 0, Double.NaN));
    refuses(() -> strategy.overTime(new double[0], one));
    refuses(() -> strategy.overTime(one, new double[0]));
    refuses(() -> strategy.overTime(many, many));
  }

  private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
    assertThatThrownBy(action).isInstanceOf(IllegalArgumentException.class);
  }
}
