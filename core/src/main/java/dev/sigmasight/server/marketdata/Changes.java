package dev.sigmasight.server.marketdata;

import java.time.LocalDate;
import java.util.Map;

/** Earliest changes by symbol. */
final class Changes {
  private Changes() {}

  static void merge(Map<String, LocalDate> all, Map<String, LocalDate> more) {
    more.forEach((symbol, on) -> all.merge(symbol, on, (a, b) -> a.isBefore(b) ? a : b));
  }
}
