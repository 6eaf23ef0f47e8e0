package dev.sigmasight.quant.ledger;

import java.math.BigDecimal;

/**
 * Profit, split by what it is measured from.
 *
 * @param onKnownCost against the price paid, for lots whose cost is known
 * @param sinceEntry against the value at which they were taken in, for lots that came without a
 *     cost; the gain since purchase of these is unknown
 */
public record Gains(BigDecimal onKnownCost, BigDecimal sinceEntry) {
  public static final Gains ZERO = new Gains(BigDecimal.ZERO, BigDecimal.ZERO);

  /** Both together: the profit since entry. */
  public BigDecimal total() {
    return onKnownCost.add(sinceEntry);
  }

  Gains plus(BigDecimal gain, boolean costKnown) {
    return costKnown
        ? new Gains(onKnownCost.add(gain), sinceEntry)
        : new Gains(onKnownCost, sinceEntry.add(gain));
  }

  Gains plus(Gains other) {
    return new Gains(onKnownCost.add(other.onKnownCost), sinceEntry.add(other.sinceEntry));
  }
}
