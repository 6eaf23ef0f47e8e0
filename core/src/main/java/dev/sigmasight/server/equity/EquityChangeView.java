package dev.sigmasight.server.equity;

import dev.sigmasight.server.ledger.Scale;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contribution or withdrawal as the API shows it. */
@Schema(name = "EquityChange")
record EquityChangeView(
    UUID id,
    UUID portfolioId,
    ChangeType changeType,
    @Schema(description = "in the currency of the portfolio, more than 0") BigDecimal amount,
    LocalDate changeDate,
    @Nullable String notes,
    @Schema(description = "the line of the ledger; another one after a correction")
        UUID transactionId,
    UUID createdByUserId,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant deletedAt,
    @Schema(description = "7 days after its creation") Instant editableUntil,
    @Schema(description = "30 days after its creation") Instant deletableUntil,
    boolean isDeleted) {

  static EquityChangeView of(EquityChange change) {
    return new EquityChangeView(
        change.id(),
        change.portfolio().value(),
        change.type(),
        Objects.requireNonNull(Scale.cents(change.amount())),
        change.date(),
        change.notes(),
        change.transaction(),
        change.createdBy().value(),
        change.createdAt(),
        change.updatedAt(),
        change.deletedAt(),
        change.editableUntil(),
        change.deletableUntil(),
        change.deletedAt() != null);
  }
}
