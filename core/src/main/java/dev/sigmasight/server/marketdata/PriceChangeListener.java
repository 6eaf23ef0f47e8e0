package dev.sigmasight.server.marketdata;

import java.time.LocalDate;
import java.util.Map;

/** Is told about new and changed prices, inside the transaction that stores them. */
public interface PriceChangeListener {

  /**
   * Values of these symbols on and after these dates rest on other prices, dividends or splits than
   * before.
   *
   * @param changedFrom by symbol the earliest date that is new or changed; never empty
   */
  void pricesChanged(Map<String, LocalDate> changedFrom);
}
