package dev.sigmasight.server.conversation;

import static java.time.ZoneOffset.UTC;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.coredb.CoreDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tables {@code conversation} and {@code conversation_portfolio}. */
@Component
final class ConversationRows {
  private static final String SELECT =
      """
      select c.*,
        array(select f.id from conversation_portfolio p
              join portfolio f on f.id = p.portfolio_id and f.deleted_at is null
              where p.conversation_id = c.id order by f.created_at, f.id) as portfolios,
        (select count(*) from conversation_message m where m.conversation_id = c.id) as messages
      from conversation c
      """;

  private static final String FOUND =
      """
       where c.account_id = :owner
         and (cast(:search as text) is null
           or position(lower(:search) in lower(c.title)) > 0
           or exists (select from conversation_message m
                      where m.conversation_id = c.id
                        and position(lower(:search) in lower(m.content)) > 0))
      """;

  private final CoreDb db;

  ConversationRows(CoreDb db) {
    this.db = db;
  }

  /** Nobody else begins turns of this account or deletes its conversations until the end. */
  void lock(AccountId owner) {
    var _ =
        db.sql("select id from account where id = :owner for no key update")
            .param("owner", owner.value())
            .query(UUID.class)
            .list();
  }

  Optional<StoredConversation> owned(AccountId owner, UUID id) {
    return db.sql(SELECT + "where c.id = :id and c.account_id = :owner")
        .param("id", id)
        .param("owner", owner.value())
        .query(ConversationRows::map)
        .optional();
  }

  /** Those of an account whose title or messages hold a text, or all; the newest first. */
  List<StoredConversation> found(AccountId owner, @Nullable String search, int limit, int offset) {
    return db.sql(SELECT + FOUND + "order by c.created_at desc, c.id limit :limit offset :offset")
        .param("owner", owner.value())
        .param("search", search, Types.VARCHAR)
        .param("limit", limit)
        .param("offset", offset)
        .query(ConversationRows::map)
        .list();
  }

  long count(AccountId owner, @Nullable String search) {
    return db.sql("select count(*) from conversation c " + FOUND)
        .param("owner", owner.value())
        .param("search", search, Types.VARCHAR)
        .query(Long.class)
        .single();
  }

  UUID add(AccountId owner, NewConversation wanted, Instant now) {
    UUID id =
        db.sql(
                """
                insert into conversation (account_id, mode, title, page_hint, route, created_at,
                                          updated_at)
                values (:owner, :mode, :title, :pageHint, :route, :now, :now) returning id
                """)
            .param("owner", owner.value())
            .param("mode", wanted.mode())
            .param("title", wanted.title())
            .param("pageHint", wanted.pageHint())
            .param("route", wanted.route())
            .param("now", now.atOffset(UTC))
            .query(UUID.class)
            .single();
    addPortfolios(id, wanted.portfolios());
    return id;
  }

  /** Which of these are not portfolios of the account, or deleted. */
  Set<UUID> notOwned(AccountId owner, Collection<UUID> portfolios) {
    Set<UUID> unknown = new HashSet<>(portfolios);
    db.sql(
            """
            select id from portfolio
            where account_id = :owner and deleted_at is null and id = any (:portfolios)
            """)
        .param("owner", owner.value())
        .param("portfolios", portfolios.toArray(UUID[]::new))
        .query(UUID.class)
        .list()
        .forEach(unknown::remove);
    return unknown;
  }

  /** What a conversation is about from now on. */
  void replacePortfolios(UUID id, Collection<UUID> portfolios) {
    db.sql("delete from conversation_portfolio where conversation_id = :id")
        .param("id", id)
        .update();
    addPortfolios(id, portfolios);
  }

  private void addPortfolios(UUID id, Collection<UUID> portfolios) {
    if (!portfolios.isEmpty()) {
      db.sql(
              """
              insert into conversation_portfolio (conversation_id, portfolio_id)
              select :id, each from unnest(:portfolios) as each
              """)
          .param("id", id)
          .param("portfolios", portfolios.toArray(UUID[]::new))
          .update();
    }
  }

  void rename(UUID id, String title, Instant now) {
    db.sql("update conversation set title = :title, updated_at = :now where id = :id")
        .param("title", title)
        .param("now", now.atOffset(UTC))
        .param("id", id)
        .update();
  }

  void switchMode(UUID id, String mode, Instant now) {
    db.sql("update conversation set mode = :mode, updated_at = :now where id = :id")
        .param("mode", mode)
        .param("now", now.atOffset(UTC))
        .param("id", id)
        .update();
  }

  /** Something happened in it. */
  void touch(UUID id, Instant now) {
    db.sql("update conversation set updated_at = :now where id = :id")
        .param("now", now.atOffset(UTC))
        .param("id", id)
        .update();
  }

  /**
   * Deletes conversations with all that hangs on them, and puts their messages into the outbox.
   * Whoever calls holds the lock.
   */
  void delete(Collection<UUID> ids, Instant now) {
    UUID[] all = ids.toArray(UUID[]::new);
    db.sql(
            """
            insert into deleted_message (message_id, deleted_at)
            select id, :now from conversation_message where conversation_id = any (:ids)
            """)
        .param("now", now.atOffset(UTC))
        .param("ids", all)
        .update();
    db.sql("delete from conversation where id = any (:ids)").param("ids", all).update();
  }

  List<UUID> idsOf(AccountId owner) {
    return db.sql("select id from conversation where account_id = :owner")
        .param("owner", owner.value())
        .query(UUID.class)
        .list();
  }

  static StoredConversation map(ResultSet row, int number) throws SQLException {
    return new StoredConversation(
        row.getObject("id", UUID.class),
        new AccountId(row.getObject("account_id", UUID.class)),
        row.getString("mode"),
        row.getString("title"),
        row.getString("page_hint"),
        row.getString("route"),
        List.of((UUID[]) row.getArray("portfolios").getArray()),
        row.getInt("messages"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }
}
