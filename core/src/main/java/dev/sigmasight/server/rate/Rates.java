package dev.sigmasight.server.rate;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.market.rate.RateSeries;
import dev.sigmasight.market.rate.RateSource.Observation;
import dev.sigmasight.server.coredb.CoreDb;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stored interest rates. */
@Component
public class Rates {
  /** Calendar days in which five sessions are sure to lie. */
  private static final int DAYS_TO_CARRY = 15;

  private final CoreDb db;
  private final TradingCalendar calendar;
  private final Clock clock;

  Rates(CoreDb db, TradingCalendar calendar, Clock clock) {
    this.db = db;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** The curves of the days from first to last. */
  public RateCurves load(LocalDate first, LocalDate last) {
    Map<RateSeries, NavigableMap<LocalDate, RateCurves.Yield>> yields =
        new EnumMap<>(RateSeries.class);
    db.sql(
            """
            select series, on_date, percent, source from interest_rate
            where series = any (:series) and on_date between :from and :to
            """)
        .param("series", Arrays.stream(RateSeries.values()).map(Enum::name).toArray(String[]::new))
        .param("from", first.minusDays(DAYS_TO_CARRY))
        .param("to", last)
        .query(
            row -> {
              yields
                  .computeIfAbsent(
                      RateSeries.valueOf(row.getString("series")), _ -> new TreeMap<>())
                  .put(
                      row.getObject("on_date", LocalDate.class),
                      new RateCurves.Yield(row.getDouble("percent"), row.getString("source")));
            });
    return new RateCurves(calendar, yields);
  }

  /** The first and last day of a series; both null if there is none. */
  record Reach(@Nullable LocalDate first, @Nullable LocalDate last) {}

  Reach reach(RateSeries series) {
    return db.sql(
            """
            select min(on_date) as first, max(on_date) as last from interest_rate
            where series = :series
            """)
        .param("series", series.name())
        .query(
            (row, number) ->
                new Reach(
                    row.getObject("first", LocalDate.class),
                    row.getObject("last", LocalDate.class)))
        .single();
  }

  void store(RateSeries series, String source, List<Observation> observations) {
    db.sql(
            """
            insert into interest_rate as stored (series, on_date, percent, source, fetched_at)
            select :series, on_date, percent, :source, :now
            from unnest(cast(:days as date[]), cast(:percents as numeric[])) as o (on_date, percent)
            on conflict (series, on_date) do update
              set percent = excluded.percent, source = excluded.source, fetched_at = excluded.fetched_at
            where (stored.percent, stored.source) is distinct from (excluded.percent, excluded.source)
            """)
        .param("series", series.name())
        .param("source", source)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("days", observations.stream().map(o -> o.on().toString()).toArray(String[]::new))
        .param(
            "percents",
            observations.stream().map(o -> o.percent().toPlainString()).toArray(String[]::new))
        .update();
  }
}
