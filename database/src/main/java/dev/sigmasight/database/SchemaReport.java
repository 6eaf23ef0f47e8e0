package dev.sigmasight.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A data dictionary of a migrated database in Markdown, in the same order on every machine: tables
 * with their columns, keys, checks, indexes, triggers and comments. The history of migrations is
 * left out.
 */
public final class SchemaReport {
  private final Database database;

  private record Table(long id, String name, String kind, @Nullable String comment) {}

  private record Column(
      String name, String type, boolean required, String filling, @Nullable String comment) {}

  private record Rule(String kind, String name, String definition) {}

  public SchemaReport(Database database) {
    this.database = database;
  }

  /**
   * Writes the dictionary.
   *
   * @param title heading of the page
   */
  public String markdown(String title) {
    List<Table> tables = tables();
    return Stream.concat(
            Stream.of(
                "# " + title,
                "Written from the migrated database; a test keeps it equal. %d tables."
                    .formatted(tables.size())),
            tables.stream().map(this::section))
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  private String section(Table table) {
    List<String> lines = new ArrayList<>();
    lines.add("## " + table.name());
    if (table.comment() != null) {
      lines.addAll(List.of("", table.comment() + "."));
    }
    lines.addAll(List.of("", "| column | type | null | filled by | meaning |"));
    lines.add("|---|---|---|---|---|");
    columns(table).stream().map(SchemaReport::line).forEach(lines::add);
    List<Rule> rules = rules(table);
    if (!rules.isEmpty()) {
      lines.add("");
      rules.stream().map(SchemaReport::line).forEach(lines::add);
    }
    return String.join("\n", lines);
  }

  private static String line(Column column) {
    return "| %s | %s | %s | %s | %s |"
        .formatted(
            column.name(),
            column.type(),
            column.required() ? "no" : "yes",
            code(column.filling()),
            column.comment() == null ? "" : cell(column.comment()));
  }

  private static String line(Rule rule) {
    return "- %s `%s`: %s".formatted(rule.kind(), rule.name(), code(rule.definition()));
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + cell(text) + "`";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replaceAll("\\s+", " ");
  }

  private List<Table> tables() {
    return sorted(
        database
            .sql(
                """
                select c.oid as id, c.relname as name, c.relkind as kind,
                  obj_description(c.oid, 'pg_class') as comment
                from pg_class c
                where c.relnamespace = current_schema()::regnamespace
                  and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
                  and c.relname <> :history
                  and not exists (
                    select from pg_depend d
                    where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
                """)
            .param("history", database.historyTable())
            .query(
                (row, number) ->
                    new Table(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("kind"),
                        row.getString("comment")))
            .list(),
        Comparator.comparing(Table::name));
  }

  private List<Column> columns(Table table) {
    return database
        .sql(
            """
            select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull,
              case when a.attidentity <> '' then 'identity'
                when a.attgenerated <> '' then '= ' || pg_get_expr(d.adbin, d.adrelid)
                else coalesce(pg_get_expr(d.adbin, d.adrelid), '') end as filling,
              col_description(a.attrelid, a.attnum) as comment
            from pg_attribute a
            left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            where a.attrelid = :table and a.attnum > 0 and not a.attisdropped
            order by a.attnum
            """)
        .param("table", table.id())
        .query(
            (row, number) ->
                new Column(
                    row.getString("name"),
                    row.getString("type"),
                    row.getBoolean("attnotnull"),
                    row.getString("filling"),
                    row.getString("comment")))
        .list();
  }

  /** Constraints first, then the indexes that no constraint made, then triggers. */
  private List<Rule> rules(Table table) {
    return Stream.of(constraints(table), indexes(table), triggers(table))
        .flatMap(Collection::stream)
        .toList();
  }

  private List<Rule> constraints(Table table) {
    return query(
            table,
            """
        select case contype when 'p' then '1' when 'u' then '2' when 'x' then '2' when 'f' then '3'
            else '4' end as kind,
          conname as name, pg_get_constraintdef(oid, true) as definition
        from pg_constraint where conrelid = :table and contype in ('p', 'u', 'x', 'f', 'c')
        """)
        .stream()
        .map(rule -> new Rule("constraint", rule.name(), rule.definition()))
        .toList();
  }

  private List<Rule> indexes(Table table) {
    return query(
            table,
            """
            select 'index' as kind, c.relname as name, pg_get_indexdef(i.indexrelid) as definition
            from pg_index i join pg_class c on c.oid = i.indexrelid
            where i.indrelid = :table
              and not exists (select from pg_constraint k where k.conindid = i.indexrelid
                and k.contype in ('p', 'u', 'x'))
            """)
        .stream()
        .map(
            rule ->
                new Rule(
                    rule.definition().startsWith("CREATE UNIQUE") ? "unique index" : "index",
                    rule.name(),
                    rule.definition().replaceFirst("^CREATE .*? USING ", "")))
        .toList();
  }

  private List<Rule> triggers(Table table) {
    return query(
        table,
        """
        select 'trigger' as kind, tgname as name, pg_get_triggerdef(oid, true) as definition
        from pg_trigger where tgrelid = :table and not tgisinternal
        """);
  }

  private List<Rule> query(Table table, String sql) {
    return sorted(
        database
            .sql(sql)
            .param("table", table.id())
            .query(
                (row, number) ->
                    new Rule(
                        row.getString("kind"), row.getString("name"), row.getString("definition")))
            .list(),
        Comparator.comparing(Rule::kind).thenComparing(Rule::name));
  }

  private static <T> List<T> sorted(List<T> rows, Comparator<T> order) {
    return rows.stream().sorted(order).toList();
  }
}
