package dev.sigmasight.server.marketdata;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Fetches the prices that are missing from the configured sources. */
public class PriceRefresh {

  /**
   * What a refresh came to.
   *
   * @param outcomes by symbol, one for each symbol asked for
   * @param changedFrom by symbol the earliest date that was added or changed
   */
  public record Report(Map<String, RefreshOutcome> outcomes, Map<String, LocalDate> changedFrom) {}

  /** Fetches what these symbols miss from one session to another, both included. */
  public Report refresh(Collection<String> symbols, LocalDate from, LocalDate to) {
    Map<String, LocalDate> neededFrom = new TreeMap<>();
    symbols.forEach(symbol -> neededFrom.put(symbol, from));
    return refresh(neededFrom, to);
  }

  /**
   * As {@link #refresh(Collection, LocalDate, LocalDate)}, with a first session for each symbol.
   */
  public Report refresh(Map<String, LocalDate> neededFrom, LocalDate to) {
    throw new UnsupportedOperationException();
  }
}
