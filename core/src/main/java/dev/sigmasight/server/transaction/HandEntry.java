package dev.sigmasight.server.transaction;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.account.Change;
import dev.sigmasight.server.account.ChangeLog;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.LedgerLine;
import dev.sigmasight.server.ledger.NewLine;
import dev.sigmasight.server.ledger.Origin;
import dev.sigmasight.server.ledger.SingleLines;
import dev.sigmasight.server.ledger.TransactionKind;
import dev.sigmasight.server.portfolio.NewHolding;
import dev.sigmasight.server.portfolio.Openings;
import dev.sigmasight.server.portfolio.Portfolio;
import dev.sigmasight.server.portfolio.Portfolios;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Writes the lines that an owner enters by hand. The whole ledger is replayed with each; what
 * contradicts it is refused.
 */
@Component
final class HandEntry {
  static final String ENTITY = "ledger_transaction";

  private final CoreDb db;
  private final Portfolios portfolios;
  private final Openings openings;
  private final Ledger ledger;
  private final SingleLines lines;
  private final ChangeLog changes;

  HandEntry(
      CoreDb db,
      Portfolios portfolios,
      Openings openings,
      Ledger ledger,
      SingleLines lines,
      ChangeLog changes) {
    this.db = db;
    this.portfolios = portfolios;
    this.openings = openings;
    this.ledger = ledger;
    this.lines = lines;
    this.changes = changes;
  }

