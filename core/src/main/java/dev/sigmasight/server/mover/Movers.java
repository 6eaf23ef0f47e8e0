package dev.sigmasight.server.mover;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.ledger.LedgerView;
import dev.sigmasight.server.overview.PortfolioState;
import dev.sigmasight.server.overview.PortfolioStates;
import dev.sigmasight.server.portfolio.Portfolios;
import dev.sigmasight.server.snapshot.Snapshot;
import dev.sigmasight.server.snapshot.Snapshots;
import dev.sigmasight.server.valuation.LiveBook;
import dev.sigmasight.server.valuation.MarkSource;
import dev.sigmasight.server.valuation.Marks;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Compares a portfolio at its newest close with earlier ones. What a holding gained is what its
 * lots gained since their entry, then less what they had gained before, so that splits, trades and
 * what was opened or closed in between need no rule of their own.
 */
@Component
class Movers {
  private static final int SESSIONS = 5;
  private static final int DAYS_FOR_THEM = 15;

  private final Portfolios portfolios;
  private final PortfolioStates states;
  private final Snapshots snapshots;
  private final MarkSource marks;
  private final TradingCalendar calendar;

  Movers(
      Portfolios portfolios,
      PortfolioStates states,
      Snapshots snapshots,
      MarkSource marks,
      TradingCalendar calendar) {
    this.portfolios = portfolios;
    this.states = states;
    this.snapshots = snapshots;
    this.marks = marks;
    this.calendar = calendar;
  }

  /** A portfolio at its newest close, and all that earlier closes rest on. */
  private record Basis(PortfolioState state, Marks marks, Closes closes) {

    MoversView.Span since(LocalDate from) {
      LedgerView ledger = state.ledger();
      var moved =
          new Movement(ledger, LiveBook.on(from, ledger, marks), state.valued(), marks.history())
              .holdings();
      return new MoversView.Span(
          from,
          state.asOf(),
          closes.since(from, state.asOf()),
          moved,
          Rankings.of(moved),
          moved.stream().filter(each -> each.pnl() == null).map(MoversView.Moved::symbol).toList());
    }
  }

  /**
   * Of the newest close against the one before and the one five sessions before.
   *
   * @throws ProblemException NotFound if the portfolio is not the owner's
   */
  MoversView of(AccountId owner, PortfolioId id) {
    PortfolioId portfolio = portfolios.kept(owner, id).id();
    PortfolioState state = states.newest(portfolio);
    LocalDate day = state.asOf();
    List<LocalDate> before = before(day);
    List<Snapshot> closes = snapshots.last(portfolio, day, SESSIONS + 1);
    Basis basis = new Basis(state, loaded(state, before.getFirst(), closes), new Closes(closes));
    return new MoversView(
        portfolio.value(),
        day,
        state.dataThrough(),
        state.quality(),
        state.qualityReason(),
        state.sources(),
        basis.since(before.getLast()),
        basis.since(before.getFirst()));
  }

  /** The five sessions before a day, oldest first; the day itself where there are none. */
  private List<LocalDate> before(LocalDate day) {
    LocalDate earliest = day.minusDays(DAYS_FOR_THEM);
    LocalDate first = earliest.isBefore(calendar.firstDay()) ? calendar.firstDay() : earliest;
    List<LocalDate> all = calendar.sessions(first, day.minusDays(1));
    return all.isEmpty()
        ? List.of(day)
        : all.subList(Math.max(0, all.size() - SESSIONS), all.size());
  }

  /** From the first line of the ledger where what follows from it is not kept yet. */
  private Marks loaded(PortfolioState state, LocalDate first, List<Snapshot> closes) {
    boolean computed = !closes.isEmpty() && closes.getLast().date().equals(state.asOf());
    LedgerView ledger = state.ledger();
    LocalDate from = computed ? first : ledger.firstDay().filter(first::isAfter).orElse(first);
    return marks.loadFew(ledger.instruments().values(), from, state.asOf());
  }
}
