package dev.sigmasight.server.onboarding;

import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.coredb.CoreDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What was built on imports since, in words. */
@Component
final class ImportObstacles {
  private static final String OF_ADDED =
      """
      with own as (
        select p.import_id, p.id, p.instrument_id, p.deleted_at
        from position p join portfolio_import i on i.id = p.import_id
        where p.portfolio_id = :portfolio and i.undone_at is null),
      lot as (
        select import_id, id, instrument_id from own
        union
        select o.import_id, d.id, d.instrument_id
        from own o
          join ledger_transaction t on t.position_id = o.id and t.deleted_at is null
          join position d on d.id = t.delivered_id),
      begun as (
        select l.import_id, min(t.sequence) as sequence
        from lot l join ledger_transaction t on t.position_id = l.id
        group by l.import_id),
      line as (
        select l.import_id, t.id
        from lot l join ledger_transaction t on t.position_id = l.id
        where t.origin = 'API' and t.deleted_at is null
        union
        select l.import_id, t.id
        from lot l
          join begun b on b.import_id = l.import_id
          join ledger_transaction t on t.portfolio_id = :portfolio
            and t.instrument_id = l.instrument_id and t.sequence > b.sequence
        where t.position_id is null and t.origin = 'API' and t.deleted_at is null)
      select i.id,
             (select count(*) from line where import_id = i.id) as lines,
             (select count(*) from own
              where import_id = i.id and deleted_at is not null) as deleted,
             (select count(*) from lot o
                join position_tag g on g.position_id = o.id join tag t on t.id = g.tag_id
              where o.import_id = i.id and not t.automatic) as tags
      from portfolio_import i
      where i.portfolio_id = :portfolio and not i.created_portfolio and i.undone_at is null
      """;

  private final CoreDb db;

  ImportObstacles(CoreDb db) {
    this.db = db;
  }

  /** What was built on a portfolio that came from a file; empty if nothing was. */
  List<String> ofPortfolio(PortfolioId portfolio) {
    return db.sql(
            """
            select (select count(*) from ledger_transaction
                    where portfolio_id = :portfolio and origin = 'API') as lines,
                   (select count(*) from position p
                      left join portfolio_import i on i.id = p.import_id
                    where p.portfolio_id = :portfolio and p.deleted_at is not null
                      and i.undone_at is null) as deleted,
                   (select count(*) from portfolio_import
                    where portfolio_id = :portfolio and not created_portfolio
                      and undone_at is null) as imports,
                   (select count(*) from target_price where portfolio_id = :portfolio) as targets,
                   (select count(*) from position_tag l
                      join position p on p.id = l.position_id join tag t on t.id = l.tag_id
                    where p.portfolio_id = :portfolio and not t.automatic) as tags
            """)
        .param("portfolio", portfolio.value())
        .query(
            (row, _) -> {
              List<String> obstacles = linesAndDeleted(row);
              count(obstacles, row.getLong("imports"), "files imported into it since");
              count(obstacles, row.getLong("targets"), "target prices");
              count(obstacles, row.getLong("tags"), "tags on its positions");
              return obstacles;
            })
        .single();
  }

  /**
   * What was built on the positions of each standing import that was added to a portfolio. Lines
   * count that name one of its lots, or an instrument of it and no lot, as sales that are matched.
   */
  Map<UUID, List<String>> ofAdded(PortfolioId portfolio) {
    Map<UUID, List<String>> obstacles = new HashMap<>();
    db.sql(OF_ADDED)
        .param("portfolio", portfolio.value())
        .query(
            row -> {
              List<String> found = linesAndDeleted(row);
              count(found, row.getLong("tags"), "tags on its positions");
              obstacles.put(row.getObject("id", UUID.class), found);
            });
    return obstacles;
  }

  private static List<String> linesAndDeleted(ResultSet row) throws SQLException {
    List<String> obstacles = new ArrayList<>();
    count(obstacles, row.getLong("lines"), "lines of the ledger entered or corrected since");
    count(obstacles, row.getLong("deleted"), "positions deleted since");
    return obstacles;
  }

  private static void count(List<String> obstacles, long count, String what) {
    if (count > 0) {
      obstacles.add(what + ": " + count);
    }
  }
}
