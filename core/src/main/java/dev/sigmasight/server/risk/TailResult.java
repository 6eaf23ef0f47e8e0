package dev.sigmasight.server.risk;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Losses of one day that today's holdings exceed rarely, in currency, positive for a loss.
 *
 * @param scenarios days of the last 252 sessions on which everything counted has a return
 * @param coverage share of gross delta value that is counted; null if nothing is held
 * @param holdingsVolatility of today's holdings over those days, a fraction of NAV per √year
 * @param symbols in alphabetical order
 * @param shortfallParts what each symbol adds to the historical expected shortfall; null for one
 *     that is not counted
 * @param factorParts what each adds to the expected shortfall of the factor model
 */
public record TailResult(
    int scenarios,
    @Nullable Double coverage,
    @Nullable Double holdingsVolatility,
    @Nullable Double historicalVar95,
    @Nullable Double historicalEs95,
    @Nullable Double normalVar95,
    @Nullable Double normalEs95,
    @Nullable Double normalVar99,
    @Nullable Double normalEs99,
    @Nullable Double factorVar95,
    @Nullable Double factorEs95,
    @Nullable Double factorVar99,
    @Nullable Double factorEs99,
    List<String> symbols,
    List<@Nullable Double> shortfallParts,
    List<@Nullable Double> factorParts) {
  public TailResult {
    symbols = List.copyOf(symbols);
    shortfallParts = Collections.unmodifiableList(shortfallParts);
    factorParts = Collections.unmodifiableList(factorParts);
  }
}
