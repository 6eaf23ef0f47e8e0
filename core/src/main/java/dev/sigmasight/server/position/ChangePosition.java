package dev.sigmasight.server.position;

import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.instrument.PositionType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a client wants to be different; what it leaves out stays. */
record ChangePosition(
    @Schema(description = "corrects a mistyped symbol, with allow_symbol_edit, within 5 minutes")
        @Nullable String symbol,
    @Schema(description = "signed; corrects what is held, or says what remains after a close")
        @Nullable BigDecimal quantity,
    @Schema(description = "dollars per unit; the same as entry_price") @Nullable BigDecimal avgCost,
    @Schema(description = "dollars per unit; corrects the entry") @Nullable BigDecimal entryPrice,
    @Schema(description = "corrects the day of the entry") @Nullable LocalDate entryDate,
    @Schema(description = "must agree with the sign of the quantity")
        @Nullable PositionType positionType,
    @Schema(description = "empty removes them") @Nullable String notes,
    @Schema(description = "dollars per unit; closes the position, in whole or in part")
        @Nullable BigDecimal exitPrice,
    @Schema(description = "today if it is left out") @Nullable LocalDate exitDate,
    @Schema(description = "how much is closed, without sign; all if it is left out")
        @Nullable BigDecimal closeQuantity) {

  PositionChange change(boolean allowSymbolEdit) {
    if (symbol != null && !allowSymbolEdit) {
      throw new ProblemException(
          Problem.InvalidInput.of(
              "symbol", "A symbol is corrected only with allow_symbol_edit=true."));
    }
    if (avgCost != null && entryPrice != null && avgCost.compareTo(entryPrice) != 0) {
      throw new ProblemException(
          Problem.InvalidInput.of(
              "entry_price", "entry_price and avg_cost mean the same; send one of them."));
    }
    return new PositionChange(
        symbol,
        quantity,
        entryPrice == null ? avgCost : entryPrice,
        entryDate,
        positionType,
        notes,
        exitPrice,
        exitDate,
        closeQuantity);
  }
}
