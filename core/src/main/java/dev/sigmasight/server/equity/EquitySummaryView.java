package dev.sigmasight.server.equity;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sigmasight.server.equity.EquityChangeRows.Flows;
import dev.sigmasight.server.ledger.Scale;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was paid in and out, in the currency of the portfolio. */
record EquitySummaryView(
    UUID portfolioId,
    @Schema(description = "paid in from start_date to end_date") BigDecimal totalContributions,
    @Schema(description = "paid out from start_date to end_date, not negative")
        BigDecimal totalWithdrawals,
    @Schema(description = "contributions less withdrawals") BigDecimal netFlow,
    @Schema(description = "the newest from start_date to end_date")
        @Nullable EquityChangeView lastChange,
    Periods periods) {

  /** The last days, today and the first of them included. */
  @Schema(name = "EquityPeriods")
  record Periods(@JsonProperty("30d") FlowView days30, @JsonProperty("90d") FlowView days90) {}

  /** What was paid in and out in one period. */
  @Schema(name = "EquityFlow")
  record FlowView(
      BigDecimal contributions,
      @Schema(description = "not negative") BigDecimal withdrawals,
      @Schema(description = "contributions less withdrawals") BigDecimal netFlow) {

    static FlowView of(Flows flows) {
      return new FlowView(
          cents(flows.contributions()), cents(flows.withdrawals()), cents(flows.net()));
    }
  }

  static EquitySummaryView of(UUID portfolio, EquityReads.Summary summary) {
    EquityChange last = summary.last();
    FlowView asked = FlowView.of(summary.asked());
    return new EquitySummaryView(
        portfolio,
        asked.contributions(),
        asked.withdrawals(),
        asked.netFlow(),
        last == null ? null : EquityChangeView.of(last),
        new Periods(FlowView.of(summary.days30()), FlowView.of(summary.days90())));
  }

  private static BigDecimal cents(BigDecimal amount) {
    return Objects.requireNonNull(Scale.cents(amount));
  }
}
