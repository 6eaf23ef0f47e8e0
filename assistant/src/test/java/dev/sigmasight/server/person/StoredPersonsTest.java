package dev.sigmasight.server.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.testing.CopiedAiDb;
import org.junit.jupiter.api.Test;

/** What of a person is deleted, on a real database; the deletion itself is tested over HTTP. */
class StoredPersonsTest {

  @Test
  void knowsEveryTableThatNamesAPerson() {
    try (AiDb db = CopiedAiDb.open()) {
      assertThat(
              db.sql(
                      """
                      select table_name from information_schema.columns
                      where table_schema = 'public' and column_name in ('user_id', 'account_id')
                      """)
                  .query(String.class)
                  .list())
          .containsExactlyInAnyOrderElementsOf(StoredPersons.TABLES);
    }
  }
}
