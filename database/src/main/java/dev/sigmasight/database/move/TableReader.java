package dev.sigmasight.database.move;

import dev.sigmasight.database.Database;
import dev.sigmasight.database.move.Table.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads a table piece by piece in the order of its primary key. */
final class TableReader {
  private final Database database;
  private final Table table;
  private final List<Column> columns;
  private final boolean bytewise;

  /**
   * How some rows look.
   *
   * @param hash of all their columns, in the order of the key
   */
  record Fingerprint(long rows, String hash) {}

  /**
   * A reader.
   *
   * @param columns what is read
   * @param bytewise whether texts are sorted by their bytes and not as this database would
   */
  TableReader(Database database, Table table, List<Column> columns, boolean bytewise) {
    this.database = database;
    this.table = table;
    this.columns = List.copyOf(columns);
    this.bytewise = bytewise;
  }

  /** Hands out ranges of some rows each that together cover everything there may be. */
  void ranges(int rows, Consumer<KeyRange> taker) {
    KeyRange range = KeyRange.ALL;
    boolean more = true;
    while (more) {
      range = range.endingAt(last(range, rows));
      taker.accept(range);
      more = !range.isLast();
      range = range.next();
    }
  }

  private List<String> last(KeyRange start, int rows) {
    if (table.key().isEmpty()) {
      return List.of();
    }
    String names =
        table.key().stream()
            .map(column -> column.quoted() + "::text")
            .collect(Collectors.joining(", "));
    String sql =
        "select %s from %s where %s order by %s offset %d limit 1"
            .formatted(names, table.quoted(), condition(start), order(), rows - 1);
    return database
        .sql(sql)
        .query((row, _) -> strings(row, table.key().size()))
        .optional()
        .orElse(List.of());
  }

  private static List<String> strings(ResultSet row, int columns) throws SQLException {
    List<String> strings = new ArrayList<>();
    for (int column = 1; column <= columns; column++) {
      strings.add(row.getString(column));
    }
    return strings;
  }

  Fingerprint fingerprint(KeyRange range) {
    String row = "md5(row(" + Table.list(columns) + ")::text)";
    String order = table.key().isEmpty() ? row : order();
    String sql =
        "select count(*) as rows, md5(coalesce(string_agg(%s, '' order by %s), '')) as hash from %s where %s"
            .formatted(row, order, table.quoted(), condition(range));
    return database
        .sql(sql)
        .query((found, _) -> new Fingerprint(found.getLong("rows"), found.getString("hash")))
        .single();
  }

  long count(KeyRange range) {
    return database
        .sql("select count(*) from " + table.quoted() + " where " + condition(range))
        .query(Long.class)
        .single();
  }

  /** The newest day or moment in the table, or nothing. */
  String newest() {
    return table
        .newest()
        .flatMap(
            column ->
                database
                    .sql("select max(" + column.quoted() + ")::text from " + table.quoted())
                    .query((row, _) -> String.valueOf(row.getObject(1)))
                    .optional())
        .filter(value -> !value.equals("null"))
        .orElse("");
  }

  /** A statement that sends the rows in PostgreSQL's binary format. */
  String copyOut(KeyRange range) {
    return "copy (select %s from %s where %s order by %s) to stdout (format binary)"
        .formatted(Table.list(columns), table.quoted(), condition(range), order());
  }

  private String order() {
    return table.key().isEmpty()
        ? "1"
        : table.key().stream().map(this::sorted).collect(Collectors.joining(", "));
  }

  private String sorted(Column column) {
    return column.quoted() + collation(column);
  }

  private String collation(Column column) {
    return bytewise && column.collated() ? " collate \"C\"" : "";
  }

  private String condition(KeyRange range) {
    List<String> conditions = new ArrayList<>();
    if (!range.after().isEmpty()) {
      conditions.add("(" + order() + ") > (" + literals(range.after()) + ")");
    }
    if (!range.upTo().isEmpty()) {
      conditions.add("(" + order() + ") <= (" + literals(range.upTo()) + ")");
    }
    return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
  }

  private String literals(List<String> values) {
    List<String> literals = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Column column = table.key().get(i);
      literals.add("'" + values.get(i).replace("'", "''") + "'::" + column.type());
    }
    return String.join(", ", literals);
  }
}
