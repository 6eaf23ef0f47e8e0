package dev.sigmasight.server.equity;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a client says about a contribution or withdrawal. */
record CreateEquityChange(
    @NotNull ChangeType changeType,
    @Schema(description = "in the currency of the portfolio, more than 0, at most 2 decimals")
        @NotNull
        BigDecimal amount,
    @Schema(description = "not after today") @NotNull LocalDate changeDate,
    @Size(max = 500) @Nullable String notes) {

  EquityChanges.NewChange recorded() {
    return new EquityChanges.NewChange(changeType, amount, changeDate, notes);
  }
}
