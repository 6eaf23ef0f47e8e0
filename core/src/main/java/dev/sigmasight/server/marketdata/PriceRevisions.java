package dev.sigmasight.server.marketdata;

import dev.sigmasight.server.coredb.CoreDb;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Counts the changes of prices. Whoever keeps what rests on prices learns by it whether they still
 * stand, see {@link LoadedPrices}.
 */
@Component
public class PriceRevisions {
  /** So many changes are remembered; whoever loaded prices earlier must take all for changed. */
  static final int REMEMBERED = 1000;

  private final CoreDb db;

  PriceRevisions(CoreDb db) {
    this.db = db;
  }

  /**
   * Counts a change, in the transaction that stores it. From here to its end no other change is
   * counted and nothing that rests on prices is kept: revisions become visible in their order.
   *
   * @param changedFrom by symbol the earliest date that is new or changed
   */
  public void raise(Map<String, LocalDate> changedFrom) {
    db.sql(
            """
            with raised as (update price_revision set revision = revision + 1 returning revision),
              forgotten as (delete from price_change c using raised r
                where c.revision <= r.revision - :remembered)
            insert into price_change (revision, symbol, changed_from)
            select r.revision, c.symbol, c.day
            from raised r cross join unnest(:symbols::text[], :days::date[]) as c (symbol, day)
            """)
        .param("remembered", REMEMBERED)
        .param("symbols", changedFrom.keySet().toArray(String[]::new))
        .param(
            "days", changedFrom.values().stream().map(LocalDate::toString).toArray(String[]::new))
        .update();
  }

  /** To be asked for before prices are loaded; tells later whether they changed since. */
  public LoadedPrices loading() {
    return new LoadedPrices(
        this, db.sql("select revision from price_revision").query(Long.class).single());
  }

  /** The newest revision, which stays the newest until the running transaction ends. */
  long held() {
    return db.sql("select revision from price_revision for share").query(Long.class).single();
  }

  /** By symbol the earliest date that changed after a revision. */
  Map<String, LocalDate> since(long revision) {
    Map<String, LocalDate> changedFrom = new HashMap<>();
    db.sql(
            """
            select symbol, min(changed_from) as day from price_change
            where revision > :revision group by symbol
            """)
        .param("revision", revision)
        .query(
            row -> {
              changedFrom.put(row.getString("symbol"), row.getObject("day", LocalDate.class));
            });
    return changedFrom;
  }
}
