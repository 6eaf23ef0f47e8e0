package dev.sigmasight.server.account;

import static java.time.ZoneOffset.UTC;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.coredb.CoreDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The tables {@code account} and {@code account_credential}. */
@Component
class AccountStore {
  private final CoreDb db;

  AccountStore(CoreDb db) {
    this.db = db;
  }

  /** Adds an account with its credential, unless its id or e-mail is taken. */
  boolean add(NewAccount account, String hash, Instant now) {
    int added =
        db.sql(
                """
                insert into account (id, email, full_name, role, created_at, updated_at)
                values (:id, :email, :fullName, :role, :now, :now)
                on conflict do nothing
                """)
            .param("id", account.id().value())
            .param("email", account.email())
            .param("fullName", account.fullName())
            .param("role", account.role().name())
            .param("now", now.atOffset(UTC))
            .update();
    if (added == 0) {
      return false;
    }
    db.sql(
            """
            insert into account_credential (account_id, password_hash, changed_at)
            values (:id, :hash, :now)
            """)
        .param("id", account.id().value())
        .param("hash", hash)
        .param("now", now.atOffset(UTC))
        .update();
    return true;
  }

  Optional<Account> byId(AccountId id) {
    return db.sql(
            """
            select id, email, full_name, role, created_at, deactivated_at
            from account where id = :id
            """)
        .param("id", id.value())
        .query((row, _) -> account(row))
        .optional();
  }

  Optional<Account> byEmail(String email) {
    return db.sql(
            """
            select id, email, full_name, role, created_at, deactivated_at
            from account where lower(email) = lower(:email)
            """)
        .param("email", email.strip())
        .query((row, _) -> account(row))
        .optional();
  }

  List<Account> all() {
    return db.sql(
            """
            select id, email, full_name, role, created_at, deactivated_at
            from account order by role, lower(email)
            """)
        .query((row, _) -> account(row))
        .list();
  }

  Optional<Credential> credentialOf(String email) {
    return db.sql(
            """
            select id, email, full_name, role, created_at, deactivated_at, password_hash
            from account join account_credential on account_id = id
            where lower(email) = lower(:email)
            """)
        .param("email", email.strip())
        .query((row, _) -> new Credential(account(row), row.getString("password_hash")))
        .optional();
  }

  Optional<Credential> credentialOf(AccountId id) {
    return db.sql(
            """
            select id, email, full_name, role, created_at, deactivated_at, password_hash
            from account join account_credential on account_id = id
            where id = :id
            """)
        .param("id", id.value())
        .query((row, _) -> new Credential(account(row), row.getString("password_hash")))
        .optional();
  }

  /** The active administrators; nobody changes them until this transaction ends. */
  Set<AccountId> lockAdministrators() {
    return db
        .sql(
            """
            select id from account where role = 'ADMIN' and deactivated_at is null
            order by id for update
            """)
        .query(UUID.class)
        .list()
        .stream()
        .map(AccountId::new)
        .collect(Collectors.toSet());
  }

  void change(AccountId id, Role role, boolean active, Instant now) {
    db.sql(
            """
            update account
            set role = :role, updated_at = :now,
              deactivated_at = case when :active then null else coalesce(deactivated_at, :now) end
            where id = :id
            """)
        .param("id", id.value())
        .param("role", role.name())
        .param("active", active)
        .param("now", now.atOffset(UTC))
        .update();
  }

  void replaceCredential(AccountId id, String hash, Instant changedAt) {
    db.sql(
            """
            update account_credential set password_hash = :hash, changed_at = :changedAt
            where account_id = :id
            """)
        .param("id", id.value())
        .param("hash", hash)
        .param("changedAt", changedAt.atOffset(UTC))
        .update();
  }

  /** Makes every access token of the account void. */
  void revokeAccessTokens(AccountId id, Instant now) {
    db.sql(
            """
            update access_token set revoked_at = :now
            where account_id = :id and revoked_at is null
            """)
        .param("id", id.value())
        .param("now", now.atOffset(UTC))
        .update();
  }

  void signedIn(AccountId id, Instant now) {
    db.sql("update account_credential set last_login_at = :now where account_id = :id")
        .param("id", id.value())
        .param("now", now.atOffset(UTC))
        .update();
  }

  Optional<Instant> lastSignIn(AccountId id) {
    return db.sql(
            """
            select last_login_at from account_credential
            where account_id = :id and last_login_at is not null
            """)
        .param("id", id.value())
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  static Account account(ResultSet row) throws SQLException {
    return new Account(
        new AccountId(row.getObject("id", UUID.class)),
        row.getString("email"),
        row.getString("full_name"),
        Role.valueOf(row.getString("role")),
        row.getObject("deactivated_at") == null,
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
