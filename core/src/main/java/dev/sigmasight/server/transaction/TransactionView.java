package dev.sigmasight.server.transaction;

import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.ledger.NewLine;
import dev.sigmasight.server.ledger.Origin;
import dev.sigmasight.server.ledger.Scale;
import dev.sigmasight.server.ledger.TransactionKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of the ledger as the API shows it; money is in the currency of the portfolio. */
@Schema(name = "Transaction")
public record TransactionView(
    UUID id,
    UUID portfolioId,
    LocalDate date,
    TransactionKind kind,
    @Schema(description = "of what is traded or pays; null for cash") @Nullable String symbol,
    @Schema(description = "the position opened or closed; null where the ledger matches lots")
        @Nullable UUID positionId,
    @Schema(description = "the position that an exercise or assignment opens")
        @Nullable UUID deliveredPositionId,
    @Schema(description = "signed units or contracts: what it adds to the holding")
        @Nullable BigDecimal quantity,
    @Schema(description = "per unit as traded; for a dividend cash per unit")
        @Nullable BigDecimal price,
    @Schema(
            description =
                "of a deposit, withdrawal or fee, more than 0; of interest, negative when paid")
        @Nullable BigDecimal amount,
    @Schema(description = "of a trade, not negative") BigDecimal fees,
    @Schema(description = "new units for every split_denominator old ones")
        @Nullable BigDecimal splitNumerator,
    @Nullable BigDecimal splitDenominator,
    @Schema(description = "what it added to cash, negative if it took from it")
        BigDecimal cashEffect,
    @Schema(description = "cash after it; negative is a debit") BigDecimal cashBalance,
    @Nullable String note,
    @Schema(description = "BATCH for what follows from holdings, as dividends") Origin origin,
    @Schema(description = "whether DELETE takes it out") boolean isReversible,
    Instant createdAt) {

  static TransactionView of(UUID portfolio, Entry entry) {
    NewLine line = entry.line().line();
    Instrument instrument = line.instrument();
    return new TransactionView(
        entry.line().id(),
        portfolio,
        line.date(),
        line.kind(),
        instrument == null ? null : instrument.symbol(),
        id(line.position()),
        id(line.delivered()),
        Scale.plain(line.quantity()),
        Scale.plain(line.price()),
        Scale.cents(line.amount()),
        cents(line.fees()),
        Scale.plain(line.splitNumerator()),
        Scale.plain(line.splitDenominator()),
        cents(entry.effect()),
        cents(entry.balance()),
        line.note(),
        entry.line().origin(),
        Reversal.refusal(entry.line()).isEmpty(),
        entry.line().createdAt());
  }

  private static @Nullable UUID id(@Nullable PositionId position) {
    return position == null ? null : position.value();
  }

  private static BigDecimal cents(BigDecimal amount) {
    return Objects.requireNonNull(Scale.cents(amount));
  }
}
