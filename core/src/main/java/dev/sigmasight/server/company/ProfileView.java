package dev.sigmasight.server.company;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a profile may hold, for the description of the API. An answer has the fields asked for, all
 * of them if none is named; null is unknown. {@link ProfileFields} selects them.
 */
@Schema(name = "CompanyProfile")
@JsonInclude(JsonInclude.Include.NON_NULL) // what was not asked for is left out
record ProfileView(
    String symbol,
    @Nullable String companyName,
    @Schema(description = "as the provider names it") @Nullable String sector,
    @Schema(description = "the same in GICS terms") @Nullable String gicsSector,
    @Nullable String industry,
    @Schema(description = "code such as NMS, NYQ, PCX") @Nullable String exchange,
    @Nullable String country,
    @Schema(description = "STOCK, ETF, MUTUAL_FUND or INDEX") @Nullable String securityType,
    @Schema(description = "dollars") @Nullable BigDecimal marketCap,
    @Schema(description = "at most 1,000 characters") @Nullable String description,
    @Nullable Boolean isEtf,
    @Schema(description = "a mutual fund") @Nullable Boolean isFund,
    @Nullable String ceo,
    @Nullable Long employees,
    @Nullable String website,
    @Schema(description = "price by earnings of the last twelve months")
        @Nullable BigDecimal peRatio,
    @Schema(description = "price by earnings expected") @Nullable BigDecimal forwardPe,
    @Schema(description = "of a year, as a fraction of the price")
        @Nullable BigDecimal dividendYield,
    @Schema(description = "as the provider states it") @Nullable BigDecimal beta,
    @JsonProperty("week_52_high") @Schema(description = "dollars per share")
        @Nullable BigDecimal week52High,
    @JsonProperty("week_52_low") @Schema(description = "dollars per share")
        @Nullable BigDecimal week52Low,
    @Schema(description = "dollars per share") @Nullable BigDecimal targetMeanPrice,
    @Schema(description = "dollars per share") @Nullable BigDecimal targetHighPrice,
    @Schema(description = "dollars per share") @Nullable BigDecimal targetLowPrice,
    @Nullable Integer numberOfAnalystOpinions,
    @Schema(description = "1 (strong buy) to 5 (sell)") @Nullable BigDecimal recommendationMean,
    @Nullable String recommendationKey,
    @Schema(description = "dollars per share") @Nullable BigDecimal forwardEps,
    @Schema(description = "fraction, against the year before") @Nullable BigDecimal earningsGrowth,
    @Schema(description = "fraction, against the year before") @Nullable BigDecimal revenueGrowth,
    @Schema(description = "fraction, against the same quarter of the year before")
        @Nullable BigDecimal earningsQuarterlyGrowth,
    @Schema(description = "fraction") @Nullable BigDecimal profitMargins,
    @Schema(description = "fraction") @Nullable BigDecimal operatingMargins,
    @Schema(description = "fraction") @Nullable BigDecimal grossMargins,
    @Schema(description = "fraction") @Nullable BigDecimal returnOnAssets,
    @Schema(description = "fraction") @Nullable BigDecimal returnOnEquity,
    @Schema(description = "of the last twelve months, dollars") @Nullable BigDecimal totalRevenue,
    @Schema(description = "dollars") @Nullable BigDecimal currentYearRevenueAvg,
    @Schema(description = "dollars") @Nullable BigDecimal currentYearRevenueLow,
    @Schema(description = "dollars") @Nullable BigDecimal currentYearRevenueHigh,
    @Schema(description = "fraction") @Nullable BigDecimal currentYearRevenueGrowth,
    @Schema(description = "dollars per share") @Nullable BigDecimal currentYearEarningsAvg,
    @Schema(description = "dollars per share") @Nullable BigDecimal currentYearEarningsLow,
    @Schema(description = "dollars per share") @Nullable BigDecimal currentYearEarningsHigh,
    @Nullable LocalDate currentYearEndDate,
    @Schema(description = "dollars") @Nullable BigDecimal nextYearRevenueAvg,
    @Schema(description = "dollars") @Nullable BigDecimal nextYearRevenueLow,
    @Schema(description = "dollars") @Nullable BigDecimal nextYearRevenueHigh,
    @Schema(description = "fraction") @Nullable BigDecimal nextYearRevenueGrowth,
    @Schema(description = "dollars per share") @Nullable BigDecimal nextYearEarningsAvg,
    @Schema(description = "dollars per share") @Nullable BigDecimal nextYearEarningsLow,
    @Schema(description = "dollars per share") @Nullable BigDecimal nextYearEarningsHigh,
    @Nullable LocalDate nextYearEndDate,
    @Schema(description = "last day of the quarter")
        @Nullable LocalDate currentQuarterTargetPeriodDate,
    @Schema(description = "dollars") @Nullable BigDecimal currentQuarterRevenueAvg,
    @Schema(description = "dollars") @Nullable BigDecimal currentQuarterRevenueLow,
    @Schema(description = "dollars") @Nullable BigDecimal currentQuarterRevenueHigh,
    @Schema(description = "dollars per share") @Nullable BigDecimal currentQuarterEpsAvg,
    @Schema(description = "dollars per share") @Nullable BigDecimal currentQuarterEpsLow,
    @Schema(description = "dollars per share") @Nullable BigDecimal currentQuarterEpsHigh,
    @Nullable Integer currentQuarterAnalystCount,
    @Schema(description = "last day of the quarter")
        @Nullable LocalDate nextQuarterTargetPeriodDate,
    @Schema(description = "dollars") @Nullable BigDecimal nextQuarterRevenueAvg,
    @Schema(description = "dollars") @Nullable BigDecimal nextQuarterRevenueLow,
    @Schema(description = "dollars") @Nullable BigDecimal nextQuarterRevenueHigh,
    @Schema(description = "dollars per share") @Nullable BigDecimal nextQuarterEpsAvg,
    @Schema(description = "dollars per share") @Nullable BigDecimal nextQuarterEpsLow,
    @Schema(description = "dollars per share") @Nullable BigDecimal nextQuarterEpsHigh,
    @Nullable Integer nextQuarterAnalystCount,
    @Schema(description = "MM-DD") @Nullable String fiscalYearEnd,
    @Schema(description = "full quarters by which the fiscal year ends before the calendar year")
        @Nullable Integer fiscalQuarterOffset,
    @Nullable LocalDate nextEarningsDate,
    @Schema(description = "dollars per share") @Nullable BigDecimal nextEarningsExpectedEps,
    @Schema(description = "dollars") @Nullable BigDecimal nextEarningsExpectedRevenue,
    @Schema(description = "when the statements were last fetched")
        @Nullable Instant fundamentalsLastFetched,
    @Schema(description = "who said it") @Nullable String dataSource,
    @Schema(description = "when it was fetched") @Nullable Instant lastUpdated,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt) {}
