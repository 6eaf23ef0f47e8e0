package dev.sigmasight.server.portfolio;

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
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The table of portfolios. */
@Component
final class PortfolioRows {
  private static final String SELECT =
      """
      select id, account_id, name, account_name, account_type, description, currency, initial_equity,
             gross_exposure_max, net_exposure_min, net_exposure_max,
             active, created_at, updated_at, deleted_at
      from portfolio
      """;

  private final CoreDb db;

  PortfolioRows(CoreDb db) {
    this.db = db;
  }

  /** Adds a portfolio, unless the owner has one of that account name. */
  boolean add(AccountId owner, NewPortfolio added, Instant now) {
    return db.sql(
                """
                insert into portfolio (id, account_id, name, account_name, account_type, description,
                                       currency, initial_equity, active, created_at, updated_at)
                values (:id, :owner, :name, :accountName, :accountType, :description,
                        :currency, :equity, :active, :now, :now)
                on conflict (account_id, lower(account_name)) where deleted_at is null do nothing
                """)
            .param("id", added.id().value())
            .param("owner", owner.value())
            .param("name", added.name())
            .param("accountName", added.accountName())
            .param("accountType", added.accountType().text())
            .param("description", added.description())
            .param("currency", added.currency())
            .param("equity", added.initialEquity())
            .param("active", added.active())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        > 0;
  }

  /** Whether the owner has a portfolio of that account name that is not deleted. */
  boolean exists(AccountId owner, String accountName) {
    return db.sql(
            """
            select exists (
              select from portfolio
              where account_id = :owner and lower(account_name) = lower(:name) and deleted_at is null)
            """)
        .param("owner", owner.value())
        .param("name", accountName.strip())
        .query(Boolean.class)
        .single();
  }

  Optional<Portfolio> owned(AccountId owner, PortfolioId id) {
    return db.sql(SELECT + "where id = :id and account_id = :owner")
        .param("id", id.value())
        .param("owner", owner.value())
        .query(PortfolioRows::map)
        .optional();
  }

  List<Portfolio> of(AccountId owner) {
    return db.sql(SELECT + "where account_id = :owner order by created_at, account_name")
        .param("owner", owner.value())
        .query(PortfolioRows::map)
        .list();
  }

  /** As {@link #of}, and no other change of them until the transaction ends. */
  List<Portfolio> lockedOf(AccountId owner) {
    return db.sql(SELECT + "where account_id = :owner order by id for update")
        .param("owner", owner.value())
        .query(PortfolioRows::map)
        .list();
  }

  List<Portfolio> active() {
    return db.sql(SELECT + "where active and deleted_at is null order by id")
        .query(PortfolioRows::map)
        .list();
  }

  /** Of all accounts, deleted ones left out. */
  List<Portfolio> kept() {
    return db.sql(SELECT + "where deleted_at is null order by account_name, id")
        .query(PortfolioRows::map)
        .list();
  }

  Optional<Portfolio> kept(PortfolioId id) {
    return db.sql(SELECT + "where id = :id and deleted_at is null")
        .param("id", id.value())
        .query(PortfolioRows::map)
        .optional();
  }

  /** Stores a portfolio as it is now, unless its account name is taken. */
  boolean store(Portfolio changed, Instant now) {
    try {
      db.sql(
              """
              update portfolio set name = :name, account_name = :accountName,
                account_type = :accountType, description = :description, currency = :currency,
                initial_equity = :equity, gross_exposure_max = :grossMax,
                net_exposure_min = :netMin, net_exposure_max = :netMax,
                active = :active, updated_at = :now
              where id = :id
              """)
          .param("name", changed.name())
          .param("accountName", changed.accountName())
          .param("accountType", changed.accountType().text())
          .param("description", changed.description())
          .param("currency", changed.currency())
          .param("equity", changed.initialEquity())
          .param("grossMax", changed.limits().grossMax())
          .param("netMin", changed.limits().netMin())
          .param("netMax", changed.limits().netMax())
          .param("active", changed.active())
          .param("now", now.atOffset(ZoneOffset.UTC))
          .param("id", changed.id().value())
          .update();
      return true;
    } catch (DuplicateKeyException taken) {
      return false;
    }
  }

  void delete(PortfolioId id, Instant now) {
    db.sql(
            """
            update portfolio set deleted_at = :now, updated_at = :now, active = false where id = :id
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("id", id.value())
        .update();
  }

  private static Portfolio map(ResultSet row, int number) throws SQLException {
    OffsetDateTime deletedAt = row.getObject("deleted_at", OffsetDateTime.class);
    return new Portfolio(
        new PortfolioId(row.getObject("id", UUID.class)),
        new AccountId(row.getObject("account_id", UUID.class)),
        row.getString("name"),
        row.getString("account_name"),
        AccountType.of(row.getString("account_type")).orElseThrow(),
        row.getString("description"),
        row.getString("currency"),
        row.getBigDecimal("initial_equity"),
        new ExposureLimits(
            row.getBigDecimal("gross_exposure_max"),
            row.getBigDecimal("net_exposure_min"),
            row.getBigDecimal("net_exposure_max")),
        row.getBoolean("active"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant(),
        deletedAt == null ? null : deletedAt.toInstant());
  }
}
