package dev.sigmasight.quant.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.ledger.RandomLedger.Day;
import dev.sigmasight.quant.ledger.RandomLedger.Kind;
import dev.sigmasight.quant.ledger.Transaction.CashFlow;
import dev.sigmasight.quant.ledger.Transaction.Dividend;
import dev.sigmasight.quant.ledger.Transaction.Interest;
import dev.sigmasight.quant.ledger.Transaction.OptionExercise;
import dev.sigmasight.quant.ledger.Transaction.Split;
import dev.sigmasight.quant.ledger.Transaction.Trade;
import dev.sigmasight.quant.ledger.Transaction.TransferIn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/**
 * What holds for every ledger, over thousands of random ones. The identities themselves are checked
 * by the roll-forward.
 */
class LedgerPropertiesTest {
  private static final int DAYS = 25;

  @Test
  void everyDayOfEveryLedgerBalances() {
    forEachSeed(
        3_000,
        seed -> {
          for (LotMethod method : LotMethod.values()) {
            for (DayResult.Valued day : computed(RandomLedger.days(seed, Kind.ALL, DAYS), method)) {
              assertThat(day.close().shortValue().signum()).isNotPositive();
              assertThat(day.close().longValue().signum()).isNotNegative();
            }
          }
        });
  }

  @Test
  void gainsIncomeAndFeesAddUpToTheProfitSinceTheStart() {
    forEachSeed(
        1_000,
        seed -> {
          BigDecimal profit = BigDecimal.ZERO;
          for (DayResult.Valued day :
              computed(RandomLedger.days(seed, Kind.KNOWN_COSTS, DAYS), LotMethod.FIFO)) {
            profit = profit.add(day.pnl().total());
            Close close = day.close();
            Totals totals = close.book().totals();
            equal(profit, close.nav().subtract(totals.flows()));
            equal(
                profit,
                totals
                    .realised()
                    .onKnownCost()
                    .add(close.unrealised().onKnownCost())
                    .add(totals.income())
                    .subtract(totals.fees()));
            equal(totals.realised().sinceEntry(), BigDecimal.ZERO);
          }
        });
  }

  @Test
  void lotsAddUpToTheBook() {
    forEachSeed(
        1_000,
        seed -> {
          Close close = last(RandomLedger.days(seed, Kind.ALL, DAYS), LotMethod.FIFO).close();
          BigDecimal realised = BigDecimal.ZERO;
          for (Lot lot : everyLot(close)) {
            realised = realised.add(lot.realised());
          }
          equal(realised, close.book().totals().realised().total());
          BigDecimal value = BigDecimal.ZERO;
          for (Close.LotValue lot : close.lots()) {
            value = value.add(lot.value());
            equal(lot.unrealised(), lot.lot().unrealised(lot.price()));
          }
          equal(value.add(close.cash()), close.nav());
        });
  }

  @Test
  void feesAndIncomeOfLotsAreThoseOfTheBook() {
    forEachSeed(
        500,
        seed -> {
          List<Day> days = RandomLedger.days(seed, Kind.ALL, DAYS);
          Close close = last(days, LotMethod.FIFO).close();
          BigDecimal fees = close.book().totals().fees();
          BigDecimal income = close.book().totals().income();
          for (Transaction transaction : all(days)) {
            switch (transaction) {
              case Transaction.Fee fee -> fees = fees.subtract(fee.amount());
              case Interest interest -> income = income.subtract(interest.amount());
              default -> {}
            }
          }
          for (Lot lot : everyLot(close)) {
            fees = fees.subtract(lot.fees());
            income = income.subtract(lot.income());
          }
          equal(fees, BigDecimal.ZERO);
          equal(income, BigDecimal.ZERO);
        });
  }

  @Test
  void averageCostMovesGainsBetweenRealisedAndUnrealisedOnly() {
    forEachSeed(
        1_000,
        seed -> {
          List<Day> days = RandomLedger.days(seed, Kind.ALL, DAYS);
          List<DayResult.Valued> fifo = computed(days, LotMethod.FIFO);
          List<DayResult.Valued> average = computed(days, LotMethod.AVERAGE_COST);
          for (int i = 0; i < fifo.size(); i++) {
            Close a = fifo.get(i).close();
            Close b = average.get(i).close();
            equal(a.nav(), b.nav());
            equal(a.cash(), b.cash());
            equal(fifo.get(i).pnl().total(), average.get(i).pnl().total());
            Gains gainsA = a.book().totals().realised().plus(a.unrealised());
            Gains gainsB = b.book().totals().realised().plus(b.unrealised());
            equal(gainsA.onKnownCost(), gainsB.onKnownCost());
            equal(gainsA.sinceEntry(), gainsB.sinceEntry());
          }
        });
  }

