package dev.sigmasight.server.conversation;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.conversation.AnswerArchive;
import dev.sigmasight.server.coredb.CoreDb;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Answers in conversations of anybody. */
@Component
final class ArchivedAnswers implements AnswerArchive {
  private final CoreDb db;

  ArchivedAnswers(CoreDb db) {
    this.db = db;
  }

  @Override
  public Map<UUID, ArchivedAnswer> answers(Collection<UUID> messages) {
    Map<UUID, ArchivedAnswer> found = new HashMap<>();
    db.sql(
            """
            select m.id, m.conversation_id, c.account_id, m.content
            from conversation_message m join conversation c on c.id = m.conversation_id
            where m.id = any (:messages) and m.role = 'assistant'
            """)
        .param("messages", messages.toArray(UUID[]::new))
        .query(
            row -> {
              found.put(
                  row.getObject("id", UUID.class),
                  new ArchivedAnswer(
                      row.getObject("conversation_id", UUID.class),
                      new AccountId(row.getObject("account_id", UUID.class)),
                      row.getString("content")));
            });
    return Map.copyOf(found);
  }
}
