package dev.sigmasight.server.account;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.server.coredb.CoreDb;
import java.util.List;
import org.springframework.stereotype.Service;

/** Who changed what and when. Call it inside the transaction of the change. */
@Service
public class ChangeLog {
  private static final String INSERT =
      """
      insert into change_log (actor_id, actor, action, entity, entity_id, detail)
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
                select id, email, :action, :entity, :entityId, jsonb_object(:keys, :values)
                from account where id = :actor
                """)
        .param("actor", actor.value())
        .param("action", change.action())
        .param("entity", change.entity())
        .param("entityId", change.entityId())
        .param("keys", keys.toArray(String[]::new))
        .param("values", keys.stream().map(change.detail()::get).toArray(String[]::new))
        .update();
  }

  /** Remembers what a command of the machine's owner did, as in {@code sigmasight seed}. */
  public void byCommand(String command, Change change) {
    List<String> keys = List.copyOf(change.detail().keySet());
    db.sql(
            INSERT
                + """
                values (null, :actor, :action, :entity, :entityId, jsonb_object(:keys, :values))
                """)
        .param("actor", command)
        .param("action", change.action())
        .param("entity", change.entity())
        .param("entityId", change.entityId())
        .param("keys", keys.toArray(String[]::new))
        .param("values", keys.stream().map(change.detail()::get).toArray(String[]::new))
        .update();
  }
}
