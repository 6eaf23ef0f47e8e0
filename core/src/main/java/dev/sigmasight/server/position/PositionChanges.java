package dev.sigmasight.server.position;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.account.Change;
import dev.sigmasight.server.account.ChangeLog;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.Flaw;
import dev.sigmasight.server.instrument.Holdable;
import dev.sigmasight.server.instrument.InstrumentDescription;
import dev.sigmasight.server.instrument.InstrumentDescription.Reading;
import dev.sigmasight.server.instrument.InvestmentClass;
import dev.sigmasight.server.instrument.OptionParts;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.Lots;
import dev.sigmasight.server.ledger.Scale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes positions: corrections of the entry, closing, notes. */
@Component
final class PositionChanges {
  /** How long after its creation a position may be taken back without a trace. */
  static final Duration GRACE = Duration.ofMinutes(5);

  private final CoreDb db;
  private final Positions positions;
  private final Correction correction;
  private final Closing closing;
  private final Ledger ledger;
  private final Lots lots;
  private final ChangeLog changes;

  PositionChanges(
      CoreDb db,
      Positions positions,
      Correction correction,
      Closing closing,
      Ledger ledger,
      Lots lots,
      ChangeLog changes) {
    this.db = db;
    this.positions = positions;
    this.correction = correction;
    this.closing = closing;
    this.ledger = ledger;
    this.lots = lots;
    this.changes = changes;
  }

  /**
   * Changes a position, wholly or not at all.
   *
   * @throws ProblemException NotFound; InvalidInput; Conflict if it is deleted, or the ledger would
   *     contradict itself
   */
  Position change(AccountId owner, PositionId id, PositionChange change, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, TradingCalendar.ZONE);
    return db.inTransaction(
        () -> {
          lots.owned(owner, id).map(Lots.Identity::portfolio).ifPresent(ledger::lockedHead);
          Position old = positions.owned(owner, id);
          if (old.isDeleted()) {
            throw PositionFaults.conflict("DELETED", "This position was deleted.");
          }
          new ChangeCheck(old, change, today).refuseIfFaulty();
          rename(owner, old, change.symbol(), now);
          Position renamed = positions.owned(owner, id);
          correct(owner, renamed, change);
          if (change.closes()) {
            closing.close(owner, positions.owned(owner, id), change, today);
          }
          if (change.notes() != null) {
            lots.annotate(id, change.notes().isBlank() ? null : change.notes());
          }
          lots.touch(id, now);
          changes.byAccount(
              owner, new Change("update", Positions.ENTITY, id.toString(), said(change)));
          return positions.owned(owner, id);
        });
  }

  private void correct(AccountId owner, Position position, PositionChange change) {
    BigDecimal quantity = change.closes() ? null : change.quantity();
    boolean sameQuantity = quantity == null || quantity.compareTo(position.quantity()) == 0;
    BigDecimal price = change.entryPrice();
    BigDecimal shown = position.entryPrice().setScale(Scale.PRICE, RoundingMode.HALF_EVEN);
    boolean samePrice = price == null || price.compareTo(shown) == 0;
    if (!sameQuantity && !position.isOpen()) {
      throw PositionFaults.conflict(
          "CLOSED_ALREADY",
          "This position is closed; to correct it, delete it and enter it again.");
    }
    LocalDate entry = change.entryDate();
    boolean sameDay = entry == null || entry.equals(position.entryDate());
    if (!sameQuantity || !samePrice || !sameDay) {
      correction.figures(owner, position, quantity, price, sameDay ? null : entry);
    }
  }

  private void rename(AccountId owner, Position old, @Nullable String symbol, Instant now) {
    if (symbol == null) {
      return;
    }
    Holdable meant = meant(old, symbol);
    if (meant.symbol().equals(old.instrument().symbol())) {
      return;
    }
    if (old.identity().createdAt().plus(GRACE).isBefore(now)) {
      throw PositionFaults.conflict(
          "TOO_LATE",
          "A symbol can be corrected within 5 minutes; delete the position and enter it again.");
    }
    correction.instrument(owner, old, meant);
  }

  private static Holdable meant(Position old, String symbol) {
    InvestmentClass same = old.instrument().investmentClass();
    InstrumentDescription described =
        new InstrumentDescription(
            symbol,
            same,
            same == InvestmentClass.OPTIONS ? null : old.instrument().subtype(),
            OptionParts.NONE);
    return switch (described.read()) {
      case Reading.Understood(Holdable meant) -> meant;
      case Reading.Flawed(List<Flaw> flaws) ->
          throw new ProblemException(Problem.InvalidInput.of("symbol", flaws.getFirst().message()));
    };
  }

  private static Map<String, String> said(PositionChange change) {
    Map<String, String> said = new LinkedHashMap<>();
    put(said, "symbol", change.symbol());
    put(said, "quantity", change.quantity());
    put(said, "entry_price", change.entryPrice());
    put(said, "entry_date", change.entryDate());
    put(said, "position_type", change.type());
    put(said, "notes", change.notes());
    put(said, "exit_price", change.exitPrice());
    put(said, "exit_date", change.exitDate());
    put(said, "close_quantity", change.closeQuantity());
    return said;
  }

  private static void put(Map<String, String> said, String field, @Nullable Object value) {
    if (value != null) {
      said.put(
          field, value instanceof BigDecimal number ? number.toPlainString() : value.toString());
    }
  }
}
