package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.calendar.TradingCalendar;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Reads stored prices. */
public class Prices {

  /** Prices, dividends and splits of these symbols from one date to another, both included. */
  public PriceHistory load(Collection<String> symbols, LocalDate from, LocalDate to) {
    return PriceHistory.builder(TradingCalendar.nyse()).build();
  }

  /** How far the stored prices reach. */
  public Freshness freshness() {
    return new Freshness(Optional.empty(), 0, Map.of());
  }
}
