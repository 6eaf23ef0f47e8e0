package dev.sigmasight.server.analytics;

import dev.sigmasight.server.overview.Quality;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How much what is held moves as one. */
@Schema(name = "DiversificationScore")
record DiversificationView(
    boolean available,
    UUID portfolioId,
    @Nullable LocalDate asOf,
    @Nullable LocalDate dataThrough,
    Quality quality,
    @Nullable String qualityReason,
    @Schema(
            description =
                "mean of |correlation| weighted by the products of the exposures, 0 to 1; lower is"
                    + " better diversified")
        @Nullable BigDecimal portfolioCorrelation,
    @Schema(description = "share of the weight of all pairs that is known, fraction")
        @Nullable BigDecimal pairCoverage,
    @Schema(
            description =
                "volatilities of the holdings over that of all together, ratio of 1 and more; over"
                    + " 252 sessions")
        @Nullable BigDecimal diversificationRatio,
    @Schema(description = "its square, count of independent bets; over 252 sessions")
        @Nullable BigDecimal effectiveBets,
    @Schema(description = "sessions") @Nullable Integer durationDays,
    @Nullable LocalDate calculationDate,
    @Schema(description = "count") @Nullable Integer symbolsIncluded,
    Meta metadata) {

  @Schema(name = "DiversificationScoreMetadata")
  record Meta(
      @Schema(description = "sessions") int lookbackDays,
      @Schema(description = "common daily returns that a pair needs, count") int minOverlap,
      String selectionMethod,
      @Schema(description = "the same for the same results") @Nullable UUID calculationId,
      @Nullable String reason,
      @Nullable String message) {}
}
