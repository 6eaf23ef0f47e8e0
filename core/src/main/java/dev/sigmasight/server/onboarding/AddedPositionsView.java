package dev.sigmasight.server.onboarding;

import dev.sigmasight.server.ledger.Scale;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an import added to a portfolio, as the API shows it. */
@Schema(name = "AddedPositions")
record AddedPositionsView(
    UUID portfolioId,
    String portfolioName,
    String accountName,
    @Schema(description = "0 after a dry run") int positionsImported,
    int totalPositions,
    @Schema(description = "positions that came with an exit") int closedPositions,
    @Schema(description = "day of the earliest entry") LocalDate firstDay,
    @Schema(
            description =
                "when the starting capital was deposited before it moved back to the first day;"
                    + " null if it stays")
        @Nullable LocalDate capitalMovedFrom,
    @Schema(description = "US dollars in the ledger before") BigDecimal cashBefore,
    @Schema(description = "US dollars in the ledger after all trades of the file") BigDecimal cash,
    @Schema(description = "symbols that the portfolio holds already; they become further lots")
        List<String> heldAlready,
    @Schema(description = "columns of the file that mean nothing here") List<String> ignoredColumns,
    @Schema(description = "names the import, so that it can be undone; null after a dry run")
        @Nullable UUID importId,
    @Schema(description = "an earlier import of the same content")
        ImportViews.@Nullable Same duplicateOf,
    boolean dryRun,
    String message) {

  static AddedPositionsView of(AddedPositions added) {
    boolean dryRun = added.importId() == null;
    return new AddedPositionsView(
        added.portfolio().id().value(),
        added.portfolio().name(),
        added.portfolio().accountName(),
        dryRun ? 0 : added.positions(),
        added.positions(),
        added.closedPositions(),
        added.firstDay(),
        added.capitalMovedFrom(),
        plain(added.cashBefore()),
        plain(added.cash()),
        added.heldAlready(),
        added.ignoredColumns(),
        added.importId(),
        ImportViews.Same.of(added.same()),
        dryRun,
        dryRun
            ? "The file is good; nothing was stored."
            : "The positions were added; values and risk follow with the next batch run.");
  }

  private static BigDecimal plain(BigDecimal amount) {
    return Objects.requireNonNull(Scale.plain(amount));
  }
}
