package dev.sigmasight.server.analytics;

import dev.sigmasight.server.overview.Quality;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the largest holdings move together. */
@Schema(name = "CorrelationMatrix")
public record CorrelationView(
    @Nullable MatrixView data,
    boolean available,
    UUID portfolioId,
    @Nullable LocalDate asOf,
    @Nullable LocalDate dataThrough,
    Quality quality,
    @Nullable String qualityReason,
    DataQualityView dataQuality,
    Meta metadata) {

  @Schema(name = "CorrelationMatrixMetadata")
  public record Meta(
      @Nullable LocalDate calculationDate,
      @Schema(description = "sessions") int durationDays,
      @Schema(description = "count") int symbolsIncluded,
      @Schema(description = "sessions") int lookbackDays,
      @Schema(description = "common daily returns that a pair needs, count") int minOverlap,
      @Schema(description = "count") int maxSymbols,
      @Schema(description = "weight: the largest net delta values") String selectionMethod,
      @Schema(description = "stored by the batch, or computed from stored prices when asked")
          @Nullable String source,
      @Nullable String reason,
      @Nullable String message,
      @Schema(description = "sessions") @Nullable Integer requestedLookbackDays,
      @Schema(description = "count") @Nullable Integer symbolsFound) {}
}
