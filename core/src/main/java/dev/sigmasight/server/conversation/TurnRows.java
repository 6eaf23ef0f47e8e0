package dev.sigmasight.server.conversation;

import static java.time.ZoneOffset.UTC;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.conversation.Outcome;
import dev.sigmasight.kernel.conversation.Transcript.Abandoned;
import dev.sigmasight.kernel.conversation.TurnState;
import dev.sigmasight.server.coredb.CoreDb;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table {@code conversation_turn}. */
@Component
final class TurnRows {
  private final CoreDb db;

  TurnRows(CoreDb db) {
    this.db = db;
  }

  /**
   * A turn as it is stored.
   *
   * @param hash of what was asked
   * @param question text of the user's message
   */
  record StoredTurn(
      String run,
      UUID conversation,
      UUID userMessage,
      UUID assistantMessage,
      String hash,
      String question) {}

  /** The turn that a request began, unless the request is forgotten. */
  Optional<StoredTurn> ofRequest(AccountId account, String key) {
    return db.sql(
            """
            select t.*, q.content from conversation_turn t
            join conversation_message q on q.id = t.user_message_id
            where t.account_id = :account and t.request_key = :key
            """)
        .param("account", account.value())
        .param("key", key)
        .query(
            (row, _) ->
                new StoredTurn(
                    row.getString("run_id"),
                    row.getObject("conversation_id", UUID.class),
                    row.getObject("user_message_id", UUID.class),
                    row.getObject("assistant_message_id", UUID.class),
                    row.getString("request_hash"),
                    row.getString("content")))
        .optional();
  }

  /** Whether an answer is being written. */
  boolean isActive(UUID conversation) {
    return db.sql(
            """
            select exists (select from conversation_turn
                           where conversation_id = :conversation and state = 'streaming')
            """)
        .param("conversation", conversation)
        .query(Boolean.class)
        .single();
  }

  /**
   * What else is known of a new turn.
   *
   * @param key names the request
   * @param page where it was asked
   */
  record Origin(AccountId account, @Nullable String key, @Nullable String page) {}

  void add(StoredTurn turn, Origin origin, Instant now) {
    db.sql(
            """
            insert into conversation_turn (run_id, conversation_id, account_id, user_message_id,
              assistant_message_id, request_key, request_hash, page, started_at, alive_at)
            values (:run, :conversation, :account, :question, :answer, :key, :hash,
              left(:page, 500), :now, :now)
            """)
        .param("run", turn.run())
        .param("conversation", turn.conversation())
        .param("account", origin.account().value())
        .param("question", turn.userMessage())
        .param("answer", turn.assistantMessage())
        .param("key", origin.key())
        .param("hash", turn.hash())
        .param("page", origin.page(), Types.VARCHAR)
        .param("now", now.atOffset(UTC))
        .update();
  }

  /** The conversation and the messages of a turn that was ended just now. */
  record Ended(UUID conversation, UUID userMessage, UUID assistantMessage) {}

  /** Ends a turn, unless it has ended. */
  Optional<Ended> end(String run, Outcome outcome, Instant now) {
    return db.sql(
            """
            update conversation_turn
            set state = :state, error_code = left(:code, 100), first_token_ms = :firstToken,
              latency_ms = :latency, finished_at = :now, alive_at = :now
            where run_id = :run and state = 'streaming'
            returning conversation_id, user_message_id, assistant_message_id
            """)
        .param("state", text(outcome.state()))
        .param("code", outcome.errorCode(), Types.VARCHAR)
        .param("firstToken", outcome.firstTokenMillis(), Types.INTEGER)
        .param("latency", outcome.latencyMillis())
        .param("now", now.atOffset(UTC))
        .param("run", run)
        .query(
            (row, _) ->
                new Ended(
                    row.getObject("conversation_id", UUID.class),
                    row.getObject("user_message_id", UUID.class),
                    row.getObject("assistant_message_id", UUID.class)))
        .optional();
  }

  Optional<TurnState> state(AccountId account, String run) {
    return db.sql(
            "select state from conversation_turn where run_id = :run and account_id = :account")
        .param("run", run)
        .param("account", account.value())
        .query(String.class)
        .optional()
        .map(TurnRows::state);
  }

  /** Turns being written of which there was no sign since a moment, the oldest first. */
  List<Abandoned> silentSince(Instant moment) {
    return db.sql(
            """
            select t.run_id, t.conversation_id, t.assistant_message_id, m.content,
              coalesce((select max(e.seq) from turn_event e where e.run_id = t.run_id), -1) as last
            from conversation_turn t join conversation_message m on m.id = t.assistant_message_id
            where t.state = 'streaming' and t.alive_at < :moment
            order by t.alive_at
            """)
        .param("moment", moment.atOffset(UTC))
        .query(
            (row, _) ->
                new Abandoned(
                    row.getString("run_id"),
                    row.getObject("conversation_id", UUID.class),
                    row.getObject("assistant_message_id", UUID.class),
                    row.getInt("last"),
                    row.getString("content")))
        .list();
  }

  static String text(TurnState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static TurnState state(String text) {
    return TurnState.valueOf(text.toUpperCase(Locale.ROOT));
  }
}
