package dev.sigmasight.server.onboarding;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.coredb.CoreDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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
             i.created_at, i.undone_at, i.created_portfolio
      from portfolio_import i join portfolio p on p.id = i.portfolio_id
      """;

  private final CoreDb db;

  ImportRows(CoreDb db) {
    this.db = db;
  }

  /** Remembers an import and says its id. */
  UUID add(NewImport done, Instant now) {
    String name = done.file().name().replaceAll("\\p{Cntrl}", "");
    String mapping = done.mapping();
    return db.sql(
            """
            insert into portfolio_import
              (portfolio_id, account_id, file_name, content_hash, positions, mapping, created_at,
               created_portfolio, capital_day)
            values (:portfolio, :by, :name, :hash, :positions, cast(:mapping as jsonb), :now,
                    :created, :capitalDay)
            returning id
            """)
        .param("portfolio", done.portfolio().id().value())
        .param("by", done.portfolio().owner().value())
        .param("name", name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name)
        .param("hash", done.file().hash())
        .param("positions", done.positions())
        .param("mapping", mapping == null || mapping.isBlank() ? null : mapping)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("created", done.createdPortfolio())
        .param("capitalDay", done.capitalDay())
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
        undone == null ? null : undone.toInstant(),
        row.getBoolean("created_portfolio"));
  }
}
