package dev.sigmasight.server.valuation;

import dev.sigmasight.quant.ledger.Lot;
import java.math.BigDecimal;

/** What a lot is worth as a position in its underlying. */
public final class DeltaValue {
  private DeltaValue() {}

  /**
   * {@code signed quantity × multiplier × delta × price of the underlying}, in the currency of the
   * price.
   */
  public static BigDecimal of(Lot lot, Mark mark) {
    return lot.quantity()
        .multiply(lot.instrument().multiplier())
        .multiply(BigDecimal.valueOf(mark.delta()))
        .multiply(mark.deltaPrice());
  }
}
