package dev.sigmasight.server.knowledge;

import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.knowledge.Source.Draft;
import dev.sigmasight.server.knowledge.Source.Origin;
import dev.sigmasight.server.knowledge.Source.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Documents and the parts they are split into; both always change together. */
@Component
final class Sources {
  private static final JsonMapper JSON = new JsonMapper();

  private static final String PUT =
      """
      insert into ai_kb_sources as s
        (scope, slug, title, content, metadata, origin, status, created_at, updated_at)
      values (:scope, :slug, :title, :content, :metadata::jsonb, :origin, :status, :now, :now)
      on conflict (scope, slug) do update set title = excluded.title, content = excluded.content,
        metadata = excluded.metadata, origin = excluded.origin, status = excluded.status,
        version = s.version + 1, updated_at = excluded.updated_at
      where (s.content_hash, s.metadata, s.origin, s.status) is distinct from
        (ai_content_hash(excluded.title, excluded.content), excluded.metadata, excluded.origin,
          excluded.status)
      returning id
      """;

  private static final String ADD =
      """
      insert into ai_kb_sources
        (scope, slug, title, content, metadata, origin, status, created_at, updated_at)
      values (:scope, :slug, :title, :content, :metadata::jsonb, :origin, :status, :now, :now)
      on conflict (scope, slug) do nothing returning id
      """;

  private static final String CHANGE =
      """
      update ai_kb_sources set scope = :scope, slug = :slug, title = :title, content = :content,
        metadata = :metadata::jsonb, origin = :origin, status = :status, version = version + 1,
        updated_at = :now
      where id = :id
        and not exists (select from ai_kb_sources other
          where other.scope = :scope and other.slug = :slug and other.id <> :id)
      returning id
      """;

  private static final String ONE =
      """
      select s.*, d.parts, d.embedded
      from ai_kb_sources s, lateral (
        select count(*) as parts, count(embedding_model) as embedded
        from ai_kb_documents where source_id = s.id) d
      """;

  private final AiDb db;

  Sources(AiDb db) {
    this.db = db;
  }

  /**
   * Writes a document, or over the one of the same scope and name.
   *
   * @return whether anything changed
   */
  boolean put(Draft draft, Instant now) {
    return db.inTransaction(
            () -> split(draft, written(PUT, draft, now).query(UUID.class).optional()))
        .isPresent();
  }

  /** Adds a document; none if its name is taken in its scope. */
  Optional<UUID> add(Draft draft, Instant now) {
    return db.inTransaction(
        () -> split(draft, written(ADD, draft, now).query(UUID.class).optional()));
  }

  /** Changes a document; none if there is none or its name is taken in its scope. */
  Optional<UUID> change(UUID id, Draft draft, Instant now) {
    return db.inTransaction(
        () ->
            split(draft, written(CHANGE, draft, now).param("id", id).query(UUID.class).optional()));
  }

  private StatementSpec written(String sql, Draft draft, Instant now) {
    return db.sql(sql)
        .param("scope", draft.scope())
        .param("slug", draft.slug())
        .param("title", draft.title())
        .param("content", draft.content())
        .param("metadata", JSON.writeValueAsString(draft.metadata()))
        .param("origin", lower(draft.origin()))
        .param("status", lower(draft.status()))
        .param("now", now.atOffset(ZoneOffset.UTC));
  }

  /** Embeddings of parts that stay are in the cache and come back with the next catching up. */
  private Optional<UUID> split(Draft draft, Optional<UUID> changed) {
    changed.ifPresent(
        id -> {
          db.sql("delete from ai_kb_documents where source_id = :id").param("id", id).update();
          if (draft.status() == Status.ACTIVE) {
            insert(id, draft, Chapters.of(draft.title(), draft.content()));
          }
        });
    return changed;
  }

  private void insert(UUID id, Draft draft, List<Part> parts) {
    db.sql(
            """
            insert into ai_kb_documents (source_id, scope, part, title, content)
            select :id, :scope, number, title, content
            from unnest(:titles::text[], :texts::text[]) with ordinality as p (title, content, number)
            """)
        .param("id", id)
        .param("scope", draft.scope())
        .param("titles", parts.stream().map(Part::title).toArray(String[]::new))
        .param("texts", parts.stream().map(Part::text).toArray(String[]::new))
        .update();
  }

  Optional<Source> byId(UUID id) {
    return db.sql(ONE + "where s.id = :id").param("id", id).query(Sources::source).optional();
  }

  /** A page of those that fit, the newest first. */
  List<Source> page(DocumentFilter filter, int limit, int offset) {
    return filter
        .applied(
            db.sql(
                ONE
                    + DocumentFilter.WHERE
                    + "order by s.created_at desc, s.id limit :limit offset :offset"))
        .param("limit", limit)
        .param("offset", offset)
        .query(Sources::source)
        .list();
  }

  int count(DocumentFilter filter) {
    return filter
        .applied(db.sql("select count(*) from ai_kb_sources s " + DocumentFilter.WHERE))
        .query(Integer.class)
        .single();
  }

  /** Removes a document with its parts; false if there is none. */
  boolean remove(UUID id) {
    return db.sql("delete from ai_kb_sources where id = :id").param("id", id).update() > 0;
  }

  /** Removes what came with the program and does no longer; answers how many there were. */
  int removeProgramDocumentsBut(List<String> slugs) {
    return db.sql("delete from ai_kb_sources where origin = 'program' and slug <> all(:slugs)")
        .param("slugs", slugs.toArray(String[]::new))
        .update();
  }

  private static Source source(ResultSet row, int number) throws SQLException {
    return new Source(
        row.getObject("id", UUID.class),
        new Draft(
            row.getString("scope"),
            row.getString("slug"),
            row.getString("title"),
            row.getString("content"),
            labels(row.getString("metadata")),
            Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
            Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT))),
        row.getInt("version"),
        row.getInt("parts"),
        row.getInt("embedded"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }

  /** Whatever somebody wrote into the database by hand, as text. */
  private static Map<String, String> labels(String json) {
    Map<String, String> labels = new TreeMap<>();
    for (Map.Entry<String, JsonNode> label : JSON.readTree(json).properties()) {
      JsonNode value = label.getValue();
      labels.put(label.getKey(), value.isString() ? value.asString() : value.toString());
    }
    return labels;
  }

  private static String lower(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
