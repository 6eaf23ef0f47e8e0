package dev.sigmasight.server.target;

import dev.sigmasight.server.overview.Quality;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the targets of a portfolio promise it together. */
@Schema(name = "TargetPriceSummary")
record TargetSummaryView(
    UUID portfolioId,
    String portfolioName,
    @Schema(description = "open positions") int totalPositions,
    @Schema(description = "open positions that a target with a price is about")
        int positionsWithTargets,
    @Schema(description = "percent: positions_with_targets / total_positions")
        @Nullable BigDecimal coveragePercentage,
    @Schema(description = "percent of gross market value whose gain at target_price_eoy is known")
        @Nullable BigDecimal coverageByValuePercentage,
    @Schema(description = "percent of net asset value: target_upside_eoy_dollars / NAV")
        @Nullable BigDecimal weightedExpectedReturnEoy,
    @Schema(description = "percent of net asset value: target_upside_next_year_dollars / NAV")
        @Nullable BigDecimal weightedExpectedReturnNextYear,
    @Schema(description = "percent of net asset value: target_downside_dollars / NAV")
        @Nullable BigDecimal weightedDownsideReturn,
    @Schema(description = "dollars, sum over the positions whose gain is known")
        @Nullable BigDecimal targetUpsideEoyDollars,
    @Schema(description = "dollars, sum over the positions whose gain is known")
        @Nullable BigDecimal targetUpsideNextYearDollars,
    @Schema(description = "dollars, sum over the positions whose gain is known; negative: a loss")
        @Nullable BigDecimal targetDownsideDollars,
    @Schema(
            description =
                "annualised expected return of equity until horizon_eoy less the risk-free rate,"
                    + " over the volatility; a ratio of fractions")
        @Nullable BigDecimal expectedSharpeRatio,
    @Schema(description = "the same over the downside deviation")
        @Nullable BigDecimal expectedSortinoRatio,
    @Schema(description = "fraction per year: weighted_expected_return_eoy annualised")
        @Nullable BigDecimal annualizedExpectedReturn,
    @Schema(description = "fraction per year: forecast, otherwise of the last 252 returns")
        @Nullable BigDecimal volatility,
    @Schema(description = "fraction per year, of the last daily returns below the risk-free rate")
        @Nullable BigDecimal downsideDeviation,
    @Schema(description = "fraction per year until horizon_eoy") @Nullable BigDecimal riskFreeRate,
    LocalDate horizonEoy,
    LocalDate horizonNextYear,
    @Schema(description = "symbols without known gain at target_price_eoy, and why")
        List<String> uncovered,
    List<TargetPriceView> targetPrices,
    @Schema(description = "when a target was changed last; null without targets")
        @Nullable Instant lastUpdated,
    LocalDate asOf,
    @Schema(description = "session of the oldest market price") @Nullable LocalDate dataThrough,
    Quality quality,
    @Nullable String qualityReason,
    @Schema(description = "figure to the reason why it is null") Map<String, String> reasons) {}
