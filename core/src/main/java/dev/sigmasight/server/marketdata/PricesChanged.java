package dev.sigmasight.server.marketdata;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prices, dividends or splits were stored that were not there before. Published inside the
 * transaction that stores them: what a listener writes is kept or lost with the prices, and its
 * exceptions undo both.
 *
 * @param changedFrom by symbol the earliest date that is new or changed; values of the symbol on
 *     and after it rest on other figures than before; never empty
 */
public record PricesChanged(Map<String, LocalDate> changedFrom) {
  public PricesChanged {
    changedFrom = Collections.unmodifiableMap(new TreeMap<>(changedFrom));
  }
}
