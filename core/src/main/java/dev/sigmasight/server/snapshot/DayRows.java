package dev.sigmasight.server.snapshot;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.LedgerHead;
import dev.sigmasight.server.ledger.LedgerView;
import dev.sigmasight.server.ledger.Lots;
import dev.sigmasight.server.ledger.NewLine;
import dev.sigmasight.server.valuation.DayWalk;
import java.math.BigDecimal;
import java.time.LocalDate;
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

  /** Whether prices that a day of a portfolio rests on changed after they were loaded. */
  boolean pricesChanged(PortfolioId portfolio, LocalDate day, BookInput loaded) {
    return loaded.prices().changed(day, () -> ledger.symbols(portfolio));
  }

  /**
   * Removes what is out of date, unless it is so for a reason that came after the input was loaded:
   * then another run must see it.
   *
   * @param last the last day that is about to be computed
   */
  void forgetOutdated(PortfolioId portfolio, LocalDate last, BookInput loaded) {
    loaded.prices().hold();
    LedgerHead head = ledger.lockedHead(portfolio);
    LocalDate from = head.recomputeFrom();
    if (from != null
        && loaded.isLedgerOf(portfolio, head.version())
        && !pricesChanged(portfolio, last, loaded)) {
      snapshots.remove(portfolio, from);
      ledger.unpost(portfolio, from);
      ledger.upToDate(portfolio);
    }
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
