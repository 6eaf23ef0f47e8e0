package dev.sigmasight.server.account;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.coredb.CoreDb;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.stereotype.Service;

/**
 * Who changed what and when. Call it inside the transaction of the change. A line carries the id of
 * the request that the thread works on, which the server's log and its answer carry, too.
 */
@Service
public class ChangeLog {
  private static final String INSERT =
      """
      insert into change_log (actor_id, actor, action, entity, entity_id, detail, request_id)
      """;

  private final CoreDb db;

  ChangeLog(CoreDb db) {
    this.db = db;
  }

  /** Remembers what an account did. */
  public void byAccount(AccountId actor, Change change) {
    List<String> keys = List.copyOf(change.detail().keySet());
    db.sql(
            INSERT
                + """
                select id, email, :action, :entity, :entityId, jsonb_object(:keys, :values), :request
                from account where id = :actor
                """)
        .param("actor", actor.value())
        .param("action", change.action())
        .param("entity", change.entity())
        .param("entityId", change.entityId())
        .param("keys", keys.toArray(String[]::new))
        .param("values", keys.stream().map(change.detail()::get).toArray(String[]::new))
        .param("request", request())
        .update();
  }

  /** Remembers what a command of the machine's owner did, as in {@code sigmasight seed}. */
  public void byCommand(String command, Change change) {
    List<String> keys = List.copyOf(change.detail().keySet());
    db.sql(
            INSERT
                + """
                values (null, :actor, :action, :entity, :entityId, jsonb_object(:keys, :values), :request)
                """)
        .param("actor", command)
        .param("action", change.action())
        .param("entity", change.entity())
        .param("entityId", change.entityId())
        .param("keys", keys.toArray(String[]::new))
        .param("values", keys.stream().map(change.detail()::get).toArray(String[]::new))
        .param("request", request())
        .update();
  }

  /** Remembers what an account asked for over HTTP, whatever became of it. */
  public void operation(AccountId actor, OperationDone operation) {
    Change change = operation.change();
    List<String> keys = List.copyOf(change.detail().keySet());
    db.sql(
            """
            insert into change_log (actor_id, actor, action, entity, entity_id, detail, request_id,
                                    kind, outcome, status)
            select id, email, :action, :entity, :entityId, jsonb_object(:keys, :values), :request,
              'OPERATION', :outcome, :status
            from account where id = :actor
            """)
        .param("actor", actor.value())
        .param("action", change.action())
        .param("entity", change.entity())
        .param("entityId", change.entityId())
        .param("keys", keys.toArray(String[]::new))
        .param("values", keys.stream().map(change.detail()::get).toArray(String[]::new))
        .param("request", request())
        .param("outcome", operation.outcome().name())
        .param("status", operation.status())
        .update();
  }

  private static @Nullable String request() {
    return MDC.get("request_id");
  }
}
