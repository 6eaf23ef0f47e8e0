package dev.sigmasight.server.marketdata;

import dev.sigmasight.server.coredb.CoreDb;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Keeps the adjusted closes of fetched prices in line with the stored splits and dividends, because
 * those of two downloads do not fit together across a split or dividend between them:
 *
 * <pre>
 * adjusted close of a day = close × Π over the later ex-dates of
 *     old shares / new shares                       for a split
 *     close of the ex-date / (that close + dividend) for a dividend
 * </pre>
 *
 * so that the ratio of two adjusted closes is the total return with dividends reinvested at the
 * close of the ex-date. Files keep the adjusted closes they brought, and prices without one get
 * none.
 */
@Component
final class AdjustedCloses {
  private final CoreDb db;

  AdjustedCloses(CoreDb db) {
    this.db = db;
  }

  /**
   * Works out again what rests on new prices, splits and dividends.
   *
   * @param changedFrom by symbol the earliest date that was added or changed; an ex-date on or
   *     after it moves the whole history before
   */
  void rebase(Map<String, LocalDate> changedFrom) {
    db.sql(
            """
            with changed as (
              select symbol, case when exists (select from corporate_action a
                  where a.symbol = c.symbol and a.ex_date >= since) then date '0001-01-01' else since end as since
              from unnest(cast(:symbols as text[]), cast(:days as date[])) as c (symbol, since)),
            factor as (
              select a.symbol, a.ex_date, a.source in ('synthetic', 'model') as invented,
                case a.kind when 'SPLIT' then a.split_denominator / a.split_numerator
                  else ex.close / (ex.close + a.amount_per_share) end as ratio
              from corporate_action a join changed using (symbol)
              cross join lateral (select close from market_data_cache m
                where m.symbol = a.symbol and m.on_date >= a.ex_date order by on_date limit 1) ex),
            adjusted as (
              select m.symbol, m.on_date, round(m.close * coalesce((
                select exp(sum(ln(f.ratio))) from factor f
                where f.symbol = m.symbol and f.ex_date > m.on_date
                  and f.invented = (m.source in ('synthetic', 'model'))), 1), 8) as close
              from market_data_cache m join changed c on c.symbol = m.symbol and m.on_date >= c.since
              where m.adjusted_close is not null and m.source <> 'csv')
            update market_data_cache m set adjusted_close = adjusted.close
            from adjusted
            where m.symbol = adjusted.symbol and m.on_date = adjusted.on_date
              and adjusted.close > 0 and m.adjusted_close <> adjusted.close
            """)
        .param("symbols", changedFrom.keySet().toArray(String[]::new))
        .param(
            "days", changedFrom.values().stream().map(LocalDate::toString).toArray(String[]::new))
        .update();
  }
}
