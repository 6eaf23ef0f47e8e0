package dev.sigmasight.server.marketdata;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.coredb.CoreDb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what is missing, for any number of symbols with three statements at most. */
@Component
final class Gaps {
  private final CoreDb db;
  private final TradingCalendar calendar;

  Gaps(CoreDb db, TradingCalendar calendar) {
    this.db = db;
    this.calendar = calendar;
  }

  /**
   * At most three gaps per symbol: before its first stored price, between its first and its last,
   * and after its last. In order of symbol and date.
   *
   * @param neededFrom by symbol the first day of interest
   * @param to the last session of interest
   */
  List<Gap> of(Map<String, LocalDate> neededFrom, LocalDate to) {
    List<Gap> gaps = new ArrayList<>();
    List<Gap> holed = new ArrayList<>();
    for (Stored stored : incomplete(neededFrom, to)) {
      LocalDate first = stored.first();
      LocalDate last = stored.last();
      if (first == null || last == null) {
        gaps.add(new Gap(stored.symbol(), stored.since(), to));
        continue;
      }
      if (stored.since().isBefore(first)) {
        gaps.add(new Gap(stored.symbol(), stored.since(), calendar.previousSession(first)));
      }
      if (stored.count() <= calendar.sessionsBetween(first, last)) {
        holed.add(new Gap(stored.symbol(), first, last));
      }
      if (last.isBefore(to)) {
        gaps.add(new Gap(stored.symbol(), calendar.nextSession(last), to));
      }
    }
    gaps.addAll(holes(holed));
    gaps.sort(Comparator.comparing(Gap::symbol).thenComparing(Gap::from));
    return gaps;
  }

  /**
   * What is stored of a symbol that misses something.
   *
   * @param since the first session of interest
   */
  private record Stored(
      String symbol,
      LocalDate since,
      int count,
      @Nullable LocalDate first,
      @Nullable LocalDate last) {

    static Stored of(ResultSet row) throws SQLException {
      return new Stored(
          row.getString("symbol"),
          row.getObject("since", LocalDate.class),
          row.getInt("stored"),
          row.getObject("first", LocalDate.class),
          row.getObject("last", LocalDate.class));
    }
  }

  private List<Stored> incomplete(Map<String, LocalDate> neededFrom, LocalDate to) {
    List<Gap> wanted = new ArrayList<>();
    neededFrom.forEach(
        (symbol, from) -> {
          LocalDate since = calendar.sessionOnOrAfter(from);
          if (!since.isAfter(to)) {
            wanted.add(new Gap(symbol, since, to));
          }
        });
    return db.sql(
            """
            select wanted.symbol, since, stored, first, last
            from unnest(cast(:symbols as text[]), cast(:froms as date[]), cast(:counts as int[]))
              as wanted (symbol, since, sessions)
            cross join lateral (
              select count(*) as stored, min(on_date) as first, max(on_date) as last
              from market_data_cache m
              where m.symbol = wanted.symbol and m.on_date between since and :to and m.is_final) as found
            where stored < sessions
            """)
        .param("symbols", texts(wanted, Gap::symbol))
        .param("froms", texts(wanted, Gap::from))
        .param(
            "counts",
            wanted.stream()
                .map(gap -> calendar.sessionsBetween(gap.from(), gap.to()) + 1)
                .toArray(Integer[]::new))
        .param("to", to)
        .query((row, number) -> Stored.of(row))
        .list();
  }

