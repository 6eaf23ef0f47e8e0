package dev.sigmasight.server.ledger;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.coredb.CoreDb;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Changes a ledger one line at a time, for whoever has to know the line afterwards. Each change is
 * checked by replaying the whole ledger, as those of {@link Ledger} are.
 */
@Component
public class SingleLines {
  private final CoreDb db;
  private final Ledger ledger;
  private final LedgerLines lines;

  SingleLines(CoreDb db, Ledger ledger, LedgerLines lines) {
    this.db = db;
    this.ledger = ledger;
    this.lines = lines;
  }

  /** A line that counts; empty if it was deleted or corrected, or is of another portfolio. */
  public Optional<LedgerLine> find(PortfolioId portfolio, UUID id) {
    return lines.line(portfolio, id);
  }

  /**
   * Adds a line.
   *
   * @return its id
   * @throws ProblemException a {@code Conflict} if the ledger would contradict itself
   */
  public UUID add(PortfolioId portfolio, NewLine added, Origin origin, AccountId by) {
    return db.inTransaction(
        () -> {
          LedgerHead head = ledger.lockedHead(portfolio);
          UUID id = lines.insert(portfolio, added, origin, by);
          ledger.changed(portfolio, head, added.date());
          return id;
        });
  }

  /**
   * Corrects a line; the old one is kept, marked deleted.
   *
   * @return the id of the line in its place
   * @throws ProblemException a {@code Conflict} if the ledger would contradict itself
   */
  public UUID correct(PortfolioId portfolio, Replacement replacement, Origin origin, AccountId by) {
    return db.inTransaction(
        () -> {
          LedgerHead head = ledger.lockedHead(portfolio);
          UUID id = lines.replace(portfolio, replacement, origin, by);
          LocalDate was = replacement.old().line().date();
          LocalDate is = replacement.with().date();
          ledger.changed(portfolio, head, was.isBefore(is) ? was : is);
          return id;
        });
  }

  /**
   * Takes a line out; it is kept, marked deleted.
   *
   * @throws ProblemException a {@code Conflict} if the ledger would contradict itself
   */
  public void remove(PortfolioId portfolio, LedgerLine line, Instant at) {
    db.inTransaction(
        () -> {
          LedgerHead head = ledger.lockedHead(portfolio);
          lines.delete(line, at);
          ledger.changed(portfolio, head, line.line().date());
        });
  }
}
