package dev.sigmasight.quant.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.ledger.Transaction.CashFlow;
import dev.sigmasight.quant.ledger.Transaction.OptionExpiry;
import dev.sigmasight.quant.ledger.Transaction.Split;
import dev.sigmasight.quant.ledger.Transaction.Trade;
import dev.sigmasight.quant.ledger.Transaction.TransferIn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RollForwardTest {
  private static final LocalDate D1 = LocalDate.of(2025, 3, 3);
  private static final LocalDate D2 = D1.plusDays(1);
  private static final LocalDate D5 = D1.plusDays(4);
  private static final Instrument XYZ = Instrument.share("XYZ");
  private static final Instrument CALL = Instrument.contract("CALL", 100);

  @Test
  void namesWhatHasNoPrice() {
    List<Transaction> opening =
        List.of(
            Trade.open(D1, XYZ, n("1"), n("1")),
            Trade.open(D1, CALL, n("1"), n("1")),
            Trade.open(D1, Instrument.share("ABC"), n("1"), n("1")));
    DayResult result = RollForward.day(nothing(), D1, opening, Map.of("CALL", BigDecimal.ONE));
    assertThat(result)
        .isInstanceOfSatisfying(
            DayResult.Unpriced.class,
            unpriced -> {
              assertThat(unpriced.instruments()).containsExactly("ABC", "XYZ");
              assertThat(unpriced.date()).isEqualTo(D1);
            });
  }

  /** Lots of both signs that cancel out still need a price: their gains depend on it. */
  @Test
  void aBoxedHoldingNeedsAPriceToo() {
    List<Transaction> box =
        List.of(Trade.open(D1, XYZ, n("1"), n("5")), Trade.open(D1, XYZ, n("-1"), n("6")));
    assertThat(RollForward.day(nothing(), D1, box, Map.of()))
        .isInstanceOf(DayResult.Unpriced.class);
    DayResult.Valued day = valued(nothing(), D1, box, "9");
    equal(day.close().nav(), "1");
    equal(day.close().longValue(), "9");
    equal(day.close().shortValue(), "-9");
  }

  @Test
  void whatIsGoneAtTheCloseNeedsNoPrice() {
    Close before = opened(Trade.open(D1, CALL, n("2"), n("3")), Map.of("CALL", n("4")));
    var day =
        (DayResult.Valued)
            RollForward.day(before, D2, List.of(new OptionExpiry(D2, "CALL", null)), Map.of());
    equal(day.pnl().holding(), "-800");
    equal(day.pnl().trading(), "0");
    equal(day.realised().onKnownCost(), "-600");
    assertThat(day.closings())
        .containsExactly(
            new Closing("CALL#1", "CALL", D2, n("2"), BigDecimal.ZERO, n("-600"), true));
  }

  @Test
  void theFirstDayMeasuresAgainstItsOpeningFlow() {
    List<Transaction> opening =
        List.of(new CashFlow(D1, n("1000")), Trade.open(D1, XYZ, n("10"), n("50")));
    DayResult.Valued day = valued(nothing(), D1, opening, "51");
    assertThat(day.opening()).isTrue();
    assertThat(day.dailyReturn()).isEqualTo(new Estimate.Of(0.01, 1));
    DayResult.Valued next = valued(day.close(), D2, List.of(new CashFlow(D2, n("990"))), "41");
    assertThat(next.opening()).isFalse();
    assertThat(next.date()).isEqualTo(D2);
    assertThat(next.dailyReturn())
        .isEqualTo(new Estimate.Of(new BigDecimal(-100).doubleValue() / 1010, 1));
  }

  @Test
  void aPortfolioThatWasEmptiedOpensAgain() {
    DayResult.Valued first = valued(nothing(), D1, List.of(new CashFlow(D1, n("10"))), "1");
    DayResult.Valued emptied = valued(first.close(), D2, List.of(new CashFlow(D2, n("-10"))), "1");
    DayResult.Valued again = valued(emptied.close(), D5, List.of(new CashFlow(D5, n("20"))), "1");
    assertThat(again.opening()).isTrue();
    assertThat(again.dailyReturn()).isEqualTo(new Estimate.Of(0, 1));
  }

  @Test
  void thereIsNoReturnOnNothing() {
    DayResult.Valued idle = valued(nothing(), D1, List.of(), "1");
    assertThat(idle.dailyReturn()).isInstanceOf(Estimate.Degenerate.class);
    DayResult.Valued debt =
        valued(nothing(), D1, List.of(Trade.open(D1, XYZ, n("1"), n("9"))), "5");
    DayResult.Valued next = valued(debt.close(), D2, List.of(), "6");
    assertThat(next.dailyReturn()).isInstanceOf(Estimate.Degenerate.class);
    equal(next.pnl().total(), "1");
  }

  @Test
  void aTransferInIsAFlowInKind() {
    DayResult.Valued day =
        valued(nothing(), D1, List.of(new TransferIn(D1, XYZ, n("10"), n("50"), "T")), "55");
    equal(day.flow(), "500");
    equal(day.flowInKind(), "500");
    equal(day.pnl().trading(), "50");
    equal(day.close().unrealised().sinceEntry(), "50");
    equal(day.close().unrealised().onKnownCost(), "0");
  }

  /** Bought before a split and sold after it, all within one gap. */
  @Test
  void aGapMayHoldASplitBetweenTrades() {
    Close before = opened(Trade.open(D1, XYZ, n("10"), n("100")), Map.of("XYZ", n("100")));
    DayResult.Valued day =
        valued(
            before,
            D5,
            List.of(
                Trade.open(D2, XYZ, n("5"), n("110")),
                new Split(D2.plusDays(1), "XYZ", n("2"), n("1")),
                Trade.close(D5, XYZ, n("-12"), n("60"))),
            "58");
    equal(day.close().book().quantity("XYZ"), "18");
    equal(day.pnl().holding(), "160"); // 20 × 58 − 10 × 100
    equal(day.pnl().trading(), "54"); // (10 − 12) × 58 − 550 + 720
  }

  @Test
  void aForgedValueDoesNotBalance() {
    Close fair = opened(Trade.open(D1, XYZ, n("10"), n("100")), Map.of("XYZ", n("100")));
    Close forged = with(fair, fair.nav().add(n("0.01")), fair.unrealised());
    assertThatThrownBy(() -> valued(forged, D2, List.of(), "101"))
        .isInstanceOf(LedgerDoesNotBalance.class)
        .hasMessage("ΔNAV = P&L + flow on 2025-03-04: 9.99 is not 10");
  }

  @Test
  void aForgedGainDoesNotBalance() {
    Close fair = opened(Trade.open(D1, XYZ, n("10"), n("100")), Map.of("XYZ", n("100")));
    Close forged = with(fair, fair.nav(), new Gains(n("0.01"), BigDecimal.ZERO));
    assertThatThrownBy(() -> valued(forged, D2, List.of(), "101"))
        .isInstanceOf(LedgerDoesNotBalance.class)
        .hasMessageStartingWith("holding + trading = realised + Δ unrealised");
  }

  private static Close with(Close close, BigDecimal nav, Gains unrealised) {
    return new Close(
        close.date(),
        close.book(),
        close.prices(),
        close.longValue(),
        close.shortValue(),
        nav,
        unrealised);
  }

  @Test
  void transactionsMustLieWithinTheInterval() {
    Close before = opened(Trade.open(D1, XYZ, n("10"), n("100")), Map.of("XYZ", n("100")));
    for (LocalDate date : List.of(D1, D5)) {
      assertThatThrownBy(() -> valued(before, D2, List.of(new CashFlow(date, n("1"))), "1"))
          .isInstanceOfSatisfying(
              TransactionRefused.class,
              e -> assertThat(e.reason()).isEqualTo(TransactionRefused.Reason.OUT_OF_ORDER));
    }
    assertThatThrownBy(() -> valued(before, D1, List.of(), "1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNegativePriceIsRefused() {
    Close before = opened(Trade.open(D1, XYZ, n("10"), n("100")), Map.of("XYZ", n("100")));
    assertThatThrownBy(() -> valued(before, D2, List.of(), "-1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("XYZ");
  }

  @Test
  void aCloseNeedsEveryPrice() {
    Book book = Book.empty(LotMethod.FIFO).after(List.of(Trade.open(D1, XYZ, n("1"), n("1"))));
    assertThat(Valuation.unpriced(book, Map.of())).containsExactly("XYZ");
    assertThatThrownBy(() -> Close.of(D1, book, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no price on 2025-03-03 for [XYZ]");
  }

  private static Close nothing() {
    return Close.beforeTheFirst(LotMethod.FIFO);
  }

  private static Close opened(Trade trade, Map<String, BigDecimal> prices) {
    return Close.of(D1, Book.empty(LotMethod.FIFO).after(List.of(trade)), prices);
  }

  private static DayResult.Valued valued(
      Close previous, LocalDate date, List<Transaction> transactions, String price) {
    return (DayResult.Valued)
        RollForward.day(previous, date, transactions, Map.of("XYZ", n(price)));
  }

  private static BigDecimal n(String number) {
    return new BigDecimal(number);
  }

  private static void equal(BigDecimal actual, String expected) {
    assertThat(actual).isEqualByComparingTo(expected);
  }
}
