package dev.sigmasight.server.testing;

import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.testing.TestDatabases;
import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.aidb.AiDbSettings;

/** AI databases with all tables and no rows. */
public final class CopiedAiDb {
  private CopiedAiDb() {}

  /** A fresh one. */
  public static AiDb open() {
    return new AiDb(AiDbSettings.of(TestDatabases.copyOf("ai", CopiedAiDb::migrate)));
  }

  private static void migrate(DatabaseUrl url) {
    try (AiDb db = new AiDb(AiDbSettings.of(url))) {
      db.migrate();
    }
  }
}
