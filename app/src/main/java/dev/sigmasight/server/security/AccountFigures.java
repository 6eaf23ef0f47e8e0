package dev.sigmasight.server.security;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.coredb.CoreDb;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What an account has and used, as a client wants to know after signing in. */
@Component
class AccountFigures {
  private final CoreDb db;

  AccountFigures(CoreDb db) {
    this.db = db;
  }

  /** The portfolio that was created first. */
  Optional<UUID> firstPortfolio(AccountId account) {
    return db.sql(
            """
            select id from portfolio where account_id = :account and deleted_at is null
            order by created_at, id limit 1
            """)
        .param("account", account.value())
        .query(UUID.class)
        .optional();
  }

  int portfolios(AccountId account) {
    return db.sql(
            "select count(*) from portfolio where account_id = :account and deleted_at is null")
        .param("account", account.value())
        .query(Integer.class)
        .single();
  }
}
