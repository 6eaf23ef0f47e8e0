package dev.sigmasight.server.coredb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.SchemaReport;
import dev.sigmasight.database.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CoreDbTest {
  private static final Path DICTIONARY = Path.of("../docs/schema/core.md");

  @Test
  void migratesOnceWithoutPgvectorAndWithoutATableOfTheAnalyst() {
    DatabaseUrl url = TestDatabases.withoutVector();
    try (CoreDb db = new CoreDb(CoreDbSettings.of(url))) {
      assertThat(db.migrate()).isNotEmpty();
      assertThat(db.migrate()).isEmpty();
      db.validate();
      assertThat(
              db.sql("select tablename::text from pg_tables where schemaname = 'public'")
                  .query(String.class)
                  .list())
          .isNotEmpty()
          .noneMatch(table -> table.startsWith("ai_kb_"))
          .doesNotContain("ai_memories", "ai_feedback");
    }
  }

  @Test
  void matchesItsDataDictionary() throws IOException {
    try (CoreDb db = new CoreDb(CoreDbSettings.of(TestDatabases.withoutVector()))) {
      db.migrate();
      String written = new SchemaReport(db.database()).markdown("Core database");
      if (Boolean.getBoolean("schema.write")) {
        Files.createDirectories(DICTIONARY.getParent());
        Files.writeString(DICTIONARY, written);
      }
      assertThat(DICTIONARY)
          .as("after a migration run the tests once with -Dschema.write=true")
          .hasContent(written);
    }
  }
}
