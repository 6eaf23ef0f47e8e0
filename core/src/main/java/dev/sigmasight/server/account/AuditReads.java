package dev.sigmasight.server.account;

import dev.sigmasight.server.coredb.CoreDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the table {@code change_log}. */
@Component
class AuditReads {
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");
  private static final String WANTED =
      """
      from change_log
      where (cast(:kind as text) is null or kind = cast(:kind as text))
        and (cast(:outcome as text) is null or outcome = cast(:outcome as text))
        and (cast(:actor as text) is null or lower(actor) = lower(cast(:actor as text))
          or actor_id::text = lower(cast(:actor as text)))
        and (cast(:action as text) is null or action = cast(:action as text))
        and (cast(:entity as text) is null or entity = cast(:entity as text))
        and (cast(:entityId as text) is null or entity_id = cast(:entityId as text))
        and (cast(:request as text) is null or request_id = cast(:request as text))
        and (cast(:since as timestamptz) is null or at >= cast(:since as timestamptz))
        and (cast(:until as timestamptz) is null or at < cast(:until as timestamptz))
      """;

  private final CoreDb db;
  private final JsonMapper json;

  AuditReads(CoreDb db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /** Kinds of lines. */
  enum Kind {
    CHANGE,
    OPERATION
  }

  /** Which lines are wanted; null stands for any. Moments are brought into what can be stored. */
  record Filter(
      @Nullable Kind kind,
      OperationDone.@Nullable Outcome outcome,
      @Nullable String actor,
      @Nullable String action,
      @Nullable String entity,
      @Nullable String entityId,
      @Nullable String request,
      @Nullable Instant since,
      @Nullable Instant until) {

    private Map<String, @Nullable Object> parameters() {
      Map<String, @Nullable Object> all = new HashMap<>();
      all.put("kind", kind == null ? null : kind.name());
      all.put("outcome", outcome == null ? null : outcome.name());
      all.put("actor", actor);
      all.put("action", action);
      all.put("entity", entity);
      all.put("entityId", entityId);
      all.put("request", request);
      all.put("since", storable(since));
      all.put("until", storable(until));
      return all;
    }

    private static @Nullable String storable(@Nullable Instant moment) {
      if (moment == null) {
        return null;
      }
      Instant notBefore = moment.isBefore(FIRST) ? FIRST : moment;
      return (notBefore.isAfter(LAST) ? LAST : notBefore).toString();
    }
  }

  /** A line. */
  record Entry(
      long id,
      Instant at,
      Kind kind,
      @Nullable UUID actorId,
      String actor,
      String action,
      String entity,
      String entityId,
      OperationDone.Outcome outcome,
      @Nullable Integer status,
      @Nullable String request,
      Map<String, String> detail) {}

  /** Some lines, newest first, and how many fit. */
  record Page(long total, List<Entry> entries) {}

  Page newest(Filter filter, int limit, int offset) {
    var counted = db.sql("select count(*) " + WANTED);
    var listed =
        db.sql("select * " + WANTED + "order by at desc, id desc limit :limit offset :offset");
    filter
        .parameters()
        .forEach(
            (name, value) -> {
              counted.param(name, value, Types.VARCHAR);
              listed.param(name, value, Types.VARCHAR);
            });
    return new Page(
        counted.query(Long.class).single(),
        listed.param("limit", limit).param("offset", offset).query(this::entry).list());
  }

  private Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(
        row.getLong("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        Kind.valueOf(row.getString("kind")),
        row.getObject("actor_id", UUID.class),
        row.getString("actor"),
        row.getString("action"),
        row.getString("entity"),
        row.getString("entity_id"),
        OperationDone.Outcome.valueOf(row.getString("outcome")),
        row.getObject("status", Integer.class),
        row.getString("request_id"),
        json.readValue(row.getString("detail"), TEXTS));
  }
}
