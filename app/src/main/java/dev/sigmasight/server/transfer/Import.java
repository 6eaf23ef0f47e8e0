package dev.sigmasight.server.transfer;

import dev.sigmasight.database.Database;
import dev.sigmasight.server.transfer.Manifest.Kind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;

/** Reads an export: each of its files as a whole or not at all. */
public final class Import {
  private final Database core;
  private final Database ai;
  private final boolean dryRun;

  /** Ids of accounts in the export and here, where somebody with the same e-mail is there. */
  private final Map<String, String> people = new HashMap<>();

  /**
   * What became of a file.
   *
   * @param added how many of its rows were not there before
   * @param stored whether its rows are there now, or would be
   * @param conflict why not; empty if they are
   */
  public record Outcome(
      String path, Kind kind, String name, int rows, int added, boolean stored, String conflict) {
    private static Outcome of(Manifest.Entry entry, int added, String conflict) {
      return new Outcome(
          entry.path(),
          entry.kind(),
          entry.name(),
          entry.rows(),
          added,
          conflict.isEmpty(),
          conflict);
    }
  }

  /** Undoes what a dry run tried. */
  private static final class TakenBack extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  public Import(Database core, Database ai, boolean dryRun) {
    this.core = core;
    this.ai = ai;
    this.dryRun = dryRun;
  }

  /**
   * Reads.
   *
   * @throws Refused if the folder is no export or a file was changed; nothing is stored then
   */
  public List<Outcome> read(Path from) {
    ExportFolder folder = new ExportFolder(from);
    Manifest manifest = folder.manifest();
    List<Outcome> outcomes = new ArrayList<>();
    if (!dryRun) {
      manifest.files().forEach(entry -> outcomes.add(outcome(folder, entry)));
      return outcomes;
    }
    try {
      core.inTransaction(
          () ->
              ai.inTransaction(
                  () -> {
                    manifest.files().forEach(entry -> outcomes.add(outcome(folder, entry)));
                    throw new TakenBack();
                  }));
    } catch (TakenBack e) {
      return outcomes;
    }
    return outcomes;
  }

  private Outcome outcome(ExportFolder folder, Manifest.Entry entry) {
    try {
      Database database = isOfCore(entry.kind()) ? core : ai;
      Supplier<Integer> store =
          () -> store(entry.kind(), database, taker -> folder.rows(entry, taker));
      int added = dryRun ? tryOut(database, store) : database.inTransaction(store);
      return Outcome.of(entry, added, "");
    } catch (Refused e) {
      return Outcome.of(entry, 0, String.valueOf(e.getMessage()));
    } catch (DataIntegrityViolationException e) {
      return Outcome.of(entry, 0, "A row is there already, or does not fit: " + reason(e));
    }
  }

  /** What could be stored stays until the end, since later files may refer to it. */
  private static int tryOut(Database database, Supplier<Integer> store) {
    Savepoint before = database.withConnection(Connection::setSavepoint);
    try {
      return store.get();
    } catch (Refused | DataIntegrityViolationException e) {
      database.withConnection(
          connection -> {
            connection.rollback(before);
            return true;
          });
      throw e;
    }
  }

  private static boolean isOfCore(Kind kind) {
    return kind != Kind.DOCUMENTS && kind != Kind.MEMORIES;
  }

  private int store(Kind kind, Database database, Row.Source rows) {
    RowStore store = new RowStore(database);
    if (isOfCore(kind)) {
      new CoreRows(store, people).store(rows);
    } else {
      new AiRows(store, people).store(rows);
    }
    return store.stored();
  }

  private static String reason(DataAccessException failure) {
    return String.valueOf(failure.getMostSpecificCause().getMessage())
        .lines()
        .findFirst()
        .orElse("");
  }
}
