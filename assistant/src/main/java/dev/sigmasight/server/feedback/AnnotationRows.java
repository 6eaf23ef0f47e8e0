package dev.sigmasight.server.feedback;

import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.feedback.Annotation.Remark;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of remarks. */
@Component
final class AnnotationRows {
  private static final String COLUMNS =
      " id, message_id, admin_user_id, annotation_type, content, suggested_response, severity, tags,"
          + " status, answer, created_at, updated_at ";
  private static final String FILTER =
      """
      from ai_admin_annotations
      where created_at >= :since
        and (cast(:status as text) is null or status = :status)
        and (cast(:type as text) is null or annotation_type = :type)
        and (cast(:severity as text) is null or severity = :severity)
        and (cast(:message as uuid) is null or message_id = cast(:message as uuid))
      """;

  private final AiDb db;

  AnnotationRows(AiDb db) {
    this.db = db;
  }

  Annotation add(UUID admin, UUID message, Remark remark, String answer, Instant now) {
    return db.sql(
            """
            insert into ai_admin_annotations (message_id, admin_user_id, annotation_type, content,
              suggested_response, severity, tags, answer, created_at, updated_at)
            values (:message, :admin, :type, :content, :suggestion, :severity, :tags, :answer, :now,
              :now)
            returning\
            """
                + COLUMNS)
        .param("message", message)
        .param("admin", admin)
        .param("type", remark.type())
        .param("content", remark.content())
        .param("suggestion", remark.suggestion(), Types.VARCHAR)
        .param("severity", remark.severity(), Types.VARCHAR)
        .param("tags", remark.tags().toArray(new String[0]))
        .param("answer", answer)
        .param("now", utc(now))
        .query(AnnotationRows::map)
        .single();
  }

  Optional<Annotation> find(UUID id) {
    return db.sql("select" + COLUMNS + "from ai_admin_annotations where id = :id")
        .param("id", id)
        .query(AnnotationRows::map)
        .optional();
  }

  Optional<Annotation> change(UUID id, AnnotationChange change, Instant now) {
    List<String> tags = change.tags();
    return db.sql(
            """
            update ai_admin_annotations set
              annotation_type = coalesce(:type, annotation_type),
              content = coalesce(:content, content),
              suggested_response = coalesce(:suggestion, suggested_response),
              severity = coalesce(:severity, severity), tags = coalesce(:tags, tags),
              status = coalesce(:status, status), updated_at = :now
            where id = :id
            returning\
            """
                + COLUMNS)
        .param("id", id)
        .param("type", change.type(), Types.VARCHAR)
        .param("content", change.content(), Types.VARCHAR)
        .param("suggestion", change.suggestion(), Types.VARCHAR)
        .param("severity", change.severity(), Types.VARCHAR)
        .param("tags", tags == null ? null : tags.toArray(new String[0]), Types.ARRAY)
        .param("status", change.status(), Types.VARCHAR)
        .param("now", utc(now))
        .query(AnnotationRows::map)
        .optional();
  }

  boolean delete(UUID id) {
    return db.sql("delete from ai_admin_annotations where id = :id").param("id", id).update() == 1;
  }

  int deleteOfMessages(Collection<UUID> messages) {
    return db.sql("delete from ai_admin_annotations where message_id in (:messages)")
        .param("messages", messages)
        .update();
  }

  List<Annotation> list(AnnotationFilter filter, int limit, int offset) {
    return filtered(
            "select"
                + COLUMNS
                + FILTER
                + "order by created_at desc, id limit :limit offset :offset",
            filter)
        .param("limit", limit)
        .param("offset", offset)
        .query(AnnotationRows::map)
        .list();
  }

  /** All about one message, oldest first. */
  List<Annotation> about(UUID message) {
    return db.sql(
            "select"
                + COLUMNS
                + "from ai_admin_annotations where message_id = :message order by created_at, id")
        .param("message", message)
        .query(AnnotationRows::map)
        .list();
  }

  /** How many there are about each message that has any. */
  Map<UUID, Integer> counts(Collection<UUID> messages) {
    Map<UUID, Integer> counts = new HashMap<>();
    db.sql(
            """
            select message_id, count(*) as remarks from ai_admin_annotations
            where message_id = any (:messages) group by message_id
            """)
        .param("messages", messages.toArray(UUID[]::new))
        .query(
            (row, number) ->
                counts.put(row.getObject("message_id", UUID.class), row.getInt("remarks")))
        .list();
    return counts;
  }

  int count(AnnotationFilter filter) {
    return filtered("select count(*) " + FILTER, filter).query(Integer.class).single();
  }

  /** How many there are by type, severity and status. */
  Summary summary(Instant since) {
    Summary summary = new Summary();
    filtered(
            """
            select annotation_type, severity, status, count(*) as remarks,
              count(suggested_response) as suggestions
            """
                + FILTER
                + "group by annotation_type, severity, status",
            new AnnotationFilter(since, null, null, null, null))
        .query((row, number) -> summary.add(row))
        .list();
    return summary;
  }

  /** Counts of remarks. */
  static final class Summary {
    private final Map<String, Integer> byType = new TreeMap<>();
    private final Map<String, Integer> bySeverity = new TreeMap<>();
    private final Map<String, Integer> byStatus = new TreeMap<>();
    private int total;
    private int suggestions;

    Map<String, Integer> byType() {
      return byType;
    }

    Map<String, Integer> bySeverity() {
      return bySeverity;
    }

    Map<String, Integer> byStatus() {
      return byStatus;
    }

    int total() {
      return total;
    }

    /** Those that say what the reply should have been. */
    int suggestions() {
      return suggestions;
    }

    private Summary add(ResultSet row) throws SQLException {
      int remarks = row.getInt("remarks");
      byType.merge(row.getString("annotation_type"), remarks, Integer::sum);
      byStatus.merge(row.getString("status"), remarks, Integer::sum);
      String severity = row.getString("severity");
      if (severity != null) {
        bySeverity.merge(severity, remarks, Integer::sum);
      }
      total += remarks;
      suggestions += row.getInt("suggestions");
      return this;
    }
  }

  private JdbcClient.StatementSpec filtered(String sql, AnnotationFilter filter) {
    return db.sql(sql)
        .param("since", utc(filter.since()))
        .param("status", filter.status(), Types.VARCHAR)
        .param("type", filter.type(), Types.VARCHAR)
        .param("severity", filter.severity(), Types.VARCHAR)
        .param("message", filter.message(), Types.OTHER);
  }

  private static Annotation map(ResultSet row, int number) throws SQLException {
    return new Annotation(
        row.getObject("id", UUID.class),
        row.getObject("message_id", UUID.class),
        row.getObject("admin_user_id", UUID.class),
        new Remark(
            row.getString("annotation_type"),
            row.getString("content"),
            text(row, "suggested_response"),
            text(row, "severity"),
            List.of((String[]) row.getArray("tags").getArray())),
        row.getString("status"),
        text(row, "answer"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable String text(ResultSet row, String column) throws SQLException {
    return row.getString(column);
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
