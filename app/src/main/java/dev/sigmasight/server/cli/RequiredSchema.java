package dev.sigmasight.server.cli;

import dev.sigmasight.database.Database;
import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.move.Catalogue;
import dev.sigmasight.server.aidb.AiDb;
import dev.sigmasight.server.aidb.AiDbSettings;
import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.coredb.CoreDbSettings;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The schema that a command needs in a database.
 *
 * @param chain the name of its migrations
 * @param variable where {@code migrate} reads the address
 * @param pending those that have not run
 */
record RequiredSchema(String chain, String variable, Function<DatabaseUrl, List<String>> pending) {
  static final RequiredSchema CORE =
      new RequiredSchema("core", "DATABASE_URL", RequiredSchema::pendingCore);
  static final RequiredSchema AI =
      new RequiredSchema("ai", "AI_DATABASE_URL", RequiredSchema::pendingAi);

  private static List<String> pendingCore(DatabaseUrl url) {
    try (CoreDb db = new CoreDb(CoreDbSettings.of(url))) {
      return db.pendingMigrations();
    }
  }

  private static List<String> pendingAi(DatabaseUrl url) {
    try (AiDb db = new AiDb(AiDbSettings.of(url))) {
      return db.pendingMigrations();
    }
  }

  /** Refuses a database that is another one, or lacks migrations. */
  void check(Database database) {
    String place = database.url().place();
    Set<String> there = new Catalogue(database).versions().keySet();
    if (!there.isEmpty() && !there.contains(chain)) {
      throw refused(
          "%s has the schema %s and not %s; name another database."
              .formatted(place, String.join(", ", there), chain));
    }
    List<String> missing = pending.apply(database.url());
    if (!missing.isEmpty()) {
      throw refused(
          "%s lacks %d migrations of the schema %s, from %s on: run `sigmasight migrate %s`, which takes the database that %s names or the embedded one."
              .formatted(place, missing.size(), chain, missing.getFirst(), chain, variable));
    }
  }

  private static Failures.CommandFailed refused(String sentence) {
    return new Failures.CommandFailed(ExitCode.FAILED, sentence);
  }
}
