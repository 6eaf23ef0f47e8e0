package dev.sigmasight.server.account;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.coredb.CoreDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads accounts as those who look after the system see them. */
@Component
class UserReads {
  private static final String USERS =
      """
      select id, email, full_name, role, created_at, deactivated_at, last_login_at,
        (select count(*) from portfolio where account_id = account.id and deleted_at is null)
          as portfolios
      from account left join account_credential on account_id = id
      """;
  private static final String FOUND =
      """
      where (strpos(lower(email), lower(:search)) > 0 or strpos(lower(full_name), lower(:search)) > 0)
      """;

  private final CoreDb db;

  UserReads(CoreDb db) {
    this.db = db;
  }

  /**
   * An account and how it is used.
   *
   * @param lastSignIn null if nobody signed in yet
   * @param portfolios deleted ones not counted
   */
  record User(Account account, @Nullable Instant lastSignIn, int portfolios) {}

  /** Some accounts, and how many fit. */
  record Page(long total, List<User> users) {}

  /** Those whose e-mail or name contains something, administrators first. */
  Page find(String search, int limit, int offset) {
    long total =
        db.sql("select count(*) from account " + FOUND)
            .param("search", search)
            .query(Long.class)
            .single();
    List<User> users =
        db.sql(USERS + FOUND + "order by role, lower(email) limit :limit offset :offset")
            .param("search", search)
            .param("limit", limit)
            .param("offset", offset)
            .query(UserReads::user)
            .list();
    return new Page(total, users);
  }

  Optional<User> byId(AccountId id) {
    return db.sql(USERS + "where id = :id")
        .param("id", id.value())
        .query(UserReads::user)
        .optional();
  }

  private static User user(ResultSet row, int number) throws SQLException {
    OffsetDateTime last = row.getObject("last_login_at", OffsetDateTime.class);
    return new User(
        AccountStore.account(row),
        last == null ? null : last.toInstant(),
        row.getInt("portfolios"));
  }
}
