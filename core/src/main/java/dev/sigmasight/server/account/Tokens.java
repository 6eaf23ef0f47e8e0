package dev.sigmasight.server.account;

import static java.time.ZoneOffset.UTC;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.coredb.CoreDb;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Which tokens are good: those of active accounts that were neither signed out nor outdated. */
@Service
public class Tokens {
  private final CoreDb db;
  private final ChangeLog changes;

  Tokens(CoreDb db, ChangeLog changes) {
    this.db = db;
    this.changes = changes;
  }

  /**
   * Whose token it is.
   *
   * @param state of the database when that was found: what all its transactions that had ended by
   *     then left behind. Equal states hold equal rows in every table.
   */
  public record Holder(Account account, String state) {}

  /**
   * The account of a token that is still good.
   *
   * @param issuedAt of the token, in whole seconds; before the last change of password it is void
   */
  public Optional<Holder> holder(AccountId account, UUID tokenId, Instant issuedAt) {
    return db.sql(
            """
            select id, email, full_name, role, created_at, deactivated_at,
              cast(pg_current_snapshot() as text) as state
            from account join account_credential on account_id = id
            where id = :account and deactivated_at is null
              and date_trunc('second', changed_at) <= :issuedAt
              and not exists (select from revoked_token where token_id = :token)
            """)
        .param("account", account.value())
        .param("token", tokenId)
        .param("issuedAt", issuedAt.atOffset(UTC))
        .query((row, _) -> new Holder(AccountStore.account(row), row.getString("state")))
        .optional();
  }

  /** The earliest time of issue that a token of this account may carry to be good. */
  public Instant goodFrom(AccountId account) {
    return db.sql(
            """
            select date_trunc('second', changed_at) from account_credential
            where account_id = :account
            """)
        .param("account", account.value())
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  /** Makes a token void before its time. */
  public void revoke(AccountId account, UUID tokenId, Instant expiresAt) {
    db.inTransaction(
        () -> {
          db.sql(
                  """
                  insert into revoked_token (token_id, account_id, expires_at)
                  values (:token, :account, :expiresAt)
                  on conflict do nothing
                  """)
              .param("token", tokenId)
              .param("account", account.value())
              .param("expiresAt", expiresAt.atOffset(UTC))
              .update();
          changes.byAccount(
              account, new Change("sign out", "account", account.toString(), Map.of()));
        });
  }

  /** Removes what is remembered of tokens that have expired anyway. */
  public int forgetExpired(Instant now) {
    return db.sql("delete from revoked_token where expires_at < :now")
        .param("now", now.atOffset(UTC))
        .update();
  }
}
