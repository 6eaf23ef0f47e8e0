package dev.sigmasight.server.ledger;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.quant.ledger.Book;
import dev.sigmasight.quant.ledger.LotMethod;
import dev.sigmasight.quant.ledger.Transaction;
import dev.sigmasight.quant.ledger.TransactionRefused;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.Instruments;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads and extends ledgers. Every change is checked by replaying the whole ledger before it is kept. */
@Component
public class Ledger {
  private final CoreDb db;
  private final LedgerLines lines;
  private final Instruments instruments;

  Ledger(CoreDb db, LedgerLines lines, Instruments instruments) {
    this.db = db;
    this.lines = lines;
    this.instruments = instruments;
  }

  /** All lines that count, in the order in which they count. */
  public List<LedgerLine> lines(PortfolioId portfolio) {
    return lines.of(portfolio);
  }

  /** The ledger as it stands, ready to be replayed. */
  public LedgerView view(PortfolioId portfolio) {
    LedgerHead head = head(portfolio);
    return view(portfolio, head);
  }

  /** How the ledger stands, without its lines. */
  public LedgerHead head(PortfolioId portfolio) {
    return db.sql(
            """
            select ledger_version, lot_matching, recompute_from from portfolio where id = :portfolio
            """)
        .param("portfolio", portfolio.value())
        .query(LedgerHead::map)
        .single();
  }

  /** As {@link #head}, and nobody else changes this ledger until the transaction ends. */
  public LedgerHead lockedHead(PortfolioId portfolio) {
    return db.sql(
            """
            select ledger_version, lot_matching, recompute_from from portfolio where id = :portfolio for update
            """)
        .param("portfolio", portfolio.value())
        .query(LedgerHead::map)
        .single();
  }

  /**
   * Adds lines, all or none.
   *
   * @throws ProblemException a {@code Conflict} if the ledger would contradict itself, as by selling
   *     what is not held
   */
  public void append(
      PortfolioId portfolio, List<NewLine> added, Origin origin, @Nullable AccountId by) {
    if (added.isEmpty()) {
      return;
    }
    db.inTransaction(
        () -> {
          LedgerHead head = lockedHead(portfolio);
          lines.insert(portfolio, added, origin, by);
          LocalDate from =
              added.stream().map(NewLine::date).min(LocalDate::compareTo).orElseThrow();
          changed(portfolio, head, from);
          return added.size();
        });
  }

  /** Removes a lot and every line that names it. */
  public void remove(PortfolioId portfolio, PositionId position) {
    db.inTransaction(
        () -> {
          LedgerHead head = lockedHead(portfolio);
          Optional<LocalDate> from = lines.remove(position);
          from.ifPresent(date -> changed(portfolio, head, date));
          return from.isPresent();
        });
  }

  /** Says that what was computed for a portfolio on and after a date is out of date. */
  public void outdate(PortfolioId portfolio, LocalDate from) {
    db.sql(
            """
            update portfolio set recompute_from = least(coalesce(recompute_from, :from), :from)
            where id = :portfolio
            """)
        .param("portfolio", portfolio.value())
        .param("from", from)
        .update();
  }

  /** The opposite: everything before the date has been computed again; nothing is if it is null. */
  public void computedUpTo(PortfolioId portfolio, @Nullable LocalDate stillOutdatedFrom) {
    db.sql("update portfolio set recompute_from = :from where id = :portfolio")
        .param("from", stillOutdatedFrom)
        .param("portfolio", portfolio.value())
        .update();
  }

  private void changed(PortfolioId portfolio, LedgerHead head, LocalDate from) {
    replay(view(portfolio, head));
    db.sql(
            """
            update portfolio set ledger_version = ledger_version + 1, updated_at = now(),
              recompute_from = least(coalesce(recompute_from, :from), :from)
            where id = :portfolio
            """)
        .param("from", from)
        .param("portfolio", portfolio.value())
        .update();
  }

  private static void replay(LedgerView view) {
    try {
      Book unused = Book.empty(view.method()).after(view.transactions());
    } catch (TransactionRefused refused) {
      throw new ProblemException(
          new Problem.Conflict("LEDGER_CONTRADICTION", view.named(refused.getMessage())));
    }
  }

  private LedgerView view(PortfolioId portfolio, LedgerHead head) {
    List<LedgerLine> all = lines.of(portfolio);
    Map<Long, Instrument> known = new HashMap<>();
    for (LedgerLine each : all) {
      Instrument instrument = each.line().instrument();
      if (instrument != null) {
        known.put(instrument.id(), instrument);
      }
    }
    known.putAll(
        instruments.byIds(
            known.values().stream()
                .flatMap(instrument -> instrument.option().stream())
                .map(terms -> terms.underlyingId())
                .filter(id -> !known.containsKey(id))
                .distinct()
                .toList()));
    List<Transaction> transactions =
        all.stream()
            .map(
                each ->
                    LedgerTransactions.of(
                        each.line(), id -> Objects.requireNonNull(known.get(id))))
            .toList();
    return new LedgerView(head.version(), head.method(), transactions, Map.copyOf(known));
  }
}
