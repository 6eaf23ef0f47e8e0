package dev.sigmasight.server.data;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.kernel.Problem;
import dev.sigmasight.kernel.ProblemException;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.data.PriceSeriesView.DateFormat;
import dev.sigmasight.server.transaction.SymbolLedger;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a position came to be: what its symbol cost, and what was done in it. */
@Component
class PositionHistories {
  static final int MOST_LINES = 200;

  private final CoreDb db;
  private final Histories histories;
  private final SymbolLedger ledger;

  PositionHistories(CoreDb db, Histories histories, SymbolLedger ledger) {
    this.db = db;
    this.histories = histories;
    this.ledger = ledger;
  }

  /**
   * What is asked about.
   *
   * @param symbol its own
   * @param priced whose prices are shown: of the underlying for an option; null for a private asset
   */
  private record Subject(PortfolioId portfolio, String symbol, @Nullable String priced) {}

  /**
   * Of one position, open or closed.
   *
   * @param lookback sessions
   * @throws ProblemException NotFound if it is not the owner's, or deleted
   */
  PositionHistoryView of(AccountId owner, UUID position, int lookback) {
    Subject subject = subject(owner, position);
    String priced = subject.priced();
    SymbolLedger.Lines lines = ledger.of(owner, subject.portfolio(), subject.symbol(), MOST_LINES);
    return new PositionHistoryView(
        position,
        subject.portfolio().value(),
        subject.symbol(),
        priced == null ? null : histories.of(priced, lookback, DateFormat.ISO),
        lines.newest(),
        lines.total());
  }

  private Subject subject(AccountId owner, UUID position) {
    return db.sql(
            """
            select p.portfolio_id, i.symbol,
              case when i.investment_class <> 'PRIVATE' then coalesce(u.symbol, i.symbol) end as priced
            from position p
              join portfolio f on f.id = p.portfolio_id
              join instrument i on i.id = p.instrument_id
              left join instrument u on u.id = i.underlying_id
            where p.id = :position and f.account_id = :owner and p.deleted_at is null and f.deleted_at is null
            """)
        .param("position", position)
        .param("owner", owner.value())
        .query(
            (row, number) ->
                new Subject(
                    new PortfolioId(row.getObject("portfolio_id", UUID.class)),
                    row.getString("symbol"),
                    row.getString("priced")))
        .optional()
        .orElseThrow(
            () -> new ProblemException(new Problem.NotFound("There is no position with this id.")));
  }
}
