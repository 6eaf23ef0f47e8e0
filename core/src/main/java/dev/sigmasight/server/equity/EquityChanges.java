package dev.sigmasight.server.equity;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.account.Change;
import dev.sigmasight.server.account.ChangeLog;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.NewLine;
import dev.sigmasight.server.ledger.Origin;
import dev.sigmasight.server.ledger.Replacement;
import dev.sigmasight.server.ledger.SingleLines;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Records, corrects and deletes contributions and withdrawals. Each is a deposit or withdrawal in
 * the ledger; results from its day on become outdated.
 */
@Component
final class EquityChanges {
  private static final String ENTITY = "equity_change";

  private final CoreDb db;
  private final EquityReads reads;
  private final EquityChangeRows rows;
  private final Ledger ledger;
  private final SingleLines lines;
  private final EquityOnDay equity;
  private final ChangeLog changes;

  EquityChanges(
      CoreDb db,
      EquityReads reads,
      EquityChangeRows rows,
      Ledger ledger,
      SingleLines lines,
      EquityOnDay equity,
      ChangeLog changes) {
    this.db = db;
    this.reads = reads;
    this.rows = rows;
    this.ledger = ledger;
    this.lines = lines;
    this.equity = equity;
    this.changes = changes;
  }

  /**
   * Records one.
   *
   * @throws EquityUnknown if the portfolio is not the owner's, or deleted
   * @throws ProblemException InvalidInput; Conflict if more would be withdrawn than there is
   */
  EquityChange record(AccountId owner, PortfolioId portfolio, NewChange wanted, Instant now) {
    EquityFaults.checkAmount(wanted.amount());
    EquityFaults.checkDate(wanted.date(), today(now));
    return db.inTransaction(
        () -> {
          reads.kept(owner, portfolio);
          UUID line = lines.add(portfolio, wanted.line(), Origin.API, owner);
          checkEquity(portfolio, wanted);
          UUID id = rows.add(portfolio, line, owner, now);
          changes.byAccount(owner, new Change("create", ENTITY, id.toString(), said(wanted)));
          return rows.byId(portfolio, id).orElseThrow();
        });
  }

  /**
   * Corrects one; what is null stays, empty notes are removed.
   *
   * @throws EquityUnknown if there is none, or it is somebody else's
   * @throws ProblemException InvalidInput; Conflict if it is too late or more would be withdrawn
   *     than there is
   */
  EquityChange change(
      AccountId owner, PortfolioId portfolio, UUID id, Correction wanted, Instant now) {
    return db.inTransaction(
        () -> {
          EquityChange old = locked(owner, portfolio, id);
          if (now.isAfter(old.editableUntil())) {
            throw EquityFaults.editedTooLate(old.editableUntil());
          }
          NewChange was = NewChange.of(old);
          NewChange is = wanted.of(was);
          if (!is.equals(was)) {
            EquityFaults.checkAmount(is.amount());
            EquityFaults.checkDate(is.date(), today(now));
            correct(owner, old, is, now);
          }
          return rows.byId(portfolio, id).orElseThrow();
        });
  }

  private void correct(AccountId owner, EquityChange old, NewChange is, Instant now) {
    PortfolioId portfolio = old.portfolio();
    Replacement replacement =
        new Replacement(lines.find(portfolio, old.transaction()).orElseThrow(), is.line());
    UUID line = lines.correct(portfolio, replacement, Origin.API, owner);
    checkEquity(portfolio, is);
    rows.corrected(old.id(), line, now);
    changes.byAccount(
        owner,
        new Change(
            "update", ENTITY, old.id().toString(), differences(said(NewChange.of(old)), said(is))));
  }

  /**
   * Deletes one; it stays readable for who asks for deleted ones.
   *
   * @throws EquityUnknown if there is none, or it is somebody else's
   * @throws ProblemException Conflict if it is too late
   */
  void delete(AccountId owner, PortfolioId portfolio, UUID id, Instant now) {
    db.inTransaction(
        () -> {
          EquityChange old = locked(owner, portfolio, id);
          if (now.isAfter(old.deletableUntil())) {
            throw EquityFaults.deletedTooLate(old.deletableUntil());
          }
          lines.remove(portfolio, lines.find(portfolio, old.transaction()).orElseThrow(), now);
          rows.deleted(id, now);
          changes.byAccount(
              owner, new Change("delete", ENTITY, id.toString(), said(NewChange.of(old))));
        });
  }

  /** One that is not deleted; nobody else changes this ledger until the end. */
  private EquityChange locked(AccountId owner, PortfolioId portfolio, UUID id) {
    reads.kept(owner, portfolio);
    var _ = ledger.lockedHead(portfolio);
    EquityChange found = rows.byId(portfolio, id).orElseThrow(EquityUnknown::change);
    if (found.deletedAt() != null) {
      throw EquityFaults.deletedAlready();
    }
    return found;
  }

  /** A withdrawal leaves nothing negative on its day. */
  private void checkEquity(PortfolioId portfolio, NewChange change) {
    if (change.type() == ChangeType.WITHDRAWAL) {
      BigDecimal left = equity.of(portfolio, change.date());
      if (left.signum() < 0) {
        throw EquityFaults.exceeds(change.amount(), change.date(), left.add(change.amount()));
      }
    }
  }

  private static LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, TradingCalendar.ZONE);
  }

  private static Map<String, String> said(NewChange change) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("change_type", change.type().name());
    all.put("amount", change.amount().stripTrailingZeros().toPlainString());
    all.put("change_date", change.date().toString());
    all.put("notes", Objects.requireNonNullElse(change.notes(), ""));
    return all;
  }

  private static Map<String, String> differences(Map<String, String> was, Map<String, String> is) {
    Map<String, String> different = new LinkedHashMap<>();
    is.forEach(
        (field, now) -> {
          String before = was.get(field);
          if (!now.equals(before)) {
            different.put(field, before + " → " + now);
          }
        });
    return different;
  }

  /** What is to be recorded. */
  record NewChange(ChangeType type, BigDecimal amount, LocalDate date, @Nullable String notes) {
    NewChange {
      notes = notes == null || notes.isBlank() ? null : notes.strip();
    }

    static NewChange of(EquityChange known) {
      return new NewChange(known.type(), known.amount(), known.date(), known.notes());
    }

    NewLine line() {
      NewLine line = type.line(date, amount);
      return notes == null ? line : line.withNote(notes);
    }
  }

  /** What is to become different; null leaves it as it is. */
  record Correction(@Nullable BigDecimal amount, @Nullable LocalDate date, @Nullable String notes) {

    NewChange of(NewChange was) {
      return new NewChange(
          was.type(),
          amount == null || amount.compareTo(was.amount()) == 0 ? was.amount() : amount,
          date == null ? was.date() : date,
          notes == null ? was.notes() : notes);
    }
  }
}
