package dev.sigmasight.server.batch;

import dev.sigmasight.server.CoreContext;
import dev.sigmasight.server.coredb.CoreDb;
import java.util.Map;
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

  /** How many items of a run are over. */
  static int items(CoreContext core) {
    return core.get(CoreDb.class)
        .sql("select count(*) from batch_item where phase <> 'PRICES'")
        .query(Integer.class)
        .single();
  }
}
