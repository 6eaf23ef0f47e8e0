package dev.sigmasight.server.batch;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.stage.LockedPortfolio;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Locks the portfolios of a transaction at its beginning, with two statements for all of them. */
final class PortfolioLocks {
  private final CoreDb db;

  PortfolioLocks(CoreDb db) {
    this.db = db;
  }

  /** How each of them stands; one that is gone is absent. */
  Map<PortfolioId, LockedPortfolio> lock(Collection<PortfolioId> portfolios) {
    String[] ids = portfolios.stream().map(PortfolioId::toString).sorted().toArray(String[]::new);
    var _ =
        db.sql(
                """
                select id from portfolio where id = any (cast(:ids as uuid[])) order by id for update
                """)
            .param("ids", ids)
            .query(UUID.class)
            .list();
    return standing(ids);
  }

  /** A statement of its own, which sees what was committed while the first one waited. */
  private Map<PortfolioId, LockedPortfolio> standing(String[] ids) {
    Map<PortfolioId, LockedPortfolio> standing = new HashMap<>();
    db.sql(
            """
            select f.id, f.ledger_version, f.recompute_from,
              (select s.on_date from portfolio_snapshot s
               where s.portfolio_id = f.id and (f.recompute_from is null or s.on_date < f.recompute_from)
               order by s.on_date desc limit 1) as newest
            from portfolio f where f.id = any (cast(:ids as uuid[])) and f.deleted_at is null
            """)
        .param("ids", ids)
        .query(
            row -> {
              standing.put(
                  new PortfolioId(row.getObject("id", UUID.class)),
                  new LockedPortfolio(
                      row.getLong("ledger_version"),
                      row.getObject("recompute_from", LocalDate.class),
                      row.getObject("newest", LocalDate.class)));
            });
    return standing;
  }
}
