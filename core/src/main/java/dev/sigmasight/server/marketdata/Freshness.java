package dev.sigmasight.server.marketdata;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * How far the stored prices reach.
 *
 * @param newest the newest session with a price; empty while nothing is stored
 * @param symbols how many symbols have a price
 * @param symbolsByOrigin how many of them have their newest price from where
 */
public record Freshness(
    Optional<LocalDate> newest, int symbols, Map<PriceOrigin, Integer> symbolsByOrigin) {
  public Freshness {
    symbolsByOrigin = Map.copyOf(symbolsByOrigin);
  }
}
