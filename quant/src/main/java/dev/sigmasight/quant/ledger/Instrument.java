package dev.sigmasight.quant.ledger;

import java.math.BigDecimal;

/**
 * Something that can be held.
 *
 * @param id unique within a ledger
 * @param multiplier units of value per unit of quantity and price: 1 for shares and funds, 100 for
 *     a standard option
 */
public record Instrument(String id, BigDecimal multiplier) {
  public Instrument {
    Exact.named("instrument id", id);
    multiplier = Exact.positive("multiplier", multiplier).stripTrailingZeros();
  }

  /** A share, a fund, or anything else worth its price. */
  public static Instrument share(String id) {
    return new Instrument(id, BigDecimal.ONE);
  }

  /** A contract on {@code multiplier} units. */
  public static Instrument contract(String id, int multiplier) {
    return new Instrument(id, BigDecimal.valueOf(multiplier));
  }
}
