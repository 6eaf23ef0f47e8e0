package dev.sigmasight.server.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sigmasight.server.overview.Quality;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The newest close of a portfolio in a few figures; unknown is null with its reason. */
@Schema(name = "PortfolioSnapshot")
record SnapshotView(
    UUID portfolioId,
    @Schema(description = "session of the close; null if none is computed")
        @Nullable LocalDate snapshotDate,
    @Schema(description = "percent of NAV that the end-of-year targets are away")
        @Nullable BigDecimal targetPriceReturnEoy,
    @Schema(description = "percent of NAV that the targets of next year are away")
        @Nullable BigDecimal targetPriceReturnNextYear,
    @Schema(description = "percent of the open positions that have a target, 0 to 100")
        @Nullable BigDecimal targetPriceCoveragePct,
    @Schema(description = "count of open positions with a target, options left out")
        int targetPricePositionsCount,
    @Schema(description = "count of open positions") int targetPriceTotalPositions,
    @Nullable Instant targetPriceLastUpdated,
    @JsonProperty("beta_calculated_90d")
        @Schema(description = "ratio; least squares on SPY, 90 sessions")
        @Nullable BigDecimal betaCalculated90d,
    @JsonProperty("beta_provider_1y")
        @Schema(description = "ratio, as the provider of profiles states it")
        @Nullable BigDecimal betaProvider1y,
    @Schema(description = "dollars since the close before") @Nullable BigDecimal dailyPnl,
    @Schema(description = "fraction; null on the first day") @Nullable BigDecimal dailyReturn,
    @Schema(description = "dollars at the close") @Nullable BigDecimal netAssetValue,
    @Schema(description = "figure to the reason why it is null") Map<String, String> reasons,
    @Nullable LocalDate asOf,
    @Schema(description = "session of the oldest market price") @Nullable LocalDate dataThrough,
    Quality quality,
    @Nullable String qualityReason) {}
