package dev.sigmasight.server.risk;

import org.jspecify.annotations.Nullable;

/**
 * Where volatility stands and is expected to go. Unknown is null.
 *
 * @param forecast of the next 21 days, a fraction per √year
 * @param low lower end of its 90 % interval
 * @param high upper end
 * @param model what the forecast was made with: {@code HAR} or {@code EXPONENTIALLY_WEIGHTED}
 * @param percentile share of the rolling 21-day values below the latest
 * @param trend {@code INCREASING}, {@code DECREASING} or {@code STABLE}
 * @param trendRatio 21-day volatility over that of 63 days
 */
public record VolatilityOutlook(
    @Nullable Double forecast,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable String model,
    @Nullable Double percentile,
    @Nullable String trend,
    @Nullable Double trendRatio) {
  /** Nothing is known. */
  static final VolatilityOutlook UNKNOWN =
      new VolatilityOutlook(null, null, null, null, null, null, null);
}
