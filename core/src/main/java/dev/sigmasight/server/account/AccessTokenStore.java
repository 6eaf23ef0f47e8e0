package dev.sigmasight.server.account;

import static java.time.ZoneOffset.UTC;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.account.AccessTokens.Holder;
import dev.sigmasight.server.coredb.CoreDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table {@code access_token}. */
@Component
class AccessTokenStore {
  private static final String COLUMNS =
      """
      select token.id as token_id, account_id, name, scopes, token.created_at as issued_at,
        expires_at, last_used_at
      """;

  private final CoreDb db;

  AccessTokenStore(CoreDb db) {
    this.db = db;
  }

  void add(AccessToken token, byte[] hash) {
    db.sql(
            """
            insert into access_token
              (id, account_id, name, token_hash, scopes, created_at, expires_at)
            values (:id, :account, :name, :hash, :scopes, :created, :expires)
            """)
        .param("id", token.id())
        .param("account", token.account().value())
        .param("name", token.name())
        .param("hash", hash)
        .param("scopes", token.scopes().stream().map(Enum::name).sorted().toArray(String[]::new))
        .param("created", token.createdAt().atOffset(UTC))
        .param("expires", token.expiresAt().atOffset(UTC))
        .update();
  }

  /** Those that are not revoked, newest first. */
  List<AccessToken> of(AccountId account) {
    return db.sql(
            COLUMNS
                + """
                from access_token token where account_id = :account and revoked_at is null
                order by created_at desc, id
                """)
        .param("account", account.value())
        .query((row, _) -> token(row))
        .list();
  }

  /** The same of everybody, with their e-mails. */
  List<AccessTokens.Owned> all() {
    return db.sql(
            COLUMNS
                + """
                , email
                from access_token token join account on account.id = account_id
                where revoked_at is null
                order by lower(email), token.created_at desc, token.id
                """)
        .query((row, _) -> new AccessTokens.Owned(row.getString("email"), token(row)))
        .list();
  }

  Optional<AccessToken> byId(UUID id) {
    return db.sql(COLUMNS + "from access_token token where id = :id and revoked_at is null")
        .param("id", id)
        .query((row, _) -> token(row))
        .optional();
  }

  /** The good token of this hash and its active account. */
  Optional<Holder> holder(byte[] hash, Instant now) {
    return db.sql(
            COLUMNS
                + """
                , account.id, email, full_name, role, account.created_at, deactivated_at
                from access_token token join account on account.id = account_id
                where token_hash = :hash and revoked_at is null and expires_at > :now
                  and deactivated_at is null
                """)
        .param("hash", hash)
        .param("now", now.atOffset(UTC))
        .query((row, _) -> new Holder(AccountStore.account(row), token(row)))
        .optional();
  }

  void used(UUID id, Instant now) {
    db.sql("update access_token set last_used_at = :now where id = :id")
        .param("id", id)
        .param("now", now.atOffset(UTC))
        .update();
  }

  boolean revoke(UUID id, Instant now) {
    return db.sql("update access_token set revoked_at = :now where id = :id and revoked_at is null")
            .param("id", id)
            .param("now", now.atOffset(UTC))
            .update()
        > 0;
  }

  int forgetEnded(Instant before) {
    return db.sql("delete from access_token where least(expires_at, revoked_at) < :before")
        .param("before", before.atOffset(UTC))
        .update();
  }

  private static AccessToken token(ResultSet row) throws SQLException {
    return new AccessToken(
        row.getObject("token_id", UUID.class),
        new AccountId(row.getObject("account_id", UUID.class)),
        row.getString("name"),
        Stream.of((String[]) row.getArray("scopes").getArray())
            .map(AccessScope::valueOf)
            .collect(Collectors.toSet()),
        row.getObject("issued_at", OffsetDateTime.class).toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
        instant(row.getObject("last_used_at", OffsetDateTime.class)));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
