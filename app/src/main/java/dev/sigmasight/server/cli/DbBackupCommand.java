package dev.sigmasight.server.cli;

import dev.sigmasight.database.Database;
import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.move.Comparison;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A whole database in a file. */
@Command(
    name = "backup",
    description = {
      "Back a whole database up with pg_dump, and prove that it can be restored.",
      "",
      "Needs PostgreSQL's client programs, of the server's version or newer, on the PATH. With",
      "--check the file is restored into an empty scratch database and compared with the source:",
      "row by row, by checksums. Nothing may be written meanwhile, or the comparison says so."
    })
final class DbBackupCommand extends DbTool {
  @Parameters(paramLabel = "DB", description = "What to back up.")
  private String source = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "A new file, for your eyes only.")
  private Path file = Path.of("");

  @Option(
      names = "--check",
      paramLabel = "DB",
      description = "Restore it into this empty database and compare.")
  private @Nullable String check;

  @Option(names = "--dry-run", description = "Only check that it could be done.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Check even where the scratch may be production.")
  private boolean yes;

  @Override
  public Integer call() {
    if (Files.exists(file)) {
      throw misused("The file " + file + " is there already; name a new one.");
    }
    try (Addresses addresses = new Addresses(surroundings());
        Database from = open("source", addresses.of(source))) {
      Backup backup = new Backup(file, surroundings());
      String scratch = check;
      if (scratch != null) {
        examine(from, addresses.of(scratch));
      }
      if (dryRun) {
        PostgresTool tool = PostgresTool.suiting(from, "pg_dump", surroundings()).fit(from);
        say("%s would write %s to %s.".formatted(tool.program(), from.url().place(), file));
        return ExitCode.OK;
      }
      backup.write(from);
      say("%s written to %s, %s.".formatted(from.url().place(), file, Backup.sizeOf(file)));
      return scratch == null ? ExitCode.OK : compare(backup, from, addresses.of(scratch));
    }
  }

  private void examine(Database from, DatabaseUrl scratch) {
    Backup.refuseSource(from.url(), scratch);
    if (!dryRun) {
      refuseProductionTarget(scratch, yes);
    }
    try (Database empty = open("scratch", scratch)) {
      Backup.refuseFull(empty);
    }
  }

  private int compare(Backup backup, Database from, DatabaseUrl scratch) {
    try (Database empty = open("scratch", scratch)) {
      Comparison.Report report = backup.test(from, empty, quietProgress());
      if (report.equal()) {
        say("Restored into %s: every table is equal.".formatted(scratch.place()));
        return ExitCode.OK;
      }
      ComparisonTable.lines(report).forEach(this::say);
      err().println("sigmasight: What was restored is not equal to the source.");
      return ExitCode.DIFFERENT;
    }
  }
}
