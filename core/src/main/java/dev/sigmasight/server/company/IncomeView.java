package dev.sigmasight.server.company;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One income statement, for the description of the API. Null is unknown. */
@Schema(name = "IncomeStatement")
record IncomeView(
    @Schema(description = "last day of the period") LocalDate periodDate,
    @Schema(description = "q or a") String frequency,
    @Schema(description = "of all amounts of this period") String currency,
    @Nullable Integer fiscalYear,
    @Schema(description = "1 to 4; null for a year") @Nullable Integer fiscalQuarter,
    @Schema(description = "in currency") @Nullable BigDecimal totalRevenue,
    @Schema(description = "in currency") @Nullable BigDecimal costOfRevenue,
    @Schema(description = "in currency") @Nullable BigDecimal grossProfit,
    @Schema(description = "fraction of the revenue") @Nullable BigDecimal grossMargin,
    @Schema(description = "in currency") @Nullable BigDecimal researchAndDevelopment,
    @Schema(description = "in currency") @Nullable BigDecimal sellingGeneralAndAdministrative,
    @Schema(description = "in currency") @Nullable BigDecimal operatingIncome,
    @Schema(description = "fraction of the revenue") @Nullable BigDecimal operatingMargin,
    @Schema(description = "in currency") @Nullable BigDecimal ebit,
    @Schema(description = "in currency") @Nullable BigDecimal ebitda,
    @Schema(description = "in currency") @Nullable BigDecimal netIncome,
    @Schema(description = "fraction of the revenue") @Nullable BigDecimal netMargin,
    @Schema(description = "per share, in currency") @Nullable BigDecimal dilutedEps,
    @Schema(description = "per share, in currency") @Nullable BigDecimal basicEps,
    @Schema(description = "in currency") @Nullable BigDecimal taxProvision,
    @Schema(description = "in currency") @Nullable BigDecimal interestExpense,
    @Schema(description = "in currency") @Nullable BigDecimal depreciationAndAmortization,
    @Schema(description = "shares") @Nullable Long basicAverageShares,
    @Schema(description = "shares") @Nullable Long dilutedAverageShares) {}
