package dev.sigmasight.quant.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.quant.ledger.Transaction.CashFlow;
import dev.sigmasight.quant.ledger.Transaction.Dividend;
import dev.sigmasight.quant.ledger.Transaction.Fee;
import dev.sigmasight.quant.ledger.Transaction.Interest;
import dev.sigmasight.quant.ledger.Transaction.OptionExercise;
import dev.sigmasight.quant.ledger.Transaction.OptionExpiry;
import dev.sigmasight.quant.ledger.Transaction.Right;
import dev.sigmasight.quant.ledger.Transaction.Split;
import dev.sigmasight.quant.ledger.Transaction.Trade;
import dev.sigmasight.quant.ledger.Transaction.TransferIn;
import dev.sigmasight.quant.ledger.TransactionRefused.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookTest {
  private static final LocalDate D1 = LocalDate.of(2025, 3, 3);
  private static final LocalDate D2 = D1.plusDays(1);
  private static final LocalDate D3 = D1.plusDays(2);
  private static final Instrument XYZ = Instrument.share("XYZ");
  private static final Instrument CALL = Instrument.contract("XYZ250620C00100000", 100);

  @Test
  void aBuyMovesCashAndOpensALot() {
    Book book = fifo(cash(D1, "10000"), open(D1, "100", "50.25").withFees(n("1.50")));
    equal(book.cash(), "4973.50");
    Lot lot = book.lots().getFirst();
    equal(lot.basis(), "5025");
    equal(lot.cost().orElseThrow(), "5025");
    equal(lot.entryPrice().orElseThrow(), "50.25");
    equal(lot.fees(), "1.50");
    assertThat(lot.openedOn()).isEqualTo(D1);
    assertThat(lot.costKnown()).isTrue();
  }

  @Test
  void aShortSaleBringsCashAndANegativeCost() {
    Book book = fifo(open(D1, "-100", "50"));
    equal(book.cash(), "5000");
    equal(book.lots().getFirst().basis(), "-5000");
    Book covered = book.after(List.of(close(D2, "100", "40")));
    equal(covered.cash(), "1000");
    equal(covered.closedLots().getFirst().realised(), "1000");
    assertThat(covered.holdings()).isEmpty();
  }

  @Test
  void theOldestLotIsClosedFirst() {
    Book book = fifo(open(D1, "10", "100"), open(D2, "10", "120"), close(D3, "-15", "130"));
    equal(book.totals().realised().onKnownCost(), "350"); // 10 × 30 + 5 × 10
    Lot left = book.lots().getFirst();
    equal(left.quantity(), "5");
    equal(left.basis(), "600");
    equal(left.realised(), "50");
    assertThat(book.closedLots().getFirst().closedOn()).isEqualTo(D3);
  }

  @Test
  void averageCostMixesTheLots() {
    Book book =
        Book.empty(LotMethod.AVERAGE_COST)
            .after(List.of(open(D1, "10", "100"), open(D2, "10", "120"), close(D3, "-15", "130")));
    equal(book.totals().realised().onKnownCost(), "300"); // 15 × (130 − 110)
    equal(book.lots().getFirst().basis(), "550");
  }

  @Test
  void averageCostKeepsUnknownCostsApart() {
    Book book =
        Book.empty(LotMethod.AVERAGE_COST)
            .after(
                List.of(
                    open(D1, "10", "100"),
                    new TransferIn(D1, XYZ, n("10"), n("200"), "T"),
                    open(D2, "10", "120"),
                    close(D3, "-15", "130")));
    equal(book.totals().realised().onKnownCost(), "200"); // 10 × (130 − 110)
    equal(book.totals().realised().sinceEntry(), "-350"); // 5 × (130 − 200)
  }

  @Test
  void averageCostLeavesTheOtherSideAlone() {
    Book book =
        Book.empty(LotMethod.AVERAGE_COST)
            .after(
                List.of(
                    open(D1, "10", "100"),
                    open(D1, "-10", "70").withLot("S"),
                    open(D2, "10", "120"),
                    close(D3, "-15", "130")));
    equal(book.totals().realised().onKnownCost(), "300");
    Lot opposite =
        book.lots().stream().filter(lot -> lot.id().equals("S")).findFirst().orElseThrow();
    equal(opposite.basis(), "-700");
  }

  @Test
  void aTradeMayNameItsLot() {
    Book book =
        fifo(
            open(D1, "10", "100").withLot("A"),
            open(D1, "10", "120").withLot("B"),
            close(D2, "-10", "130").withLot("B"));
    assertThat(book.lots()).extracting(Lot::id).containsExactly("A");
    equal(book.totals().realised().onKnownCost(), "100");
  }

  @Test
  void lotsWithoutANameAreNumbered() {
    Book book = fifo(open(D1, "1", "1"), open(D1, "1", "1").withLot("XYZ#3"), open(D2, "1", "1"));
    assertThat(book.lots()).extracting(Lot::id).containsExactly("XYZ#1", "XYZ#3", "XYZ#4");
  }

  @Test
  void aNetTradeCrossesZero() {
    Book book = fifo(open(D1, "10", "100"), net(D2, "-25", "90").withFees(n("5")).withLot("S"));
    equal(book.quantity("XYZ"), "-15");
    Lot opened = book.lots().getFirst();
    assertThat(opened.id()).isEqualTo("S");
    equal(opened.basis(), "-1350");
    equal(opened.fees(), "3");
    equal(book.closedLots().getFirst().fees(), "2");
    equal(book.closedLots().getFirst().realised(), "-100");
  }

  @Test
  void anOpeningTradeLeavesOppositeLotsAlone() {
    Book book = fifo(open(D1, "10", "100"), open(D2, "-4", "110"));
    assertThat(book.lots()).hasSize(2);
    equal(book.quantity("XYZ"), "6");
  }

  @Test
  void closingMoreThanIsHeldIsRefused() {
    refused(Reason.EXCEEDS_HOLDING, open(D1, "10", "100"), close(D2, "-11", "90"));
    refused(Reason.EXCEEDS_HOLDING, close(D2, "-1", "90"));
    refused(
        Reason.EXCEEDS_HOLDING,
        open(D1, "10", "100").withLot("A"),
        open(D1, "10", "100").withLot("B"),
        close(D2, "-11", "90").withLot("A"));
  }

  @Test
  void aRefusalSaysByHowMuch() {
    assertThatThrownBy(() -> fifo(open(D1, "10", "100"), close(D2, "-11.5", "90")))
        .hasMessage("closing 11.5 of XYZ exceeds what is held by 1.5");
  }

  @Test
  void anUnknownLotIsRefused() {
    refused(Reason.UNKNOWN_LOT, open(D1, "10", "100"), close(D2, "-1", "90").withLot("nope"));
    refused(
        Reason.UNKNOWN_LOT,
        open(D1, "10", "100").withLot("A"),
        close(D2, "-10", "1").withLot("A"),
        close(D3, "-1", "1").withLot("A"));
    refused(
        Reason.UNKNOWN_LOT, open(D1, "10", "1").withLot("A"), close(D2, "10", "1").withLot("A"));
    refused(Reason.UNKNOWN_LOT, new OptionExpiry(D1, CALL.id(), "nope"));
  }

  @Test
  void aLotIdIsUsedOnce() {
    refused(
        Reason.LOT_EXISTS, open(D1, "10", "100").withLot("A"), open(D2, "1", "90").withLot("A"));
    refused(
        Reason.LOT_EXISTS,
        open(D1, "10", "100").withLot("A"),
        close(D2, "-10", "100"),
        new TransferIn(D3, XYZ, n("1"), n("1"), "A"));
  }

  @Test
  void aLotIdIsRememberedAfterItClosed() {
    Book book = fifo(open(D1, "10", "100").withLot("A")).after(List.of(close(D2, "-10", "1")));
    assertThatThrownBy(() -> book.after(List.of(open(D3, "1", "1").withLot("A"))))
        .isInstanceOfSatisfying(
            TransactionRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.LOT_EXISTS));
  }

  @Test
  void theMultiplierOfAHoldingIsFixed() {
    refused(
        Reason.MULTIPLIER_DIFFERS,
        open(D1, "10", "100"),
        Trade.open(D2, Instrument.contract("XYZ", 100), n("1"), n("1")));
    refused(
        Reason.MULTIPLIER_DIFFERS,
        open(D1, "10", "100"),
        new TransferIn(D2, Instrument.contract("XYZ", 100), n("1"), n("1"), null));
    Book same =
        fifo(
            open(D1, "10", "100"),
            Trade.open(D2, new Instrument("XYZ", n("1.00")), n("1"), n("1")));
    assertThat(same.lots()).hasSize(2);
  }

  @Test
  void timeDoesNotRunBackwards() {
    Book book = fifo(open(D2, "10", "100"));
    assertThatThrownBy(() -> book.after(List.of(cash(D2, "1"))))
        .isInstanceOfSatisfying(
            TransactionRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.OUT_OF_ORDER));
    assertThat(book.after(List.of(cash(D3, "1"))).date()).isEqualTo(D3);
  }

  @Test
  void aRefusalLeavesTheBookAsItWas() {
    Book book = fifo(open(D1, "10", "100"));
    assertThatThrownBy(() -> book.after(List.of(cash(D2, "5"), close(D2, "-99", "1"))))
        .isInstanceOf(TransactionRefused.class);
    equal(book.cash(), "-1000");
    equal(book.quantity("XYZ"), "10");
  }

  @Test
  void datesMayComeInAnyOrder() {
    Book book = fifo(close(D3, "-10", "130"), open(D1, "10", "100"));
    equal(book.totals().realised().total(), "300");
  }

  @Test
  void aDividendGoesToWhoHeldAtThePreviousClose() {
    Book book = fifo(open(D1, "100", "50"));
    Book day = book.after(List.of(close(D2, "-40", "50"), dividend(D2, "0.5"), net(D2, "7", "50")));
    equal(day.totals().income(), "50");
    equal(day.cash(), "-3300");
    equal(day.lots().getFirst().income(), "50");
  }

  @Test
  void aShortPaysTheDividend() {
    Book book = fifo(open(D1, "-100", "50"), dividend(D2, "0.5"));
    equal(book.totals().income(), "-50");
    equal(book.cash(), "4950");
  }

  @Test
  void aDividendOfASplitDayIsPerNewShare() {
    Book book = fifo(open(D1, "100", "50"), dividend(D2, "0.5"), split(D2, "2", "1"));
    equal(book.totals().income(), "100");
  }

  @Test
  void dividendsAndSplitsOfWhatIsNotHeldChangeNothing() {
    Book book = fifo(dividend(D1, "0.5"), split(D1, "2", "1"));
    assertThat(book.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2, 1, 200",
    "3, 2, 150",
    "1, 3, 33.333333333333",
    "1, 8, 12.5",
    "7, 3, 233.333333333333"
  })
  void aSplitChangesUnitsAndKeepsTheCost(String numerator, String denominator, String quantity) {
    Book book = fifo(open(D1, "100", "50.01"), split(D2, numerator, denominator));
    equal(book.quantity("XYZ"), quantity);
    equal(book.lots().getFirst().basis(), "5001");
    equal(book.cash(), "-5001");
  }

  @Test
  void aTransferInIsAFlowWithoutACost() {
    Book book = fifo(new TransferIn(D1, CALL, n("-2"), n("3.5"), "T"));
    equal(book.cash(), "0");
    equal(book.totals().flows(), "-700");
    Lot lot = book.lots().getFirst();
    assertThat(lot.cost()).isEmpty();
    equal(lot.basis(), "-700");
    Book closed = book.after(List.of(Trade.close(D2, CALL, n("2"), n("1"))));
    equal(closed.totals().realised().sinceEntry(), "500");
    equal(closed.totals().realised().onKnownCost(), "0");
  }

  @Test
  void interestAndFeesMoveCash() {
    Book book =
        fifo(
            cash(D1, "100"),
            new Interest(D1, n("2.5")),
            new Interest(D2, n("-1")),
            new Fee(D2, n("4")),
            cash(D3, "-10"));
    equal(book.cash(), "87.5");
    equal(book.totals().income(), "1.5");
    equal(book.totals().fees(), "4");
    equal(book.totals().flows(), "90");
  }

  /** 100 bought at 50, 40 sold at 60, a dividend of 0.5 on all, the rest worth 55. */
  @Test
  void aLotKnowsItsProfitSinceEntry() {
    Book book =
        fifo(
            open(D1, "100", "50").withFees(n("3")),
            dividend(D2, "0.5"),
            close(D3, "-40", "60").withFees(n("2")));
    Lot lot = book.lots().getFirst();
    equal(lot.unrealised(n("55")), "300");
    equal(lot.profitSinceEntry(n("55")), "745"); // 400 + 300 + 50 − 5
  }

  @Test
  void anOptionExpiresWorthless() {
    Book book =
        fifo(
            Trade.open(D1, CALL, n("3"), n("2")).withLot("long"),
            Trade.open(D1, CALL, n("-1"), n("2.5")).withLot("short"),
            new OptionExpiry(D2, CALL.id(), null));
    assertThat(book.holdings()).isEmpty();
    equal(book.cash(), "-350");
    equal(book.totals().realised().total(), "-350");
    assertThat(fifo(new OptionExpiry(D1, CALL.id(), null)).holdings()).isEmpty();
  }

  @Test
  void oneLotMayExpire() {
    Book book =
        fifo(
            Trade.open(D1, CALL, n("3"), n("2")).withLot("A"),
            Trade.open(D1, CALL, n("1"), n("2")).withLot("B"),
            new OptionExpiry(D2, CALL.id(), "A"));
    assertThat(book.lots()).extracting(Lot::id).containsExactly("B");
  }

  /** Long calls and short puts buy the underlying, short calls and long puts sell it. */
  @ParameterizedTest
  @CsvSource({"CALL, 2, 200", "CALL, -2, -200", "PUT, 2, -200", "PUT, -2, 200"})
  void anExerciseTradesTheUnderlyingAtTheStrike(Right right, BigDecimal held, BigDecimal units) {
    Book book =
        fifo(
            Trade.open(D1, CALL, held, n("2")),
            new OptionExercise(D2, CALL, right, held, XYZ, n("100"), null, "U"));
    equal(book.quantity("XYZ"), units.toPlainString());
    equal(book.quantity(CALL.id()), "0");
    Lot underlying = book.lots().getFirst();
    assertThat(underlying.id()).isEqualTo("U");
    equal(underlying.basis(), units.multiply(n("100")).toPlainString());
    equal(book.totals().realised().total(), held.multiply(n("-200")).toPlainString());
  }

  @Test
  void anAssignedCallDeliversTheSharesHeld() {
    Book book =
        fifo(
            open(D1, "100", "90").withLot("shares"),
            Trade.open(D1, CALL, n("-1"), n("2")),
            new OptionExercise(D2, CALL, Right.CALL, n("-1"), XYZ, n("100"), null, null));
    assertThat(book.holdings()).isEmpty();
    equal(book.totals().realised().total(), "1200");
    equal(book.cash(), "1200");
  }

  @Test
  void anExerciseMayNameItsLot() {
    Book book =
        fifo(
            Trade.open(D1, CALL, n("1"), n("2")).withLot("A"),
            Trade.open(D1, CALL, n("1"), n("3")).withLot("B"),
            new OptionExercise(D2, CALL, Right.CALL, n("1"), XYZ, n("100"), "B", null));
    assertThat(book.lots()).extracting(Lot::id).containsExactly("A", "XYZ#3");
    equal(book.totals().realised().total(), "-300");
  }

  @Test
  void exercisingMoreThanIsHeldIsRefused() {
    refused(
        Reason.EXCEEDS_HOLDING,
        Trade.open(D1, CALL, n("1"), n("2")),
        new OptionExercise(D2, CALL, Right.CALL, n("2"), XYZ, n("100"), null, null));
  }

  @Test
  void aBookCannotBeChangedFromOutside() {
    Book book = fifo(open(D1, "10", "100"), open(D1, "1", "1"), close(D2, "-10", "100"));
    assertThatThrownBy(() -> book.holdings().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> book.closedLots().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> book.holding("XYZ").orElseThrow().lots().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static Book fifo(Transaction... transactions) {
    return Book.empty(LotMethod.FIFO).after(List.of(transactions));
  }

  private static void refused(Reason reason, Transaction... transactions) {
    assertThatThrownBy(() -> fifo(transactions))
        .isInstanceOfSatisfying(
            TransactionRefused.class,
            e -> {
              assertThat(e.reason()).isEqualTo(reason);
              assertThat(e.transaction()).isEqualTo(transactions[transactions.length - 1]);
            });
  }

  private static CashFlow cash(LocalDate date, String amount) {
    return new CashFlow(date, n(amount));
  }

  private static Trade open(LocalDate date, String quantity, String price) {
    return Trade.open(date, XYZ, n(quantity), n(price));
  }

  private static Trade close(LocalDate date, String quantity, String price) {
    return Trade.close(date, XYZ, n(quantity), n(price));
  }

  private static Trade net(LocalDate date, String quantity, String price) {
    return Trade.net(date, XYZ, n(quantity), n(price));
  }

  private static Dividend dividend(LocalDate date, String perUnit) {
    return new Dividend(date, "XYZ", n(perUnit));
  }

  private static Split split(LocalDate date, String numerator, String denominator) {
    return new Split(date, "XYZ", n(numerator), n(denominator));
  }

  private static BigDecimal n(String number) {
    return new BigDecimal(number);
  }

  private static void equal(BigDecimal actual, String expected) {
    assertThat(actual).isEqualByComparingTo(expected);
  }
}
