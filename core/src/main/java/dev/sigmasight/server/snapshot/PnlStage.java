package dev.sigmasight.server.snapshot;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.LedgerHead;
import dev.sigmasight.server.ledger.LedgerView;
import dev.sigmasight.server.ledger.Lots;
import dev.sigmasight.server.ledger.NewLine;
import dev.sigmasight.server.stage.Checkpoints;
import dev.sigmasight.server.stage.Outcome;
import dev.sigmasight.server.stage.Phase;
import dev.sigmasight.server.stage.PortfolioStage;
import dev.sigmasight.server.stage.Window;
import dev.sigmasight.server.valuation.DayWalk;
import dev.sigmasight.server.valuation.MarkSource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The phase PNL_SNAPSHOT: rolls each portfolio forward from close to close. */
@Component
@Order(1)
class PnlStage implements PortfolioStage {
  static final String METHOD = "ledger-1";

  private final CoreDb db;
  private final Ledger ledger;
  private final Lots lots;
  private final Snapshots snapshots;
  private final MarkSource marks;
  private final TradingCalendar calendar;

  PnlStage(
      CoreDb db,
      Ledger ledger,
      Lots lots,
      Snapshots snapshots,
      MarkSource marks,
      TradingCalendar calendar) {
    this.db = db;
    this.ledger = ledger;
    this.lots = lots;
    this.snapshots = snapshots;
    this.marks = marks;
    this.calendar = calendar;
  }

  @Override
  public Phase phase() {
    return Phase.PNL_SNAPSHOT;
  }

  @Override
  public List<LocalDate> due(PortfolioId portfolio, Window window) {
    Optional<LocalDate> done = snapshots.newestDay(portfolio);
    LocalDate after = done.orElse(null);
    if (after == null) {
      Optional<LocalDate> first = ledger.firstDay(portfolio);
      if (first.isEmpty()) {
        return List.of();
      }
      LocalDate from = window.from();
      LocalDate start = from == null || from.isBefore(first.get()) ? first.get() : from;
      after = (start.isBefore(calendar.firstDay()) ? calendar.firstDay() : start).minusDays(1);
    }
    return after.isBefore(window.target())
        ? calendar.sessions(after.plusDays(1), window.target())
        : List.of();
  }

  @Override
  public void run(PortfolioId portfolio, List<LocalDate> sessions, Checkpoints checkpoints) {
    forgetOutdated(portfolio);
    new Roll(portfolio, sessions, checkpoints).run();
  }

  private void forgetOutdated(PortfolioId portfolio) {
    db.inTransaction(
        () -> {
          LocalDate from = ledger.lockedHead(portfolio).recomputeFrom();
          if (from != null) {
            snapshots.remove(portfolio, from);
            ledger.unpost(portfolio, from);
            ledger.upToDate(portfolio);
          }
        });
  }

  /** One portfolio's way through its sessions. */
  private final class Roll {
    private final PortfolioId portfolio;
    private final List<LocalDate> sessions;
    private final Checkpoints checkpoints;
    private final SnapshotOf rows = new SnapshotOf(calendar);
    private LedgerView view;
    private DayWalk walk;
    private @Nullable BigDecimal index;
    private @Nullable LocalDate last;

    Roll(PortfolioId portfolio, List<LocalDate> sessions, Checkpoints checkpoints) {
      this.portfolio = portfolio;
      this.sessions = sessions;
      this.checkpoints = checkpoints;
      view = ledger.view(portfolio);
      walk = walk();
    }

    void run() {
      for (LocalDate session : sessions) {
        var _ = checkpoints.day(session, () -> day(session));
      }
    }

    private DayWalk walk() {
      LocalDate first = sessions.getFirst();
      Optional<Snapshot> newest = snapshots.newest(portfolio);
      LocalDate from = newest.map(Snapshot::date).orElse(view.firstDay().orElse(first));
      DayWalk fresh =
          new DayWalk(view, marks.load(view.instruments().values(), from, sessions.getLast()));
      newest.ifPresent(
          snapshot -> {
            if (!fresh.resume(snapshot.date())) {
              throw new IllegalStateException(
                  "the prices of " + snapshot.date() + " are gone; compute again from before");
            }
          });
      index = newest.map(Snapshot::twrIndex).orElse(null);
      last = newest.map(Snapshot::date).orElse(null);
      return fresh;
    }

    private Outcome day(LocalDate session) {
      LedgerHead head = ledger.lockedHead(portfolio);
      if (head.version() != view.version() || head.recomputeFrom() != null) {
        return new Outcome.Skipped("The ledger changed meanwhile; the next run takes it in.");
      }
      if (!snapshots.newestDay(portfolio).equals(Optional.ofNullable(last))) {
        return new Outcome.Skipped("Another run is working on this portfolio.");
      }
      return switch (walk.next(session)) {
        case DayWalk.Step.Unpriced unpriced ->
            new Outcome.Skipped(
                "No price within 5 sessions for " + String.join(", ", unpriced.symbols()) + ".");
        case DayWalk.Step.Valued valued -> {
          keep(valued);
          yield new Outcome.Done();
        }
      };
    }

    private void keep(DayWalk.Step.Valued valued) {
      for (NewLine line : valued.due()) {
        PositionId delivered = line.delivered();
        if (delivered != null) {
          lots.ensure(delivered, portfolio, view.underlying(line));
        }
      }
      ledger.post(portfolio, valued.due());
      Snapshot row = rows.row(valued, index);
      snapshots.write(portfolio, row, METHOD);
      index = row.twrIndex();
      last = row.date();
    }
  }
}
