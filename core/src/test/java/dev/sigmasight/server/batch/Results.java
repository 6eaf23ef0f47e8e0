package dev.sigmasight.server.batch;

import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.coredb.CoreDb;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A fingerprint of everything the batch computes, leaving out when it did. */
final class Results {
  private static final Map<String, String> TABLES =
      Map.of(
          "portfolio_snapshot", "portfolio_id, on_date",
          "position_snapshot", "position_id, on_date",
          "portfolio_risk", "portfolio_id, on_date",
          "symbol_risk", "symbol, on_date",
          "factor_correlation", "on_date",
          "portfolio_breakdown", "portfolio_id, on_date",
          "portfolio_factor", "portfolio_id, on_date",
          "portfolio_stress", "portfolio_id, on_date",
          "portfolio_correlation", "portfolio_id, on_date",
          "portfolio_tail", "portfolio_id, on_date");

  private Results() {}

  /** Rows and hash by table. */
  static Map<String, String> of(CoreContext core) {
    Map<String, String> results = new TreeMap<>();
    TABLES.forEach(
        (table, key) ->
            results.put(
                table,
                core.get(CoreDb.class)
                    .sql(
                        """
                        select count(*) || ' ' || coalesce(md5(string_agg(
                          (to_jsonb(t) - 'computed_at')::text, ',' order by %s)), '')
                        from %s t
                        """
                            .formatted(key, table))
                    .query(String.class)
                    .single()));
    return results;
  }

  /**
   * Not results: what a run says of itself, calls that were made and need not be made again, who
   * may sign in.
   */
  private static final Set<String> OTHERS =
      Set.of(
          "batch_run",
          "batch_phase",
          "batch_item",
          "batch_log",
          "scheduled_tasks",
          "provider_budget",
          "price_gap_without_prices",
          "price_revision",
          "price_change",
          "schema_history_core");

  /**
   * Rows and hash of every table of the database that holds results, whatever is added to it.
   * Moments are left out, and what the database gives a row to tell it from others.
   */
  static Map<String, String> everything(CoreContext core) {
    CoreDb db = core.get(CoreDb.class);
    Map<String, String> results = new TreeMap<>();
    db
        .sql(
            """
            select t.table_name, coalesce(array_agg(c.column_name) filter (
              where c.data_type like 'timestamp%' or c.is_identity = 'YES'
                or c.column_default = 'gen_random_uuid()'
                or c.column_name = 'corporate_action_id'), '{}')::text as given
            from information_schema.tables t
              join information_schema.columns c using (table_schema, table_name)
            where t.table_schema = 'public' and t.table_type = 'BASE TABLE'
            group by 1
            """)
        .query((row, _) -> Map.entry(row.getString("table_name"), row.getString("given")))
        .list()
        .stream()
        .filter(table -> !OTHERS.contains(table.getKey()))
        .forEach(table -> results.put(table.getKey(), rows(db, table.getKey(), table.getValue())));
    return results;
  }

  private static String rows(CoreDb db, String table, String given) {
    return db.sql(
            """
            select count(*) || ' ' || coalesce(md5(string_agg(line, ',' order by line)), '')
            from (select (to_jsonb(t) - cast(:given as text[]))::text as line from %s t) lines
            """
                .formatted(table))
        .param("given", given)
        .query(String.class)
        .single();
  }

  /** Runs and phases that claim to be under way. */
  static int running(CoreContext core) {
    return core.get(CoreDb.class)
        .sql(
            """
            select (select count(*) from batch_run where state = 'RUNNING')
              + (select count(*) from batch_phase where state = 'RUNNING')
            """)
        .query(Integer.class)
        .single();
  }

  /** How many items of a run are over. */
  static int items(CoreContext core) {
    return core.get(CoreDb.class)
        .sql("select count(*) from batch_item where phase <> 'PRICES'")
        .query(Integer.class)
        .single();
  }
}
