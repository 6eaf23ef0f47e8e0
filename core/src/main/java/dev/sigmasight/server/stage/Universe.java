package dev.sigmasight.server.stage;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the portfolios of a run hold or held.
 *
 * @param firstHeld by symbol of a listed security the first day on which one of them held it, or an
 *     option on it
 */
public record Universe(SortedMap<String, LocalDate> firstHeld) {
  public Universe {
    firstHeld = Collections.unmodifiableSortedMap(new TreeMap<>(firstHeld));
  }
}
