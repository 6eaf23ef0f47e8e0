package dev.sigmasight.server.onboarding;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.account.Change;
import dev.sigmasight.server.account.ChangeLog;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.portfolio.Portfolio;
import dev.sigmasight.server.portfolio.Portfolios;
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
  private final ImportRows rows;
  private final ChangeLog changes;

  ImportUndo(CoreDb db, Portfolios portfolios, ImportRows rows, ChangeLog changes) {
    this.db = db;
    this.portfolios = portfolios;
    this.rows = rows;
    this.changes = changes;
  }

  /**
   * The imports of a portfolio.
   *
   * @param obstacles why they cannot be undone, in words; empty if they can
   */
  record Imports(List<ImportRecord> records, List<String> obstacles) {
    Imports {
      records = List.copyOf(records);
      obstacles = List.copyOf(obstacles);
    }
  }

  /**
   * The imports of a portfolio, deleted or not.
   *
   * @throws ProblemException NotFound if it is not the owner's
   */
  Imports of(AccountId owner, PortfolioId portfolio) {
    var _ = portfolios.owned(owner, portfolio);
    return new Imports(rows.of(portfolio), rows.builtOn(portfolio));
  }

  /**
   * Deletes the portfolio that an import created.
   *
   * @throws ProblemException NotFound; Conflict if it was undone already or something was built on
   *     it
   */
  ImportRecord undo(AccountId owner, PortfolioId portfolio, UUID id, Instant now) {
    return db.inTransaction(
        () -> {
          Portfolio created = portfolios.owned(owner, portfolio);
          ImportRecord found = one(portfolio, id);
          if (created.deletedAt() != null) {
            throw conflict("UNDONE_ALREADY", "The portfolio of this import is deleted already.");
          }
          portfolios.discard(owner, portfolio, now); // from here on nobody can build on it
          refuseIfBuiltOn(portfolio);
          rows.undone(id, now);
          changes.byAccount(
              owner,
              new Change(
                  "undo", "portfolio_import", id.toString(), Map.of("file", found.fileName())));
          return one(portfolio, id);
        });
  }

  private ImportRecord one(PortfolioId portfolio, UUID id) {
    return rows.of(portfolio).stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new ProblemException(new Problem.NotFound("There is no import with this id.")));
  }

  private void refuseIfBuiltOn(PortfolioId portfolio) {
    List<String> obstacles = rows.builtOn(portfolio);
    if (!obstacles.isEmpty()) {
      throw conflict(
          "BUILT_ON_IMPORT",
          "The import cannot be undone: "
              + String.join(", ", obstacles)
              + "; delete the portfolio instead if it is not needed.");
    }
  }

  private static ProblemException conflict(String code, String detail) {
    return new ProblemException(new Problem.Conflict(code, detail));
  }
}
