package dev.sigmasight.server.transaction;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;

/** A page of the ledger. */
record TransactionPage(
    List<TransactionView> items,
    @Schema(description = "from 1") int page,
    int pageSize,
    long totalItems,
    @Schema(description = "0 when there are no items") long totalPages) {

  /** A page of these, which are sorted oldest first, from the end. */
  static TransactionPage of(UUID portfolio, List<Entry> entries, int page, int size) {
    List<TransactionView> items =
        entries.reversed().stream()
            .skip((page - 1L) * size)
            .limit(size)
            .map(each -> TransactionView.of(portfolio, each))
            .toList();
    return new TransactionPage(
        items, page, size, entries.size(), Math.ceilDiv((long) entries.size(), size));
  }
}
