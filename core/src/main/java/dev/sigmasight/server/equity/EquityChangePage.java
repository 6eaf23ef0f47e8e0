package dev.sigmasight.server.equity;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A page of contributions and withdrawals. */
record EquityChangePage(
    List<EquityChangeView> items,
    @Schema(description = "from 1") int page,
    int pageSize,
    long totalItems,
    @Schema(description = "0 when there are no items") long totalPages) {

  static EquityChangePage of(EquityReads.Page page) {
    return new EquityChangePage(
        page.items().stream().map(EquityChangeView::of).toList(),
        page.number(),
        page.size(),
        page.total(),
        Math.ceilDiv(page.total(), page.size()));
  }
}
