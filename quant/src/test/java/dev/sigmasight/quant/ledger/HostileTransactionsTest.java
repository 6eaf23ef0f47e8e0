package dev.sigmasight.quant.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigmasight.quant.ledger.Transaction.CashFlow;
import dev.sigmasight.quant.ledger.Transaction.Dividend;
import dev.sigmasight.quant.ledger.Transaction.Fee;
import dev.sigmasight.quant.ledger.Transaction.Interest;
import dev.sigmasight.quant.ledger.Transaction.OptionExercise;
import dev.sigmasight.quant.ledger.Transaction.Right;
import dev.sigmasight.quant.ledger.Transaction.Split;
import dev.sigmasight.quant.ledger.Transaction.Trade;
import dev.sigmasight.quant.ledger.Transaction.TransferIn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class HostileTransactionsTest {
  private static final LocalDate DAY = LocalDate.of(2025, 3, 3);
  private static final Instrument XYZ = Instrument.share("XYZ");
  private static final BigDecimal ZERO = BigDecimal.ZERO;
  private static final BigDecimal ONE = BigDecimal.ONE;
  private static final BigDecimal MINUS = BigDecimal.ONE.negate();

  /** Its plain text would have a billion digits. */
  private static final BigDecimal HUGE = new BigDecimal("1e1000000000");

  @Test
  void zeroQuantitiesAreRefused() {
    refused(() -> Trade.open(DAY, XYZ, ZERO, ONE));
    refused(() -> new TransferIn(DAY, XYZ, ZERO, ONE, null));
    refused(() -> new CashFlow(DAY, ZERO));
    refused(() -> new OptionExercise(DAY, XYZ, Right.CALL, ZERO, XYZ, ONE, null, null));
  }

  @Test
  void negativePricesFeesAndTermsAreRefused() {
    refused(() -> Trade.open(DAY, XYZ, ONE, MINUS));
    refused(() -> Trade.open(DAY, XYZ, ONE, ONE).withFees(MINUS));
    refused(() -> new TransferIn(DAY, XYZ, ONE, MINUS, null));
    refused(() -> new Fee(DAY, MINUS));
    refused(() -> new Dividend(DAY, "XYZ", MINUS));
    refused(() -> new Split(DAY, "XYZ", ZERO, ONE));
    refused(() -> new Split(DAY, "XYZ", ONE, MINUS));
    refused(() -> new OptionExercise(DAY, XYZ, Right.PUT, ONE, XYZ, MINUS, null, null));
    refused(() -> new Instrument("XYZ", ZERO));
    refused(() -> new Instrument(" ", ONE));
  }

  @Test
  void amountsThatWouldExhaustMemoryAreRefused() {
    for (BigDecimal monster : List.of(HUGE, new BigDecimal("1e-1000000000"))) {
      refused(() -> new CashFlow(DAY, monster));
      refused(() -> new Interest(DAY, monster));
      refused(() -> new Fee(DAY, monster));
      refused(() -> Trade.open(DAY, XYZ, monster, ONE));
      refused(() -> Trade.open(DAY, XYZ, ONE, monster));
      refused(() -> new Split(DAY, "XYZ", monster, ONE));
      refused(() -> new Instrument("XYZ", monster));
      refused(() -> ExposedPosition.share("P", XYZ, monster, ONE));
    }
  }

  @Test
  void scalesThatGrowStayBounded() {
    Book book =
        Book.empty(LotMethod.FIFO)
            .after(List.of(Trade.open(DAY, XYZ, new BigDecimal("1.00000001"), ONE)));
    for (int i = 1; i <= 60; i++) {
      book = book.after(List.of(new Split(DAY.plusDays(i), "XYZ", ONE, new BigDecimal("0.7"))));
    }
    assertThat(book.quantity("XYZ").scale()).isLessThanOrEqualTo(Exact.SCALE);
  }

  private static void refused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
  }
}
