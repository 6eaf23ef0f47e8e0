package dev.sigmasight.server.feedback;

import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.feedback.Feedback.Rating;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of judgements. */
@Component
final class FeedbackRows {
  private static final String COLUMNS =
      " id, message_id, user_id, rating, edited_text, comment, answer, created_at ";
  private static final String FILTER =
      """
      from ai_feedback
      where created_at >= :since
        and (cast(:rating as text) is null or rating = :rating)
        and (cast(:user as uuid) is null or user_id = cast(:user as uuid))
        and (not :edits or edited_text is not null)
      """;

  private final AiDb db;

  FeedbackRows(AiDb db) {
    this.db = db;
  }

  /** Stores a judgement, over the one there is of this person and message. */
  Feedback put(UUID user, UUID message, Judgement judgement, String answer, Instant now) {
    return db.sql(
            """
            insert into ai_feedback (message_id, user_id, rating, edited_text, comment, answer,
              created_at, updated_at)
            values (:message, :user, :rating, :edited, :comment, nullif(btrim(:answer), ''), :now, :now)
            on conflict (message_id, user_id) do update set rating = excluded.rating,
              edited_text = excluded.edited_text, comment = excluded.comment,
              answer = excluded.answer, updated_at = excluded.updated_at
            returning\
            """
                + COLUMNS)
        .param("message", message)
        .param("user", user)
        .param("rating", judgement.rating().name().toLowerCase(Locale.ROOT))
        .param("edited", judgement.edited(), Types.VARCHAR)
        .param("comment", judgement.comment(), Types.VARCHAR)
        .param("answer", answer)
        .param("now", utc(now))
        .query(FeedbackRows::map)
        .single();
  }

  Optional<Feedback> of(UUID user, UUID message) {
    return db.sql(
            "select" + COLUMNS + "from ai_feedback where message_id = :message and user_id = :user")
        .param("message", message)
        .param("user", user)
        .query(FeedbackRows::map)
        .optional();
  }

  void delete(UUID id) {
    db.sql("delete from ai_feedback where id = :id").param("id", id).update();
  }

  List<Feedback> list(FeedbackFilter filter, int limit, int offset) {
    return filtered(
            "select"
                + COLUMNS
                + FILTER
                + "order by created_at desc, id limit :limit offset :offset",
            filter)
        .param("limit", limit)
        .param("offset", offset)
        .query(FeedbackRows::map)
        .list();
  }

  Counts counts(FeedbackFilter filter) {
    return filtered(
            """
            select count(*) as total, count(*) filter (where rating = 'up') as positive,
              count(edited_text) as edits, count(comment) as comments
            """
                + FILTER,
            filter)
        .query(
            (row, number) ->
                new Counts(
                    row.getInt("total"),
                    row.getInt("positive"),
                    row.getInt("edits"),
                    row.getInt("comments")))
        .single();
  }

  /** Persons with enough judgements since then. */
  List<UUID> persons(Instant since, int atLeast) {
    return db.sql(
            """
            select user_id from ai_feedback where created_at >= :since
            group by user_id having count(*) >= :least order by user_id
            """)
        .param("since", utc(since))
        .param("least", atLeast)
        .query(UUID.class)
        .list();
  }

  /** Judgements of deleted messages go with them. */
  List<UUID> ofMessages(Collection<UUID> messages) {
    return db.sql("select id from ai_feedback where message_id in (:messages)")
        .param("messages", messages)
        .query(UUID.class)
        .list();
  }

  /** Messages that anything here refers to, in order, from after one of them. */
  List<UUID> messagesAfter(UUID last, int limit) {
    return db.sql(
            """
            select message_id from (
              select message_id from ai_feedback
              union select message_id from ai_admin_annotations
              union select message_id from ai_memories where message_id is not null) every
            where message_id > :last order by message_id limit :limit
            """)
        .param("last", last)
        .param("limit", limit)
        .query(UUID.class)
        .list();
  }

  private JdbcClient.StatementSpec filtered(String sql, FeedbackFilter filter) {
    return db.sql(sql)
        .param("since", utc(filter.since()))
        .param("rating", filter.rating(), Types.VARCHAR)
        .param("user", filter.user(), Types.OTHER)
        .param("edits", filter.withEditsOnly());
  }

  private static Feedback map(ResultSet row, int number) throws SQLException {
    return new Feedback(
        row.getObject("id", UUID.class),
        row.getObject("message_id", UUID.class),
        row.getObject("user_id", UUID.class),
        Rating.valueOf(row.getString("rating").toUpperCase(Locale.ROOT)),
        text(row, "edited_text"),
        text(row, "comment"),
        text(row, "answer"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable String text(ResultSet row, String column) throws SQLException {
    return row.getString(column);
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
