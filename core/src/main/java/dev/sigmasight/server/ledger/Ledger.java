package dev.sigmasight.server.ledger;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.PositionId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.quant.ledger.Book;
import dev.sigmasight.quant.ledger.Transaction;
import dev.sigmasight.quant.ledger.TransactionRefused;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.instrument.Instrument;
import dev.sigmasight.server.instrument.Instruments;
import dev.sigmasight.server.instrument.OptionTerms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads and extends ledgers. Every change is checked by replaying the whole ledger before it is
 * kept.
 */
@Component
public class Ledger {
  private final CoreDb db;
  private final LedgerLines lines;
  private final LotRemoval removal;
  private final Instruments instruments;

  Ledger(CoreDb db, LedgerLines lines, LotRemoval removal, Instruments instruments) {
    this.db = db;
    this.lines = lines;
    this.removal = removal;
    this.instruments = instruments;
  }

  /** All lines that count, in the order in which they count. */
  public List<LedgerLine> lines(PortfolioId portfolio) {
    return lines.of(portfolio);
  }

  /** The last line that opened a lot, also of a deleted one. */
  public Optional<LedgerLine> lastOpening(PositionId lot) {
    return lines.lastOpening(lot);
  }

  /** The ledger as it stands, ready to be replayed. */
  public LedgerView view(PortfolioId portfolio) {
    return Optional.ofNullable(views(List.of(portfolio)).get(portfolio)).orElseThrow();
  }

  /** A ledger with the lines that it was read from, and how far it is computed. */
  public record Whole(List<LedgerLine> lines, LedgerView view, Extent extent) {
    public Whole {
      lines = List.copyOf(lines);
    }
  }

  /** The ledgers of many portfolios as they stand, read in one statement. */
  public Map<PortfolioId, LedgerView> views(Collection<PortfolioId> portfolios) {
    Map<PortfolioId, LedgerView> views = new HashMap<>();
    whole(portfolios).forEach((portfolio, whole) -> views.put(portfolio, whole.view()));
    return views;
  }

  /** As {@link #views}, with the lines. */
  public Map<PortfolioId, Whole> whole(Collection<PortfolioId> portfolios) {
    LedgerLines.Whole read = lines.whole(portfolios);
    Map<PortfolioId, Whole> whole = new HashMap<>();
    read.heads()
        .forEach(
            (portfolio, head) -> {
              List<LedgerLine> own = read.lines().getOrDefault(portfolio, List.of());
              whole.put(
                  portfolio,
                  new Whole(
                      own,
                      view(head, own, read.instruments()),
                      Objects.requireNonNull(read.extents().get(portfolio))));
            });
    return whole;
  }

  /** Those portfolios of which something computed is out of date, in their order. */
  public List<PortfolioId> outdated(Collection<PortfolioId> portfolios) {
    Map<PortfolioId, LedgerHead> heads = heads(portfolios);
    return portfolios.stream()
        .filter(
            each -> Optional.ofNullable(heads.get(each)).map(LedgerHead::recomputeFrom).isPresent())
        .toList();
  }

  /** Everything that these portfolios hold or held, and the underlyings of the options. */
  public Collection<Instrument> instruments(Collection<PortfolioId> portfolios) {
    List<Long> ids =
        db.sql(
                """
                select distinct unnest(array[i.id, i.underlying_id]) from instrument i
                where i.id in (
                  select instrument_id from ledger_transaction
                  where portfolio_id = any (cast(:portfolios as uuid[])) and deleted_at is null)
                """)
            .param(
                "portfolios", portfolios.stream().map(PortfolioId::toString).toArray(String[]::new))
            .query(Long.class)
            .list();
    return instruments.byIds(ids.stream().filter(Objects::nonNull).toList()).values();
  }

  /** The symbols of everything that a portfolio holds or held, underlyings included. */
  public Set<String> symbols(PortfolioId portfolio) {
    return instruments(List.of(portfolio)).stream()
        .map(Instrument::symbol)
        .collect(Collectors.toSet());
  }

