package dev.sigmasight.server.risk;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Exposures to the factors on some days up to one.
 *
 * @param days with results, oldest first
 * @param matrix how the factors moved together on the last day asked for; null if unknown
 */
public record FactorHistory(
    SequencedMap<LocalDate, FactorExposures> days, @Nullable FactorMatrix matrix) {
  public FactorHistory {
    days = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(days));
  }
}
