package dev.sigmasight.quant.whatif;

import static dev.sigmasight.quant.Figures.value;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.tail.HistoricalTail;
import dev.sigmasight.quant.tail.TailLevel;
import dev.sigmasight.quant.whatif.Figure.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WhatIfTest {
  private static final TailLevel WORST_QUARTER = new TailLevel(0.75, 1);
  private static final BookFigures FIGURES =
      new BookFigures(
          pnl -> HistoricalTail.valueAtRisk(pnl, WORST_QUARTER),
          pnl -> HistoricalTail.expectedShortfall(pnl, WORST_QUARTER),
          252);

  private static final Unit XYZ =
      new Unit("XYZ", "Energy", 50, 50, OptionalDouble.of(1.2), ScenarioPnl.of(1, -2, 0.5, -1));
  private static final Unit PUT =
      new Unit(
          "XYZ", "Energy", 200, -2_000, OptionalDouble.of(1.2), ScenarioPnl.of(-30, 90, -20, 50));
  private static final Unit ABC =
      new Unit(
          "ABC", "Utilities", 20, 20, OptionalDouble.of(0.5), ScenarioPnl.of(0.1, 0, -0.2, 0.3));
  private static final Unit ART =
      new Unit("ART", "Unclassified", 1_000, 1_000, OptionalDouble.empty(), ScenarioPnl.none());

  /** 100 XYZ worth 5000, short 50 ABC worth −1000, cash 6000: equity 10,000. */
  private static final Book BOOK =
      Book.of(6_000, List.of(new Line("XYZ", 100, XYZ), new Line("ABC", -50, ABC)));

  @Test
  void describesABookByHand() {
    SortedMap<Figure, Estimate> found = FIGURES.apply(BOOK);
    assertThat(of(found, Kind.CASH)).isEqualTo(6_000);
    assertThat(of(found, Kind.EQUITY)).isEqualTo(10_000);
    assertThat(of(found, Kind.LONG_VALUE)).isEqualTo(5_000);
    assertThat(of(found, Kind.SHORT_VALUE)).isEqualTo(-1_000);
    assertThat(of(found, Kind.GROSS_VALUE)).isEqualTo(6_000);
    assertThat(of(found, Kind.NET_VALUE)).isEqualTo(4_000);
    assertThat(of(found, Kind.CASH_WEIGHT)).isEqualTo(0.6);
    assertThat(of(found, Kind.LEVERAGE)).isEqualTo(0.6);
    assertThat(of(found, Kind.BETA)).isCloseTo((5_000 * 1.2 - 1_000 * 0.5) / 10_000, within(1e-15));
    assertThat(of(found, Kind.BETA_COVERAGE)).isEqualTo(1);
    assertThat(of(found, Kind.SCENARIO_COVERAGE)).isEqualTo(1);
    // scenarios 95, -200, 60, -115
    assertThat(of(found, Kind.VALUE_AT_RISK)).isEqualTo(200);
    assertThat(of(found, Kind.EXPECTED_SHORTFALL)).isEqualTo(200);
    double squares = 135 * 135 + 160 * 160 + 100 * 100 + 75 * 75;
    assertThat(of(found, Kind.VOLATILITY))
        .isCloseTo(Math.sqrt(squares / 3) / 10_000 * Math.sqrt(252), within(1e-14));
    assertThat(of(found, Kind.HERFINDAHL)).isCloseTo(26.0 / 36, within(1e-15));
    assertThat(of(found, Kind.EFFECTIVE_NAMES)).isCloseTo(36.0 / 26, within(1e-15));
    assertThat(value(the(found, new Figure(Kind.POSITION_WEIGHT, "ABC")))).isEqualTo(-0.1);
    assertThat(value(the(found, new Figure(Kind.ISSUER_WEIGHT, "XYZ")))).isEqualTo(0.5);
    assertThat(value(the(found, new Figure(Kind.SECTOR_WEIGHT, "Utilities")))).isEqualTo(-0.1);
  }

  /**
   * The worst 5.5 of 110 losses of 1 to 110: (110 + … + 106 + 105/2)/5.5, not (110 + … + 105)/6.
   */
  @Test
  void dailyShortfallCountsAFractionOfAScenario() {
    double[] losses = IntStream.rangeClosed(1, 110).mapToDouble(loss -> -loss).toArray();
    Unit unit = new Unit("A", "S", 1_000, 1_000, OptionalDouble.of(1), ScenarioPnl.of(losses));
    Book book = Book.of(0, List.of(new Line("A", 1, unit)));
    SortedMap<Figure, Estimate> found = BookFigures.daily(0.95).apply(book);
    assertThat(of(found, Kind.VALUE_AT_RISK)).isEqualTo(105);
    assertThat(of(found, Kind.EXPECTED_SHORTFALL)).isCloseTo(592.5 / 5.5, within(1e-12));
  }

  /** Two puts: 400 for 4,000 of short delta on the same issuer. */
  @Test
  void showsWhatAHedgeChanges() {
    WhatIf found = WhatIf.of(BOOK, List.of(Trade.atValue("PUT", 2, PUT)), FIGURES);
    assertThat(found.on(Kind.CASH)).isEqualTo(effect(6_000, 5_600, -400));
    assertThat(value(found.on(Kind.EQUITY).difference())).isZero();
    assertThat(value(found.on(Kind.LONG_VALUE).difference())).isEqualTo(400);
    assertThat(value(found.on(Kind.LONG_DELTA).difference())).isZero();
    assertThat(value(found.on(Kind.SHORT_DELTA).difference())).isEqualTo(-4_000);
    assertThat(value(found.on(Kind.GROSS_DELTA).after())).isEqualTo(10_000);
    assertThat(value(found.on(Kind.NET_DELTA).after())).isZero();
    assertThat(value(found.on(Kind.DELTA_LEVERAGE).difference())).isCloseTo(0.4, within(1e-15));
    assertThat(value(found.on(Kind.BETA).difference())).isCloseTo(-0.48, within(1e-15));
    // 35, -20, 20, -15
    assertThat(value(found.on(Kind.VALUE_AT_RISK).after())).isEqualTo(20);
    assertThat(value(found.on(Kind.VOLATILITY).difference())).isNegative();
    assertThat(found.on(new Figure(Kind.ISSUER_WEIGHT, "XYZ"))).isEqualTo(effect(0.5, 0.1, -0.4));
    assertThat(found.on(new Figure(Kind.POSITION_WEIGHT, "PUT"))).isEqualTo(effect(0, 0.04, 0.04));
    assertThat(found.on(new Figure(Kind.POSITION_WEIGHT, "NONE"))).isEqualTo(effect(0, 0, 0));
    assertThat(value(found.on(Kind.EFFECTIVE_NAMES).after())).isCloseTo(2, within(1e-15));
  }

  /** A crash of 35 % at betas of 1.2 and 0.5: 100·−21 − 50·−3.5 = −1,925; two puts gain 3,000. */
  @Test
  void namedAmountsAddUp() {
    Unit share = XYZ.with("vega", 0).with("stress:crash", -21);
    Unit other = ABC.with("vega", 0).with("stress:crash", -3.5);
    Unit put = PUT.with("vega", 30).with("stress:crash", 1_500);
    Book book = Book.of(6_000, List.of(new Line("XYZ", 100, share), new Line("ABC", -50, other)));
    WhatIf found = WhatIf.of(book, List.of(Trade.atValue("PUT", 2, put)), FIGURES);
    Figure vega = new Figure(Kind.AMOUNT, "vega");
    Figure crash = new Figure(Kind.AMOUNT, "stress:crash");
    assertThat(value(found.on(vega).before())).isZero();
    assertThat(value(found.on(vega).after())).isEqualTo(60);
    assertThat(value(found.on(vega).difference())).isEqualTo(60);
    assertThat(value(found.on(crash).before())).isEqualTo(-1_925);
    assertThat(value(found.on(crash).difference())).isEqualTo(3_000);
    assertThat(value(found.on(new Figure(Kind.AMOUNT_COVERAGE, "vega")).after())).isEqualTo(1);
    assertThat(the(FIGURES.apply(found.after()), crash)).isEqualTo(new Estimate.Of(1_075, 3));
    assertThat(share.amounts()).containsOnlyKeys("vega", "stress:crash");
    assertThat(share.with("vega", 7).amounts()).containsEntry("vega", 7.0);
  }

  /** What no position has is unknown, but a book without positions has 0 of everything. */
  @Test
  void anAmountThatIsUnknownIsSaid() {
    Figure theta = new Figure(Kind.AMOUNT, "theta");
    Unit put = PUT.with("theta", -5);
    List<Trade> purchase = List.of(Trade.atValue("PUT", 2, put));
    WhatIf into = WhatIf.of(BOOK, purchase, FIGURES);
    assertThat(into.on(theta).before()).isInstanceOf(Estimate.Degenerate.class);
    assertThat(into.on(theta).after()).isEqualTo(new Estimate.Of(-10, 1));
    assertThat(into.on(theta).difference())
        .isEqualTo(new Estimate.Degenerate("unknown before the trades"));
    assertThat(value(into.on(new Figure(Kind.AMOUNT_COVERAGE, "theta")).after())).isEqualTo(0.4);
    WhatIf first = WhatIf.of(Book.of(1_000, List.of()), purchase, FIGURES);
    assertThat(value(first.on(theta).difference())).isEqualTo(-10);
    WhatIf last = WhatIf.of(first.after(), List.of(Trade.atValue("PUT", -2, put)), FIGURES);
    assertThat(value(last.on(theta).difference())).isEqualTo(10);
    assertThat(last.on(new Figure(Kind.AMOUNT, "none")).before())
        .isInstanceOf(Estimate.Degenerate.class);
    Book beyond = Book.of(0, List.of(new Line("A", 10, ABC.with("theta", 1e308))));
    assertThat(FIGURES.apply(beyond).get(theta)).isInstanceOf(Estimate.Degenerate.class);
  }

  @Test
  void aPriceBelowTheValueAndAFeeShowInEquity() {
    WhatIf found = WhatIf.of(BOOK, List.of(new Trade("XYZ", -100, XYZ, 49, 7)), FIGURES);
    assertThat(value(found.on(Kind.CASH).difference())).isEqualTo(4_893);
    assertThat(value(found.on(Kind.EQUITY).difference())).isEqualTo(-107);
    assertThat(found.after().lines()).extracting(Line::id).containsExactly("ABC");
    assertThat(found.on(new Figure(Kind.SECTOR_WEIGHT, "Energy"))).isEqualTo(effect(0.5, 0, -0.5));
  }

  @Test
  void whatIsUnknownIsSaid() {
    WhatIf found = WhatIf.of(BOOK, List.of(Trade.atValue("ART", 4, ART)), FIGURES);
    assertThat(value(found.on(Kind.BETA_COVERAGE).after())).isEqualTo(0.6);
    assertThat(value(found.on(Kind.SCENARIO_COVERAGE).after())).isEqualTo(0.6);
    assertThat(found.on(Kind.BETA).difference()).isEqualTo(new Estimate.Of(0, 1));
    Book art = Book.of(0, List.of(new Line("ART", 1, ART)));
    SortedMap<Figure, Estimate> alone = FIGURES.apply(art);
    assertThat(alone.get(Figure.of(Kind.VALUE_AT_RISK))).isEqualTo(new Estimate.TooShort(0, 1));
    assertThat(alone.get(Figure.of(Kind.EXPECTED_SHORTFALL)))
        .isEqualTo(new Estimate.TooShort(0, 1));
    assertThat(alone.get(Figure.of(Kind.VOLATILITY))).isEqualTo(new Estimate.TooShort(0, 2));
    WhatIf into = WhatIf.of(art, List.of(Trade.atValue("XYZ", 1, XYZ)), FIGURES);
    assertThat(into.on(Kind.VALUE_AT_RISK).difference())
        .isEqualTo(new Estimate.Degenerate("unknown before the trades"));
    WhatIf out =
        WhatIf.of(
            Book.of(0, List.of(new Line("XYZ", 1, XYZ), new Line("ART", 1, ART))),
            List.of(Trade.atValue("XYZ", -1, XYZ)),
            FIGURES);
    assertThat(out.on(Kind.VALUE_AT_RISK).difference())
        .isEqualTo(new Estimate.Degenerate("unknown after the trades"));
  }

  /** A beta of nothing that is known is no beta of 0. */
  @Test
  void withNoBetaKnownThereIsNone() {
    Unit cheap = new Unit("X", "S", 1, 0, OptionalDouble.of(1), ScenarioPnl.none());
    Book art = Book.of(500, List.of(new Line("ART", 1, ART), new Line("X", 1, cheap)));
    SortedMap<Figure, Estimate> found = FIGURES.apply(art);
    assertThat(the(found, Figure.of(Kind.BETA))).isEqualTo(new Estimate.TooShort(0, 1));
    assertThat(of(found, Kind.BETA_COVERAGE)).isZero();
    assertThat(of(FIGURES.apply(Book.of(500, List.of())), Kind.BETA)).isZero();
    Book free = Book.of(500, List.of(new Line("X", 1, unit(1, 0, 1))));
    assertThat(of(FIGURES.apply(free), Kind.BETA)).isZero();
    WhatIf known = WhatIf.of(art, List.of(Trade.atValue("XYZ", 1, XYZ)), FIGURES);
    assertThat(value(known.on(Kind.BETA).after())).isPositive();
    assertThat(known.on(Kind.BETA).difference())
        .isEqualTo(new Estimate.Degenerate("unknown before the trades"));
  }

  @Test
  void anEmptyBookHasNoRisk() {
    SortedMap<Figure, Estimate> found = FIGURES.apply(Book.of(100, List.of()));
    assertThat(of(found, Kind.VALUE_AT_RISK)).isZero();
    assertThat(of(found, Kind.EXPECTED_SHORTFALL)).isZero();
    assertThat(of(found, Kind.EQUITY)).isEqualTo(100);
    assertThat(of(found, Kind.LEVERAGE)).isZero();
    assertThat(of(found, Kind.VOLATILITY)).isZero();
    assertThat(found.get(Figure.of(Kind.HERFINDAHL)))
        .isEqualTo(new Estimate.Degenerate("nothing is held"));
    assertThat(found.get(Figure.of(Kind.BETA_COVERAGE))).isInstanceOf(Estimate.Degenerate.class);
  }

  @Test
  void sellingEverythingTakesAllRiskAway() {
    List<Trade> sales = List.of(Trade.atValue("XYZ", -100, XYZ), Trade.atValue("ABC", 50, ABC));
    WhatIf found = WhatIf.of(BOOK, sales, FIGURES);
    for (Kind kind :
        List.of(Kind.VOLATILITY, Kind.VALUE_AT_RISK, Kind.EXPECTED_SHORTFALL, Kind.BETA)) {
      assertThat(value(found.on(kind).after())).as(kind.name()).isZero();
      assertThat(value(found.on(kind).difference())).isEqualTo(-value(found.on(kind).before()));
    }
  }

  @Test
  void overflowIsItsOwnReason() {
    var tooLarge = new Estimate.Degenerate("the figure is too large for a double");
    Unit wild = new Unit("W", "S", 1, 1, OptionalDouble.of(1), ScenarioPnl.of(1e200, -1e200, 1, 2));
    Book book = Book.of(0, List.of(new Line("W", 1, wild)));
    assertThat(FIGURES.apply(book).get(Figure.of(Kind.VOLATILITY))).isEqualTo(tooLarge);
    Book beyond = Book.of(0, List.of(new Line("W", 1e200, wild)));
    for (Kind kind : List.of(Kind.VOLATILITY, Kind.VALUE_AT_RISK, Kind.EXPECTED_SHORTFALL)) {
      assertThat(FIGURES.apply(beyond).get(Figure.of(kind))).isEqualTo(tooLarge);
    }
    Unit dear = new Unit("D", "S", 1e308, 1, OptionalDouble.of(1), ScenarioPnl.none());
    Book rich = Book.of(1, List.of(new Line("D", 10, dear)));
    for (Kind kind : List.of(Kind.EQUITY, Kind.CASH_WEIGHT, Kind.DELTA_LEVERAGE, Kind.BETA)) {
      assertThat(FIGURES.apply(rich).get(Figure.of(kind))).isEqualTo(tooLarge);
    }
  }

  @Test
  void withoutEquityThereIsStillMoney() {
    for (double cash : new double[] {-9_000, -4_000}) {
      WhatIf found = WhatIf.of(Book.of(cash, BOOK.lines()), List.of(), FIGURES);
      for (Kind kind :
          List.of(
              Kind.CASH_WEIGHT, Kind.LEVERAGE, Kind.DELTA_LEVERAGE, Kind.BETA, Kind.VOLATILITY)) {
        assertThat(found.on(kind).before())
            .isEqualTo(new Estimate.Degenerate("equity is not positive"));
      }
      assertThat(value(found.on(Kind.EQUITY).before())).isEqualTo(cash + 4_000);
      assertThat(value(found.on(Kind.VALUE_AT_RISK).before())).isEqualTo(200);
      assertThat(value(found.on(Kind.HERFINDAHL).before())).isPositive();
    }
  }

  @Test
  void noTradesChangeNothing() {
    var random = new SplittableRandom(51);
    for (int round = 0; round < 150; round++) {
      WhatIf found = WhatIf.of(book(random), List.of(), FIGURES);
      found
          .effects()
          .forEach(
              (figure, effect) -> {
                assertThat(effect.after()).isEqualTo(effect.before());
                if (effect.before() instanceof Estimate.Of) {
                  assertThat(value(effect.difference())).as(figure.toString()).isZero();
                }
              });
    }
  }

  @Test
  void tradesAndTheirReverseCancel() {
    var random = new SplittableRandom(52);
    for (int round = 0; round < 200; round++) {
      Book book = book(random);
      List<Trade> trades = trades(random);
      List<Trade> there = new ArrayList<>(trades);
      trades.forEach(trade -> there.add(trade.reversed()));
      Collections.shuffle(there, new java.util.Random(round));
      WhatIf found = WhatIf.of(book, there, FIGURES);
      assertThat(found.after().lines()).hasSameSizeAs(book.lines());
      found
          .effects()
          .forEach(
              (figure, effect) -> {
                if (effect.before() instanceof Estimate.Of(double before, int _)) {
                  assertThat(value(effect.difference()))
                      .as(figure.toString())
                      .isCloseTo(0, within(1e-9 * (1 + Math.abs(before))));
                }
              });
    }
  }

  /** Money adds up: the effect of two lists is that of one after the other, in any order. */
  @Test
  void tradesAddUp() {
    var random = new SplittableRandom(53);
    for (int round = 0; round < 150; round++) {
      Book book = book(random);
      List<Trade> first = trades(random);
      List<Trade> second = trades(random);
      List<Trade> both = new ArrayList<>(second);
      both.addAll(first);
      WhatIf one = WhatIf.of(book, first, FIGURES);
      WhatIf two = WhatIf.of(one.after(), second, FIGURES);
      WhatIf all = WhatIf.of(book, both, FIGURES);
      for (Kind kind : List.of(Kind.CASH, Kind.EQUITY, Kind.NET_VALUE, Kind.NET_DELTA)) {
        assertThat(value(all.on(kind).difference()))
            .isCloseTo(
                value(one.on(kind).difference()) + value(two.on(kind).difference()), within(1e-8));
      }
      Figure crash = new Figure(Kind.AMOUNT, "stress:crash");
      assertThat(value(all.on(crash).difference()))
          .isCloseTo(
              value(one.on(crash).difference()) + value(two.on(crash).difference()), within(1e-8));
      assertThat(value(all.on(Kind.EQUITY).difference())).isCloseTo(0, within(1e-8));
    }
  }

  @Test
  void figuresHoldTogether() {
    var random = new SplittableRandom(54);
    for (int round = 0; round < 200; round++) {
      Book book = book(random);
      SortedMap<Figure, Estimate> found = FIGURES.apply(book);
      assertThat(of(found, Kind.CASH) + of(found, Kind.NET_VALUE))
          .isCloseTo(of(found, Kind.EQUITY), within(1e-8));
      assertThat(of(found, Kind.EXPECTED_SHORTFALL))
          .isGreaterThanOrEqualTo(of(found, Kind.VALUE_AT_RISK) - 1e-9);
      assertThat(of(found, Kind.LONG_DELTA) - of(found, Kind.SHORT_DELTA))
          .isCloseTo(of(found, Kind.GROSS_DELTA), within(1e-8));
      if (of(found, Kind.EQUITY) > 1) {
        double positions = sum(found, Kind.POSITION_WEIGHT) + of(found, Kind.CASH_WEIGHT);
        assertThat(positions).isCloseTo(1, within(1e-6));
        double net = of(found, Kind.NET_DELTA) / of(found, Kind.EQUITY);
        assertThat(sum(found, Kind.ISSUER_WEIGHT)).isCloseTo(net, within(1e-6));
        assertThat(sum(found, Kind.SECTOR_WEIGHT)).isCloseTo(net, within(1e-6));
      }
    }
  }

  /** A book twice the size has twice the money and the same ratios; of one book the pool is it. */
  @Test
  void poolingABookWithItselfDoublesIt() {
    var random = new SplittableRandom(55);
    for (int round = 0; round < 150; round++) {
      Book book = book(random);
      assertThat(FIGURES.apply(Book.pooled(List.of(book)))).isEqualTo(FIGURES.apply(book));
      SortedMap<Figure, Estimate> one = FIGURES.apply(book);
      SortedMap<Figure, Estimate> two = FIGURES.apply(Book.pooled(List.of(book, book)));
      assertThat(two.keySet()).isEqualTo(one.keySet());
      one.forEach(
          (figure, estimate) -> {
            if (estimate instanceof Estimate.Of(double x, int _)) {
              double times = isMoney(figure.kind()) ? 2 : 1;
              assertThat(value(the(two, figure)))
                  .as(figure.toString())
                  .isCloseTo(times * x, within(1e-9 * (1 + Math.abs(x))));
            }
          });
    }
  }

  private static boolean isMoney(Kind kind) {
    return kind.name().endsWith("_VALUE")
        || kind == Kind.CASH
        || kind == Kind.AMOUNT
        || kind == Kind.EQUITY
        || kind == Kind.VALUE_AT_RISK
        || kind == Kind.EXPECTED_SHORTFALL
        || kind.name().endsWith("_DELTA");
  }

  @Test
  void anyFunctionOfABookCanBeAsked() {
    Figure count = new Figure(Kind.EQUITY, "lines");
    WhatIf found =
        WhatIf.of(
            BOOK,
            List.of(Trade.atValue("PUT", 1, PUT)),
            book ->
                new TreeMap<>(java.util.Map.of(count, new Estimate.Of(book.lines().size(), 1))));
    assertThat(found.on(count)).isEqualTo(effect(2, 3, 1));
    assertThat(found.on(Kind.CASH).before()).isInstanceOf(Estimate.Degenerate.class);
    assertThat(found.effects()).hasSize(1);
    assertThat(found.before()).isSameAs(BOOK);
  }

  @Test
  void aFigureThatOnlyOneBookHasIsUnknownInTheOther() {
    WhatIf found =
        WhatIf.of(
            BOOK,
            List.of(Trade.atValue("PUT", 1, PUT)),
            book ->
                book.lines().size() == 3
                    ? new TreeMap<>(java.util.Map.of(Figure.of(Kind.BETA), new Estimate.Of(1, 1)))
                    : new TreeMap<>());
    assertThat(found.on(Kind.BETA).before()).isInstanceOf(Estimate.Degenerate.class);
    assertThat(found.on(Kind.BETA).difference()).isInstanceOf(Estimate.Degenerate.class);
  }

  @Test
  void positionsOfOneInstrumentAddUp() {
    Book book =
        Book.of(0, List.of(new Line("A", 3, XYZ), new Line("A", -1, XYZ), new Line("B", 0, ABC)));
    assertThat(book.lines()).containsExactly(new Line("A", 2, XYZ));
    assertThat(book.lines().iterator().next().value()).isEqualTo(100);
    assertThat(Trade.atValue("A", -2, XYZ).cost()).isEqualTo(-100);
    assertThat(new Trade("A", 2, XYZ, 51, 1).cost()).isEqualTo(103);
    assertThat(new Trade("A", 2, XYZ, 51, 1).reversed()).isEqualTo(new Trade("A", -2, XYZ, 51, 1));
  }

  @Test
  void refusesNonsense() {
    double nan = Double.NaN;
    assertThatThrownBy(() -> BookFigures.daily(1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ScenarioPnl.of(nan)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> unit(nan, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> unit(1, nan, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> XYZ.with("vega", nan)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> XYZ.with(" ", 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> unit(1, 1, nan)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Line("A", nan, XYZ)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Trade("A", nan, XYZ, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Trade("A", 1, XYZ, nan, 0))
        .isInstanceOf(IllegalArgumentException.class);
    for (double bad : new double[] {nan, -1, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new Trade("A", 1, XYZ, 1, bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Book.of(nan, List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BOOK.after(List.of(new Trade("A", 1e300, XYZ, 1e300, 0))))
        .isInstanceOf(IllegalArgumentException.class);
    for (double bad : new double[] {nan, 0, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(
              () -> new BookFigures(FIGURES.valueAtRisk(), FIGURES.expectedShortfall(), bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
    Unit other = new Unit("O", "S", 1, 1, OptionalDouble.empty(), ScenarioPnl.of(1));
    Book mixed = Book.of(0, List.of(new Line("O", 1, other), new Line("XYZ", 1, XYZ)));
    assertThatThrownBy(() -> FIGURES.apply(mixed)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Unit unit(double value, double delta, double beta) {
    return new Unit("A", "S", value, delta, OptionalDouble.of(beta), ScenarioPnl.none());
  }

  private static WhatIf.Effect effect(double before, double after, double difference) {
    return new WhatIf.Effect(
        new Estimate.Of(before, 1), new Estimate.Of(after, 1), new Estimate.Of(difference, 1));
  }

  private static double of(SortedMap<Figure, Estimate> figures, Kind kind) {
    return value(the(figures, Figure.of(kind)));
  }

  private static Estimate the(SortedMap<Figure, Estimate> figures, Figure figure) {
    return requireNonNull(figures.get(figure), figure.toString());
  }

  private static double sum(SortedMap<Figure, Estimate> figures, Kind kind) {
    return figures.entrySet().stream()
        .filter(e -> e.getKey().kind() == kind)
        .mapToDouble(e -> value(e.getValue()))
        .sum();
  }

  private static Book book(SplittableRandom random) {
    List<Line> lines = new ArrayList<>();
    for (int i = random.nextInt(1, 8); i > 0; i--) {
      lines.add(
          new Line("I" + i, random.nextInt(1, 100) * (random.nextBoolean() ? 1 : -1), unit(i)));
    }
    return Book.of(random.nextInt(-1_000, 50_000), lines);
  }

  private static List<Trade> trades(SplittableRandom random) {
    List<Trade> trades = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      int name = random.nextInt(1, 12);
      trades.add(Trade.atValue("I" + name, random.nextInt(-50, 50), unit(name)));
    }
    return trades;
  }

  /** The same instrument for the same number. */
  private static Unit unit(int name) {
    var random = new SplittableRandom(name);
    double value = random.nextDouble(1, 200);
    Unit unit =
        new Unit(
                "N" + name % 4,
                "S" + name % 3,
                value,
                random.nextDouble(-300, 300),
                random.nextInt(4) > 0
                    ? OptionalDouble.of(random.nextDouble(2))
                    : OptionalDouble.empty(),
                ScenarioPnl.of(random.doubles(20, -0.05 * value, 0.05 * value).toArray()))
            .with("stress:crash", random.nextDouble(-0.5 * value, 0.2 * value));
    return name % 3 == 0 ? unit : unit.with("vega", random.nextDouble(-10, 10));
  }
}
