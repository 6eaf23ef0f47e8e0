package dev.sigmasight.server.company;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What analysts expect of fiscal quarters and years, for the description of the API. Null is
 * unknown.
 */
@Schema(name = "AnalystEstimates")
record EstimatesView(
    @Schema(description = "last day of the quarter") @Nullable LocalDate currentQuarterEndDate,
    @Schema(description = "dollars") @Nullable BigDecimal currentQuarterRevenueAvg,
    @Schema(description = "dollars") @Nullable BigDecimal currentQuarterRevenueLow,
    @Schema(description = "dollars") @Nullable BigDecimal currentQuarterRevenueHigh,
    @Schema(description = "dollars per share") @Nullable BigDecimal currentQuarterEpsAvg,
    @Schema(description = "dollars per share") @Nullable BigDecimal currentQuarterEpsLow,
    @Schema(description = "dollars per share") @Nullable BigDecimal currentQuarterEpsHigh,
    @Nullable Integer currentQuarterAnalystCount,
    @Schema(description = "last day of the quarter") @Nullable LocalDate nextQuarterEndDate,
    @Schema(description = "dollars") @Nullable BigDecimal nextQuarterRevenueAvg,
    @Schema(description = "dollars") @Nullable BigDecimal nextQuarterRevenueLow,
    @Schema(description = "dollars") @Nullable BigDecimal nextQuarterRevenueHigh,
    @Schema(description = "dollars per share") @Nullable BigDecimal nextQuarterEpsAvg,
    @Schema(description = "dollars per share") @Nullable BigDecimal nextQuarterEpsLow,
    @Schema(description = "dollars per share") @Nullable BigDecimal nextQuarterEpsHigh,
    @Nullable Integer nextQuarterAnalystCount,
    @Schema(description = "last day of the year") @Nullable LocalDate currentYearEndDate,
    @Schema(description = "dollars") @Nullable BigDecimal currentYearRevenueAvg,
    @Schema(description = "dollars") @Nullable BigDecimal currentYearRevenueLow,
    @Schema(description = "dollars") @Nullable BigDecimal currentYearRevenueHigh,
    @Schema(description = "fraction, against the year before")
        @Nullable BigDecimal currentYearRevenueGrowth,
    @Schema(description = "dollars per share") @Nullable BigDecimal currentYearEarningsAvg,
    @Schema(description = "dollars per share") @Nullable BigDecimal currentYearEarningsLow,
    @Schema(description = "dollars per share") @Nullable BigDecimal currentYearEarningsHigh,
    @Schema(description = "last day of the year") @Nullable LocalDate nextYearEndDate,
    @Schema(description = "dollars") @Nullable BigDecimal nextYearRevenueAvg,
    @Schema(description = "dollars") @Nullable BigDecimal nextYearRevenueLow,
    @Schema(description = "dollars") @Nullable BigDecimal nextYearRevenueHigh,
    @Schema(description = "fraction, against the year before")
        @Nullable BigDecimal nextYearRevenueGrowth,
    @Schema(description = "dollars per share") @Nullable BigDecimal nextYearEarningsAvg,
    @Schema(description = "dollars per share") @Nullable BigDecimal nextYearEarningsLow,
    @Schema(description = "dollars per share") @Nullable BigDecimal nextYearEarningsHigh) {}
