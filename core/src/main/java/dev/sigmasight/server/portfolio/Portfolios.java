package dev.sigmasight.server.portfolio;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.account.Change;
import dev.sigmasight.server.account.ChangeLog;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.ledger.Origin;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** The portfolios of all accounts. Whoever asks for one must own it; otherwise there is none. */
@Service
public class Portfolios {
  private static final String ENTITY = "portfolio";

  private final CoreDb db;
  private final PortfolioRows rows;
  private final StartingCapital capital;
  private final ChangeLog changes;

  Portfolios(CoreDb db, PortfolioRows rows, StartingCapital capital, ChangeLog changes) {
    this.db = db;
    this.rows = rows;
    this.capital = capital;
    this.changes = changes;
  }

  /**
   * Creates a portfolio and deposits its starting capital.
   *
   * @throws ProblemException Conflict {@code ERR_PORT_001} if the account name is taken
   */
  public Portfolio create(AccountId owner, NewPortfolio wanted, Origin origin, Instant now) {
    return db.inTransaction(
        () -> {
          if (!rows.add(owner, wanted, now)) {
            throw nameTaken(wanted.accountName());
          }
          Portfolio created = owned(owner, wanted.id());
          capital.deposit(created, wanted.firstDay(), origin);
          changes.byAccount(owner, change("create", wanted.id(), Differences.of(created)));
          return created;
        });
  }

  /** Whether an account name is taken. */
  public boolean isTaken(AccountId owner, String accountName) {
    return rows.exists(owner, accountName);
  }

  /**
   * One portfolio, deleted or not.
   *
   * @throws ProblemException NotFound if there is none, or it is somebody else's
   */
  public Portfolio owned(AccountId owner, PortfolioId id) {
    return rows.owned(owner, id).orElseThrow(Portfolios::unknown);
  }

  /**
   * One portfolio that is not deleted.
   *
   * @throws ProblemException NotFound if there is none, or it is somebody else's
   */
  public Portfolio kept(AccountId owner, PortfolioId id) {
    return rows.owned(owner, id)
        .filter(portfolio -> portfolio.deletedAt() == null)
        .orElseThrow(Portfolios::unknown);
  }

  /**
   * The portfolios of an account, oldest first.
   *
   * @param includeInactive with those that are inactive or deleted
   */
  public List<Portfolio> of(AccountId owner, boolean includeInactive) {
    return rows.of(owner).stream()
        .filter(portfolio -> includeInactive || portfolio.active())
        .toList();
  }

  /** All portfolios that the batch computes. */
  public List<Portfolio> active() {
    return rows.active();
  }

  /**
   * One portfolio of any account that is not deleted, for whoever looks after the machine.
   *
   * @throws ProblemException NotFound if there is none
   */
  public Portfolio anybodys(PortfolioId id) {
    return rows.kept(id).orElseThrow(Portfolios::unknown);
  }

  /** The portfolios of all accounts that are not deleted, for whoever looks after the machine. */
  public List<Portfolio> kept() {
    return rows.kept();
  }

  /**
   * Changes a portfolio.
   *
   * @throws ProblemException NotFound; Conflict if the name is taken, the starting capital can no
   *     longer be corrected, or no active portfolio would be left
   */
  public Portfolio change(AccountId owner, PortfolioId id, PortfolioChange change, Instant now) {
    return db.inTransaction(
        () -> {
          Portfolio old = lockedKept(owner, id, Boolean.FALSE.equals(change.active()));
          Portfolio changed = Differences.apply(change, old);
          if (!rows.store(changed, now)) {
            throw nameTaken(changed.accountName());
          }
          correctCapital(old, changed, LocalDate.ofInstant(now, TradingCalendar.ZONE));
          Map<String, String> differences = Differences.between(old, changed);
          if (!differences.isEmpty()) {
            changes.byAccount(owner, change("update", id, differences));
          }
          return owned(owner, id);
        });
  }

  /**
   * Deletes a portfolio. It stays readable; its positions stay as they are.
   *
   * @throws ProblemException NotFound; Conflict if no active portfolio would be left
   */
  public Portfolio delete(AccountId owner, PortfolioId id, Instant now) {
    return db.inTransaction(
        () -> {
          lockedKept(owner, id, true);
          rows.delete(id, now);
          changes.byAccount(owner, change("delete", id, Map.of()));
          return owned(owner, id);
        });
  }

  /**
   * Deletes a portfolio even if it is the last active one, because what created it is taken back.
   *
   * @throws ProblemException NotFound
   */
  public void discard(AccountId owner, PortfolioId id, Instant now) {
    db.inTransaction(
        () -> {
          var _ = lockedKept(owner, id, false);
          rows.delete(id, now);
          changes.byAccount(owner, change("delete", id, Map.of("reason", "import undone")));
        });
  }

  /** The portfolio to be changed; no other change of the owner's portfolios until the end. */
  private Portfolio lockedKept(AccountId owner, PortfolioId id, boolean willBeInactive) {
    List<Portfolio> all =
        rows.lockedOf(owner).stream().filter(each -> each.deletedAt() == null).toList();
    Portfolio wanted =
        all.stream()
            .filter(each -> each.id().equals(id))
            .findAny()
            .orElseThrow(Portfolios::unknown);
    if (willBeInactive && wanted.active() && all.stream().filter(Portfolio::active).count() == 1) {
      throw new ProblemException(
          new Problem.Conflict(
              "LAST_ACTIVE_PORTFOLIO",
              "This is the only active portfolio of the account; create or activate another one"
                  + " first."));
    }
    return wanted;
  }

  private void correctCapital(Portfolio old, Portfolio changed, LocalDate today) {
    BigDecimal was = old.initialEquity();
    BigDecimal is = changed.initialEquity();
    if (is != null && (was == null || was.compareTo(is) != 0)) {
      capital.correct(old, is, today);
    }
  }

  private static Change change(String action, PortfolioId id, Map<String, String> detail) {
    return new Change(action, ENTITY, id.toString(), detail);
  }

  static ProblemException unknown() {
    return new ProblemException(new Problem.NotFound("There is no portfolio with this id."));
  }

  /** What is answered to an account name that is taken. */
  public static ProblemException nameTaken(String accountName) {
    return new ProblemException(
        new Problem.Conflict(
            "ERR_PORT_001",
            "You already have a portfolio with the account name \""
                + accountName
                + "\"; choose another one."));
  }
}
