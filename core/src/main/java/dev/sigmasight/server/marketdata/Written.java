package dev.sigmasight.server.marketdata;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What storing prices came to.
 *
 * @param added prices of sessions that had none
 * @param changed stored prices that were replaced
 * @param unchanged prices that were stored already
 * @param kept stored prices of a better origin, which stay
 * @param changedFrom by symbol the earliest date whose close, adjusted close or origin was added or
 *     changed, or became final
 */
public record Written(
    long added, long changed, long unchanged, long kept, Map<String, LocalDate> changedFrom) {
  /** Nothing was to be stored. */
  public static final Written NOTHING = new Written(0, 0, 0, 0, Map.of());

  public Written {
    changedFrom = Collections.unmodifiableMap(new TreeMap<>(changedFrom));
  }
}
