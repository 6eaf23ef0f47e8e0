package dev.sigmasight.database.move;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table as the catalogue of its database describes it.
 *
 * @param columns in their order
 * @param key the columns of the primary key, in its order; empty if it has none
 */
public record Table(String name, List<Column> columns, List<Column> key) {
  private static final String SECONDS = "timestamp with time zone";

  /**
   * A column.
   *
   * @param type as SQL writes it, such as {@code numeric(18,8)}
   * @param generated computed by the database from other columns
   * @param collated text, whose order depends on the database
   */
  public record Column(String name, String type, boolean generated, boolean collated) {

    /** The name as SQL wants it. */
    public String quoted() {
      return quote(name);
    }

    private boolean isTime() {
      return type.equals("date") || type.equals(SECONDS);
    }
  }

  public Table {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }

  /** The name as SQL wants it. */
  public String quoted() {
    return quote(name);
  }

  /** A name as SQL wants it. */
  public static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** The columns that can be written. */
  public List<Column> written() {
    return columns.stream().filter(column -> !column.generated()).toList();
  }

  /** The columns that both have with the same type, in the order of their names. */
  List<Column> common(Table other) {
    Set<Column> others = Set.copyOf(other.columns());
    return columns.stream()
        .filter(others::contains)
        .sorted((a, b) -> a.name().compareTo(b.name()))
        .toList();
  }

  /** Columns that only one of both has, or with another type. */
  List<String> unlike(Table other) {
    Set<Column> common = Set.copyOf(common(other));
    return Stream.concat(columns.stream(), other.columns().stream())
        .filter(column -> !common.contains(column))
        .map(Column::name)
        .distinct()
        .sorted()
        .toList();
  }

  /** The column whose greatest value says how new the table is. */
  Optional<Column> newest() {
    return Stream.concat(key.stream(), columns.stream()).filter(Column::isTime).findFirst();
  }

  /** Names for SQL, separated by commas. */
  static String list(List<Column> columns) {
    return columns.stream().map(Column::quoted).collect(Collectors.joining(", "));
  }
}
