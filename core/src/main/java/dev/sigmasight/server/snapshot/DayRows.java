package dev.sigmasight.server.snapshot;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.LedgerHead;
import dev.sigmasight.server.ledger.LedgerView;
import dev.sigmasight.server.ledger.Lots;
import dev.sigmasight.server.ledger.NewLine;
import dev.sigmasight.server.stage.Outcome;
import dev.sigmasight.server.valuation.DayWalk;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
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

  /**
   * Locks the portfolio and says why its next day must not be kept, if so.
   *
   * @param version of the ledger that was read
   * @param last day of the snapshot that the next day continues
   */
  Optional<Outcome.Skipped> obstacle(
      PortfolioId portfolio, long version, @Nullable LocalDate last) {
    LedgerHead head = ledger.lockedHead(portfolio);
    if (head.version() != version || head.recomputeFrom() != null) {
      return Optional.of(
          new Outcome.Skipped("The ledger changed meanwhile; the next run takes it in."));
    }
    if (!snapshots.newestDay(portfolio).equals(Optional.ofNullable(last))) {
      return Optional.of(new Outcome.Skipped("Another run is working on this portfolio."));
    }
    return Optional.empty();
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
