package dev.sigmasight.quant.stress;

import static dev.sigmasight.quant.Figures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.ledger.Transaction.Right;
import dev.sigmasight.quant.option.EuropeanOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StressOutcomeTest {
  private static final List<String> FACTORS =
      List.of(Shocks.MARKET, "Value", "Size", Shocks.INTEREST_RATE);

  static OptionHolding puts(double contracts) {
    EuropeanOption option = new EuropeanOption(Right.PUT, 100, 95, 0.25, 0.04, 0.01, 0.3);
    return new OptionHolding(option, contracts, 100, OptionHolding.Pricer.BLACK_SCHOLES);
  }

  private static Map<String, Double> betas(SplittableRandom random) {
    Map<String, Double> betas = new LinkedHashMap<>();
    FACTORS.forEach(factor -> betas.put(factor, random.nextDouble(-1, 1.5)));
    return betas;
  }

  static List<StressPosition> book(SplittableRandom random) {
    List<StressPosition> book = new ArrayList<>();
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      book.add(StressPosition.shares("S" + i, random.nextDouble(-50_000, 100_000), betas(random)));
    }
    RateSensitivity rates =
        new RateSensitivity(random.nextDouble(0, 20), random.nextDouble(0, 400));
    book.add(StressPosition.bond("B", random.nextDouble(-1e5, 1e5), rates, Map.of("Value", 0.1)));
    book.add(StressPosition.option("O", "S1", puts(random.nextInt(-20, 20)), betas(random)));
    return book;
  }

  static MarketShock shock(SplittableRandom random) {
    LinkedHashMap<String, Double> moves = new LinkedHashMap<>();
    for (String factor : FACTORS) {
      if (random.nextBoolean()) {
        moves.put(factor, random.nextGaussian(0, 0.1));
      }
    }
    Map<String, Double> own = random.nextBoolean() ? Map.of("S1", -0.2) : Map.of();
    return new MarketShock(new Shocks(moves), SpotVolatility.USUAL, random.nextDouble(-2, 20), own);
  }

  @Test
  void addsUpExactlyByPositionAndByFactor() {
    SplittableRandom random = new SplittableRandom(71);
    for (int i = 0; i < 2_000; i++) {
      List<StressPosition> book = book(random);
      StressOutcome outcome = StressOutcome.of(book, shock(random));
      double byPosition = 0;
      for (int p = 0; p < book.size(); p++) {
        byPosition += outcome.ofPosition(p);
        double parts = outcome.convexity(p);
        for (double part : outcome.byFactor(p).values()) {
          parts += part;
        }
        parts += outcome.volatility(p) + outcome.ownMove(p);
        assertThat(parts).isEqualTo(outcome.ofPosition(p));
      }
      List<Double> shuffled = new ArrayList<>(outcome.byFactor().values());
      shuffled.add(outcome.volatility());
      shuffled.add(outcome.ownMoves());
      shuffled.add(outcome.convexity());
      Collections.shuffle(shuffled, new Random(i));
      double byFactor = 0;
      for (double part : shuffled) {
        byFactor += part;
      }
      assertThat(byPosition).isEqualTo(outcome.total());
      assertThat(byFactor).isEqualTo(outcome.total());
      assertThat(outcome.linear() + outcome.convexity()).isEqualTo(outcome.total());
    }
  }

  @Test
  void isTheRevaluationOfEachPosition() {
    SplittableRandom random = new SplittableRandom(72);
    for (int i = 0; i < 1_000; i++) {
      List<StressPosition> book = book(random);
      MarketShock shock = shock(random);
      StressOutcome outcome = StressOutcome.of(book, shock);
      for (int p = 0; p < book.size(); p++) {
        AppliedShock applied = new AppliedShock(shock);
        double profit = applied.profit(book.get(p), applied.betas(book.get(p)));
        assertThat(outcome.ofPosition(p)).isCloseTo(profit, within(1e-9));
      }
      assertThat(outcome.positions()).isEqualTo(book.stream().map(StressPosition::name).toList());
    }
  }

  @Test
  void hasTheSameTotalWithoutItsParts() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 50; i++) {
      List<StressPosition> book = book(random);
      MarketShock shock = shock(random);
      StressOutcome outcome = StressOutcome.of(book, shock);
      double size = 1;
      for (int k = 0; k < book.size(); k++) {
        size += Math.abs(outcome.ofPosition(k));
      }

      assertThat(new ShockedBook(book).profit(shock))
          .isCloseTo(outcome.total(), within(1e-12 * size));
    }
  }

  @Test
  void isTheSameWhateverTheBookWentThroughBefore() {
    SplittableRandom random = new SplittableRandom(13);
    for (int i = 0; i < 20; i++) {
      List<StressPosition> book = book(random);
      ShockedBook shocked = new ShockedBook(book);
      for (int round = 0; round < 10; round++) {
        MarketShock shock = shock(random);
        StressOutcome alone = StressOutcome.of(book, shock);
        StressOutcome after = shocked.outcome(shock);
        assertThat(after.total()).isEqualTo(alone.total());
        assertThat(after.byFactor()).isEqualTo(alone.byFactor());
        assertThat(after.convexity()).isEqualTo(alone.convexity());
      }
    }
  }

  @Test
  void losesNothingWithoutShock() {
    SplittableRandom random = new SplittableRandom(73);
    for (int i = 0; i < 500; i++) {
      List<StressPosition> book = book(random);
      Shocks zeros = Shocks.of(Shocks.MARKET, 0).and("Value", -0.0);
      for (Shocks none : List.of(Shocks.NONE, zeros)) {
        StressOutcome outcome = StressOutcome.of(book, MarketShock.of(none, SpotVolatility.USUAL));
        assertThat(outcome.total()).isEqualTo(0.0);
        assertThat(outcome.convexity()).isEqualTo(0.0);
        assertThat(outcome.byFactor().values()).allMatch(part -> part.equals(0.0));
      }
    }
    assertThat(StressOutcome.of(List.of(), MarketShock.of(Shocks.of("A", 1))).total()).isZero();
  }

  /** Small moves are linear: convexity falls with the square. */
  @Test
  void hasLittleConvexityInSmallMoves() {
    List<StressPosition> book =
        List.of(
            StressPosition.option("O", "X", puts(-10), Map.of(Shocks.MARKET, 1.2)),
            StressPosition.bond("B", 1e6, new RateSensitivity(16.5, 380), Map.of()));
    Shocks large = Shocks.of(Shocks.MARKET, -0.01).and(Shocks.INTEREST_RATE, 0.001);
    double before = StressOutcome.of(book, MarketShock.of(large, SpotVolatility.USUAL)).convexity();
    double after =
        StressOutcome.of(book, MarketShock.of(large.times(0.1), SpotVolatility.USUAL)).convexity();
    assertThat(after / before).isCloseTo(0.01, within(0.001));
  }

  /** By hand: 1,000 of value with beta 0.5 and 2 against −10% and +5%. */
  @Test
  void splitsSharesByFactor() {
    StressPosition shares = StressPosition.shares("X", 1_000, Map.of("A", 0.5, "B", 2.0, "C", 9.0));
    StressOutcome outcome =
        StressOutcome.of(List.of(shares), MarketShock.of(Shocks.of("A", -0.1).and("B", 0.05)));
    assertThat(outcome.byFactor().get("A")).isCloseTo(-50, within(1e-12));
    assertThat(outcome.byFactor().get("B")).isCloseTo(100, within(1e-12));
    assertThat(outcome.byFactor().keySet()).containsExactly("A", "B");
    assertThat(outcome.total()).isCloseTo(50, within(1e-12));
    assertThat(outcome.convexity()).isCloseTo(0, within(1e-12));
    assertThat(outcome.volatility()).isZero();
    assertThat(outcome.ownMoves()).isZero();
  }

  @Test
  void letsSymbolsMoveOnTheirOwn() {
    StressPosition shares = StressPosition.shares("X", 1_000, Map.of(Shocks.MARKET, 1.0));
    StressPosition other = StressPosition.shares("Y", 500, Map.of(Shocks.MARKET, 1.0));
    StressPosition option = StressPosition.option("O", "X", puts(1), Map.of(Shocks.MARKET, 1.0));
    MarketShock shock =
        new MarketShock(Shocks.of(Shocks.MARKET, -0.1), SpotVolatility.NONE, 0, Map.of("X", -0.3));
    StressOutcome outcome = StressOutcome.of(List.of(shares, other, option), shock);
    assertThat(outcome.ofPosition(0)).isCloseTo(-300, within(1e-10));
    assertThat(outcome.byFactor(0).values()).containsOnly(0.0);
    assertThat(outcome.ofPosition(1)).isCloseTo(-50, within(1e-10));
    assertThat(outcome.ownMove(1)).isZero();
    assertThat(outcome.ofPosition(2))
        .isCloseTo(puts(1).profit(new Move(-0.3, 0, 0)), within(1e-10));
    double deltas = option.slopes().deltaValue() * -0.3;
    assertThat(outcome.ownMove(2)).isCloseTo(deltas, within(1e-10));
    assertThat(outcome.ownMoves()).isCloseTo(-300 + deltas, within(1e-10));
  }

  /** The vega of a position, a rise of the market by 10%, three points less volatility. */
  @Test
  void movesVolatilityWithTheMarket() {
    StressPosition option = StressPosition.option("O", "X", puts(10), Map.of());
    StressOutcome outcome =
        StressOutcome.of(
            List.of(option),
            new MarketShock(Shocks.of(Shocks.MARKET, 0.1), SpotVolatility.USUAL, 5, Map.of()));
    assertThat(outcome.volatility()).isCloseTo(puts(10).greeks().vegaDollars() * 2, within(1e-9));
    assertThat(outcome.ofPosition(0))
        .isCloseTo(puts(10).profit(new Move(0, 0.02, 0)), within(1e-9));
    assertThat(SpotVolatility.USUAL.change(-0.1)).isCloseTo(0.1, within(1e-16));
    assertThat(SpotVolatility.USUAL.change(0.1)).isCloseTo(-0.03, within(1e-16));
    assertThat(SpotVolatility.NONE.change(-0.1)).isZero();
  }

  @Test
  void movesRatesOfOptions() {
    StressPosition option = StressPosition.option("O", "X", puts(10), Map.of());
    StressOutcome outcome =
        StressOutcome.of(List.of(option), MarketShock.of(Shocks.of(Shocks.INTEREST_RATE, 0.01)));
    assertThat(outcome.byFactor().get(Shocks.INTEREST_RATE))
        .isCloseTo(puts(10).greeks().rhoDollars(), within(1e-9));
    assertThat(outcome.total()).isCloseTo(puts(10).profit(new Move(0, 0, 0.01)), within(1e-9));
  }

  /**
   * A share with beta 3 does not fall by 120%; the linear part says so, and the rest takes it back.
   */
  @Test
  void fallsToNothingAtMost() {
    StressPosition shares = StressPosition.shares("X", 1_000, Map.of(Shocks.MARKET, 3.0));
    StressPosition put = StressPosition.option("O", "X", puts(1), Map.of(Shocks.MARKET, 3.0));
    StressOutcome outcome =
        StressOutcome.of(List.of(shares, put), MarketShock.of(Shocks.of(Shocks.MARKET, -0.4)));
    assertThat(outcome.ofPosition(0)).isCloseTo(-1_000, within(1e-9));
    assertThat(outcome.convexity(0)).isCloseTo(200, within(1e-9));
    double strike = 95 * Math.exp(-0.04 * 0.25);
    assertThat(outcome.ofPosition(1))
        .isCloseTo(100 * strike - puts(1).greeks().value(), within(1e-6));
  }

  @Test
  void comparesWithEquityAndNamesWhatItDoesNotCover() {
    StressPosition shares = StressPosition.shares("X", 300_000, Map.of(Shocks.MARKET, 1.0));
    StressOutcome crash =
        StressOutcome.of(List.of(shares), MarketShock.of(Shocks.of(Shocks.MARKET, -0.5)));
    assertThat(value(crash.ofEquity(100_000))).isEqualTo(-1.5);
    assertThat(crash.lossBeyondEquity(100_000)).isEqualTo(50_000);
    assertThat(crash.lossBeyondEquity(150_000)).isZero();
    assertThat(crash.lossBeyondEquity(200_000)).isZero();
    assertThat(crash.lossBeyondEquity(-10)).isEqualTo(150_000);
    assertThat(crash.ofEquity(0)).isInstanceOf(Estimate.Degenerate.class);
    assertThat(crash.ofEquity(-5)).isInstanceOf(Estimate.Degenerate.class);
    assertThat(crash.ofEquity(1e-310)).isInstanceOf(Estimate.Degenerate.class);
    assertThatThrownBy(() -> crash.ofEquity(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> crash.lossBeyondEquity(Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A hedge makes the book neutral, not the loss of what it is short. */
  @Test
  void knowsShortsAndHedges() {
    List<StressPosition> neutral =
        List.of(
            StressPosition.shares("L", 100_000, Map.of(Shocks.MARKET, 1.0)),
            StressPosition.shares("S", -100_000, Map.of(Shocks.MARKET, 1.0)));
    StressOutcome rally = StressOutcome.of(neutral, MarketShock.of(Shocks.of(Shocks.MARKET, 0.25)));
    assertThat(rally.total()).isZero();
    assertThat(rally.ofPosition(1)).isEqualTo(-25_000);
  }

  @Test
  void growsWithPositions() {
    SplittableRandom random = new SplittableRandom(74);
    for (int i = 0; i < 300; i++) {
      double value = random.nextDouble(-1e6, 1e6);
      Map<String, Double> betas = betas(random);
      MarketShock shock = shock(random);
      double once =
          StressOutcome.of(List.of(StressPosition.shares("X", value, betas)), shock).total();
      double thrice =
          StressOutcome.of(List.of(StressPosition.shares("X", 3 * value, betas)), shock).total();
      assertThat(thrice).isCloseTo(3 * once, within(1e-8));
    }
  }

  @Test
  void staysANumberAtAnySize() {
    for (double size : new double[] {1e300, 1e-300, Double.MIN_VALUE}) {
      StressPosition shares = StressPosition.shares("X", size, Map.of("A", 1.0));
      StressOutcome outcome =
          StressOutcome.of(List.of(shares), MarketShock.of(Shocks.of("A", -0.5)));
      assertThat(outcome.total()).isEqualTo(-0.5 * size, within(size * 1e-15));
    }
    StressPosition beyond = StressPosition.shares("X", 1e300, Map.of("A", 1.0));
    assertThatThrownBy(
            () -> StressOutcome.of(List.of(beyond), MarketShock.of(Shocks.of("A", 1e10))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void showsAGridOfMoves() {
    StressPosition option = StressPosition.option("O", "X", puts(-10), Map.of(Shocks.MARKET, 1.0));
    List<MarketGrid.Point> grid =
        MarketGrid.of(List.of(option), MarketGrid.usualMoves(), SpotVolatility.USUAL);
    assertThat(grid).hasSize(13);
    assertThat(grid.getFirst().marketMove()).isEqualTo(-0.3);
    assertThat(grid.getLast().marketMove()).isEqualTo(0.3);
    assertThat(grid.get(6)).isEqualTo(new MarketGrid.Point(0, 0, 0));
    for (int i = 1; i < grid.size(); i++) {
      assertThat(grid.get(i).profit()).isGreaterThan(grid.get(i - 1).profit());
    }
    assertThat(grid.getFirst().profit())
        .isCloseTo(puts(-10).profit(new Move(-0.3, 0.3, 0)), within(1e-9));
    double linear =
        puts(-10).greeks().deltaDollars() * -0.3 + puts(-10).greeks().vegaDollars() * 30;
    assertThat(grid.getFirst().linear()).isCloseTo(linear, within(1e-9));
  }

  @Test
  void refusesNonsense() {
    assertThatThrownBy(() -> StressPosition.shares("X", 1, Map.of("A", Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> StressPosition.shares("X", Double.NaN, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Slopes(0, Double.NaN, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Slopes(0, 0, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                StressPosition.bond(
                    "B", 1, RateSensitivity.NONE, Map.of(Shocks.INTEREST_RATE, 1.0)))
        .isInstanceOf(IllegalArgumentException.class);
    for (double move : new double[] {-1.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(
              () -> new MarketShock(Shocks.NONE, SpotVolatility.NONE, 0, Map.of("X", move)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new Move(move, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(
            () -> new MarketShock(Shocks.NONE, SpotVolatility.NONE, Double.NaN, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Move(0, Double.NaN, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Move(0, 0, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    for (double bad : new double[] {-1, Double.NaN, 101}) {
      assertThatThrownBy(() -> new SpotVolatility(bad, 0))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new SpotVolatility(0, bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
