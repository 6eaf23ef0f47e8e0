package dev.sigmasight.server.onboarding;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.account.Change;
import dev.sigmasight.server.account.ChangeLog;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.Origin;
import dev.sigmasight.server.portfolio.Portfolio;
import dev.sigmasight.server.portfolio.Portfolios;
import dev.sigmasight.server.portfolio.TakenBack;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Shows what was imported, and takes it back as long as nothing was built on it. */
@Component
final class ImportUndo {
  private final CoreDb db;
  private final Portfolios portfolios;
  private final Ledger ledger;
  private final TakenBack takenBack;
  private final ImportRows rows;
  private final ImportedPositions imported;
  private final ImportObstacles obstacles;
  private final ChangeLog changes;

  ImportUndo(
      CoreDb db,
      Portfolios portfolios,
      Ledger ledger,
      TakenBack takenBack,
      ImportRows rows,
      ImportedPositions imported,
      ImportObstacles obstacles,
      ChangeLog changes) {
    this.db = db;
    this.portfolios = portfolios;
    this.ledger = ledger;
    this.takenBack = takenBack;
    this.rows = rows;
    this.imported = imported;
    this.obstacles = obstacles;
    this.changes = changes;
  }

  /**
   * The imports of a portfolio.
   *
   * @param ofPortfolio why the one that created it cannot be undone, in words; empty if it can
   * @param ofAdded the same of each that was added and stands
   */
  record Imports(
      List<ImportRecord> records, List<String> ofPortfolio, Map<UUID, List<String>> ofAdded) {
    Imports {
      records = List.copyOf(records);
      ofPortfolio = List.copyOf(ofPortfolio);
      ofAdded = Map.copyOf(ofAdded);
    }

    /** Why an import cannot be undone, in words; empty if it can. */
    List<String> obstacles(ImportRecord found) {
      return found.createdPortfolio() ? ofPortfolio : ofAdded.getOrDefault(found.id(), List.of());
    }
  }

  /**
   * The imports of a portfolio, deleted or not.
   *
   * @throws ProblemException NotFound if it is not the owner's
   */
  Imports of(AccountId owner, PortfolioId portfolio) {
    var _ = portfolios.owned(owner, portfolio);
    return read(portfolio);
  }

  private Imports read(PortfolioId portfolio) {
    return new Imports(
        rows.of(portfolio), obstacles.ofPortfolio(portfolio), obstacles.ofAdded(portfolio));
  }

  /**
   * Deletes the portfolio that an import created, or the positions that it added.
   *
   * @throws ProblemException NotFound; Conflict if it was undone already or something was built on
   *     it
   */
  ImportRecord undo(AccountId owner, PortfolioId portfolio, UUID id, Instant now) {
    return db.inTransaction(
        () -> {
          Portfolio of = portfolios.owned(owner, portfolio);
          ImportRecord found = one(portfolio, id);
          if (of.deletedAt() != null) {
            throw conflict("UNDONE_ALREADY", "The portfolio of this import is deleted already.");
          }
          if (found.createdPortfolio()) {
            portfolios.discard(owner, portfolio, now); // from here on nobody can build on it
            refuseIfBuiltOn(found, "delete the portfolio instead if it is not needed");
          } else {
            takeBack(of, id, now);
          }
          rows.undone(id, now);
          changes.byAccount(
              owner,
              new Change(
                  "undo", "portfolio_import", id.toString(), Map.of("file", found.fileName())));
          return one(portfolio, id);
        });
  }

  private void takeBack(Portfolio from, UUID id, Instant now) {
    var _ = ledger.lockedHead(from.id()); // from here on nobody can build on it
    var _ = portfolios.kept(from.owner(), from.id());
    ImportRecord found = one(from.id(), id);
    if (found.undoneAt() != null) {
      throw conflict("UNDONE_ALREADY", "This import is undone already.");
    }
    refuseIfBuiltOn(found, "delete those of its positions that are not needed instead");
    TakenBack.Opened opened = imported.of(found);
    imported.untag(opened.positions());
    takenBack.takeBack(from, opened, Origin.IMPORT, now);
  }

  private ImportRecord one(PortfolioId portfolio, UUID id) {
    return rows.of(portfolio).stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new ProblemException(new Problem.NotFound("There is no import with this id.")));
  }

  private void refuseIfBuiltOn(ImportRecord found, String instead) {
    List<String> built = read(found.portfolio()).obstacles(found);
    if (!built.isEmpty()) {
      throw conflict(
          "BUILT_ON_IMPORT",
          "The import cannot be undone: " + String.join(", ", built) + "; " + instead + ".");
    }
  }

  private static ProblemException conflict(String code, String detail) {
    return new ProblemException(new Problem.Conflict(code, detail));
  }
}
