package dev.sigmasight.server.data;

import dev.sigmasight.server.overview.Quality;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The largest positions as the API shows them. */
final class TopViews {
  private TopViews() {}

  /** The largest first. */
  @Schema(name = "TopPositions")
  record Top(
      TopMeta meta,
      List<TopLine> data,
      @Schema(description = "percent of the sum of all absolute values; null if nothing is held")
          @Nullable BigDecimal coveragePercent,
      @Schema(description = "count of positions open at the close") int totalPositions,
      @Schema(description = "session of the close; null if none is computed")
          @Nullable LocalDate asOf,
      @Nullable LocalDate dataThrough,
      Quality quality,
      @Nullable String qualityReason) {}

  @Schema(name = "TopPositionsMeta")
  record TopMeta(
      Instant asOf,
      TopRequested requested,
      TopApplied applied,
      TopLimits limits,
      @Schema(description = "count of rows in data") int rowsReturned,
      @Schema(description = "whether there are more positions") boolean truncated,
      String schemaVersion) {}

  @Schema(name = "TopPositionsRequested")
  record TopRequested(
      UUID portfolioId,
      @Schema(description = "rows") int limit,
      String sortBy,
      @Nullable String asOfDate) {}

  @Schema(name = "TopPositionsApplied")
  record TopApplied(
      @Schema(description = "rows") int limit,
      String sortBy,
      @Schema(description = "closes up to this day count") LocalDate asOfDate) {}

  @Schema(name = "TopPositionsLimits")
  record TopLimits(
      @Schema(description = "rows") int maxLimit,
      @Schema(description = "calendar days") int maxLookbackDays) {}

  /** One position at the close. */
  @Schema(name = "TopPosition")
  record TopLine(
      UUID id,
      String symbol,
      @Schema(description = "of the company, that of the underlying for an option; else the symbol")
          String name,
      @Schema(description = "signed, shares or contracts") @Nullable BigDecimal qty,
      @Schema(description = "dollars, absolute, contract multiplier included")
          @Nullable BigDecimal value,
      @Schema(description = "percent of the sum of all absolute values")
          @Nullable BigDecimal weight,
      @Nullable String sector) {}
}
