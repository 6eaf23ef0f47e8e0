package dev.sigmasight.server.target;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.quant.ledger.Book;
import dev.sigmasight.quant.ledger.Lot;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.OptionTerms;
import dev.sigmasight.server.instrument.PositionType;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.LedgerView;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads portfolios with their targets, in a fixed number of statements. */
@Component
final class TargetBooks {
  private final BookRows rows;
  private final TargetRows targets;
  private final Ledger ledger;
  private final TradingCalendar calendar;
  private final Clock clock;

  TargetBooks(
      BookRows rows, TargetRows targets, Ledger ledger, TradingCalendar calendar, Clock clock) {
    this.rows = rows;
    this.targets = targets;
    this.ledger = ledger;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * A portfolio.
   *
   * @throws ProblemException NotFound if it is not the owner's
   */
  TargetBook of(AccountId owner, UUID portfolio) {
    return read(rows.portfolio(owner, portfolio).orElseThrow(TargetFaults::unknownPortfolio));
  }

  /**
   * The portfolio of a target.
   *
   * @throws ProblemException NotFound if the target is not the owner's
   */
  TargetBook ofTarget(AccountId owner, UUID target) {
    return read(rows.ofTarget(owner, target).orElseThrow(TargetFaults::unknownTarget));
  }

  private TargetBook read(BookState state) {
    LocalDate last = calendar.lastCompletedSession(clock.instant());
    BookState.Computed computed = state.computed();
    LocalDate asOf = computed == null ? last : computed.day();
    return TargetBook.of(
        state,
        asOf,
        last,
        targets.of(state.portfolio(), asOf),
        computed == null
            ? inLedger(ledger.view(state.portfolio()), asOf)
            : rows.held(state.portfolio(), asOf));
  }

  /** What the ledger says is held, without values. */
  private static List<Held> inLedger(LedgerView view, LocalDate day) {
    return Book.empty(view.method()).after(view.upTo(day)).lots().stream()
        .map(lot -> held(lot, view.instrument(lot.instrument().id())))
        .sorted(Comparator.comparing(Held::symbol))
        .toList();
  }

  private static Held held(Lot lot, Instrument instrument) {
    return new Held(
        UUID.fromString(lot.id()),
        instrument.symbol(),
        instrument.option().map(OptionTerms::underlying).orElse(null),
        PositionType.of(instrument, lot.quantity()),
        lot.quantity(),
        instrument.multiplier(),
        null);
  }
}
