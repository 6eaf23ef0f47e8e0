package dev.sigmasight.server.cli;

import dev.sigmasight.database.Database;
import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.move.Catalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A whole database out of a file. */
@Command(
    name = "restore",
    description = {
      "Restore a backup into an empty database with pg_restore, all of it or nothing.",
      "",
      "A database that has tables is refused. Afterwards name the database in DATABASE_URL or",
      "AI_DATABASE_URL and run `sigmasight verify`."
    })
final class DbRestoreCommand extends DbTool {
  @Parameters(paramLabel = "FILE", description = "The backup.")
  private Path file = Path.of("");

  @Option(names = "--to", required = true, paramLabel = "DB", description = "An empty database.")
  private String target = "";

  @Option(names = "--dry-run", description = "Only check that it could be done.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Do it even where the target may be production.")
  private boolean yes;

  @Override
  public Integer call() {
    if (!Files.isReadable(NamedFiles.readable(file))) {
      throw failed("There is no file " + file + ".");
    }
    try (Addresses addresses = new Addresses(surroundings())) {
      DatabaseUrl url = addresses.of(target);
      if (!dryRun) {
        refuseProductionTarget(url, yes);
      }
      try (Database database = open("target", url)) {
        return restore(database);
      }
    }
  }

  private int restore(Database database) {
    if (dryRun) {
      Backup.refuseFull(database);
      PostgresTool tool = PostgresTool.suiting(database, "pg_restore", surroundings());
      say("%s would restore %s into %s.".formatted(tool.program(), file, database.url().place()));
      return ExitCode.OK;
    }
    new Backup(file, surroundings()).restore(database);
    Catalogue catalogue = new Catalogue(database);
    say(
        "%s restored into %s: %d tables."
            .formatted(file, database.url().place(), catalogue.tables().size()));
    catalogue.versions().forEach((chain, version) -> say("  schema " + chain + ": " + version));
    return ExitCode.OK;
  }
}
