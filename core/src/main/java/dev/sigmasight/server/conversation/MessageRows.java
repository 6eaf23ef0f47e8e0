package dev.sigmasight.server.conversation;

import static java.time.ZoneOffset.UTC;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.conversation.Message;
import dev.sigmasight.kernel.conversation.Message.Role;
import dev.sigmasight.kernel.conversation.Outcome;
import dev.sigmasight.kernel.conversation.TurnState;
import dev.sigmasight.server.coredb.CoreDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Writes the table {@code conversation_message}, and reads it for the analyst. */
@Component
final class MessageRows {
  private final CoreDb db;

  MessageRows(CoreDb db) {
    this.db = db;
  }

  UUID addQuestion(UUID conversation, String text, Instant now) {
    return add(conversation, Role.USER, text, now);
  }

  UUID addEmptyAnswer(UUID conversation, Instant now) {
    return add(conversation, Role.ASSISTANT, "", now);
  }

  private UUID add(UUID conversation, Role role, String text, Instant now) {
    TurnState state = role == Role.USER ? TurnState.COMPLETED : TurnState.STREAMING;
    return db.sql(
            """
            insert into conversation_message (conversation_id, role, content, state, created_at)
            values (:conversation, :role, :content, :state, :now) returning id
            """)
        .param("conversation", conversation)
        .param("role", role.name().toLowerCase(Locale.ROOT))
        .param("content", storable(text))
        .param("state", TurnRows.text(state))
        .param("now", now.atOffset(UTC))
        .query(UUID.class)
        .single();
  }

  /** Keeps the text so far, unless the turn has ended; a sign of life of the turn. */
  void checkpoint(String run, String text, Instant now) {
    db.sql(
            """
            with alive as (
              update conversation_turn set alive_at = :now
              where run_id = :run and state = 'streaming' returning assistant_message_id)
            update conversation_message m set content = :content
            from alive where m.id = alive.assistant_message_id
            """)
        .param("now", now.atOffset(UTC))
        .param("run", run)
        .param("content", storable(text))
        .update();
  }

  /** The answer as it stays. */
  void complete(UUID answer, Outcome outcome) {
    db.sql(
            """
            update conversation_message
            set content = :content, state = :state, citations = cast(:citations as json)
            where id = :id
            """)
        .param("content", storable(outcome.text()))
        .param("state", TurnRows.text(outcome.state()))
        .param("citations", outcome.citations())
        .param("id", answer)
        .update();
  }

  /** Puts an answer in the place of all others to the same question. */
  void replaceOthers(UUID question, UUID answer) {
    db.sql(
            """
            update conversation_message m set replaced_by = :answer
            from conversation_turn t
            where t.user_message_id = :question and t.assistant_message_id = m.id
              and m.id <> :answer and m.replaced_by is null
            """)
        .param("answer", answer)
        .param("question", question)
        .update();
  }

  /** Leaves the place to a good answer to the same question, if there is one. */
  void yieldToOthers(UUID question, UUID answer) {
    db.sql(
            """
            update conversation_message m set replaced_by = good.id
            from conversation_turn t join conversation_message good
              on good.id = t.assistant_message_id and good.replaced_by is null
              and good.state in ('completed', 'truncated')
            where t.user_message_id = :question and good.id <> :answer and m.id = :answer
            """)
        .param("question", question)
        .param("answer", answer)
        .update();
  }

  /** Calls a conversation without a title after its first question. */
  void nameAfterFirstQuestion(UUID conversation) {
    db.sql(
            """
            select m.content from conversation_message m
            join conversation c on c.id = m.conversation_id
            where c.id = :conversation and c.title is null and m.role = 'user'
            order by m.sequence limit 1
            """)
        .param("conversation", conversation)
        .query(String.class)
        .optional()
        .map(Title::of)
        .ifPresent(
            title ->
                db.sql("update conversation set title = :title where id = :id and title is null")
                    .param("title", title)
                    .param("id", conversation)
                    .update());
  }

  /** A question with an answer to it that is to be replaced. */
  record Answered(Role role, Optional<Message> question) {}

  /** What a message of a conversation is, and the question behind it if it is an answer. */
  Optional<Answered> answered(UUID conversation, UUID message) {
    return db.sql(
            """
            select m.role as role, q.id, q.content from conversation_message m
            left join conversation_turn t on t.assistant_message_id = m.id
            left join conversation_message q on q.id = t.user_message_id
            where m.id = :message and m.conversation_id = :conversation
            """)
        .param("message", message)
        .param("conversation", conversation)
        .query(
            (row, _) -> {
              UUID question = row.getObject("id", UUID.class);
              return new Answered(
                  role(row),
                  question == null
                      ? Optional.empty()
                      : Optional.of(new Message(question, Role.USER, row.getString("content"))));
            })
        .optional();
  }

  /** A message of an account's conversations. */
  Optional<Message> owned(AccountId account, UUID message) {
    return db.sql(
            """
            select m.id, m.role, m.content from conversation_message m
            join conversation c on c.id = m.conversation_id
            where m.id = :message and c.account_id = :account
            """)
        .param("message", message)
        .param("account", account.value())
        .query(MessageRows::message)
        .optional();
  }

  UUID conversationOf(UUID message) {
    return db.sql("select conversation_id from conversation_message where id = :message")
        .param("message", message)
        .query(UUID.class)
        .optional()
        .orElseThrow(ConversationFaults::unknownMessage);
  }

  /**
   * The newest questions before one of them, each with the answer that counts, oldest first. A
   * question without such an answer is left out.
   */
  List<Message> history(UUID conversation, UUID before, int limit) {
    return db.sql(
            """
            select said.id, said.role, said.content
            from (
              select distinct on (t.user_message_id) t.user_message_id, t.assistant_message_id
              from conversation_turn t
              join conversation_message a on a.id = t.assistant_message_id
              where t.conversation_id = :conversation and a.replaced_by is null
                and a.state in ('completed', 'truncated', 'cancelled') and btrim(a.content) <> ''
              order by t.user_message_id, a.sequence desc) as t
            join conversation_message q on q.id = t.user_message_id
            join conversation_message a on a.id = t.assistant_message_id
            cross join lateral (
              values (q.id, q.role, q.content, 0), (a.id, a.role, a.content, 1))
              as said (id, role, content, part)
            where q.sequence < (select sequence from conversation_message where id = :before)
            order by q.sequence desc, said.part desc
            limit :limit
            """)
        .param("conversation", conversation)
        .param("before", before)
        .param("limit", limit)
        .query(MessageRows::message)
        .list()
        .reversed();
  }

  private static Message message(ResultSet row, int number) throws SQLException {
    return new Message(row.getObject("id", UUID.class), role(row), row.getString("content"));
  }

  private static Role role(ResultSet row) throws SQLException {
    return Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT));
  }

  /** A model may write a NUL, which no text of the database can hold. */
  private static String storable(String text) {
    return text.replace("\u0000", "");
  }
}
