package dev.sigmasight.server.onboarding;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.coredb.CoreDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The table of imports. */
@Component
final class ImportRows {
  private static final int LONGEST_NAME = 255;

  private static final String SELECT =
      """
      select i.id, i.portfolio_id, p.name, i.account_id, i.file_name, i.content_hash, i.positions,
             i.created_at, i.undone_at
      from portfolio_import i join portfolio p on p.id = i.portfolio_id
      """;

  private final CoreDb db;

  ImportRows(CoreDb db) {
    this.db = db;
  }

  /** Remembers an import and says its id. */
  UUID add(AccountId by, PortfolioId portfolio, ImportRequest request, int positions, Instant now) {
    ImportRequest.File file = Objects.requireNonNull(request.file());
    String name = file.name().replaceAll("\\p{Cntrl}", "");
    String mapping = request.mapping();
    return db.sql(
            """
            insert into portfolio_import
              (portfolio_id, account_id, file_name, content_hash, positions, mapping, created_at)
            values (:portfolio, :by, :name, :hash, :positions, cast(:mapping as jsonb), :now)
            returning id
            """)
        .param("portfolio", portfolio.value())
        .param("by", by.value())
        .param("name", name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name)
        .param("hash", file.hash())
        .param("positions", positions)
        .param("mapping", mapping == null || mapping.isBlank() ? null : mapping)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .single();
  }

  /** Those of a portfolio, newest first. */
  List<ImportRecord> of(PortfolioId portfolio) {
    return db.sql(SELECT + "where i.portfolio_id = :portfolio order by i.created_at desc, i.id")
        .param("portfolio", portfolio.value())
        .query(ImportRows::map)
        .list();
  }

  /** The newest import of the same content that still stands. */
  Optional<ImportRecord> same(AccountId owner, String hash) {
    return db.sql(
            SELECT
                + """
                where i.account_id = :owner and i.content_hash = :hash and i.undone_at is null
                  and p.deleted_at is null
                order by i.created_at desc, i.id limit 1
                """)
        .param("owner", owner.value())
        .param("hash", hash)
        .query(ImportRows::map)
        .optional();
  }

  void undone(UUID id, Instant now) {
    db.sql("update portfolio_import set undone_at = :now where id = :id")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  /** What was built on the import of a portfolio since, in words; empty if nothing was. */
  List<String> builtOn(PortfolioId portfolio) {
    return db.sql(
            """
            select (select count(*) from ledger_transaction
                    where portfolio_id = :portfolio and origin = 'API') as lines,
                   (select count(*) from position
                    where portfolio_id = :portfolio and deleted_at is not null) as deleted,
                   (select count(*) from target_price where portfolio_id = :portfolio) as targets,
                   (select count(*) from position_tag l
                      join position p on p.id = l.position_id join tag t on t.id = l.tag_id
                    where p.portfolio_id = :portfolio and not t.automatic) as tags
            """)
        .param("portfolio", portfolio.value())
        .query((row, _) -> obstacles(row))
        .single();
  }

  private static List<String> obstacles(ResultSet row) throws SQLException {
    List<String> obstacles = new ArrayList<>();
    count(obstacles, row.getLong("lines"), "lines of the ledger entered or corrected since");
    count(obstacles, row.getLong("deleted"), "positions deleted since");
    count(obstacles, row.getLong("targets"), "target prices");
    count(obstacles, row.getLong("tags"), "tags on its positions");
    return obstacles;
  }

  private static void count(List<String> obstacles, long count, String what) {
    if (count > 0) {
      obstacles.add(what + ": " + count);
    }
  }

  private static ImportRecord map(ResultSet row, int number) throws SQLException {
    OffsetDateTime undone = row.getObject("undone_at", OffsetDateTime.class);
    return new ImportRecord(
        row.getObject("id", UUID.class),
        new PortfolioId(row.getObject("portfolio_id", UUID.class)),
        row.getString("name"),
        new AccountId(row.getObject("account_id", UUID.class)),
        row.getString("file_name"),
        row.getString("content_hash"),
        row.getInt("positions"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        undone == null ? null : undone.toInstant());
  }
}
