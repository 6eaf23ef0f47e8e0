package dev.sigmasight.server.cli;

import dev.sigmasight.database.Database;
import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.move.Progress;
import java.time.Duration;

/** A command that works on whole databases. */
abstract class DbTool extends Tool {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int LONGEST_TABLE = 28;

  /** Opens a database that answers. */
  final Database open(String name, DatabaseUrl url) {
    Database database = Database.toInspect(name, url);
    try {
      database.ping(PATIENCE);
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /**
   * Refuses to change a database that may be somebody's production: one of an environment that says
   * so, or on another machine.
   */
  final void refuseProductionTarget(DatabaseUrl target, boolean yes) {
    if (!yes && surroundings().isProduction()) {
      refuseProduction(false, "this would change " + target.place());
    }
    if (!yes && !target.isLocal()) {
      throw misused(
          "%s is on another machine and may be production; say --yes if you mean it, or --dry-run to see what would happen."
              .formatted(target.place()));
    }
  }

  final void refuseSame(DatabaseUrl one, DatabaseUrl other) {
    if (one.place().equals(other.place())) {
      throw misused("Both addresses name the same database " + one.place() + ".");
    }
  }

  /** Shows how tables get on, on standard error, so that JSON stays alone on the other. */
  final Progress progress() {
    ProgressBar bar = new ProgressBar(err(), Terminal.isWatched(), LONGEST_TABLE);
    return bar::advance;
  }

  /** Shows how tables get on where somebody watches. */
  final Progress quietProgress() {
    return Terminal.isWatched() ? progress() : Progress.NONE;
  }
}
