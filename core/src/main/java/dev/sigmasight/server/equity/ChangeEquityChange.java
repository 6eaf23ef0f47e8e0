package dev.sigmasight.server.equity;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a client wants to be different about a contribution or withdrawal. */
record ChangeEquityChange(
    @Schema(description = "in the currency of the portfolio, more than 0, at most 2 decimals")
        @Nullable BigDecimal amount,
    @Schema(description = "not after today") @Nullable LocalDate changeDate,
    @Schema(description = "blank removes them") @Size(max = 500) @Nullable String notes) {

  EquityChanges.Correction correction() {
    return new EquityChanges.Correction(amount, changeDate, notes);
  }
}
