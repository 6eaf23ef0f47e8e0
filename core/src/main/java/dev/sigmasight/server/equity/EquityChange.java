package dev.sigmasight.server.equity;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contribution or withdrawal.
 *
 * @param transaction the ledger line that says what it is
 * @param amount in the currency of the portfolio, more than 0 in either direction
 * @param deletedAt set when it was deleted and counts no more
 */
record EquityChange(
    UUID id,
    PortfolioId portfolio,
    UUID transaction,
    ChangeType type,
    BigDecimal amount,
    LocalDate date,
    @Nullable String notes,
    AccountId createdBy,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant deletedAt) {
  private static final Duration EDITABLE = Duration.ofDays(7);
  private static final Duration DELETABLE = Duration.ofDays(30);

  /** The last moment at which it may be corrected. */
  Instant editableUntil() {
    return createdAt.plus(EDITABLE);
  }

  /** The last moment at which it may be deleted. */
  Instant deletableUntil() {
    return createdAt.plus(DELETABLE);
  }
}