  /** Cash and quantities kept by hand: one number per instrument, no lots. */
  @Test
  void agreesWithALedgerWithoutLots() {
    forEachSeed(
        1_000,
        seed -> {
          List<Day> days = RandomLedger.days(seed, Kind.KNOWN_COSTS, DAYS);
          var plain = new PlainLedger();
          List<Transaction> gap = new ArrayList<>();
          Close close = Close.beforeTheFirst(LotMethod.FIFO);
          for (Day day : days) {
            plain.day(day.transactions());
            gap.addAll(day.transactions());
            if (day.computed()) {
              close = valued(close, day, gap).close();
              gap.clear();
              assertThat(close.cash()).isCloseTo(plain.cash(), within(PlainLedger.ROUNDING));
              assertThat(close.nav())
                  .isCloseTo(plain.nav(day.prices()), within(PlainLedger.ROUNDING));
            }
          }
        });
  }

  @Test
  void aGapEndsWhereItsDaysEnd() {
    forEachSeed(
        500,
        seed -> {
          List<Day> days = RandomLedger.days(seed, Kind.ALL, DAYS);
          Close daily = Close.beforeTheFirst(LotMethod.FIFO);
          BigDecimal profit = BigDecimal.ZERO;
          for (Day day : days) {
            DayResult.Valued valued = valued(daily, day, day.transactions());
            daily = valued.close();
            profit = profit.add(valued.pnl().total());
          }
          DayResult.Valued atOnce =
              valued(Close.beforeTheFirst(LotMethod.FIFO), days.getLast(), all(days));
          equal(atOnce.close().nav(), daily.nav());
          equal(atOnce.pnl().total(), profit);
          assertThat(atOnce.close().book().lots()).isEqualTo(daily.book().lots());
          assertThat(atOnce.close().book().closedLots()).isEqualTo(daily.book().closedLots());
        });
  }

  @Test
  void whatIsNotATradeMayStandAnywhereInItsDay() {
    forEachSeed(
        500,
        seed -> {
          List<Day> days = RandomLedger.days(seed, Kind.ALL, DAYS);
          List<Day> moved = new ArrayList<>();
          for (Day day : days) {
            moved.add(
                new Day(day.date(), cashFirst(day.transactions()), day.prices(), day.computed()));
          }
          List<DayResult.Valued> before = computed(days, LotMethod.AVERAGE_COST);
          List<DayResult.Valued> after = computed(moved, LotMethod.AVERAGE_COST);
          for (int i = 0; i < before.size(); i++) {
            equal(before.get(i).close().nav(), after.get(i).close().nav());
            equal(before.get(i).pnl().total(), after.get(i).pnl().total());
            assertThat(before.get(i).close().book().lots())
                .isEqualTo(after.get(i).close().book().lots());
          }
        });
  }

  /** Whoever is short of everything loses what the other gains. */
  @Test
  void aMirroredLedgerGainsTheOpposite() {
    forEachSeed(
        500,
        seed -> {
          List<Day> days = RandomLedger.days(seed, Kind.NO_FEES, DAYS);
          List<Day> mirrored = new ArrayList<>();
          for (Day day : days) {
            List<Transaction> transactions =
                day.transactions().stream().map(LedgerPropertiesTest::mirrored).toList();
            mirrored.add(new Day(day.date(), transactions, day.prices(), day.computed()));
          }
          List<DayResult.Valued> own = computed(days, LotMethod.FIFO);
          List<DayResult.Valued> other = computed(mirrored, LotMethod.FIFO);
          for (int i = 0; i < own.size(); i++) {
            equal(own.get(i).close().nav(), other.get(i).close().nav().negate());
            equal(own.get(i).pnl().holding(), other.get(i).pnl().holding().negate());
            equal(own.get(i).pnl().trading(), other.get(i).pnl().trading().negate());
            equal(own.get(i).pnl().income(), other.get(i).pnl().income().negate());
            equal(own.get(i).realised().total(), other.get(i).realised().total().negate());
            equal(own.get(i).close().longValue(), other.get(i).close().shortValue().negate());
          }
        });
  }

