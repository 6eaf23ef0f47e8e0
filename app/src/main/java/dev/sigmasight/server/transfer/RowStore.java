package dev.sigmasight.server.transfer;

import dev.sigmasight.database.Database;
import dev.sigmasight.database.move.Catalogue;
import dev.sigmasight.database.move.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Stores exported rows in a database, whatever the table. */
final class RowStore {
  /** Columns that may be missing in the target and are made again there. */
  private static final Set<String> MADE_AGAIN = Set.of("embedding");

  private final Database database;
  private final Map<String, Table> tables;
  private int stored;

  RowStore(Database database) {
    this.database = database;
    tables =
        new Catalogue(database)
            .tables().stream().collect(Collectors.toMap(Table::name, table -> table));
  }

  Database database() {
    return database;
  }

  /**
   * Stores a row.
   *
   * @param changes columns that get other values than in the file; those that are null here and not
   *     named in {@code without} become null
   * @param without columns that the database fills by itself
   */
  void insert(Row row, ObjectNode changes, Set<String> without) {
    Table table = table(row.table());
    Set<String> wanted = new TreeSet<>(row.values().propertyNames());
    wanted.removeAll(without);
    Set<String> known =
        table.written().stream().map(Table.Column::name).collect(Collectors.toSet());
    refuseUnknown(table, wanted, known);
    wanted.retainAll(known);
    String columns = wanted.stream().map(Table::quote).collect(Collectors.joining(", "));
    stored +=
        database
            .sql(
                """
                insert into %1$s (%2$s) overriding system value
                select %2$s from jsonb_populate_record(
                  null::%1$s, (cast(:line as jsonb) -> 'row') || cast(:changes as jsonb))
                """
                    .formatted(table.quoted(), columns))
            .param("line", row.text())
            .param("changes", changes.toString())
            .update();
  }

  /** How many rows it has stored so far. */
  int stored() {
    return stored;
  }

  private static void refuseUnknown(Table table, Set<String> wanted, Set<String> known) {
    Set<String> unknown = new TreeSet<>(wanted);
    unknown.removeAll(known);
    unknown.removeAll(MADE_AGAIN);
    if (!unknown.isEmpty()) {
      throw new Refused(
          "The table %s has no column %s here: run `sigmasight migrate`, or a newer program."
              .formatted(table.name(), String.join(", ", unknown)));
    }
  }

  private Table table(String name) {
    Table table = tables.get(name);
    if (table == null) {
      throw new Refused("There is no table " + name + " here: run `sigmasight migrate`.");
    }
    return table;
  }

  /** Makes the numbers that the database hands out go on behind those that are there. */
  void raiseNumbers(String table, String column) {
    List<Long> _ =
        database
            .sql(
                """
                select setval(s.name, greatest(coalesce(pg_sequence_last_value(s.name), 1),
                  (select coalesce(max(%2$s), 1) from %1$s)))
                from (select pg_get_serial_sequence('%1$s', '%2$s')::regclass as name) s
                """
                    .formatted(table, column))
            .query(Long.class)
            .list();
  }
}
