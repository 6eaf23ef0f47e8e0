package dev.sigmasight.server.conversation;

import dev.sigmasight.server.conversation.ConversationReview.ConversationView;
import dev.sigmasight.server.conversation.ConversationReview.Wanted;
import dev.sigmasight.server.coredb.CoreDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Conversations of anybody, as administrators read them. */
@Component
final class ReviewRows {
  private static final String WANTED =
      """
       from conversation c
      where c.updated_at >= :from and c.updated_at < :until
        and (cast(:user as uuid) is null or c.account_id = cast(:user as uuid))
      """;

  private final CoreDb db;

  ReviewRows(CoreDb db) {
    this.db = db;
  }

  /** A message. */
  record Said(
      UUID id, UUID conversation, String role, String content, String state, Instant createdAt) {}

  long count(Wanted wanted) {
    return wanted("select count(*)" + WANTED, wanted).query(Long.class).single();
  }

  /** Those with the newest messages first. */
  List<ConversationView> conversations(Wanted wanted) {
    return wanted(
            """
            select c.*,
              (select count(*) from conversation_message m where m.conversation_id = c.id) as messages
            """
                + WANTED
                + "order by c.updated_at desc, c.id limit :limit offset :offset",
            wanted)
        .param("limit", wanted.limit())
        .param("offset", wanted.offset())
        .query(
            (row, _) ->
                new ConversationView(
                    row.getObject("id", UUID.class),
                    row.getObject("account_id", UUID.class),
                    row.getString("title"),
                    row.getInt("messages"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant(),
                    row.getObject("updated_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  private StatementSpec wanted(String sql, Wanted wanted) {
    UUID user = wanted.userId();
    return db.sql(sql)
        .param("from", wanted.period().from())
        .param("until", wanted.period().until())
        .param("user", user == null ? null : user.toString());
  }

  Optional<StoredConversation> conversation(UUID id) {
    return db.sql(
            """
            select c.*, cast(array[] as uuid[]) as portfolios, 0 as messages
            from conversation c where c.id = :id
            """)
        .param("id", id)
        .query(ConversationRows::map)
        .optional();
  }

  /** All messages of a conversation, as they came. */
  List<Said> messages(UUID conversation) {
    return db.sql(
            """
            select * from conversation_message
            where conversation_id = :conversation order by sequence
            """)
        .param("conversation", conversation)
        .query(ReviewRows::said)
        .list();
  }

  /** A message with some before and some after it, as they came; empty if there is none. */
  List<Said> around(UUID message, int some) {
    return db.sql(
            """
            with target as (
                select conversation_id, sequence from conversation_message where id = :message),
              near as (
                (select m.* from conversation_message m join target t using (conversation_id)
                 where m.sequence <= t.sequence order by m.sequence desc limit :some + 1)
                union all
                (select m.* from conversation_message m join target t using (conversation_id)
                 where m.sequence > t.sequence order by m.sequence limit :some))
            select * from near order by sequence
            """)
        .param("message", message)
        .param("some", some)
        .query(ReviewRows::said)
        .list();
  }

  private static Said said(ResultSet row, int number) throws SQLException {
    return new Said(
        row.getObject("id", UUID.class),
        row.getObject("conversation_id", UUID.class),
        row.getString("role"),
        row.getString("content"),
        row.getString("state"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
