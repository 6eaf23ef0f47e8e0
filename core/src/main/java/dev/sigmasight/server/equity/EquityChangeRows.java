package dev.sigmasight.server.equity;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.PortfolioId;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.ledger.TransactionKind;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The table of equity changes with what the ledger says of them. */
@Component
final class EquityChangeRows {
  private static final String SELECT =
      """
      select e.id, e.portfolio_id, e.transaction_id, t.kind, t.amount, t.on_date, t.note,
             e.created_by, e.created_at, e.updated_at, e.deleted_at
      """;

  private static final String FROM =
      """
      from equity_change e join ledger_transaction t on t.id = e.transaction_id
      where e.portfolio_id = :portfolio
        and t.on_date >= coalesce(cast(:from as date), date '-infinity')
        and t.on_date <= coalesce(cast(:to as date), date 'infinity')
      """;

  private static final String KEPT = "and e.deleted_at is null ";

  private final CoreDb db;

  EquityChangeRows(CoreDb db) {
    this.db = db;
  }

  UUID add(PortfolioId portfolio, UUID transaction, AccountId by, Instant now) {
    return db.sql(
            """
            insert into equity_change (portfolio_id, transaction_id, created_by, created_at, updated_at)
            values (:portfolio, :transaction, :by, :now, :now) returning id
            """)
        .param("portfolio", portfolio.value())
        .param("transaction", transaction)
        .param("by", by.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .single();
  }

  void corrected(UUID id, UUID transaction, Instant now) {
    db.sql(
            """
            update equity_change set transaction_id = :transaction, updated_at = :now where id = :id
            """)
        .param("transaction", transaction)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  void deleted(UUID id, Instant now) {
    db.sql("update equity_change set deleted_at = :now, updated_at = :now where id = :id")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  /** One of a portfolio, deleted or not. */
  Optional<EquityChange> byId(PortfolioId portfolio, UUID id) {
    return with(portfolio, new Period(null, null), SELECT + FROM + "and e.id = :id")
        .param("id", id)
        .query(EquityChangeRows::map)
        .optional();
  }

  /** A page of them, newest first. */
  List<EquityChange> page(
      PortfolioId portfolio, Period period, boolean deleted, int size, long offset) {
    return with(
            portfolio,
            period,
            SELECT
                + FROM
                + (deleted ? "" : KEPT)
                + "order by t.on_date desc, e.created_at desc, e.id limit :size offset :offset")
        .param("size", size)
        .param("offset", offset)
        .query(EquityChangeRows::map)
        .list();
  }

  long count(PortfolioId portfolio, Period period, boolean deleted) {
    return with(portfolio, period, "select count(*) " + FROM + (deleted ? "" : KEPT))
        .query(Long.class)
        .single();
  }

  /** All that are not deleted, oldest first. */
  List<EquityChange> all(PortfolioId portfolio, Period period) {
    return with(portfolio, period, SELECT + FROM + KEPT + "order by t.on_date, e.created_at, e.id")
        .query(EquityChangeRows::map)
        .list();
  }

  /** What was paid in and out in each of several periods, in one statement. */
  List<Flows> flows(PortfolioId portfolio, List<Period> periods) {
    return db.sql(
            """
            select coalesce(sum(t.amount) filter (where t.kind = 'DEPOSIT'), 0) as contributions,
                   coalesce(sum(t.amount) filter (where t.kind = 'WITHDRAWAL'), 0) as withdrawals
            from unnest(cast(:from as date[]), cast(:to as date[])) with ordinality as p (first, last, place)
            left join (equity_change e join ledger_transaction t on t.id = e.transaction_id)
              on e.portfolio_id = :portfolio and e.deleted_at is null
              and t.on_date >= coalesce(p.first, date '-infinity')
              and t.on_date <= coalesce(p.last, date 'infinity')
            group by p.place order by p.place
            """)
        .param("portfolio", portfolio.value())
        .param("from", periods.stream().map(each -> text(each.from())).toArray(String[]::new))
        .param("to", periods.stream().map(each -> text(each.to())).toArray(String[]::new))
        .query(
            (row, _) ->
                new Flows(row.getBigDecimal("contributions"), row.getBigDecimal("withdrawals")))
        .list();
  }

  /**
   * What was paid in and out.
   *
   * @param withdrawals not negative
   */
  record Flows(BigDecimal contributions, BigDecimal withdrawals) {
    BigDecimal net() {
      return contributions.subtract(withdrawals);
    }
  }

  private StatementSpec with(PortfolioId portfolio, Period period, String sql) {
    return db.sql(sql)
        .param("portfolio", portfolio.value())
        .param("from", text(period.from()))
        .param("to", text(period.to()));
  }

  private static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }

  private static EquityChange map(ResultSet row, int number) throws SQLException {
    OffsetDateTime deleted = row.getObject("deleted_at", OffsetDateTime.class);
    return new EquityChange(
        row.getObject("id", UUID.class),
        new PortfolioId(row.getObject("portfolio_id", UUID.class)),
        row.getObject("transaction_id", UUID.class),
        ChangeType.of(TransactionKind.valueOf(row.getString("kind"))),
        row.getBigDecimal("amount"),
        row.getObject("on_date", LocalDate.class),
        row.getString("note"),
        new AccountId(row.getObject("created_by", UUID.class)),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant(),
        deleted == null ? null : deleted.toInstant());
  }
}
