package dev.sigmasight.quant.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The open lots of one instrument, oldest first. Never empty in a {@link Book}. */
public record Holding(Instrument instrument, List<Lot> lots) {
  public Holding {
    lots = List.copyOf(lots);
  }

  /** Net signed quantity over all lots. */
  public BigDecimal quantity() {
    BigDecimal sum = BigDecimal.ZERO;
    for (Lot lot : lots) {
      sum = sum.add(lot.quantity());
    }
    return sum;
  }

  Holding with(Lot lot) {
    List<Lot> all = new ArrayList<>(lots);
    all.add(lot);
    return new Holding(instrument, all);
  }
}
