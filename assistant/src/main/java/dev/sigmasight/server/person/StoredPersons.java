package dev.sigmasight.server.person;

import dev.sigmasight.kernel.AccountId;
import dev.sigmasight.kernel.conversation.PersonalRecords;
import dev.sigmasight.server.aidb.AiDb;
import java.util.List;
import org.springframework.stereotype.Component;

/** The tables of the AI database that name a person. */
@Component
class StoredPersons implements PersonalRecords {

  /** Memories before judgements, from which some of them were learned. */
  static final List<String> TABLES = List.of("ai_memories", "ai_insights", "ai_feedback");

  private final AiDb db;

  StoredPersons(AiDb db) {
    this.db = db;
  }

  @Override
  public void delete(AccountId person) {
    db.inTransaction(
        () ->
            TABLES.forEach(
                table ->
                    db.sql("delete from " + table + " where user_id = :person")
                        .param("person", person.value())
                        .update()));
  }
}
