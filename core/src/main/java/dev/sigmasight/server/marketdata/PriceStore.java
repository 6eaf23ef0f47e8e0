package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.file.PriceRow;
import dev.sigmasight.server.coredb.CoreDb;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * The way of prices into their table: COPY into a temporary table, then one statement that adds,
 * replaces or leaves alone. One writer stores at a time, so that no two wait for each other's rows.
 */
@Component
final class PriceStore {
  /** For statements of writers, which may wait for another writer and move millions of rows. */
  static final Duration LONGEST_STATEMENT = Duration.ofMinutes(15);

  private final CoreDb db;

  PriceStore(CoreDb db) {
    this.db = db;
  }

  /** Takes one price after the other. */
  @FunctionalInterface
  interface Target {
    void add(PriceRow row) throws IOException;
  }

  /** Hands over prices, each symbol and session once. */
  @FunctionalInterface
  interface Rows {
    void writeTo(Target target) throws IOException;
  }

  /**
   * Stages prices until the end of the running transaction.
   *
   * @throws java.io.UncheckedIOException if the rows cannot be read
   */
  long stage(Rows rows) {
    db.sql("drop table if exists pg_temp.price_staging").update();
    db.sql(
            """
            create temporary table price_staging (
              symbol text not null, on_date date not null, open numeric, high numeric, low numeric,
              close numeric not null, adjusted_close numeric, volume bigint) on commit drop
            """)
        .update();
    return db.copyIn(
        """
        copy pg_temp.price_staging (symbol, on_date, open, high, low, close, adjusted_close, volume)
        from stdin
        """,
        out -> {
          CopyText text = new CopyText(out);
          rows.writeTo(text::write);
          text.flush();
        });
  }

  /**
   * Stores what was staged, together by symbol because that is how prices are read. A price of a
   * better origin stays. What the new price does not say (open, volume, …) stays where origin and
   * close are the same.
   *
   * @param staged how many were staged
   */
  Written store(PriceOrigin origin, long staged) {
    waitForOtherWriters();
    List<SymbolCount> counts =
        db.sql(
                """
                with written as (
                  insert into market_data_cache as stored (symbol, on_date, open, high, low, close,
                    adjusted_close, volume, source, source_rank)
                  select symbol, on_date, open, high, low, close, adjusted_close, volume, :origin, :rank
                  from pg_temp.price_staging order by symbol collate "C", on_date
                  on conflict (symbol, on_date) do update set
                    open = coalesce(excluded.open, case when stored.close = excluded.close
                      and stored.source = excluded.source then stored.open end),
                    high = coalesce(excluded.high, case when stored.close = excluded.close
                      and stored.source = excluded.source then stored.high end),
                    low = coalesce(excluded.low, case when stored.close = excluded.close
                      and stored.source = excluded.source then stored.low end),
                    adjusted_close = coalesce(excluded.adjusted_close, case when stored.close = excluded.close
                      and stored.source = excluded.source then stored.adjusted_close end),
                    volume = coalesce(excluded.volume, case when stored.close = excluded.close
                      and stored.source = excluded.source then stored.volume end),
                    close = excluded.close, source = excluded.source, source_rank = excluded.source_rank,
                    is_final = true, revision = stored.revision + 1, fetched_at = now()
                  where stored.source_rank >= excluded.source_rank
                    and (stored.close, stored.source, stored.is_final, stored.open, stored.high,
                        stored.low, stored.adjusted_close, stored.volume)
                      is distinct from
                        (excluded.close, excluded.source, true, coalesce(excluded.open, stored.open),
                        coalesce(excluded.high, stored.high), coalesce(excluded.low, stored.low),
                        coalesce(excluded.adjusted_close, stored.adjusted_close),
                        coalesce(excluded.volume, stored.volume))
                  returning symbol, on_date, revision)
                select symbol, count(*) filter (where revision = 0) as added,
                  count(*) filter (where revision > 0) as changed, min(on_date) as since
                from written group by symbol
                """)
            .param("origin", origin.key())
            .param("rank", origin.rank())
            .query(
                (row, number) ->
                    new SymbolCount(
                        row.getString("symbol"),
                        row.getLong("added"),
                        row.getLong("changed"),
                        row.getObject("since", LocalDate.class)))
            .list();
    return written(counts, staged, kept(origin));
  }

  private void waitForOtherWriters() {
    db.sql("select 1 from pg_advisory_xact_lock(hashtextextended('market_data_cache', 0))")
        .query(Integer.class)
        .single();
  }

  private record SymbolCount(String symbol, long added, long changed, LocalDate since) {}

  private static Written written(List<SymbolCount> counts, long staged, long kept) {
    Map<String, LocalDate> changedFrom = new TreeMap<>();
    counts.forEach(count -> changedFrom.put(count.symbol(), count.since()));
    long added = counts.stream().mapToLong(SymbolCount::added).sum();
    long changed = counts.stream().mapToLong(SymbolCount::changed).sum();
    return new Written(added, changed, staged - added - changed - kept, kept, changedFrom);
  }

  private long kept(PriceOrigin origin) {
    if (origin.isBest()) {
      return 0;
    }
    return db.sql(
            """
            select count(*) from pg_temp.price_staging join market_data_cache using (symbol, on_date)
            where source_rank < :rank
            """)
        .param("rank", origin.rank())
        .query(Long.class)
        .single();
  }
}