  /** How the ledgers of many portfolios stand. */
  public Map<PortfolioId, LedgerHead> heads(Collection<PortfolioId> portfolios) {
    Map<PortfolioId, LedgerHead> heads = new HashMap<>();
    db.sql(
            """
            select id, ledger_version, lot_matching, recompute_from from portfolio
            where id = any (cast(:portfolios as uuid[]))
            """)
        .param("portfolios", portfolios.stream().map(PortfolioId::toString).toArray(String[]::new))
        .query(
            row -> {
              heads.put(new PortfolioId(row.getObject("id", UUID.class)), LedgerHead.map(row, 0));
            });
    return heads;
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
   * @throws ProblemException a {@code Conflict} if the ledger would contradict itself, as by
   *     selling what is not held
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

  /**
   * Corrects lines, all or none.
   *
   * @throws ProblemException a {@code Conflict} if the ledger would contradict itself
   */
  public void replace(
      PortfolioId portfolio, List<Replacement> replaced, Origin origin, @Nullable AccountId by) {
    if (replaced.isEmpty()) {
      return;
    }
    db.inTransaction(
        () -> {
          LedgerHead head = lockedHead(portfolio);
          replaced.forEach(each -> lines.replace(portfolio, each, origin, by));
          LocalDate from =
              replaced.stream()
                  .flatMap(each -> Stream.of(each.old().line().date(), each.with().date()))
                  .min(LocalDate::compareTo)
                  .orElseThrow();
          changed(portfolio, head, from);
        });
  }

  /**
   * Removes lots and every line that names them, all or none. They are kept, marked deleted.
   *
   * @throws ProblemException a {@code Conflict} if the ledger would contradict itself
   */
  public void remove(PortfolioId portfolio, Collection<PositionId> lots, Instant at) {
    db.inTransaction(
        () -> {
          LedgerHead head = lockedHead(portfolio);
          removal.mark(lots, at).ifPresent(from -> changed(portfolio, head, from));
        });
  }

  /**
   * Removes a lot as if it had never been; answers false, and does nothing, if something was
   * computed from it.
   */
  public boolean erase(PortfolioId portfolio, PositionId lot) {
    return db.inTransaction(
        () -> {
          LedgerHead head = lockedHead(portfolio);
          Optional<LocalDate> from = removal.erase(lot);
          from.ifPresent(date -> changed(portfolio, head, date));
          return from.isPresent();
        });
  }

  /**
   * Adds lines that follow from what is held. They belong to the day being computed, so nothing
   * earlier is outdated by them.
   */
  public void post(PortfolioId portfolio, List<NewLine> due) {
    lines.insert(portfolio, due, Origin.BATCH, null);
  }

  /** Forgets the lines that followed from what was held on and after a date. */
  public void unpost(PortfolioId portfolio, LocalDate from) {
    lines.unpost(portfolio, from);
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

  /** Says that nothing computed for a portfolio is out of date. */
  public void upToDate(PortfolioId portfolio) {
    db.sql("update portfolio set recompute_from = null where id = :portfolio")
        .param("portfolio", portfolio.value())
        .update();
  }

  /** The day of the first line. */
  public Optional<LocalDate> firstDay(PortfolioId portfolio) {
    return db.sql(
            """
            select on_date from ledger_transaction
            where portfolio_id = :portfolio and deleted_at is null
            order by on_date limit 1
            """)
        .param("portfolio", portfolio.value())
        .query(LocalDate.class)
        .optional();
  }

  /** Checks a ledger that was changed from a date on, and says that results are out of date. */
  void changed(PortfolioId portfolio, LedgerHead head, LocalDate from) {
    replay(portfolio, head, from);
    db.sql(
            """
            update portfolio set ledger_version = ledger_version + 1,
              recompute_from = least(coalesce(recompute_from, :from), :from)
            where id = :portfolio
            """)
        .param("from", from)
        .param("portfolio", portfolio.value())
        .update();
  }

  private void replay(PortfolioId portfolio, LedgerHead head, LocalDate from) {
    if (contradiction(view(portfolio, head)).isEmpty()) {
      return;
    }
    // what followed from the old state of things, as an exercise, is worked out again by the batch
    lines.unpost(portfolio, from);
    contradiction(view(portfolio, head))
        .ifPresent(
            why -> {
              throw new ProblemException(new Problem.Conflict("LEDGER_CONTRADICTION", why));
            });
  }

  private static Optional<String> contradiction(LedgerView view) {
    try {
      Book _ = Book.empty(view.method()).after(view.transactions());
      return Optional.empty();
    } catch (TransactionRefused refused) {
      return Optional.of(Contradiction.of(refused, view));
    }
  }

  private LedgerView view(PortfolioId portfolio, LedgerHead head) {
    List<LedgerLine> all = lines.of(portfolio);
    return view(head, all, instrumentsOf(all));
  }

  /** What lines are about, the underlyings of options included. */
  private Map<Long, Instrument> instrumentsOf(List<LedgerLine> all) {
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
    return known;
  }

  private static LedgerView view(
      LedgerHead head, List<LedgerLine> all, Map<Long, Instrument> known) {
    Map<Long, Instrument> own = new HashMap<>();
    List<Transaction> transactions = new ArrayList<>(all.size());
    Set<Long> posted = new HashSet<>();
    for (LedgerLine each : all) {
      NewLine line = each.line();
      Instrument instrument = line.instrument();
      if (instrument != null) {
        own.put(instrument.id(), instrument);
        instrument
            .option()
            .map(OptionTerms::underlyingId)
            .ifPresent(id -> own.put(id, Objects.requireNonNull(known.get(id))));
      }
      transactions.add(LedgerTransactions.of(line, id -> Objects.requireNonNull(known.get(id))));
      Long action = line.corporateAction();
      if (action != null) {
        posted.add(action);
      }
    }
    return new LedgerView(
        head.version(),
        head.method(),
        List.copyOf(transactions),
        Set.copyOf(posted),
        Map.copyOf(own));
  }
}
