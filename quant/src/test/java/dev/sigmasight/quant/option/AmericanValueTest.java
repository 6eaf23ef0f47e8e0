package dev.sigmasight.quant.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.ledger.Transaction.Right;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AmericanValueTest {
  /** What the extrapolated tree may miss, of the strike. */
  private static final double TREE = 2e-5;

  private static final EuropeanOption PUT =
      new EuropeanOption(Right.PUT, 100, 100, 1, 0.05, 0, 0.2);

  private static EuropeanOption random(SplittableRandom random) {
    double strike = random.nextDouble(10, 500);
    return new EuropeanOption(
        random.nextBoolean() ? Right.CALL : Right.PUT,
        strike * Math.exp(random.nextDouble(-0.5, 0.5)),
        strike,
        random.nextDouble(0.02, 3),
        random.nextDouble(-0.03, 0.1),
        random.nextDouble(-0.02, 0.1),
        random.nextDouble(0.08, 0.8));
  }

  @Test
  void liesBetweenItsBounds() {
    var random = new SplittableRandom(31);
    for (int i = 0; i < 80; i++) {
      EuropeanOption o = random(random);
      double price = AmericanValue.price(AmericanOption.of(o));
      double slack = TREE * o.strike();
      assertThat(price)
          .as("%s", o)
          .isGreaterThanOrEqualTo(BlackScholesMerton.of(o).price() - slack)
          .isGreaterThanOrEqualTo(BjerksundStensland.twoBoundaries(o) - slack)
          .isGreaterThanOrEqualTo(o.intrinsic())
          .isLessThanOrEqualTo(AmericanOption.of(o).most());
      assertThat(BjerksundStensland.oneBoundary(o))
          .isLessThanOrEqualTo(price + slack)
          .isGreaterThanOrEqualTo(BlackScholesMerton.of(o).price());
      if (o.rate() > 0 && o.yield() >= 0) {
        assertThat(BaroneAdesiWhaley.price(o))
            .as("%s", o)
            .isCloseTo(price, within(0.02 * o.strike()));
      }
    }
  }

  @Test
  void aMirroredOptionIsWorthTheSame() {
    var random = new SplittableRandom(32);
    for (int i = 0; i < 60; i++) {
      EuropeanOption o = random(random);
      assertThat(LeisenReimerTree.price(AmericanOption.of(o.mirrored()), 51))
          .isCloseTo(LeisenReimerTree.price(AmericanOption.of(o), 51), within(1e-11 * o.strike()));
    }
  }

  @Test
  void growsWithVolatilityAndTime() {
    var random = new SplittableRandom(33);
    for (int i = 0; i < 60; i++) {
      EuropeanOption o = random(random);
      double price = AmericanValue.price(AmericanOption.of(o));
      double slack = TREE * o.strike();
      assertThat(AmericanValue.price(AmericanOption.of(o.withVolatility(o.volatility() + 0.05))))
          .isGreaterThanOrEqualTo(price - slack);
      assertThat(AmericanValue.price(AmericanOption.of(o.withYears(o.years() + 0.1))))
          .isGreaterThanOrEqualTo(price - slack);
    }
  }

  @Test
  void scalesWithSpotAndStrike() {
    var ten = new EuropeanOption(Right.PUT, 1000, 1000, 1, 0.05, 0, 0.2);
    AmericanValue one = AmericanValue.of(AmericanOption.of(PUT));
    AmericanValue tenfold = AmericanValue.of(AmericanOption.of(ten));
    assertThat(tenfold.price()).isCloseTo(10 * one.price(), within(1e-10));
    assertThat(tenfold.delta()).isCloseTo(one.delta(), within(1e-12));
    assertThat(tenfold.gamma()).isCloseTo(one.gamma() / 10, within(1e-12));
  }

  /** Against central differences of the price by a tree of 1001 steps. */
  @Test
  void derivativesAreThoseOfThePrice() {
    EuropeanOption[] options = {
      PUT,
      PUT.withSpot(92),
      PUT.withSpot(110).withYears(0.4),
      new EuropeanOption(Right.CALL, 100, 95, 0.8, 0.03, 0.07, 0.3)
    };
    for (EuropeanOption o : options) {
      AmericanValue value = AmericanValue.of(AmericanOption.of(o));
      double h = 0.01;
      assertThat(value.delta())
          .isCloseTo(
              (fine(o.withSpot(o.spot() + h)) - fine(o.withSpot(o.spot() - h))) / (2 * h),
              within(1e-3));
      assertThat(value.theta())
          .isCloseTo(
              (fine(o.withYears(o.years() - h)) - fine(o.withYears(o.years() + h))) / (2 * h),
              within(0.03));
      assertThat(value.vega())
          .isCloseTo(
              (fine(o.withVolatility(o.volatility() + h))
                      - fine(o.withVolatility(o.volatility() - h)))
                  / (2 * h),
              within(0.05));
      assertThat(value.rho())
          .isCloseTo(
              (fine(o.withRate(o.rate() + h)) - fine(o.withRate(o.rate() - h))) / (2 * h),
              within(0.5));
      double equation =
          value.theta()
              + (o.rate() - o.yield()) * o.spot() * value.delta()
              + o.volatility() * o.volatility() * o.spot() * o.spot() * value.gamma() / 2
              - o.rate() * value.price();
      assertThat(equation).isCloseTo(0, within(0.05));
    }
  }

  private static double fine(EuropeanOption o) {
    return LeisenReimerTree.price(AmericanOption.of(o), 1001);
  }

  @Test
  void exercisesAtOnceDeepInTheMoney() {
    AmericanValue value = AmericanValue.of(AmericanOption.of(PUT.withSpot(50)));
    assertThat(value).isEqualTo(new AmericanValue(50, -1, 0, 0, 0, 0));
    assertThat(AmericanValue.price(AmericanOption.of(PUT.withSpot(1e-3)))).isEqualTo(100 - 1e-3);
  }

  @Test
  void takesTheClosedFormWhereWaitingIsAlwaysAsGood() {
    EuropeanOption call = new EuropeanOption(Right.CALL, 100, 90, 2, 0.05, 0, 0.3);
    AmericanOption american = AmericanOption.of(call);
    BlackScholesMerton closed = BlackScholesMerton.of(call);
    assertThat(AmericanValue.of(american)).isEqualTo(AmericanValue.of(closed));
    assertThat(AmericanValue.price(american)).isEqualTo(closed.price());
    assertThat(american.isNeverExercisedEarly()).isTrue();
    assertThat(AmericanOption.of(PUT.withRate(-0.01)).isNeverExercisedEarly()).isTrue();
    assertThat(AmericanOption.of(PUT.withRate(0)).isNeverExercisedEarly()).isTrue();
    assertThat(AmericanOption.of(PUT).isNeverExercisedEarly()).isFalse();
    assertThat(AmericanOption.of(PUT.mirrored()).isNeverExercisedEarly()).isFalse();
  }

  /** A rate below a negative yield: a put gains from early exercise although money costs. */
  @Test
  void exercisesBetweenTwoNegativeRates() {
    EuropeanOption put = new EuropeanOption(Right.PUT, 95, 100, 5, -0.005, -0.03, 0.1);
    AmericanOption american = AmericanOption.of(put);
    assertThat(american.isNeverExercisedEarly()).isFalse();
    assertThat(AmericanValue.price(american))
        .isGreaterThan(BlackScholesMerton.of(put).price() + 0.5);
    EuropeanOption call = new EuropeanOption(Right.CALL, 105, 100, 5, -0.03, -0.005, 0.1);
    assertThat(AmericanOption.of(call).isNeverExercisedEarly()).isFalse();
    assertThat(AmericanValue.price(AmericanOption.of(call)))
        .isCloseTo(AmericanValue.price(AmericanOption.of(call.mirrored())), within(1e-9));
  }

  @Test
  void atExpiryItIsTheIntrinsicValue() {
    AmericanValue value = AmericanValue.of(AmericanOption.of(PUT.withSpot(90).withYears(0)));
    assertThat(value).isEqualTo(new AmericanValue(10, -1, 0, 0, 0, 0));
    assertThat(AmericanValue.price(AmericanOption.of(PUT.withYears(0)))).isZero();
  }

  /** Haug: the call of Roll, Geske and Whaley is worth 4.3860, the European one 3.5107. */
  @Test
  void aCallIsExercisedBeforeALargeDividend() {
    var call = new EuropeanOption(Right.CALL, 80, 82, 1.0 / 3, 0.06, 0, 0.3);
    var option = new AmericanOption(call, CashDividends.of(new CashDividend(0.25, 4)));
    assertThat(option.dividends().european(call).price()).isCloseTo(3.5107, within(5e-5));
    assertThat(LeisenReimerTree.price(option, 1001)).isCloseTo(4.3860, within(5e-3));
    AmericanValue value = AmericanValue.of(option);
    assertThat(value.price()).isCloseTo(4.3860, within(0.02));
    double up =
        LeisenReimerTree.price(new AmericanOption(call.withSpot(80.5), option.dividends()), 1001);
    double down =
        LeisenReimerTree.price(new AmericanOption(call.withSpot(79.5), option.dividends()), 1001);
    assertThat(value.delta()).isCloseTo(up - down, within(5e-3));
    assertThat(option.isNeverExercisedEarly()).isFalse();
  }

  /** A put waits for the dividend; afterwards interest pays for exercising. */
  @Test
  void aPutGainsFromADividend() {
    var option = new AmericanOption(PUT, CashDividends.of(new CashDividend(0.5, 5)));
    double price = AmericanValue.price(option);
    assertThat(price).isGreaterThan(AmericanValue.price(AmericanOption.of(PUT)) + 1);
    assertThat(price).isGreaterThan(option.dividends().european(PUT).price());
  }

  /** By hand: with q = 8% and r = 4% a call on 100 at 40 is best exercised now, or never. */
  @Test
  void withoutVolatilityItIsExercisedOnTheBestDay() {
    EuropeanOption put = new EuropeanOption(Right.PUT, 60, 100, 2, 0.03, 0.06, 0);
    double best = Math.log(0.06 * 60 / (0.03 * 100)) / 0.03;
    assertThat(best).isBetween(0.0, 8.0);
    EuropeanOption longer = put.withYears(10);
    double expected = 100 * Math.exp(-0.03 * best) - 60 * Math.exp(-0.06 * best);
    AmericanValue value = AmericanValue.of(AmericanOption.of(longer));
    assertThat(value.price()).isCloseTo(expected, within(1e-9));
    assertThat(value.delta()).isCloseTo(-Math.exp(-0.06 * best), within(1e-9));
    assertThat(value.theta()).isZero();
    double h = 1e-3;
    double up = AmericanValue.of(AmericanOption.of(longer.withSpot(60 + h))).delta();
    double down = AmericanValue.of(AmericanOption.of(longer.withSpot(60 - h))).delta();
    assertThat(value.gamma()).isCloseTo((up - down) / (2 * h), within(1e-6));
    AmericanValue dated = AmericanValue.of(AmericanOption.of(put));
    assertThat(dated.price()).isCloseTo(BlackScholesMerton.of(put).price(), within(1e-12));
    assertThat(dated.theta()).isCloseTo(BlackScholesMerton.of(put).theta(), within(1e-9));
    assertThat(dated.rho()).isCloseTo(BlackScholesMerton.of(put).rho(), within(1e-9));
    AmericanValue nothing = AmericanValue.of(AmericanOption.of(put.withSpot(500)));
    assertThat(nothing).isEqualTo(new AmericanValue(0, 0, 0, 0, 0, 0));
  }

  /** By hand: without volatility a call is exercised just before the dividend. */
  @Test
  void withoutVolatilityACallTakesTheDividend() {
    EuropeanOption call = new EuropeanOption(Right.CALL, 100, 90, 1, 0.05, 0, 0);
    double h = 1e-5;
    var dividends = CashDividends.of(new CashDividend(0.5, 8), new CashDividend(0.2, 1));
    AmericanValue value = AmericanValue.of(new AmericanOption(call, dividends));
    double expected = 100 - Math.exp(-0.01) - 90 * Math.exp(-0.025);
    assertThat(value.price()).isCloseTo(expected, within(1e-9));
    assertThat(value.delta()).isEqualTo(1);
    double up = AmericanValue.price(new AmericanOption(call.withRate(0.05 + h), dividends));
    double down = AmericanValue.price(new AmericanOption(call.withRate(0.05 - h), dividends));
    assertThat(value.rho()).isCloseTo((up - down) / (2 * h), within(1e-4));
    var nearer = CashDividends.of(new CashDividend(0.5 - h, 8), new CashDividend(0.2 - h, 1));
    double later = AmericanValue.price(new AmericanOption(call.withYears(1 - h), nearer));
    assertThat(value.theta()).isCloseTo((later - value.price()) / h, within(1e-3));
    EuropeanOption put = new EuropeanOption(Right.PUT, 100, 110, 1, 0.05, 0, 0);
    double after = 110 * Math.exp(-0.025) - 100 + 8 * Math.exp(-0.025) + Math.exp(-0.01);
    assertThat(AmericanValue.price(new AmericanOption(put, dividends)))
        .isCloseTo(after, within(1e-9));
  }

  /** Whatever the best day is, derivatives are those of the price, dividends coming nearer. */
  @Test
  void withoutVolatilityDerivativesAreThoseOfThePrice() {
    var dividends = CashDividends.of(new CashDividend(0.5, 6), new CashDividend(0.2, 1));
    EuropeanOption[] options = {
      new EuropeanOption(Right.CALL, 100, 90, 1, 0.05, 0.01, 0),
      new EuropeanOption(Right.CALL, 100, 90, 0.4, 0.05, 0.01, 0),
      new EuropeanOption(Right.CALL, 100, 90, 1, 0.01, 0.09, 0),
      new EuropeanOption(Right.PUT, 100, 110, 1, 0.05, 0.01, 0),
      new EuropeanOption(Right.PUT, 100, 110, 0.4, 0.05, 0.01, 0),
      new EuropeanOption(Right.PUT, 100, 110, 1, -0.02, 0.03, 0),
      new EuropeanOption(Right.PUT, 100, 150, 1, 0.3, 0.01, 0)
    };
    double h = 1e-5;
    for (EuropeanOption o : options) {
      CertainExercise exercise = new CertainExercise(new AmericanOption(o, dividends));
      AmericanValue value = exercise.value();
      assertThat(value.price()).isEqualTo(exercise.price()).isPositive();
      assertThat(value.rho())
          .as("%s", o)
          .isCloseTo(
              (certain(o.withRate(o.rate() + h), dividends)
                      - certain(o.withRate(o.rate() - h), dividends))
                  / (2 * h),
              within(1e-4));
      assertThat(value.delta())
          .isCloseTo(
              (certain(o.withSpot(100 + h), dividends) - certain(o.withSpot(100 - h), dividends))
                  / (2 * h),
              within(1e-6));
      var nearer = CashDividends.of(new CashDividend(0.5 - h, 6), new CashDividend(0.2 - h, 1));
      double theta = (certain(o.withYears(o.years() - h), nearer) - value.price()) / h;
      assertThat(value.theta()).as("%s", o).isCloseTo(exercise.isNow() ? 0 : theta, within(1e-3));
    }
    assertThat(new CertainExercise(new AmericanOption(options[0], dividends)).isNow()).isFalse();
    assertThat(new CertainExercise(AmericanOption.of(options[6])).isNow()).isTrue();
    var worthless = new CertainExercise(AmericanOption.of(PUT.withSpot(200)));
    assertThat(worthless.value()).isEqualTo(new AmericanValue(0, 0, 0, 0, 0, 0));
    assertThat(worthless.price()).isZero();
  }

  private static double certain(EuropeanOption o, CashDividends dividends) {
    return new CertainExercise(new AmericanOption(o, dividends)).price();
  }

  /** Where the rate exceeds the yield, the boundary starts at the strike times their quotient. */
  @Test
  void boundsAreTightWhereTheRateExceedsTheYield() {
    for (double spot : new double[] {90, 100, 130, 180}) {
      var call = new EuropeanOption(Right.CALL, spot, 100, 2, 0.08, 0.05, 0.25);
      double price = AmericanValue.price(AmericanOption.of(call));
      double one = BjerksundStensland.oneBoundary(call);
      double two = BjerksundStensland.twoBoundaries(call);
      assertThat(two).isBetween(one, price + 2e-3).isCloseTo(price, within(0.01 * price));
      assertThat(one).isCloseTo(price, within(0.015 * price));
      assertThat(BjerksundStensland.twoBoundaries(call.mirrored())).isEqualTo(two);
    }
  }

  /** By hand: 2·(1, 2, 3, 4, 5, 6) − (2, 2, 2, 2, 2, 2). */
  @Test
  void extrapolatesEachFigure() {
    var fine = new AmericanValue(1, 2, 3, 4, 5, 6);
    var coarse = new AmericanValue(2, 2, 2, 2, 2, 2);
    assertThat(fine.beyond(coarse, 1)).isEqualTo(new AmericanValue(0, 2, 4, 6, 8, 10));
    var negative = new AmericanValue(0, -0.0, 0, 0, -0.0, -0.0);
    assertThat(negative).isEqualTo(new AmericanValue(0, 0, 0, 0, 0, 0));
  }

  @Test
  void extremesLeaveEveryFigureANumber() {
    double[] volatilities = {0, 1e-300, 1e-6, 0.3, 30, 1000};
    for (double volatility : volatilities) {
      for (double spot : new double[] {1e-100, 1e-3, 60, 100, 160, 1e5, 1e100}) {
        for (double rate : new double[] {-2, -0.01, 0, 0.05, 2}) {
          for (Right right : Right.values()) {
            for (double years : new double[] {1e-9, 1}) {
              var o = new EuropeanOption(right, spot, 100, years, rate, 0.03, volatility);
              AmericanValue v = LeisenReimerTree.of(AmericanOption.of(o), 5);
              assertThat(v.price() + v.delta() + v.gamma() + v.vega() + v.theta() + v.rho())
                  .as("%s %s", o, v)
                  .isFinite();
              assertThat(v.price()).as("%s", o).isGreaterThanOrEqualTo(o.intrinsic() * (1 - 1e-12));
              assertThat(BjerksundStensland.twoBoundaries(o)).as("%s", o).isFinite();
              assertThat(BjerksundStensland.oneBoundary(o)).as("%s", o).isFinite();
              assertThat(BaroneAdesiWhaley.price(o)).as("%s", o).isFinite();
            }
          }
        }
      }
    }
  }

  @Test
  void refusesTreesThatDoNotFit() {
    AmericanOption option = AmericanOption.of(PUT);
    for (int steps : new int[] {-1, 0, 1, 2, 100, 200_003}) {
      assertThatThrownBy(() -> LeisenReimerTree.price(option, steps))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> LeisenReimerTree.of(option, steps))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(LeisenReimerTree.price(option, 3)).isCloseTo(6.09, within(0.3));
    assertThatThrownBy(() -> CoxRossRubinstein.price(PUT, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CoxRossRubinstein.price(PUT, 20_001))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CoxRossRubinstein.price(PUT.withVolatility(1e-4), 10))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(CoxRossRubinstein.price(PUT, 2000)).isCloseTo(6.0904, within(1e-3));
  }

  /** Extrapolated values stay within a few millionths of the strike of thousands of steps. */
  @Test
  void theDefaultIsAsExactAsItClaims() {
    var random = new SplittableRandom(34);
    for (int i = 0; i < 10; i++) {
      EuropeanOption o = random(random);
      AmericanOption option = AmericanOption.of(o);
      assertThat(AmericanValue.price(option))
          .as("%s", o)
          .isCloseTo(LeisenReimerTree.extrapolatedPrice(option, 2001), within(TREE * o.strike()));
    }
  }
}
