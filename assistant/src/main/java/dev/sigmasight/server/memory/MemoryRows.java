package dev.sigmasight.server.memory;

import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.memory.Memory.Source;
import dev.sigmasight.server.memory.Memory.State;
import dev.sigmasight.server.memory.Memory.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of memories. What has expired is as if it were not there. */
@Component
final class MemoryRows {
  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, Object>> TAGS = new TypeReference<>() {};
  private static final String SELECT =
      """
      select id, user_id, scope, content, tags, state, source, message_id, created_at, updated_at,
        approved_at, expires_at
      from ai_memories
      """;
  private static final String ALIVE = " (expires_at is null or expires_at > :now) ";
  private static final String FILTER =
      """
      where (cast(:user as uuid) is null or user_id = cast(:user as uuid))
        and (cast(:scope as text) is null or scope = :scope)
        and (cast(:portfolio as text) is null or tags ->> 'portfolio_id' = :portfolio)
        and case when cast(:state as text) is null then state <> 'forgotten' else state = :state end
        and (cast(:search as text) is null or position(lower(:search) in lower(content)) > 0)
        and\
      """
          + ALIVE;

  private final AiDb db;

  MemoryRows(AiDb db) {
    this.db = db;
  }

  /** Nobody else adds memories of this person until the end of the transaction. */
  void lock(UUID user) {
    var _ =
        db.sql("select pg_advisory_xact_lock(hashtextextended('memories ' || :user, 0)) is null")
            .param("user", user.toString())
            .query(Boolean.class)
            .single();
  }

  /** Those that count towards the limit. */
  int count(UUID user, Instant now) {
    return db.sql(
            "select count(*) from ai_memories where user_id = :user and state <> 'forgotten' and"
                + ALIVE)
        .param("user", user)
        .param("now", utc(now))
        .query(Integer.class)
        .single();
  }

  /** Texts of a person about the same thing, forgotten ones too. */
  List<Memory> about(UUID user, @Nullable String portfolio, Instant now) {
    return db.sql(
            SELECT
                + """
                where user_id = :user and (tags ->> 'portfolio_id') is not distinct from
                  cast(:portfolio as text) and\
                """
                + ALIVE
                + "order by created_at desc limit 500")
        .param("user", user)
        .param("portfolio", portfolio, Types.VARCHAR)
        .param("now", utc(now))
        .query(MemoryRows::map)
        .list();
  }

