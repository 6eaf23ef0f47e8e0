package dev.sigmasight.server.company;

import dev.sigmasight.server.coredb.CoreDb;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * Total returns of symbols over usual periods: {@code close · Π(1 + dividend / close on the
 * ex-date) · Π split ratio / close at the start − 1}, dividends reinvested at the close of their
 * ex-date. The start is the last close on or before the boundary, at most ten days older.
 */
@Component
final class PeriodReturns {
  /**
   * Prices as traded are made comparable by the splits and dividends between; returns from invented
   * prices to real ones are left out.
   */
  private static final String STORE =
      """
      with boundary (kind, day) as (values
          ('1d', cast(:day as date) - 1),
          ('mtd', date_trunc('month', cast(:day as date))::date - 1),
          ('ytd', date_trunc('year', cast(:day as date))::date - 1),
          ('1m', (cast(:day as date) - interval '1 month')::date),
          ('3m', (cast(:day as date) - interval '3 months')::date),
          ('1y', (cast(:day as date) - interval '1 year')::date)),
        newest as (
          select w.symbol, n.on_date, n.close, n.invented
          from unnest(cast(:symbols as varchar[])) as w(symbol)
            cross join lateral (
              select m.on_date, m.close, m.source in ('synthetic', 'model') as invented
              from market_data_cache m
              where m.symbol = w.symbol and m.on_date between cast(:day as date) - 10 and cast(:day as date)
              order by m.on_date desc limit 1) n),
        factor as (
          select a.symbol, a.ex_date, a.source in ('synthetic', 'model') as invented,
            case when a.kind = 'SPLIT' then ln(a.split_numerator / a.split_denominator)
              else ln(1 + a.amount_per_share / c.close) end as growth
          from corporate_action a
            left join market_data_cache c on c.symbol = a.symbol and c.on_date = a.ex_date
          where a.symbol = any (:symbols) and a.ex_date > cast(:day as date) - 400
            and (a.kind = 'SPLIT' or c.close is not null)),
        figure as (
          select n.symbol, b.kind,
            n.close / s.close * exp(coalesce((
              select sum(f.growth) from factor f where f.symbol = n.symbol and f.invented = n.invented
                and f.ex_date > s.on_date and f.ex_date <= n.on_date), 0)) - 1 as total
          from newest n
            cross join boundary b
            cross join lateral (
              select m.on_date, m.close from market_data_cache m
              where m.symbol = n.symbol and m.on_date between b.day - 10 and b.day
                and (m.source in ('synthetic', 'model')) = n.invented
              order by m.on_date desc limit 1) s
          where (b.kind <> '1d' or n.on_date = :day) and n.close < s.close * 1e6),
        fresh as (
          select n.symbol, n.close, n.on_date,
            round(max(total) filter (where kind = '1d'), 10) as d1,
            round(max(total) filter (where kind = 'mtd'), 10) as mtd,
            round(max(total) filter (where kind = 'ytd'), 10) as ytd,
            round(max(total) filter (where kind = '1m'), 10) as m1,
            round(max(total) filter (where kind = '3m'), 10) as m3,
            round(max(total) filter (where kind = '1y'), 10) as y1
          from newest n left join figure f on f.symbol = n.symbol
          group by n.symbol, n.close, n.on_date)
      update symbol_metrics m
      set price = f.close, price_date = f.on_date, return_1d = f.d1, return_mtd = f.mtd,
        return_ytd = f.ytd, return_1m = f.m1, return_3m = f.m3, return_1y = f.y1
      from unnest(cast(:symbols as varchar[])) as w(symbol) left join fresh f on f.symbol = w.symbol
      where m.symbol = w.symbol
        and (m.price, m.price_date, m.return_1d, m.return_mtd, m.return_ytd, m.return_1m, m.return_3m, m.return_1y)
          is distinct from (f.close, f.on_date, f.d1, f.mtd, f.ytd, f.m1, f.m3, f.y1)
      """;

  private final CoreDb db;

  PeriodReturns(CoreDb db) {
    this.db = db;
  }

  /** Stores the returns up to a session; those without a price of the last ten days have none. */
  void store(String[] symbols, LocalDate day) {
    db.sql(STORE).param("symbols", symbols).param("day", day).update();
  }
}
