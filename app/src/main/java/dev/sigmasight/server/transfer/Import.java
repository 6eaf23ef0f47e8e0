package dev.sigmasight.server.transfer;

import dev.sigmasight.database.Database;
import dev.sigmasight.server.transfer.Manifest.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;

/** Reads an export: each portfolio, and documents and memories, as a whole or not at all. */
public final class Import {
  private final Database core;
  private final Database ai;
  private final boolean dryRun;

  /**
   * What became of a file.
   *
   * @param stored whether its rows are there now, or would be
   * @param conflict why not; empty if they are
   */
  public record Outcome(
      String path, Kind kind, String name, int rows, boolean stored, String conflict) {}

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
    List<Outcome> outcomes = new ArrayList<>();
    for (Manifest.Entry entry : folder.manifest().files()) {
      String conflict = conflict(entry, folder.lines(entry));
      outcomes.add(
          new Outcome(
              entry.path(),
              entry.kind(),
              entry.name(),
              entry.rows(),
              conflict.isEmpty(),
              conflict));
    }
    return outcomes;
  }

  private String conflict(Manifest.Entry entry, List<String> lines) {
    try {
      List<Row> rows = lines.stream().map(Row::parse).toList();
      Database database = isOfCore(entry.kind()) ? core : ai;
      database.inTransaction(() -> store(entry.kind(), database, rows));
      return "";
    } catch (TakenBack e) {
      return "";
    } catch (Refused e) {
      return String.valueOf(e.getMessage());
    } catch (DataIntegrityViolationException e) {
      return "A row is there already, or does not fit: " + reason(e);
    }
  }

  private static boolean isOfCore(Kind kind) {
    return kind == Kind.MARKET || kind == Kind.PORTFOLIO;
  }

  private void store(Kind kind, Database database, List<Row> rows) {
    RowStore store = new RowStore(database);
    switch (kind) {
      case MARKET, PORTFOLIO -> new CoreRows(store).store(rows);
      case DOCUMENTS, MEMORIES -> new AiRows(store).store(rows);
    }
    if (dryRun) {
      throw new TakenBack();
    }
  }

  private static String reason(DataAccessException failure) {
    return String.valueOf(failure.getMostSpecificCause().getMessage())
        .lines()
        .findFirst()
        .orElse("");
  }
}
