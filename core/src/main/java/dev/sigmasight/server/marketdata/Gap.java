package dev.sigmasight.server.marketdata;

import java.time.LocalDate;

/**
 * Sessions of one symbol without a final price, or with one that is asked for again.
 *
 * @param from the first of them
 * @param to the last of them; some between may have a price
 */
record Gap(String symbol, LocalDate from, LocalDate to) {

  boolean overlaps(Gap other) {
    return symbol.equals(other.symbol) && !from.isAfter(other.to) && !other.from.isAfter(to);
  }

  /** From the first to the last session of both, which are of one symbol. */
  Gap with(Gap other) {
    return new Gap(
        symbol,
        from.isBefore(other.from) ? from : other.from,
        to.isAfter(other.to) ? to : other.to);
  }
}
