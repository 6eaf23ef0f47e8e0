package dev.sigmasight.server.batch;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.ledger.Ledger;
import dev.sigmasight.server.stage.Universe;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Which portfolios and symbols a run is about. */
@Component
class Scopes {
  private final CoreDb db;
  private final Ledger ledger;

  Scopes(CoreDb db, Ledger ledger) {
    this.db = db;
    this.ledger = ledger;
  }

  /** Active portfolios, in the order of their ids. */
  List<PortfolioId> portfolios(RunRequest request) {
    return db
        .sql(
            """
            select id from portfolio
            where deleted_at is null and active and (:one::uuid is null or id = :one)
            order by id
            """)
        .param("one", request.portfolio().map(PortfolioId::value).orElse(null))
        .query(UUID.class)
        .list()
        .stream()
        .map(PortfolioId::new)
        .toList();
  }

  /** Everything that needs a market price. */
  Universe universe(List<PortfolioId> portfolios) {
    SortedMap<String, LocalDate> firstHeld = new TreeMap<>();
    db.sql(
            """
            select coalesce(u.symbol, i.symbol) as symbol, min(t.on_date) as first_held
            from ledger_transaction t
              join instrument i on i.id = t.instrument_id
              left join instrument u on u.id = i.underlying_id
            where t.portfolio_id = any (:portfolios::uuid[]) and t.deleted_at is null
              and i.investment_class <> 'PRIVATE'
            group by 1
            """)
        .param("portfolios", portfolios.stream().map(PortfolioId::toString).toArray(String[]::new))
        .query(
            row -> {
              firstHeld.put(row.getString("symbol"), row.getObject("first_held", LocalDate.class));
            });
    return new Universe(firstHeld);
  }

  /**
   * The last day computed of the portfolios that the run computes again from a day on or before its
   * target; empty if there are none.
   */
  Optional<LocalDate> lastOutdated(RunRequest request) {
    return db.sql(
            """
            select max(s.on_date) as last from portfolio f
              join portfolio_snapshot s on s.portfolio_id = f.id
            where f.deleted_at is null and f.active and (:one::uuid is null or f.id = :one)
              and (:recompute or f.recompute_from <= :target) and s.on_date > :target
            having max(s.on_date) is not null
            """)
        .param("one", request.portfolio().map(PortfolioId::value).orElse(null))
        .param("recompute", request.recompute())
        .param("target", request.target())
        .query(LocalDate.class)
        .optional();
  }

  void outdate(List<PortfolioId> portfolios, LocalDate from) {
    portfolios.forEach(portfolio -> ledger.outdate(portfolio, from));
  }
}
