package dev.sigmasight.server.conversation;

import static java.time.ZoneOffset.UTC;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.conversation.ModelCall;
import dev.sigmasight.kernel.conversation.ToolCall;
import dev.sigmasight.server.coredb.CoreDb;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The tables {@code model_call} and {@code turn_tool_call}. */
@Component
final class UseLedger {
  private final CoreDb db;

  UseLedger(CoreDb db) {
    this.db = db;
  }

  /** A call of a model; that of a turn that is gone counts as work without one. */
  void add(AccountId account, Optional<String> run, ModelCall call, Instant now) {
    db.sql(
            """
            insert into model_call (account_id, run_id, provider, model, response_id, outcome,
              input_tokens, cached_tokens, output_tokens, reasoning_tokens, estimated, cost,
              latency_ms, created_at)
            values (:account, (select run_id from conversation_turn where run_id = :run),
              left(:provider, 100), left(:model, 200), left(:response, 300), left(:outcome, 100),
              :input, :cached, :output, :reasoning, :estimated, :cost, :latency, :now)
            """)
        .param("account", account.value())
        .param("run", run.orElse(""))
        .param("provider", call.provider())
        .param("model", call.model())
        .param("response", call.responseId(), Types.VARCHAR)
        .param("outcome", call.outcome())
        .param("input", call.inputTokens())
        .param("cached", call.cachedTokens())
        .param("output", call.outputTokens())
        .param("reasoning", call.reasoningTokens())
        .param("estimated", call.isEstimated())
        .param("cost", call.cost(), Types.NUMERIC)
        .param("latency", call.latencyMillis())
        .param("now", now.atOffset(UTC))
        .update();
  }

  /** A call of a tool; that of a turn that is gone is not kept. */
  void add(String run, ToolCall call, Instant now) {
    db.sql(
            """
            insert into turn_tool_call (run_id, handle, tool, arguments, result, error, as_of,
                                        latency_ms, created_at)
            select run_id, left(:handle, 50), left(:tool, 100), cast(:arguments as json),
              cast(:result as json), left(:error, 100), left(:asOf, 50), :latency, :now
            from conversation_turn where run_id = :run
            """)
        .param("run", run)
        .param("handle", call.handle())
        .param("tool", call.tool())
        .param("arguments", call.arguments())
        .param("result", call.result())
        .param("error", call.error(), Types.VARCHAR)
        .param("asOf", call.asOf(), Types.VARCHAR)
        .param("latency", call.latencyMillis())
        .param("now", now.atOffset(UTC))
        .update();
  }

  /** What models cost for an account since a moment, in US dollars, as far as it is known. */
  BigDecimal costSince(AccountId account, Instant since) {
    return db.sql(
            """
            select coalesce(sum(cost), 0) from model_call
            where account_id = :account and created_at >= :since
            """)
        .param("account", account.value())
        .param("since", since.atOffset(UTC))
        .query(BigDecimal.class)
        .single();
  }
}
