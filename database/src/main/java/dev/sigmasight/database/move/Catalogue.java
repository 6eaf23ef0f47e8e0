package dev.sigmasight.database.move;

import dev.sigmasight.database.Database;
import dev.sigmasight.database.move.Table.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a database consists of. Tables of extensions and histories of migrations are left out. */
public final class Catalogue {
  private static final String HISTORY = "schema_history_";

  private static final String COLUMNS =
      """
      select c.relname as table_name, a.attname, format_type(a.atttypid, a.atttypmod) as type,
        a.attgenerated <> '' as generated, a.attcollation <> 0 as collated,
        array_position(i.indkey::int2[], a.attnum) as place
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_index i on i.indrelid = c.oid and i.indisprimary
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
        and not c.relispartition
        and not exists (
          select from pg_depend d
          where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
      order by c.relname collate "C", a.attnum
      """;

  private final Database database;

  private record Row(String table, Column column, @Nullable Integer place) {}

  public Catalogue(Database database) {
    this.database = database;
  }

  /** All tables in the order of their names. */
  public List<Table> tables() {
    return all().values().stream().filter(table -> !table.name().startsWith(HISTORY)).toList();
  }

  /** One table. */
  public Optional<Table> table(String name) {
    return tables().stream().filter(table -> table.name().equals(name)).findFirst();
  }

  /** The newest migration of each chain that ran here, by the name of its history. */
  public Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    all().keySet().stream()
        .filter(name -> name.startsWith(HISTORY))
        .forEach(name -> versions.put(name.substring(HISTORY.length()), version(name)));
    return versions;
  }

  private String version(String history) {
    return database
        .sql(
            """
            select coalesce((select 'V' || version || ' ' || description from %1$s
              where success and version is not null order by installed_rank desc limit 1), 'none')
            """
                .formatted(Table.quote(history)))
        .query(String.class)
        .single();
  }

  /** By what rules text is sorted here; equal where the order of texts is. */
  String collation() {
    return database
        .sql(
            """
            select datlocprovider::text || ' ' || datcollate || ' '
              || coalesce(pg_database_collation_actual_version(oid), '')
              || case when datlocprovider = 'c' then '' else datname || oid end
            from pg_database where datname = current_database()
            """)
        .query(String.class)
        .single();
  }

  private Map<String, Table> all() {
    Map<String, List<Row>> byTable = new LinkedHashMap<>();
    database.sql(COLUMNS).query((row, number) -> row(row)).list().stream()
        .forEach(row -> byTable.computeIfAbsent(row.table(), _ -> new ArrayList<>()).add(row));
    Map<String, Table> tables = new LinkedHashMap<>();
    byTable.forEach(
        (name, rows) ->
            tables.put(name, new Table(name, rows.stream().map(Row::column).toList(), key(rows))));
    return tables;
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("table_name"),
        new Column(
            row.getString("attname"),
            row.getString("type"),
            row.getBoolean("generated"),
            row.getBoolean("collated")),
        row.getObject("place", Integer.class));
  }

  private static List<Column> key(List<Row> rows) {
    Stream<Row> placed = rows.stream().filter(row -> row.place() != null);
    return placed.sorted((a, b) -> Integer.compare(place(a), place(b))).map(Row::column).toList();
  }

  private static int place(Row row) {
    return Objects.requireNonNull(row.place());
  }
}