  UUID add(UUID user, NewMemory added, State state, Instant now) {
    return db.sql(
            """
            insert into ai_memories (user_id, scope, content, tags, state, source, message_id,
              feedback_id, approved_at, expires_at, created_at, updated_at)
            values (:user, :scope, :content, cast(:tags as jsonb), :state, :source, :message,
              :feedback, :approved, :expires, :now, :now)
            returning id
            """)
        .param("user", user)
        .param("scope", added.scope())
        .param("content", added.content())
        .param("tags", json(added.tags()))
        .param("state", name(state))
        .param("source", name(added.source()))
        .param("message", added.message(), Types.OTHER)
        .param("feedback", added.feedback(), Types.OTHER)
        .param("approved", state == State.APPROVED ? utc(now) : null, Types.TIMESTAMP_WITH_TIMEZONE)
        .param("expires", utcOrNull(added.expires()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("now", utc(now))
        .query(UUID.class)
        .single();
  }

  Optional<Memory> owned(UUID user, UUID id, Instant now) {
    return db.sql(SELECT + "where id = :id and user_id = :user and" + ALIVE)
        .param("id", id)
        .param("user", user)
        .param("now", utc(now))
        .query(MemoryRows::map)
        .optional();
  }

  List<Memory> list(MemoryFilter filter, int limit, int offset, Instant now) {
    return filtered(
            SELECT + FILTER + "order by created_at desc, id limit :limit offset :offset",
            filter,
            now)
        .param("limit", limit)
        .param("offset", offset)
        .query(MemoryRows::map)
        .list();
  }

  /** Those that were learned, newest first. */
  List<Memory> learned(@Nullable UUID user, int limit, Instant now) {
    return db.sql(
            SELECT
                + """
                where source in ('feedback_learning', 'pattern_analysis') and state <> 'forgotten'
                  and user_id is not null
                  and (cast(:user as uuid) is null or user_id = cast(:user as uuid)) and\
                """
                + ALIVE
                + "order by created_at desc, id limit :limit")
        .param("user", user, Types.OTHER)
        .param("limit", limit)
        .param("now", utc(now))
        .query(MemoryRows::map)
        .list();
  }

  int total(MemoryFilter filter, Instant now) {
    return filtered("select count(*) from ai_memories " + FILTER, filter, now)
        .query(Integer.class)
        .single();
  }

  private JdbcClient.StatementSpec filtered(String sql, MemoryFilter filter, Instant now) {
    UUID portfolio = filter.portfolio();
    return db.sql(sql)
        .param("user", filter.user(), Types.OTHER)
        .param("scope", filter.scope(), Types.VARCHAR)
        .param("portfolio", portfolio == null ? null : portfolio.toString(), Types.VARCHAR)
        .param("state", filter.state(), Types.VARCHAR)
        .param("search", filter.search(), Types.VARCHAR)
        .param("now", utc(now));
  }

  void change(UUID id, MemoryChange change, Instant now) {
    db.sql(
            """
            update ai_memories set content = coalesce(:content, content),
              expires_at = coalesce(:expires, expires_at), updated_at = :now,
              state = case when :approve then 'approved' else state end,
              approved_at = case when :approve then coalesce(approved_at, :now) else approved_at end
            where id = :id
            """)
        .param("id", id)
        .param("content", change.content(), Types.VARCHAR)
        .param("expires", utcOrNull(change.expires()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("approve", change.approve())
        .param("now", utc(now))
        .update();
  }

  boolean forget(UUID user, UUID id, Instant now) {
    return db.sql(
                """
                update ai_memories set state = 'forgotten', forgotten_at = :now, updated_at = :now
                where id = :id and user_id = :user and state <> 'forgotten' and\
                """
                    + ALIVE)
            .param("id", id)
            .param("user", user)
            .param("now", utc(now))
            .update()
        == 1;
  }

  void restore(UUID id, Instant now) {
    db.sql(
            """
            update ai_memories set forgotten_at = null, updated_at = :now,
              state = case when approved_at is null then 'proposed' else 'approved' end
            where id = :id and state = 'forgotten'
            """)
        .param("id", id)
        .param("now", utc(now))
        .update();
  }

  /** How many of each scope there are, and of how many persons. */
  Stats stats(Instant now) {
    Map<String, Integer> scopes = new TreeMap<>();
    int total = 0;
    int persons = 0;
    for (var row :
        db.sql(
                """
                select scope, count(*) as memories,
                  (select count(distinct user_id) from ai_memories
                   where state <> 'forgotten' and (expires_at is null or expires_at > :now)) as persons
                from ai_memories where state <> 'forgotten' and\
                """
                    + ALIVE
                    + "group by scope")
            .param("now", utc(now))
            .query(
                (found, number) ->
                    new Scope(
                        found.getString("scope"),
                        found.getInt("memories"),
                        found.getInt("persons")))
            .list()) {
      scopes.put(row.name(), row.memories());
      total += row.memories();
      persons = row.persons();
    }
    return new Stats(total, scopes, persons);
  }

  private record Scope(String name, int memories, int persons) {}

  /** Figures about all memories. */
  record Stats(int total, Map<String, Integer> scopes, int persons) {}

  int deleteAll(UUID user) {
    return db.sql("delete from ai_memories where user_id = :user").param("user", user).update();
  }

  /** Drops what has expired and what was forgotten before a day. */
  int purge(Instant now, Instant forgottenBefore) {
    return db.sql("delete from ai_memories where expires_at <= :now or forgotten_at < :forgotten")
        .param("now", utc(now))
        .param("forgotten", utc(forgottenBefore))
        .update();
  }

  /** Drops proposals that were noticed in messages, and the mention of those from the others. */
  int detach(Collection<UUID> messages) {
    int dropped =
        db.sql("delete from ai_memories where message_id in (:messages) and approved_at is null")
            .param("messages", messages)
            .update();
    db.sql("update ai_memories set message_id = null where message_id in (:messages)")
        .param("messages", messages)
        .update();
    return dropped;
  }

  /** Drops proposals that were learned from a judgement that is withdrawn. */
  void withdraw(UUID feedback) {
    db.sql("delete from ai_memories where feedback_id = :feedback and approved_at is null")
        .param("feedback", feedback)
        .update();
  }

  static Memory map(ResultSet row, int number) throws SQLException {
    return new Memory(
        row.getObject("id", UUID.class),
        row.getObject("user_id", UUID.class),
        row.getString("scope"),
        row.getString("content"),
        JSON.readValue(row.getString("tags"), TAGS),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        Source.valueOf(row.getString("source").toUpperCase(Locale.ROOT)),
        row.getObject("message_id", UUID.class),
        new Times(
            row.getObject("created_at", OffsetDateTime.class).toInstant(),
            row.getObject("updated_at", OffsetDateTime.class).toInstant(),
            instant(row, "approved_at"),
            instant(row, "expires_at")));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  static String json(Map<String, Object> tags) {
    return JSON.writeValueAsString(tags);
  }

  static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable OffsetDateTime utcOrNull(@Nullable Instant time) {
    return time == null ? null : utc(time);
  }
}
