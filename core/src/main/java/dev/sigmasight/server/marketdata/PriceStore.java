package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.file.PriceRow;
import dev.sigmasight.server.coredb.CoreDb;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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
  private final Clock clock;

  PriceStore(CoreDb db, Clock clock) {
    this.db = db;
    this.clock = clock;
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
   * better origin stays, unless it is provisional and the new one final. What the new price does
   * not say (open, volume, …) stays where origin and close are the same and the stored one is
   * final: a provisional price leaves nothing behind. The adjusted close of such a price stays as
   * well, except that of a file, because {@link AdjustedCloses} worked it out.
   *
   * @param staged how many were staged
   * @param lastFinal the last session that is over; prices of a later one are provisional
   */
  Written store(PriceOrigin origin, long staged, LocalDate lastFinal) {
    waitForOtherWriters();
    long kept = kept(origin, lastFinal);
    List<SymbolCount> counts =
        db.sql(
                """
                with written as (
                  insert into market_data_cache as stored (symbol, on_date, open, high, low, close,
                    adjusted_close, volume, source, source_rank, is_final)
                  select symbol, on_date, open, high, low, close, adjusted_close, volume, :origin, :rank,
                    on_date <= :lastFinal
                  from pg_temp.price_staging order by symbol collate "C", on_date
                  on conflict (symbol, on_date) do update set
                    open = coalesce(excluded.open, case when stored.is_final
                      and stored.close = excluded.close and stored.source = excluded.source then stored.open end),
                    high = coalesce(excluded.high, case when stored.is_final
                      and stored.close = excluded.close and stored.source = excluded.source then stored.high end),
                    low = coalesce(excluded.low, case when stored.is_final
                      and stored.close = excluded.close and stored.source = excluded.source then stored.low end),
                    adjusted_close = case when stored.is_final and stored.close = excluded.close
                        and stored.source = excluded.source
                      then case when :worksOut then coalesce(stored.adjusted_close, excluded.adjusted_close)
                        else coalesce(excluded.adjusted_close, stored.adjusted_close) end
                      else excluded.adjusted_close end,
                    volume = coalesce(excluded.volume, case when stored.is_final
                      and stored.close = excluded.close and stored.source = excluded.source then stored.volume end),
                    close = excluded.close, source = excluded.source, source_rank = excluded.source_rank,
                    is_final = excluded.is_final, revision = stored.revision + 1, fetched_at = now()
                  where (excluded.is_final or not stored.is_final)
                    and (stored.source_rank >= excluded.source_rank or stored.is_final <> excluded.is_final)
                    and (stored.close, stored.source, stored.is_final, stored.open, stored.high,
                        stored.low, stored.adjusted_close, stored.volume)
                      is distinct from
                        (excluded.close, excluded.source, excluded.is_final, coalesce(excluded.open, stored.open),
                        coalesce(excluded.high, stored.high), coalesce(excluded.low, stored.low),
                        case when :worksOut then coalesce(stored.adjusted_close, excluded.adjusted_close)
                          else coalesce(excluded.adjusted_close, stored.adjusted_close) end,
                        coalesce(excluded.volume, stored.volume))
                  returning symbol, on_date, revision, close, adjusted_close, source, is_final)
                select written.symbol, count(*) filter (where written.revision = 0) as added,
                  count(*) filter (where written.revision > 0) as changed,
                  min(on_date) filter (where (written.close, written.adjusted_close, written.source, written.is_final)
                    is distinct from (before.close, before.adjusted_close, before.source, before.is_final)) as since
                from written left join market_data_cache before using (symbol, on_date)
                group by written.symbol
                """)
            .param("origin", origin.key())
            .param("rank", origin.rank())
            .param("worksOut", !origin.isBest())
            .param("lastFinal", lastFinal)
            .query(
                (row, number) ->
                    new SymbolCount(
                        row.getString("symbol"),
                        row.getLong("added"),
                        row.getLong("changed"),
                        row.getObject("since", LocalDate.class)))
            .list();
    settleDoubts();
    return written(counts, staged, kept);
  }

  private void waitForOtherWriters() {
    db.sql("select 1 from pg_advisory_xact_lock(hashtextextended('market_data_cache', 0))")
        .query(Integer.class)
        .single();
  }

  /**
   * Of one symbol.
   *
   * @param since null if nothing but its day's range or volume changed
   */
  private record SymbolCount(String symbol, long added, long changed, @Nullable LocalDate since) {}

  private static Written written(List<SymbolCount> counts, long staged, long kept) {
    Map<String, LocalDate> changedFrom = new TreeMap<>();
    for (SymbolCount count : counts) {
      LocalDate since = count.since();
      if (since != null) {
        changedFrom.put(count.symbol(), since);
      }
    }
    long added = counts.stream().mapToLong(SymbolCount::added).sum();
    long changed = counts.stream().mapToLong(SymbolCount::changed).sum();
    return new Written(added, changed, staged - added - changed - kept, kept, changedFrom);
  }

  /** How many of the staged prices a stored one outranks. */
  private long kept(PriceOrigin origin, LocalDate lastFinal) {
    if (origin.isBest()) {
      return 0;
    }
    return db.sql(
            """
            select count(*) from pg_temp.price_staging s join market_data_cache m using (symbol, on_date)
            where (m.source_rank < :rank and (m.is_final or s.on_date > :lastFinal))
              or (m.is_final and s.on_date > :lastFinal)
            """)
        .param("rank", origin.rank())
        .param("lastFinal", lastFinal)
        .query(Long.class)
        .single();
  }

  /** What has a final price is no longer in doubt, and what has any is known. */
  private void settleDoubts() {
    db.sql(
            """
            update price_quarantine q set resolved_at = :now
            where q.resolved_at is null and exists (
              select from pg_temp.price_staging s join market_data_cache m using (symbol, on_date)
              where s.symbol = q.symbol and s.on_date = q.on_date and m.is_final)
            """)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    db.sql(
            """
            delete from price_unknown_symbol u
            where exists (select from pg_temp.price_staging s where s.symbol = u.symbol)
            """)
        .update();
  }
}
