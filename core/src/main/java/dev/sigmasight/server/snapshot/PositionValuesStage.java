package dev.sigmasight.server.snapshot;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.LedgerView;
import dev.sigmasight.server.stage.Checkpoints;
import dev.sigmasight.server.stage.Outcome;
import dev.sigmasight.server.stage.Phase;
import dev.sigmasight.server.stage.PortfolioStage;
import dev.sigmasight.server.stage.Window;
import dev.sigmasight.server.valuation.MarkSource;
import dev.sigmasight.server.valuation.Marks;
import dev.sigmasight.server.valuation.Replay;
import dev.sigmasight.server.valuation.ValuedBook;
import java.time.LocalDate;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The phase POSITION_VALUES: what each position was worth at the closes that have a snapshot. */
@Component
@Order(2)
class PositionValuesStage implements PortfolioStage {
  private final Ledger ledger;
  private final Snapshots snapshots;
  private final PositionLines lines;
  private final MarkSource marks;

  PositionValuesStage(Ledger ledger, Snapshots snapshots, PositionLines lines, MarkSource marks) {
    this.ledger = ledger;
    this.snapshots = snapshots;
    this.lines = lines;
    this.marks = marks;
  }

  @Override
  public Phase phase() {
    return Phase.POSITION_VALUES;
  }

  @Override
  public List<LocalDate> due(PortfolioId portfolio, Window window) {
    return snapshots.withoutLines(portfolio, window.target());
  }

  @Override
  public void run(PortfolioId portfolio, List<LocalDate> sessions, Checkpoints checkpoints) {
    LedgerView view = ledger.view(portfolio);
    Marks loaded = marks.load(view.instruments().values(), sessions.getFirst(), sessions.getLast());
    Replay replay = new Replay(view, loaded);
    for (LocalDate session : sessions) {
      var _ = checkpoints.day(session, () -> day(portfolio, session, view.version(), replay));
    }
  }

  private Outcome day(PortfolioId portfolio, LocalDate session, long version, Replay replay) {
    if (ledger.lockedHead(portfolio).version() != version) {
      return new Outcome.Skipped("The ledger changed meanwhile; the next run takes it in.");
    }
    ValuedBook valued = replay.at(session);
    return valued
        .close()
        .<Outcome>map(
            close -> {
              lines.write(portfolio, close, valued.marks());
              return new Outcome.Done();
            })
        .orElseGet(
            () ->
                new Outcome.Skipped(
                    "No usable price for " + String.join(", ", valued.missing()) + "."));
  }
}
