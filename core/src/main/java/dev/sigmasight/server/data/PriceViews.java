package dev.sigmasight.server.data;

import dev.sigmasight.server.overview.Quality;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Daily prices as the API shows them. */
final class PriceViews {
  private PriceViews() {}

  /** Of what a portfolio holds. */
  @Schema(name = "HistoricalPrices")
  record Historical(
      HistoricalMeta metadata,
      @Schema(description = "by symbol; one without prices is absent")
          Map<String, PriceSeriesView> symbols,
      LocalDate asOf,
      @Schema(description = "session of the oldest of the newest prices")
          @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String qualityReason) {}

  /** What was asked for and found. */
  @Schema(name = "HistoricalPricesMeta")
  record HistoricalMeta(
      @Schema(description = "sessions asked for") int lookbackDays,
      @Schema(description = "first session") LocalDate startDate,
      @Schema(description = "last session") LocalDate endDate,
      @Schema(description = "sessions of the exchange from start_date to end_date")
          int tradingDaysIncluded,
      @Schema(description = "asked for, without a single price") List<String> symbolsMissing) {}

  /** Of one symbol. */
  @Schema(name = "BenchmarkPrices")
  record Benchmark(
      String symbol,
      boolean available,
      @Schema(description = "why there is nothing") @Nullable String message,
      BenchmarkMeta metadata,
      @Nullable PriceSeriesView data,
      LocalDate asOf,
      @Schema(description = "session of the newest price") @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String qualityReason) {}

  /** What was asked for and found. */
  @Schema(name = "BenchmarkPricesMeta")
  record BenchmarkMeta(
      @Schema(description = "sessions asked for") int lookbackDays,
      @Schema(description = "first session asked for") LocalDate startDate,
      @Schema(description = "last session asked for") LocalDate endDate,
      @Schema(description = "sessions with a price") int tradingDaysFound,
      @Schema(description = "first session with a price") @Nullable LocalDate firstDate,
      @Schema(description = "last session with a price") @Nullable LocalDate lastDate) {}
}
