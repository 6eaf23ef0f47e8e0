package dev.sigmasight.server.company;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A company that was found, for the description of the API. Null is unknown. */
@Schema(name = "FoundCompany")
record FoundView(
    String symbol,
    @Nullable String companyName,
    @Nullable String sector,
    @Nullable String industry,
    @Schema(description = "dollars") @Nullable BigDecimal marketCap,
    @Schema(description = "market cap, debt less cash and short-term investments, dollars")
        @Nullable BigDecimal enterpriseValue,
    @Schema(description = "market cap by revenue of the last twelve months")
        @Nullable BigDecimal psRatio,
    @Schema(description = "price by earnings of the last twelve months")
        @Nullable BigDecimal peRatio,
    @Schema(description = "of the period, dollars") @Nullable BigDecimal revenue,
    @Schema(description = "of the period, dollars") @Nullable BigDecimal ebit,
    @Schema(description = "free cash flow of the period, dollars") @Nullable BigDecimal fcf,
    @Schema(description = "TTM, FY2024, FY2025E, Q3 2024") String periodLabel,
    @Schema(description = "loading") @Nullable BigDecimal factorValue,
    @Schema(description = "loading") @Nullable BigDecimal factorGrowth,
    @Schema(description = "loading") @Nullable BigDecimal factorMomentum,
    @Schema(description = "loading") @Nullable BigDecimal factorQuality,
    @Schema(description = "loading") @Nullable BigDecimal factorSize,
    @Schema(description = "loading") @Nullable BigDecimal factorLowVol,
    @Schema(description = "last close, dollars") @Nullable BigDecimal price,
    @Nullable LocalDate priceDate,
    @JsonProperty("return_1d") @Schema(description = "fraction, total return")
        @Nullable BigDecimal return1d,
    @Schema(description = "fraction, total return") @Nullable BigDecimal returnMtd,
    @Schema(description = "fraction, total return") @Nullable BigDecimal returnYtd,
    @JsonProperty("return_1m") @Schema(description = "fraction, total return")
        @Nullable BigDecimal return1m,
    @JsonProperty("return_3m") @Schema(description = "fraction, total return")
        @Nullable BigDecimal return3m,
    @JsonProperty("return_1y") @Schema(description = "fraction, total return")
        @Nullable BigDecimal return1y,
    @Schema(description = "when these figures were computed") @Nullable LocalDate metricsDate) {}
