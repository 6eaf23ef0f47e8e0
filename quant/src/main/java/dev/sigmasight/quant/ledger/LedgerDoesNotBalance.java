package dev.sigmasight.quant.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;

/** An identity between the figures of a day is broken: a defect, never to be rounded away. */
public final class LedgerDoesNotBalance extends IllegalStateException {
  private static final long serialVersionUID = 1;

  LedgerDoesNotBalance(LocalDate date, String identity, BigDecimal left, BigDecimal right) {
    super(
        "%s on %s: %s is not %s"
            .formatted(identity, date, left.toPlainString(), right.toPlainString()));
  }

  static void unless(LocalDate date, String identity, BigDecimal left, BigDecimal right) {
    if (left.compareTo(right) != 0) {
      throw new LedgerDoesNotBalance(date, identity, left, right);
    }
  }
}
