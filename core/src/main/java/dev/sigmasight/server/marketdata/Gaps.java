package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.coredb.CoreDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what is missing, for any number of symbols in one statement. */
final class Gaps {
  private final CoreDb db;
  private final TradingCalendar calendar;

  Gaps(CoreDb db, TradingCalendar calendar) {
    this.db = db;
    this.calendar = calendar;
  }

  /**
   * At most three gaps per symbol, oldest first: before its first stored price, between its first
   * and its last, and after its last.
   *
   * @param neededFrom by symbol the first day of interest
   * @param to the last session of interest
   */
  List<Gap> of(Map<String, LocalDate> neededFrom, LocalDate to) {
    LocalDate earliest = neededFrom.values().stream().min(LocalDate::compareTo).orElse(to);
    return db.sql(
            """
            with wanted as (
              select * from unnest(cast(:symbols as text[]), cast(:froms as date[]), cast(:counts as int[]))
                as wanted (symbol, since, sessions)),
            incomplete as (
              select wanted.symbol, since, first, last
              from wanted cross join lateral (
                select count(*) as stored, min(on_date) as first, max(on_date) as last
                from market_data_cache m
                where m.symbol = wanted.symbol and m.on_date between since and :to and m.is_final) as found
              where stored < sessions),
            gap as (
              select symbol, min(day) as gap_from, max(day) as gap_to
              from incomplete join unnest(cast(:calendar as date[])) as session (day) on day >= since
              where not exists (select from market_data_cache m
                where m.symbol = incomplete.symbol and m.on_date = day and m.is_final)
              group by symbol, day < first, day > last)
            select gap.symbol, gap_from, gap_to, before.on_date, before.close, before.source
            from gap left join lateral (
              select on_date, close, source from market_data_cache m
              where m.symbol = gap.symbol and m.on_date < gap_from and m.is_final
              order by on_date desc limit 1) before on true
            order by gap.symbol collate "C", gap_from
            """)
        .param("symbols", neededFrom.keySet().toArray(String[]::new))
        .param("froms", texts(neededFrom.values()))
        .param("counts", sessionCounts(neededFrom.values(), to))
        .param("calendar", texts(calendar.sessions(earliest, to)))
        .param("to", to)
        .query((row, number) -> gap(row))
        .list();
  }

  private static Gap gap(ResultSet row) throws SQLException {
    return new Gap(
        row.getString("symbol"),
        row.getObject("gap_from", LocalDate.class),
        row.getObject("gap_to", LocalDate.class),
        before(row));
  }

  private static @Nullable Quote before(ResultSet row) throws SQLException {
    LocalDate on = row.getObject("on_date", LocalDate.class);
    return on == null
        ? null
        : new Quote(row.getBigDecimal("close"), on, row.getString("source"), true);
  }

  private Integer[] sessionCounts(Collection<LocalDate> froms, LocalDate to) {
    return froms.stream().map(from -> calendar.sessions(from, to).size()).toArray(Integer[]::new);
  }

  private static String[] texts(Collection<LocalDate> dates) {
    return dates.stream().map(LocalDate::toString).toArray(String[]::new);
  }
}