  private List<Gap> holes(List<Gap> holed) {
    if (holed.isEmpty()) {
      return List.of();
    }
    LocalDate first = holed.stream().map(Gap::from).min(LocalDate::compareTo).orElseThrow();
    LocalDate last = holed.stream().map(Gap::to).max(LocalDate::compareTo).orElseThrow();
    return db.sql(
            """
            select holed.symbol, min(day) as gap_from, max(day) as gap_to
            from unnest(cast(:symbols as text[]), cast(:froms as date[]), cast(:tos as date[]))
                as holed (symbol, first, last)
              join unnest(cast(:calendar as date[])) as session (day) on day between first and last
            where not exists (select from market_data_cache m
              where m.symbol = holed.symbol and m.on_date = day and m.is_final)
            group by holed.symbol
            """)
        .param("symbols", texts(holed, Gap::symbol))
        .param("froms", texts(holed, Gap::from))
        .param("tos", texts(holed, Gap::to))
        .param("calendar", texts(calendar.sessions(first, last), day -> day))
        .query(
            (row, number) ->
                new Gap(
                    row.getString("symbol"),
                    row.getObject("gap_from", LocalDate.class),
                    row.getObject("gap_to", LocalDate.class)))
        .list();
  }

  /** The last stored price before each gap, where there is one. */
  Map<Gap, Quote> closesBefore(List<Gap> gaps) {
    Map<Gap, Quote> before = new HashMap<>();
    db.sql(
            """
            select number, before.on_date, before.close, before.source
            from unnest(cast(:symbols as text[]), cast(:froms as date[]))
              with ordinality as gap (symbol, since, number)
            cross join lateral (
              select on_date, close, source from market_data_cache m
              where m.symbol = gap.symbol and m.on_date < since and m.is_final
              order by on_date desc limit 1) before
            """)
        .param("symbols", texts(gaps, Gap::symbol))
        .param("froms", texts(gaps, Gap::from))
        .query(
            row -> {
              LocalDate on = row.getObject("on_date", LocalDate.class);
              Quote quote =
                  new Quote(row.getBigDecimal("close"), on, row.getString("source"), true);
              before.put(gaps.get(row.getInt("number") - 1), quote);
            });
    return before;
  }

  /** The final prices that are stored within each gap, where there are any. */
  Map<Gap, NavigableMap<LocalDate, Quote>> closesWithin(List<Gap> gaps) {
    Map<Gap, NavigableMap<LocalDate, Quote>> within = new HashMap<>();
    db.sql(
            """
            select number, m.on_date, m.close, m.source
            from unnest(cast(:symbols as text[]), cast(:froms as date[]), cast(:tos as date[]))
                with ordinality as gap (symbol, first, last, number)
              join market_data_cache m
                on m.symbol = gap.symbol and m.on_date between gap.first and gap.last and m.is_final
            """)
        .param("symbols", texts(gaps, Gap::symbol))
        .param("froms", texts(gaps, Gap::from))
        .param("tos", texts(gaps, Gap::to))
        .query(
            row -> {
              LocalDate on = row.getObject("on_date", LocalDate.class);
              within
                  .computeIfAbsent(gaps.get(row.getInt("number") - 1), _ -> new TreeMap<>())
                  .put(
                      on, new Quote(row.getBigDecimal("close"), on, row.getString("source"), true));
            });
    return within;
  }

  /** The final prices between two sessions, by symbol and date. */
  Map<String, NavigableMap<LocalDate, Quote>> closes(
      Collection<String> symbols, LocalDate from, LocalDate to) {
    Map<String, NavigableMap<LocalDate, Quote>> closes = new TreeMap<>();
    db.sql(
            """
            select symbol, on_date, close, source from market_data_cache
            where symbol = any (:symbols) and on_date between :from and :to and is_final
            """)
        .param("symbols", symbols.toArray(String[]::new))
        .param("from", from)
        .param("to", to)
        .query(
            row -> {
              LocalDate on = row.getObject("on_date", LocalDate.class);
              closes
                  .computeIfAbsent(row.getString("symbol"), _ -> new TreeMap<>())
                  .put(
                      on, new Quote(row.getBigDecimal("close"), on, row.getString("source"), true));
            });
    return closes;
  }

  private static <T> String[] texts(Collection<T> values, Function<T, Object> part) {
    return values.stream().map(part).map(Object::toString).toArray(String[]::new);
  }
}
