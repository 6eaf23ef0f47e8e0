package dev.sigmasight.server.cli;

import dev.sigmasight.database.Database;
import dev.sigmasight.database.DatabaseUrl;
import dev.sigmasight.database.move.Catalogue;
import dev.sigmasight.database.move.Comparison;
import dev.sigmasight.database.move.Progress;
import dev.sigmasight.server.transfer.OwnersOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A backup of a whole database, as {@code pg_dump} writes it.
 *
 * @param file in PostgreSQL's custom format
 */
record Backup(Path file, Surroundings surroundings) {

  /** Writes it, for the owner only; a file that is half written does not stay. */
  void write(Database database) {
    PostgresTool dump = PostgresTool.suiting(database, "pg_dump", surroundings).fit(database);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      OwnersOnly.file(part);
      dump.on(
          database.url(),
          List.of("--format=custom", "--no-owner", "--no-privileges", "--file=" + part));
      Files.move(part, file);
    } catch (IOException e) {
      throw NamedFiles.unwritable(file, e);
    } finally {
      delete(part);
    }
  }

  /** Reads it into a database without tables, all or nothing. */
  void restore(Database database) {
    refuseFull(database);
    PostgresTool restore = PostgresTool.suiting(database, "pg_restore", surroundings);
    Path contents = contents(restore);
    try {
      restore.on(
          database.url(),
          List.of(
              "--no-owner",
              "--no-privileges",
              "--exit-on-error",
              "--single-transaction",
              "--use-list=" + contents,
              file.toString()));
    } finally {
      delete(contents);
    }
  }

  /** Restores it into an empty database and compares that with the one it came from. */
  Comparison.Report test(Database source, Database scratch, Progress progress) {
    restore(scratch);
    return new Comparison(source, scratch, progress).of(_ -> true);
  }

  /** Comments on extensions belong to whoever made these, and would be refused. */
  private Path contents(PostgresTool restore) {
    String list =
        restore
            .say(List.of("--list", file.toString()))
            .lines()
            .filter(line -> !line.contains(" COMMENT - EXTENSION "))
            .collect(Collectors.joining("\n", "", "\n"));
    try {
      return Files.writeString(Files.createTempFile("sigmasight-restore", ".list"), list);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void refuseFull(Database database) {
    int tables = new Catalogue(database).tables().size();
    if (tables > 0) {
      throw new Failures.CommandFailed(
          ExitCode.USAGE,
          "%s has %d tables; a backup is only restored into an empty database."
              .formatted(database.url().place(), tables));
    }
  }

  /** Where the restored data is, for people. */
  static String sizeOf(Path file) {
    try {
      return Figures.count(Math.max(1, Files.size(file) >> 10)) + " KiB";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Which database a check restores into. */
  static void refuseSource(DatabaseUrl source, DatabaseUrl scratch) {
    if (source.place().equals(scratch.place())) {
      throw new Failures.CommandFailed(
          ExitCode.USAGE, "The scratch database is the one that is backed up.");
    }
  }
}
