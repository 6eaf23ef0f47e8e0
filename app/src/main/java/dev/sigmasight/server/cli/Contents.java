package dev.sigmasight.server.cli;

import dev.sigmasight.database.Database;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rows of a database, but for those that belong to the program itself. */
final class Contents {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private static final String TABLES =
      """
      select table_name from information_schema.tables
      where table_schema = current_schema() and table_type = 'BASE TABLE'
        and table_name not like 'schema\\_history\\_%'
        and table_name not in ('factor_definition', 'stress_scenario', 'benchmarks_sector_weights')
      order by table_name
      """;

  private final Database database;

  Contents(Database database) {
    this.database = database;
  }

  /** How many rows each table has; empty tables are left out. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (String table : tables()) {
      long rows = database.sql("select count(*) from " + quoted(table)).query(Long.class).single();
      if (rows > 0) {
        counts.put(table, rows);
      }
    }
    return counts;
  }

  /** Deletes all of them at once. */
  void wipe() {
    List<String> tables = tables();
    if (!tables.isEmpty()) {
      String all = tables.stream().map(Contents::quoted).collect(Collectors.joining(", "));
      int _ =
          database.inTransaction(
              LONGEST, () -> database.sql("truncate table " + all + " restart identity").update());
    }
  }

  private List<String> tables() {
    return database.sql(TABLES).query(String.class).list();
  }

  private static String quoted(String table) {
    return '"' + table.replace("\"", "\"\"") + '"';
  }
}