  @Test
  void aSplitAtAnUnchangedWorthIsNoProfit() {
    forEachSeed(
        1_000,
        seed -> {
          List<Day> days = RandomLedger.days(seed, Kind.ALL, DAYS);
          Close close = last(days, LotMethod.FIFO).close();
          Day day = days.getLast();
          List<Transaction> splits = new ArrayList<>();
          Map<String, BigDecimal> prices = new java.util.HashMap<>(day.prices());
          for (Instrument share : RandomLedger.SHARES) {
            splits.add(
                new Split(
                    day.date().plusDays(1), share.id(), new BigDecimal(8), new BigDecimal(5)));
            prices.merge(share.id(), new BigDecimal("0.625"), BigDecimal::multiply); // 5/8, exactly
          }
          var next = new Day(day.date().plusDays(1), splits, prices, true);
          DayResult.Valued valued = valued(close, next, splits);
          assertThat(valued.pnl().total()).isCloseTo(BigDecimal.ZERO, within(PlainLedger.ROUNDING));
          equal(
              valued.close().book().lots().stream()
                  .map(Lot::basis)
                  .reduce(BigDecimal.ZERO, BigDecimal::add),
              close.book().lots().stream()
                  .map(Lot::basis)
                  .reduce(BigDecimal.ZERO, BigDecimal::add));
        });
  }

  @Test
  void lotIdsAreUniqueAndClosedLotsAreEmpty() {
    forEachSeed(
        500,
        seed -> {
          Close close = last(RandomLedger.days(seed, Kind.ALL, DAYS), LotMethod.FIFO).close();
          Set<String> ids = new HashSet<>();
          for (Lot lot : everyLot(close)) {
            assertThat(ids.add(lot.id())).isTrue();
            assertThat(lot.closedOn() == null).isEqualTo(lot.quantity().signum() != 0);
            if (lot.closedOn() != null) {
              equal(lot.basis(), BigDecimal.ZERO);
            }
          }
        });
  }

  private static List<Transaction> cashFirst(List<Transaction> transactions) {
    List<Transaction> moved = new ArrayList<>();
    for (Transaction transaction : transactions.reversed()) {
      boolean trades =
          switch (transaction) {
            case Trade _, TransferIn _, OptionExercise _, Transaction.OptionExpiry _ -> true;
            default -> false;
          };
      moved.add(trades ? 0 : moved.size(), transaction);
    }
    return moved;
  }

  private static Transaction mirrored(Transaction transaction) {
    return switch (transaction) {
      case CashFlow flow -> new CashFlow(flow.date(), flow.amount().negate());
      case Interest interest -> new Interest(interest.date(), interest.amount().negate());
      case Trade trade -> trade.withQuantity(trade.quantity().negate());
      case OptionExercise e ->
          new OptionExercise(
              e.date(),
              e.option(),
              e.right(),
              e.contracts().negate(),
              e.underlying(),
              e.strike(),
              e.lot(),
              e.underlyingLot());
      case Dividend _, Split _, Transaction.OptionExpiry _ -> transaction;
      case TransferIn _, Transaction.Fee _ -> throw new IllegalStateException();
    };
  }

  private static List<DayResult.Valued> computed(List<Day> days, LotMethod method) {
    List<DayResult.Valued> results = new ArrayList<>();
    List<Transaction> gap = new ArrayList<>();
    Close close = Close.beforeTheFirst(method);
    for (Day day : days) {
      gap.addAll(day.transactions());
      if (day.computed()) {
        DayResult.Valued valued = valued(close, day, gap);
        results.add(valued);
        close = valued.close();
        gap.clear();
      }
    }
    return results;
  }

  private static DayResult.Valued last(List<Day> days, LotMethod method) {
    return computed(days, method).getLast();
  }

  private static DayResult.Valued valued(Close close, Day day, List<Transaction> transactions) {
    return (DayResult.Valued)
        RollForward.day(close, day.date(), List.copyOf(transactions), day.prices());
  }

  private static List<Transaction> all(List<Day> days) {
    return days.stream().flatMap(day -> day.transactions().stream()).toList();
  }

  private static List<Lot> everyLot(Close close) {
    List<Lot> lots = new ArrayList<>(close.book().lots());
    lots.addAll(close.book().closedLots());
    return lots;
  }

  private static void equal(BigDecimal actual, BigDecimal expected) {
    assertThat(actual).isEqualByComparingTo(expected);
  }

  private static void forEachSeed(int count, LongConsumer property) {
    for (long seed = 0; seed < count; seed++) {
      try {
        property.accept(seed);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }
}
