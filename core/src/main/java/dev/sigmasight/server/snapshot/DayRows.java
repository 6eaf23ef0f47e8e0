package dev.sigmasight.server.snapshot;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.LedgerView;
import dev.sigmasight.server.ledger.Lots;
import dev.sigmasight.server.ledger.NewLine;
import dev.sigmasight.server.valuation.DayWalk;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Keeps a valued day: lines that it brought about, the snapshot, and the positions. */
final class DayRows {
  static final String METHOD = "ledger-1";

  private final Ledger ledger;
  private final Lots lots;
  private final Snapshots snapshots;
  private final PositionLines lines;
  private final SnapshotOf rows;

  DayRows(Ledger ledger, Lots lots, Snapshots snapshots, PositionLines lines, SnapshotOf rows) {
    this.ledger = ledger;
    this.lots = lots;
    this.snapshots = snapshots;
    this.lines = lines;
    this.rows = rows;
  }

  Snapshot keep(
      PortfolioId portfolio,
      LedgerView view,
      DayWalk.Step.Valued valued,
      @Nullable BigDecimal index) {
    for (NewLine line : valued.due()) {
      PositionId delivered = line.delivered();
      if (delivered != null) {
        lots.ensure(delivered, portfolio, view.underlying(line));
      }
    }
    ledger.post(portfolio, valued.due());
    Snapshot row = rows.row(valued, index);
    snapshots.write(portfolio, row, METHOD);
    if (row.positionCount() > 0) {
      lines.write(portfolio, valued.day().close(), valued.marks());
    }
    return row;
  }
}