  /**
   * Writes a line.
   *
   * @return its id
   * @throws ProblemException InvalidInput; NotFound; Conflict if the ledger would contradict itself
   */
  UUID record(AccountId owner, PortfolioId portfolio, CreateTransaction wanted, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, TradingCalendar.ZONE);
    EntryCheck.check(wanted, today);
    return db.inTransaction(
        () -> {
          Portfolio kept = portfolios.kept(owner, portfolio);
          var _ = ledger.lockedHead(portfolio);
          UUID id = explained(() -> write(kept, wanted, now));
          changes.byAccount(
              owner,
              new Change(
                  "create",
                  ENTITY,
                  id.toString(),
                  Map.of(
                      "kind", wanted.kind().name(),
                      "date", wanted.date().toString(),
                      "symbol", Objects.requireNonNullElse(wanted.symbol(), ""))));
          return id;
        });
  }

  private UUID write(Portfolio portfolio, CreateTransaction wanted, Instant now) {
    return switch (wanted.kind()) {
      case BUY, SHORT -> open(portfolio, wanted, now);
      default -> lines.add(portfolio.id(), line(portfolio, wanted), Origin.API, portfolio.owner());
    };
  }

  private UUID open(Portfolio portfolio, CreateTransaction wanted, Instant now) {
    BigDecimal quantity = Objects.requireNonNull(wanted.quantity());
    NewHolding opened =
        NewHolding.held(
                EntryCheck.bought(wanted, LocalDate.ofInstant(now, TradingCalendar.ZONE)),
                wanted.date(),
                wanted.kind() == TransactionKind.BUY ? quantity : quantity.negate(),
                Objects.requireNonNull(wanted.price()))
            .withFees(fees(wanted))
            .withNotes(wanted.note());
    openings.open(portfolio, List.of(opened), Origin.API, now);
    return ledger.lines(portfolio.id()).stream()
        .filter(each -> opened.id().equals(each.line().position()))
        .map(LedgerLine::id)
        .findFirst()
        .orElseThrow();
  }

  private NewLine line(Portfolio portfolio, CreateTransaction wanted) {
    List<LedgerLine> known = ledger.lines(portfolio.id());
    NewLine line =
        switch (wanted.kind()) {
          case INTEREST -> NewLine.interest(wanted.date(), Objects.requireNonNull(wanted.amount()));
          case FEE -> NewLine.fee(wanted.date(), Objects.requireNonNull(wanted.amount()));
          case DIVIDEND ->
              NewLine.dividend(
                  wanted.date(), onlyOne(wanted, known), Objects.requireNonNull(wanted.price()));
          case SPLIT ->
              NewLine.split(
                  wanted.date(),
                  onlyOne(wanted, known),
                  Objects.requireNonNull(wanted.splitNumerator()),
                  Objects.requireNonNull(wanted.splitDenominator()));
          case SELL, COVER -> closing(wanted, known);
          default -> throw new IllegalArgumentException(wanted.kind() + " is not entered by hand");
        };
    return wanted.note() == null ? line : line.withNote(wanted.note());
  }

  private static NewLine closing(CreateTransaction wanted, List<LedgerLine> known) {
    BigDecimal quantity = Objects.requireNonNull(wanted.quantity());
    BigDecimal signed = wanted.kind() == TransactionKind.SELL ? quantity.negate() : quantity;
    BigDecimal price = Objects.requireNonNull(wanted.price());
    UUID position = wanted.positionId();
    NewLine line;
    if (position == null) {
      line = NewLine.closeMatched(wanted.date(), instrument(wanted, known), signed, price);
    } else {
      PositionId lot = new PositionId(position);
      line = NewLine.close(wanted.date(), instrument(wanted, lot, known), lot, signed, price);
    }
    return line.withFees(fees(wanted));
  }

  private static BigDecimal fees(CreateTransaction wanted) {
    return Objects.requireNonNullElse(wanted.fees(), BigDecimal.ZERO);
  }

  /** What the symbol means in this ledger. */
  private static Instrument instrument(CreateTransaction wanted, List<LedgerLine> known) {
    String symbol = EntryFilter.canonical(Objects.requireNonNull(wanted.symbol()));
    return known.stream()
        .map(each -> each.line().instrument())
        .filter(Objects::nonNull)
        .filter(each -> EntryFilter.canonical(each.symbol()).equals(symbol))
        .filter(each -> each.option().isEmpty())
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    "symbol",
                    "This portfolio has never held "
                        + symbol
                        + "; check the symbol, or record first how it came in."));
  }

  private static Instrument instrument(
      CreateTransaction wanted, PositionId lot, List<LedgerLine> known) {
    Instrument found =
        known.stream()
            .filter(each -> Entries.opens(each) && lot.equals(each.line().position()))
            .map(each -> Objects.requireNonNull(each.line().instrument()))
            .findFirst()
            .orElseThrow(() -> refused("position_id", "This portfolio has no such position."));
    if (found.option().isPresent()) {
      throw refused("position_id", "Options are closed as positions, under /positions.");
    }
    if (wanted.symbol() != null && !instrument(wanted, known).equals(found)) {
      throw refused("symbol", "The position is one in " + found.symbol() + "; leave symbol out.");
    }
    return found;
  }

  /** What pays or is split, unless that is recorded for this day already. */
  private static Instrument onlyOne(CreateTransaction wanted, List<LedgerLine> known) {
    Instrument instrument = instrument(wanted, known);
    boolean recorded =
        known.stream()
            .map(LedgerLine::line)
            .anyMatch(
                each ->
                    each.kind() == wanted.kind()
                        && each.date().equals(wanted.date())
                        && instrument.equals(each.instrument()));
    if (recorded) {
      throw new ProblemException(
          new Problem.Conflict(
              "RECORDED_ALREADY",
              "A %s of %s on %s is in the ledger already; the batch records those it knows of."
                  .formatted(wanted.kind(), instrument.symbol(), wanted.date())));
    }
    return instrument;
  }

  private static ProblemException refused(String field, String message) {
    return new ProblemException(Problem.InvalidInput.of(field, message));
  }

  /** Does it, and says what to do if the ledger would contradict itself. */
  static <T> T explained(Supplier<T> change) {
    try {
      return change.get();
    } catch (ProblemException failure) {
      if (failure.problem() instanceof Problem.Conflict(String code, String detail)
          && code.equals("LEDGER_CONTRADICTION")) {
        throw new ProblemException(
            new Problem.Conflict(
                code,
                detail
                    + " Check day, symbol and quantity, and change the lines in the right order."));
      }
      throw failure;
    }
  }

  static void explained(Runnable change) {
    var _ =
        explained(
            () -> {
              change.run();
              return "";
            });
  }
}
