package dev.sigmasight.server.conversation;

import dev.sigmasight.server.conversation.ConversationViews.MessageView;
import dev.sigmasight.server.conversation.ConversationViews.TokensView;
import dev.sigmasight.server.conversation.ConversationViews.ToolCallView;
import dev.sigmasight.server.coredb.CoreDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads messages with all that is known of them. An answer stands behind its question. */
@Component
final class MessageReads {
  private static final String SELECT =
      """
      select m.*, coalesce(q.sequence, m.sequence) as place,
        t.run_id, t.first_token_ms, t.latency_ms, t.error_code, used.*
      from conversation_message m
      left join conversation_turn t on t.assistant_message_id = m.id
      left join conversation_message q on q.id = t.user_message_id
      left join lateral (
        select count(*) as calls, (array_agg(c.model order by c.id desc))[1] as model,
          sum(c.input_tokens) as input, sum(c.cached_tokens) as cached,
          sum(c.output_tokens) as output, sum(c.reasoning_tokens) as reasoning,
          bool_or(c.estimated) as estimated,
          case when bool_and(c.cost is not null) then round(sum(c.cost), 6) end as cost
        from model_call c where c.run_id = t.run_id) as used on true
      """;

  private final CoreDb db;
  private final JsonTexts json;

  MessageReads(CoreDb db, JsonTexts json) {
    this.db = db;
    this.json = json;
  }

  /** Whether a message is one of a conversation. */
  boolean isIn(UUID conversation, UUID message) {
    return db.sql(
            """
            select exists (select from conversation_message
                           where id = :message and conversation_id = :conversation)
            """)
        .param("message", message)
        .param("conversation", conversation)
        .query(Boolean.class)
        .single();
  }

  /** All messages of a conversation. */
  List<MessageView> all(UUID conversation) {
    return db.sql(SELECT + "where m.conversation_id = :conversation order by place, m.sequence")
        .param("conversation", conversation)
        .query(this::message)
        .list();
  }

  /** The newest messages. */
  List<MessageView> newest(UUID conversation, int limit) {
    return db.sql(
            SELECT
                + """
                where m.conversation_id = :conversation
                order by place desc, m.sequence desc limit :limit
                """)
        .param("conversation", conversation)
        .param("limit", limit)
        .query(this::message)
        .list()
        .reversed();
  }

  /** The newest messages before one of them. */
  List<MessageView> before(UUID conversation, UUID message, int limit) {
    return db.sql(
            SELECT
                + """
                where m.conversation_id = :conversation
                  and (coalesce(q.sequence, m.sequence), m.sequence) < (
                    select coalesce(q2.sequence, m2.sequence), m2.sequence
                    from conversation_message m2
                    left join conversation_turn t2 on t2.assistant_message_id = m2.id
                    left join conversation_message q2 on q2.id = t2.user_message_id
                    where m2.id = :message)
                order by place desc, m.sequence desc limit :limit
                """)
        .param("conversation", conversation)
        .param("message", message)
        .param("limit", limit)
        .query(this::message)
        .list()
        .reversed();
  }

  /** What the analyst looked up in a conversation, in order. */
  List<ToolCallView> toolCalls(UUID conversation) {
    return db.sql(
            """
            select c.* from turn_tool_call c join conversation_turn t on t.run_id = c.run_id
            where t.conversation_id = :conversation order by c.id
            """)
        .param("conversation", conversation)
        .query(
            (row, _) ->
                new ToolCallView(
                    row.getString("run_id"),
                    row.getString("handle"),
                    row.getString("tool"),
                    json.object(row.getString("arguments")),
                    json.object(row.getString("result")),
                    row.getString("error"),
                    row.getString("as_of"),
                    row.getInt("latency_ms"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  private MessageView message(ResultSet row, int number) throws SQLException {
    return new MessageView(
        row.getObject("id", UUID.class),
        row.getString("role"),
        row.getString("content"),
        row.getString("state"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        json.objects(row.getString("citations")),
        row.getString("run_id"),
        row.getObject("first_token_ms", Integer.class),
        row.getObject("latency_ms", Integer.class),
        row.getString("model"),
        tokens(row),
        row.getBigDecimal("cost"),
        row.getString("error_code"),
        row.getObject("replaced_by", UUID.class));
  }

  private static @Nullable TokensView tokens(ResultSet row) throws SQLException {
    if (row.getInt("calls") == 0) {
      return null;
    }
    long input = row.getLong("input");
    long output = row.getLong("output");
    return new TokensView(
        input,
        row.getLong("cached"),
        output,
        row.getLong("reasoning"),
        input + output,
        row.getBoolean("estimated"));
  }
}
