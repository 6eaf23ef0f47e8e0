package dev.sigmasight.server.position;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.market.option.OptionRight;
import dev.sigmasight.quant.ledger.Book;
import dev.sigmasight.quant.ledger.Lot;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.OptionTerms;
import dev.sigmasight.server.instrument.PositionType;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.LedgerLine;
import dev.sigmasight.server.ledger.LedgerView;
import dev.sigmasight.server.ledger.Lots;
import dev.sigmasight.server.ledger.NewLine;
import dev.sigmasight.server.ledger.TransactionKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lots of one portfolio with the lines that made them. */
final class PositionBook {
  private final List<LedgerLine> lines;
  private final LedgerView view;
  private final Map<String, Lot> lots = new HashMap<>();
  private final Map<PositionId, LedgerLine> openings = new HashMap<>();

  private PositionBook(List<LedgerLine> lines, LedgerView view) {
    this.lines = lines;
    this.view = view;
    Book book = Book.empty(view.method()).after(view.transactions());
    book.closedLots().forEach(lot -> lots.put(lot.id(), lot));
    book.lots().forEach(lot -> lots.put(lot.id(), lot));
    lines.forEach(line -> opened(line.line()).ifPresent(lot -> openings.put(lot, line)));
  }

  static PositionBook of(Ledger ledger, PortfolioId portfolio) {
    return of(Objects.requireNonNull(ledger.whole(List.of(portfolio)).get(portfolio)));
  }

  static PositionBook of(Ledger.Whole ledger) {
    return new PositionBook(ledger.lines(), ledger.view());
  }

  /** Every lot that is not deleted, with what is left of it. */
  Map<PositionId, LotState> states() {
    Map<PositionId, LotState> states = new HashMap<>();
    openings.forEach(
        (id, opening) -> {
          Lot lot = lots.get(id.toString());
          if (lot != null) {
            Instrument instrument = view.instrument(lot.instrument().id());
            states.put(
                id,
                new LotState(
                    PositionType.of(instrument, openedQuantity(opening.line())), lot.quantity()));
          }
        });
    return states;
  }

  private static Optional<PositionId> opened(NewLine line) {
    return switch (line.kind()) {
      case BUY, SHORT, OPTION_OPEN, TRANSFER_IN -> Optional.ofNullable(line.position());
      case OPTION_ASSIGN, OPTION_EXERCISE -> Optional.ofNullable(line.delivered());
      default -> Optional.empty();
    };
  }

  /** The line that opened a lot. */
  Optional<LedgerLine> opening(PositionId id) {
    return Optional.ofNullable(openings.get(id));
  }

  /** The lines that name a lot, without the one that opened it. */
  List<LedgerLine> after(PositionId id) {
    return lines.stream()
        .filter(each -> id.equals(each.line().position()))
        .filter(each -> !each.equals(openings.get(id)))
        .toList();
  }

  /** Whether an instrument was split after a day. */
  boolean splitAfter(Instrument instrument, LocalDate day) {
    return lines.stream()
        .map(LedgerLine::line)
        .filter(line -> line.kind() == TransactionKind.SPLIT && line.date().isAfter(day))
        .anyMatch(line -> instrument.equals(line.instrument()));
  }

  /** The state of a lot that is not deleted; empty if the ledger does not know it. */
  Optional<Position> position(Lots.Identity identity) {
    Lot lot = lots.get(identity.id().toString());
    LedgerLine opening = openings.get(identity.id());
    return lot == null || opening == null
        ? Optional.empty()
        : Optional.of(position(identity, lot, opening.line()));
  }

  private Position position(Lots.Identity identity, Lot lot, NewLine opening) {
    Instrument instrument = view.instrument(lot.instrument().id());
    return new Position(
        identity,
        instrument,
        lot.quantity(),
        openedQuantity(opening),
        lot.entryPrice().orElseGet(() -> entryPrice(opening)),
        opening.date(),
        lot.costKnown(),
        lot.costKnown() ? lot.realised() : null,
        lot.closedOn() == null ? null : exit(identity.id(), instrument, lot.closedOn()));
  }

  private Position.Exit exit(PositionId id, Instrument instrument, LocalDate on) {
    BigDecimal price = null;
    for (LedgerLine each : lines) {
      NewLine line = each.line();
      if (id.equals(line.position()) && closes(line.kind())) {
        price = line.price();
      } else if (line.kind() == TransactionKind.OPTION_EXPIRE
          && instrument.equals(line.instrument())
          && line.date().equals(on)) {
        price = BigDecimal.ZERO;
      }
    }
    return new Position.Exit(on, price);
  }

  private static boolean closes(TransactionKind kind) {
    return kind == TransactionKind.SELL
        || kind == TransactionKind.COVER
        || kind == TransactionKind.OPTION_CLOSE;
  }

  /** A deleted lot, as it was opened. */
  static Position deleted(Lots.Identity identity, Instrument instrument, NewLine opening) {
    return new Position(
        identity,
        instrument,
        openedQuantity(opening),
        openedQuantity(opening),
        entryPrice(opening),
        opening.date(),
        opening.kind() != TransactionKind.TRANSFER_IN,
        null,
        null);
  }

  private static BigDecimal openedQuantity(NewLine opening) {
    BigDecimal quantity = Objects.requireNonNull(opening.quantity());
    OptionTerms delivering = delivering(opening);
    if (delivering == null) {
      return quantity;
    }
    boolean exercised = quantity.signum() < 0;
    boolean bought = (delivering.right() == OptionRight.CALL) == exercised;
    BigDecimal units =
        quantity.abs().multiply(Objects.requireNonNull(opening.instrument()).multiplier());
    return bought ? units : units.negate();
  }

  private static BigDecimal entryPrice(NewLine opening) {
    OptionTerms delivering = delivering(opening);
    return delivering == null ? Objects.requireNonNull(opening.price()) : delivering.strike();
  }

  private static @Nullable OptionTerms delivering(NewLine opening) {
    boolean delivers =
        opening.kind() == TransactionKind.OPTION_EXERCISE
            || opening.kind() == TransactionKind.OPTION_ASSIGN;
    return delivers ? Objects.requireNonNull(opening.instrument()).terms() : null;
  }
}
