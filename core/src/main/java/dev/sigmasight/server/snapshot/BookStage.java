package dev.sigmasight.server.snapshot;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.LedgerHead;
import dev.sigmasight.server.ledger.LedgerView;
import dev.sigmasight.server.ledger.Lots;
import dev.sigmasight.server.marketdata.LoadedPrices;
import dev.sigmasight.server.marketdata.PriceRevisions;
import dev.sigmasight.server.stage.Due;
import dev.sigmasight.server.stage.Phase;
import dev.sigmasight.server.stage.PortfolioStage;
import dev.sigmasight.server.stage.Window;
import dev.sigmasight.server.valuation.DayWalk;
import dev.sigmasight.server.valuation.MarkSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The phases PNL_SNAPSHOT and POSITION_VALUES: rolls each portfolio forward from close to close and
 * keeps what it and each of its positions were worth, in one transaction a day.
 */
@Component
@Order(1)
class BookStage implements PortfolioStage {
  private final CoreDb db;
  private final Ledger ledger;
  private final Snapshots snapshots;
  private final DayRows rows;
  private final MarkSource marks;
  private final PriceRevisions revisions;
  private final TradingCalendar calendar;

  BookStage(
      CoreDb db,
      Ledger ledger,
      Lots lots,
      Snapshots snapshots,
      PositionLines lines,
      MarkSource marks,
      PriceRevisions revisions,
      TradingCalendar calendar) {
    this.db = db;
    this.ledger = ledger;
    this.snapshots = snapshots;
    this.marks = marks;
    this.revisions = revisions;
    this.calendar = calendar;
    rows = new DayRows(ledger, lots, snapshots, lines, new SnapshotOf(calendar));
  }

  @Override
  public List<Phase> phases() {
    return List.of(Phase.PNL_SNAPSHOT, Phase.POSITION_VALUES);
  }

  @Override
  public Due due(List<PortfolioId> portfolios, Window window) {
    Map<PortfolioId, Snapshots.Reach> reached = snapshots.reach(portfolios);
    LinkedHashMap<PortfolioId, List<LocalDate>> due = new LinkedHashMap<>();
    for (PortfolioId portfolio : portfolios) {
      Snapshots.Reach reach = reached.get(portfolio);
      if (reach != null) {
        due.put(portfolio, sessions(reach, window));
      }
    }
    return new Due(due);
  }

  private List<LocalDate> sessions(Snapshots.Reach reach, Window window) {
    LocalDate after = reach.newest();
    if (after == null) {
      LocalDate first = reach.firstLine();
      if (first == null) {
        return List.of();
      }
      LocalDate from = window.from();
      LocalDate start = from == null || from.isBefore(first) ? first : from;
      after = (start.isBefore(calendar.firstDay()) ? calendar.firstDay() : start).minusDays(1);
    }
    return after.isBefore(window.target())
        ? calendar.sessions(after.plusDays(1), window.target())
        : List.of();
  }

  @Override
  public Prepared prepare(Due due) {
    LocalDate from =
        snapshots.reach(due.portfolios()).values().stream()
            .flatMap(reach -> Optional.ofNullable(reach.start()).stream())
            .min(LocalDate::compareTo)
            .orElse(due.first());
    Map<PortfolioId, LedgerHead> heads = ledger.heads(due.portfolios());
    LoadedPrices prices = revisions.loading();
    Collection<Instrument> held = ledger.instruments(due.portfolios());
    return new Books(new BookInput(heads, prices, marks.load(held, from, due.last())));
  }

  /** Portfolios whose prices are loaded. */
  private final class Books implements Prepared {
    private final BookInput loaded;

    Books(BookInput loaded) {
      this.loaded = loaded;
    }

    @Override
    public Chunk read(Due some) {
      return BookStage.this.read(some, loaded);
    }

    @Override
    public void hold() {
      loaded.prices().hold();
    }
  }

  private Chunk read(Due some, BookInput loaded) {
    ledger
        .outdated(some.portfolios())
        .forEach(
            portfolio ->
                db.inTransaction(() -> rows.forgetOutdated(portfolio, some.last(), loaded)));
    Map<PortfolioId, LedgerView> views = ledger.views(some.portfolios());
    Map<PortfolioId, Snapshot> newest = snapshots.newest(some.portfolios());
    return (portfolio, sessions, checkpoints) -> {
      LedgerView view = Objects.requireNonNull(views.get(portfolio));
      Roll roll =
          new Roll(portfolio, view, loaded, Optional.ofNullable(newest.get(portfolio)), rows);
      sessions.forEach(
          session -> {
            DayWalk.Step step = roll.next(session);
            checkpoints.day(session, locked -> roll.keep(session, step, locked));
          });
    };
  }
}
