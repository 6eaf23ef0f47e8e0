package dev.sigmasight.server.target;

import dev.sigmasight.server.instrument.PositionType;
import dev.sigmasight.server.overview.Quality;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A target price as the API shows it. */
@Schema(name = "TargetPrice")
record TargetPriceView(
    UUID id,
    UUID portfolioId,
    @Schema(description = "oldest open position that the target is about; null if none is held")
        @Nullable UUID positionId,
    @Schema(description = "all open positions that the target is about") List<UUID> positionIds,
    String symbol,
    PositionType positionType,
    @Schema(description = "dollars per unit of the underlying on horizon_eoy")
        @Nullable BigDecimal targetPriceEoy,
    @Schema(description = "dollars per unit of the underlying on horizon_next_year")
        @Nullable BigDecimal targetPriceNextYear,
    @Schema(description = "dollars per unit of the underlying in the bad case, on horizon_eoy")
        @Nullable BigDecimal downsideTargetPrice,
    @Schema(
            description =
                "dollars per unit of the underlying: the stored close; of a private asset, and where"
                    + " no close is stored, what its owner states")
        @Nullable BigDecimal currentPrice,
    @Schema(description = "session of current_price, or the day it was stated")
        @Nullable LocalDate currentPriceDate,
    @Schema(description = "where current_price comes from; owner if it was stated")
        @Nullable String currentPriceSource,
    @Schema(description = "percent; of the capital in the position, short ones gain by a fall")
        @Nullable BigDecimal expectedReturnEoy,
    @Schema(description = "percent, as expected_return_eoy")
        @Nullable BigDecimal expectedReturnNextYear,
    @Schema(description = "percent, as expected_return_eoy") @Nullable BigDecimal downsideReturn,
    @Schema(description = "dollars gained by all these positions at target_price_eoy")
        @Nullable BigDecimal targetUpsideEoyValue,
    @Schema(description = "dollars gained by all these positions at target_price_next_year")
        @Nullable BigDecimal targetUpsideNextYearValue,
    @Schema(description = "dollars gained by all these positions at downside_target_price")
        @Nullable BigDecimal targetDownsideValue,
    @Schema(description = "percent: absolute market value / net asset value")
        @Nullable BigDecimal positionWeight,
    @Schema(description = "fraction: target_upside_eoy_value / net asset value")
        @Nullable BigDecimal contributionToPortfolioReturn,
    @Schema(description = "fraction per year: what it adds to the volatility of the portfolio")
        @Nullable BigDecimal contributionToPortfolioRisk,
    @Schema(description = "end of the year of as_of") LocalDate horizonEoy,
    @Schema(description = "a year after that") LocalDate horizonNextYear,
    @Schema(description = "when current_price was stored or stated")
        @Nullable Instant priceUpdatedAt,
    @Nullable UUID createdBy,
    Instant createdAt,
    Instant updatedAt,
    @Schema(description = "session that all figures are of") LocalDate asOf,
    @Schema(description = "session of the market price; null if the owner states it")
        @Nullable LocalDate dataThrough,
    Quality quality,
    @Nullable String qualityReason,
    @Schema(description = "figure to the reason why it is null") Map<String, String> reasons) {}
