package dev.sigmasight.database.move;

import dev.sigmasight.database.Database;
import dev.sigmasight.database.move.Table.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/**
 * Copies the rows of a table that another database lacks. Rows travel in PostgreSQL's binary
 * format, a batch of keys at a time and a transaction each; a row whose key is there already stays
 * as it is. Copying again goes on where an earlier copy stopped: batches that are equal on both
 * sides are passed over.
 */
public final class TableCopy {
  private static final int BATCH = 50_000;

  private final Database from;
  private final Database to;
  private final Moving moving;
  private final Progress progress;
  private final int batch;
  private long copied;
  private long passed;

  /**
   * What is copied.
   *
   * @param subject column that says whom a row is about
   * @param day column that says of which day it is
   * @param stored is told the earliest new day by subject, in the transaction of the batch
   */
  public record Moving(
      String table, String subject, String day, Consumer<Map<String, LocalDate>> stored) {

    /** A table whose new rows concern nobody. */
    public static Moving plain(String table) {
      return new Moving(table, "", "", _ -> {});
    }
  }

  /**
   * What came of it.
   *
   * @param rows of the source
   * @param copied rows that were stored now
   * @param passed rows of batches that were equal already
   */
  public record Result(String table, long rows, long copied, long passed) {
    /** Rows whose keys were there with whatever values. */
    public long kept() {
      return rows - copied - passed;
    }
  }

  /** The table cannot be copied; the sentence says why. */
  public static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unfit(String message) {
      super(message);
    }
  }

  private record Stored(String subject, @Nullable LocalDate day, long rows) {}

  public TableCopy(Database from, Database to, Moving moving, Progress progress) {
    this(from, to, moving, progress, BATCH);
  }

  TableCopy(Database from, Database to, Moving moving, Progress progress, int batch) {
    this.batch = batch;
    this.from = from;
    this.to = to;
    this.moving = moving;
    this.progress = progress;
  }

  /**
   * Copies.
   *
   * @throws Unfit if a side lacks the table or has a column of another type
   */
  public Result run() {
    Table source = table(from, "source");
    Table target = table(to, "target");
    List<Column> columns = columns(source, target);
    TableReader reader = new TableReader(from, source, columns, false);
    TableReader there = new TableReader(to, target, columns, false);
    long total = reader.count(KeyRange.ALL);
    progress.at(moving.table(), 0, total);
    reader.ranges(
        batch,
        range -> {
          move(reader, there, range, columns);
          progress.at(moving.table(), Math.min(total, copied + passed), total);
        });
    progress.at(moving.table(), total, total);
    return new Result(moving.table(), total, copied, passed);
  }

  private Table table(Database database, String side) {
    return new Catalogue(database)
        .table(moving.table())
        .orElseThrow(
            () ->
                new Unfit(
                    "The %s %s has no table %s: run `sigmasight migrate` on it, or name another."
                        .formatted(side, database.url().place(), moving.table())));
  }

  private static List<Column> columns(Table source, Table target) {
    if (source.key().isEmpty() || !source.key().equals(target.key())) {
      throw new Unfit("The keys of " + source.name() + " are not the same on both sides.");
    }
    for (Column column : source.written()) {
      target.columns().stream()
          .filter(other -> other.name().equals(column.name()) && !other.equals(column))
          .findFirst()
          .ifPresent(
              other -> {
                throw new Unfit(
                    "Column %s of %s is %s in the source and %s in the target."
                        .formatted(column.name(), source.name(), column.type(), other.type()));
              });
    }
    return source.common(target).stream().filter(column -> !column.generated()).toList();
  }

  private void move(TableReader reader, TableReader there, KeyRange range, List<Column> columns) {
    if (there.count(range) > 0) {
      TableReader.Fingerprint own = reader.fingerprint(range);
      if (own.equals(there.fingerprint(range))) {
        passed += own.rows();
        return;
      }
    }
    copied += to.inTransaction(() -> batch(reader, range, columns));
  }

  private long batch(TableReader reader, KeyRange range, List<Column> columns) {
    String names = Table.list(columns);
    String table = Table.quote(moving.table());
    int _ =
        to.sql(
                "create temp table moved_row on commit drop as select %s from %s with no data"
                    .formatted(names, table))
            .update();
    long _ = from.withConnection(source -> stream(source, reader.copyOut(range), names));
    List<Stored> stored =
        to.sql(
                """
                with stored as (
                  insert into %1$s (%2$s) select %2$s from moved_row on conflict do nothing
                  returning %3$s as subject, %4$s as day)
                select subject, min(day) as day, count(*) as rows from stored group by subject
                """
                    .formatted(
                        table,
                        names,
                        moving.subject().isEmpty() ? "''" : Table.quote(moving.subject()),
                        moving.day().isEmpty() ? "null::date" : Table.quote(moving.day())))
            .query(
                (row, _) ->
                    new Stored(
                        row.getString("subject"),
                        row.getObject("day", LocalDate.class),
                        row.getLong("rows")))
            .list();
    tell(stored);
    return stored.stream().mapToLong(Stored::rows).sum();
  }

  private void tell(List<Stored> stored) {
    Map<String, LocalDate> earliest = new TreeMap<>();
    for (Stored each : stored) {
      LocalDate day = each.day();
      if (day != null) {
        earliest.put(each.subject(), day);
      }
    }
    if (!earliest.isEmpty()) {
      moving.stored().accept(earliest);
    }
  }

  private long stream(Connection source, String query, String names) throws SQLException {
    CopyOut rows = source.unwrap(PGConnection.class).getCopyAPI().copyOut(query);
    try {
      return to.withConnection(
          target ->
              pump(
                  rows,
                  target
                      .unwrap(PGConnection.class)
                      .getCopyAPI()
                      .copyIn("copy moved_row (" + names + ") from stdin (format binary)")));
    } finally {
      if (rows.isActive()) {
        rows.cancelCopy();
      }
    }
  }

  private static long pump(CopyOut rows, CopyIn sink) throws SQLException {
    try {
      byte[] some = rows.readFromCopy();
      while (some != null) {
        sink.writeToCopy(some, 0, some.length);
        some = rows.readFromCopy();
      }
      return sink.endCopy();
    } finally {
      if (sink.isActive()) {
        sink.cancelCopy();
      }
    }
  }
}
