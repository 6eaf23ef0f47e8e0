package dev.sigmasight.server.company;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One cash flow statement, outflows negative, for the description of the API. Null is unknown. */
@Schema(name = "CashFlow")
record CashFlowView(
    @Schema(description = "last day of the period") LocalDate periodDate,
    @Schema(description = "q or a") String frequency,
    @Schema(description = "of all amounts of this period") String currency,
    @Nullable Integer fiscalYear,
    @Schema(description = "1 to 4; null for a year") @Nullable Integer fiscalQuarter,
    @Schema(description = "in currency") @Nullable BigDecimal operatingCashFlow,
    @Schema(description = "in currency") @Nullable BigDecimal depreciationAndAmortization,
    @Schema(description = "in currency") @Nullable BigDecimal stockBasedCompensation,
    @Schema(description = "in currency") @Nullable BigDecimal changeInWorkingCapital,
    @Schema(description = "in currency") @Nullable BigDecimal investingCashFlow,
    @Schema(description = "in currency") @Nullable BigDecimal capitalExpenditures,
    @Schema(description = "in currency") @Nullable BigDecimal acquisitions,
    @Schema(description = "in currency") @Nullable BigDecimal purchasesOfInvestments,
    @Schema(description = "in currency") @Nullable BigDecimal financingCashFlow,
    @Schema(description = "in currency") @Nullable BigDecimal dividendsPaid,
    @Schema(description = "in currency") @Nullable BigDecimal stockRepurchases,
    @Schema(description = "in currency") @Nullable BigDecimal debtIssuanceRepayment,
    @Schema(description = "in currency") @Nullable BigDecimal netChangeInCash,
    @Schema(description = "in currency") @Nullable BigDecimal beginningCashPosition,
    @Schema(description = "operating cash flow less capital expenditures")
        @Nullable BigDecimal freeCashFlow,
    @Schema(description = "free cash flow as a fraction of the revenue")
        @Nullable BigDecimal fcfMargin) {}
