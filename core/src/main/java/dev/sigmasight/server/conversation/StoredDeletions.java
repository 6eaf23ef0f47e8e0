package dev.sigmasight.server.conversation;

import dev.sigmasight.kernel.conversation.DeletedMessages;
import dev.sigmasight.server.coredb.CoreDb;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The outbox of deleted messages. */
@Component
class StoredDeletions implements DeletedMessages {
  private final CoreDb db;

  StoredDeletions(CoreDb db) {
    this.db = db;
  }

  @Override
  public List<UUID> next(int limit) {
    return db.sql(
            "select message_id from deleted_message order by deleted_at, message_id limit :limit")
        .param("limit", limit)
        .query(UUID.class)
        .list();
  }

  @Override
  public void done(Collection<UUID> messages) {
    db.sql("delete from deleted_message where message_id = any (:messages)")
        .param("messages", messages.toArray(UUID[]::new))
        .update();
  }

  @Override
  public Set<UUID> unknown(Collection<UUID> messages) {
    return Set.copyOf(
        db.sql(
                """
                select distinct named.id from unnest(:messages) as named (id)
                where not exists (select from conversation_message m where m.id = named.id)
                """)
            .param("messages", messages.toArray(UUID[]::new))
            .query(UUID.class)
            .list());
  }
}
