package dev.sigmasight.server.transaction;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.account.Change;
import dev.sigmasight.server.account.ChangeLog;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.ledger.LedgerLine;
import dev.sigmasight.server.ledger.NewLine;
import dev.sigmasight.server.ledger.Origin;
import dev.sigmasight.server.ledger.SingleLines;
import dev.sigmasight.server.portfolio.Portfolios;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes lines out that were entered by hand and that nothing else stands for. */
@Component
final class Reversal {
  private final CoreDb db;
  private final Portfolios portfolios;
  private final Ledger ledger;
  private final SingleLines lines;
  private final ChangeLog changes;

  Reversal(CoreDb db, Portfolios portfolios, Ledger ledger, SingleLines lines, ChangeLog changes) {
    this.db = db;
    this.portfolios = portfolios;
    this.ledger = ledger;
    this.lines = lines;
    this.changes = changes;
  }

  /**
   * Takes a line out; it is kept, marked deleted.
   *
   * @throws ProblemException NotFound; Conflict if something else stands for it, or the ledger
   *     would contradict itself without it
   */
  void reverse(AccountId owner, PortfolioId portfolio, UUID id, Instant now) {
    db.inTransaction(
        () -> {
          var _ = portfolios.kept(owner, portfolio);
          var _ = ledger.lockedHead(portfolio);
          LedgerLine line = lines.find(portfolio, id).orElseThrow(Entries::unknown);
          refusal(line)
              .ifPresent(
                  why -> {
                    throw new ProblemException(new Problem.Conflict("NOT_REVERSIBLE", why));
                  });
          HandEntry.explained(() -> lines.remove(portfolio, line, now));
          changes.byAccount(
              owner, new Change("delete", HandEntry.ENTITY, id.toString(), said(line.line())));
        });
  }

  /** Why a line cannot be taken out on its own, and what to do instead; empty if it can. */
  static Optional<String> refusal(LedgerLine line) {
    if (line.origin() == Origin.BATCH) {
      return Optional.of(
          "This line follows from what is held and is worked out by the batch; correct the position"
              + " it follows from.");
    }
    return switch (line.line().kind()) {
      case DEPOSIT, WITHDRAWAL ->
          Optional.of(
              "A deposit or withdrawal is deleted under equity-changes, the starting capital is"
                  + " corrected with the portfolio.");
      case BUY, SHORT, OPTION_OPEN, TRANSFER_IN ->
          Optional.of("This line opened a position; delete the position instead.");
      case OPTION_EXPIRE, OPTION_ASSIGN, OPTION_EXERCISE ->
          Optional.of("The end of an option follows from its terms; delete the position instead.");
      case SELL, COVER, OPTION_CLOSE, DIVIDEND, INTEREST, FEE, SPLIT -> Optional.empty();
    };
  }

  private static Map<String, String> said(NewLine line) {
    return Map.of("kind", line.kind().name(), "date", line.date().toString());
  }
}
