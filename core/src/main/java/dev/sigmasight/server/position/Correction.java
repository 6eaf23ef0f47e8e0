package dev.sigmasight.server.position;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.instrument.Holdable;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.Instruments;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.instrument.OwnerValuations;
import dev.sigmasight.server.instrument.OwnerValuations.Valuation;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.LedgerLine;
import dev.sigmasight.server.ledger.Lots;
import dev.sigmasight.server.ledger.NewLine;
import dev.sigmasight.server.ledger.Origin;
import dev.sigmasight.server.ledger.Replacement;
import dev.sigmasight.server.ledger.TransactionKind;
import dev.sigmasight.server.portfolio.Openings;
import dev.sigmasight.server.portfolio.Portfolios;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Corrects what was said when a position was opened: the old line is kept, marked deleted. */
@Component
final class Correction {
  private final Ledger ledger;
  private final Lots lots;
  private final Instruments instruments;
  private final OwnerValuations valuations;
  private final Portfolios portfolios;
  private final Openings openings;

  Correction(
      Ledger ledger,
      Lots lots,
      Instruments instruments,
      OwnerValuations valuations,
      Portfolios portfolios,
      Openings openings) {
    this.ledger = ledger;
    this.lots = lots;
    this.instruments = instruments;
    this.valuations = valuations;
    this.portfolios = portfolios;
    this.openings = openings;
  }

  /**
   * Corrects what is held and what it was entered at.
   *
   * @param quantity held now, signed; null keeps it
   * @param price of the entry, per unit; null keeps it
   * @param entry its day; null keeps it
   */
  void figures(
      AccountId by,
      Position position,
      @Nullable BigDecimal quantity,
      @Nullable BigDecimal price,
      @Nullable LocalDate entry) {
    PositionBook book = PositionBook.of(ledger, position.portfolio());
    LedgerLine old = own(book, position);
    LocalDate day = entry == null ? position.entryDate() : entry;
    LocalDate earlier = day.isBefore(position.entryDate()) ? day : position.entryDate();
    if (book.splitAfter(position.instrument(), earlier)) {
      throw PositionFaults.conflict(
          "SPLIT_SINCE",
          position.instrument().symbol()
              + " was split since this position was opened, so it cannot be corrected; delete it and"
              + " enter it again as it was traded.");
    }
    BigDecimal was = Objects.requireNonNull(old.line().quantity());
    BigDecimal now = quantity == null ? was : was.add(quantity).subtract(position.quantity());
    BigDecimal paid = Objects.requireNonNull(old.line().price());
    BigDecimal corrected = price == null ? paid : price;
    NewLine line = opening(old.line(), day, position.instrument(), now, corrected);
    ledger.replace(position.portfolio(), List.of(new Replacement(old, line)), Origin.API, by);
    if (entry != null) {
      openings.moved(portfolios.owned(by, position.portfolio()), position.entryDate(), entry);
    }
    if (isPrivate(position.instrument())) {
      restate(position, paid, new Valuation(position.instrument().id(), day, corrected));
    }
  }

  private void restate(Position position, BigDecimal paid, Valuation corrected) {
    Valuation recorded = new Valuation(position.instrument().id(), position.entryDate(), paid);
    if (corrected.date().equals(recorded.date())) {
      valuations.correct(recorded, corrected.price());
    } else {
      valuations.forget(recorded, position.id());
      valuations.recordFirst(List.of(corrected), Origin.API.name());
    }
  }

  /** Makes a position one of another instrument, as when its symbol was mistyped. */
  void instrument(AccountId by, Position position, Holdable meant) {
    PositionBook book = PositionBook.of(ledger, position.portfolio());
    LedgerLine old = own(book, position);
    if (!book.after(position.id()).isEmpty()) {
      throw PositionFaults.conflict(
          "TRADED_SINCE",
          "This position was traded since it was opened, so its symbol cannot be corrected; delete"
              + " it and enter it again.");
    }
    Instrument instrument = Objects.requireNonNull(instruments.all(by, List.of(meant)).get(meant));
    lots.rename(position.id(), instrument);
    NewLine was = old.line();
    BigDecimal price = Objects.requireNonNull(was.price());
    NewLine line =
        opening(was, was.date(), instrument, Objects.requireNonNull(was.quantity()), price);
    ledger.replace(position.portfolio(), List.of(new Replacement(old, line)), Origin.API, by);
    if (isPrivate(instrument)) {
      valuations.recordFirst(
          List.of(new Valuation(instrument.id(), was.date(), price)), Origin.API.name());
    }
  }

  private static LedgerLine own(PositionBook book, Position position) {
    return book.opening(position.id())
        .filter(line -> position.id().equals(line.line().position()))
        .orElseThrow(
            () ->
                PositionFaults.conflict(
                    "DELIVERED_BY_OPTION",
                    "This position was delivered by an option and follows from it; it cannot be"
                        + " corrected on its own."));
  }

  private static NewLine opening(
      NewLine old, LocalDate day, Instrument instrument, BigDecimal quantity, BigDecimal price) {
    var lot = Objects.requireNonNull(old.position());
    NewLine line =
        old.kind() == TransactionKind.TRANSFER_IN
            ? NewLine.transferIn(day, instrument, lot, quantity, price)
            : NewLine.open(day, instrument, lot, quantity, price);
    String note = old.note();
    return note == null ? line.withFees(old.fees()) : line.withFees(old.fees()).withNote(note);
  }

  private static boolean isPrivate(Instrument instrument) {
    return instrument.investmentClass() == InvestmentClass.PRIVATE;
  }
}
