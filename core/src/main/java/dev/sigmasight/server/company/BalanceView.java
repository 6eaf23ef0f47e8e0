package dev.sigmasight.server.company;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One balance sheet, for the description of the API. Null is unknown. */
@Schema(name = "BalanceSheet")
record BalanceView(
    @Schema(description = "last day of the period") LocalDate periodDate,
    @Schema(description = "q or a") String frequency,
    @Schema(description = "of all amounts of this period") String currency,
    @Nullable Integer fiscalYear,
    @Schema(description = "1 to 4; null for a year") @Nullable Integer fiscalQuarter,
    @Schema(description = "in currency") @Nullable BigDecimal totalAssets,
    @Schema(description = "in currency") @Nullable BigDecimal currentAssets,
    @Schema(description = "in currency") @Nullable BigDecimal cashAndCashEquivalents,
    @Schema(description = "in currency") @Nullable BigDecimal shortTermInvestments,
    @Schema(description = "in currency") @Nullable BigDecimal accountsReceivable,
    @Schema(description = "in currency") @Nullable BigDecimal inventory,
    @Schema(description = "in currency") @Nullable BigDecimal propertyPlantEquipment,
    @Schema(description = "in currency") @Nullable BigDecimal intangibleAssets,
    @Schema(description = "in currency") @Nullable BigDecimal totalLiabilities,
    @Schema(description = "in currency") @Nullable BigDecimal currentLiabilities,
    @Schema(description = "in currency") @Nullable BigDecimal accountsPayable,
    @Schema(description = "in currency") @Nullable BigDecimal shortTermDebt,
    @Schema(description = "in currency") @Nullable BigDecimal longTermDebt,
    @Schema(description = "in currency") @Nullable BigDecimal totalDebt,
    @Schema(description = "in currency") @Nullable BigDecimal totalStockholdersEquity,
    @Schema(description = "in currency") @Nullable BigDecimal retainedEarnings,
    @Schema(description = "in currency") @Nullable BigDecimal commonStock,
    @Schema(description = "current assets less current liabilities")
        @Nullable BigDecimal workingCapital,
    @Schema(description = "total debt less cash and cash equivalents") @Nullable BigDecimal netDebt,
    @Schema(description = "current assets by current liabilities")
        @Nullable BigDecimal currentRatio,
    @Schema(description = "total debt by stockholders' equity") @Nullable BigDecimal debtToEquity,
    @Schema(description = "stockholders' equity by the period's average basic shares")
        @Nullable BigDecimal bookValuePerShare) {}
