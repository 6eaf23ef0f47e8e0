package dev.sigmasight.server.data;

import dev.sigmasight.server.transaction.TransactionView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Prices and ledger of one position. */
@Schema(name = "PositionHistory")
record PositionHistoryView(
    UUID positionId,
    UUID portfolioId,
    String symbol,
    @Schema(description = "of the underlying for an option; null for a private asset")
        PriceViews.@Nullable Benchmark prices,
    @Schema(
            description =
                "lines of its portfolio that name its symbol, those of other lots included,"
                    + " newest first, at most 200")
        List<TransactionView> transactions,
    @Schema(description = "count of such lines, shown or not") int totalTransactions) {
  PositionHistoryView {
    transactions = List.copyOf(transactions);
  }
}
