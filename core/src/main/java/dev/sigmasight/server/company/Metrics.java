package dev.sigmasight.server.company;

import dev.sigmasight.server.coredb.CoreDb;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Brings the figures that companies are searched and sorted by up to date, from what is stored.
 * Doing it twice changes nothing.
 */
@Component
final class Metrics {
  private static final int SYMBOLS_AT_ONCE = 1000;

  /**
   * The four last quarters and years of each symbol, the newest as number 1, with the free cash
   * flow of the same period in the same currency.
   */
  private static final String PERIODS =
      """
      period as (
        select i.symbol, i.frequency, i.period_date, i.fiscal_year, i.fiscal_quarter, i.currency,
          i.total_revenue, i.ebit, c.operating_cash_flow + c.capital_expenditures as fcf,
          row_number() over (partition by i.symbol, i.frequency order by i.period_date desc) as nth
        from income_statements i
          left join cash_flows c on c.symbol = i.symbol and c.period_date = i.period_date
            and c.frequency = i.frequency and c.currency = i.currency
        where i.symbol = any (:symbols)
      )
      """;

  private static final String TTM =
      """
      select symbol, 'ttm' as period, 'TTM' as label, max(period_date) as ends_on,
        case when count(total_revenue) = 4 then sum(total_revenue) end as revenue,
        case when count(ebit) = 4 then sum(ebit) end as ebit,
        case when count(fcf) = 4 then sum(fcf) end as fcf
      from period
      where frequency = 'q' and nth <= 4
      group by symbol
      having count(*) = 4 and bool_and(currency = 'USD')
        and max(period_date) - min(period_date) between 250 and 300
      """;

  /** What a provider says of companies whose four last quarters are not stored. */
  private static final String STATED_TTM =
      """
      select p.symbol, 'ttm', 'TTM', null::date, p.total_revenue, null::numeric, null::numeric
      from company_profiles p
      where p.symbol = any (:symbols) and p.total_revenue is not null
        and p.country in ('United States', 'US')
        and not exists (select from ttm where ttm.symbol = p.symbol)
        and not exists (select from period f where f.symbol = p.symbol and f.currency <> 'USD')
      """;

  private static final String LAST_QUARTER =
      """
      select symbol, 'last_quarter',
        'Q' || coalesce(fiscal_quarter, extract(quarter from period_date)::int)
          || ' ' || coalesce(fiscal_year, extract(year from period_date)::int),
        period_date, total_revenue, ebit, fcf
      from period where frequency = 'q' and nth = 1 and currency = 'USD'
      """;

  private static final String LAST_YEAR =
      """
      select symbol, 'last_year', 'FY' || coalesce(fiscal_year, extract(year from period_date)::int),
        period_date, total_revenue, ebit, fcf
      from period where frequency = 'a' and nth = 1 and currency = 'USD'
      """;

  private static final String FORWARD =
      """
      select p.symbol, 'forward', 'FY' || extract(year from p.current_year_end_date)::int || 'E',
        p.current_year_end_date, p.current_year_revenue_avg, null::numeric, null::numeric
      from company_profiles p
      where p.symbol = any (:symbols) and p.current_year_revenue_avg is not null
        and p.current_year_end_date is not null
        and not exists (select from period f where f.symbol = p.symbol and f.currency <> 'USD')
      """;

  private static final String STORE_PERIODS =
      "with "
          + PERIODS
          + ", ttm as ("
          + TTM
          + "), fresh (symbol, period, label, ends_on, revenue, ebit, fcf) as (select * from ttm union all "
          + String.join(" union all ", List.of(STATED_TTM, LAST_QUARTER, LAST_YEAR, FORWARD))
          + """
          ), gone as (
            delete from symbol_period old where old.symbol = any (:symbols)
              and not exists (select from fresh f where f.symbol = old.symbol and f.period = old.period)
          )
          insert into symbol_period as old (symbol, period, label, ends_on, revenue, ebit, fcf)
          select symbol, period, label, ends_on, revenue, ebit, fcf from fresh
          on conflict (symbol, period) do update set label = excluded.label, ends_on = excluded.ends_on,
            revenue = excluded.revenue, ebit = excluded.ebit, fcf = excluded.fcf
          where (old.label, old.ends_on, old.revenue, old.ebit, old.fcf)
            is distinct from (excluded.label, excluded.ends_on, excluded.revenue, excluded.ebit, excluded.fcf)
          """;

  /** The newest balance sheet decides; what it leaves open leaves the enterprise value open. */
  private static final String STORE_VALUES =
      """
      insert into symbol_metrics as old (symbol, metrics_date, enterprise_value, ps_ratio)
      select wanted.symbol, :day,
        p.market_cap + b.total_debt - b.cash_and_cash_equivalents - coalesce(b.short_term_investments, 0),
        case when t.revenue > 0 and p.market_cap < t.revenue * 1e9 then round(p.market_cap / t.revenue, 8) end
      from unnest(cast(:symbols as varchar[])) as wanted(symbol)
        left join company_profiles p on p.symbol = wanted.symbol
        left join symbol_period t on t.symbol = wanted.symbol and t.period = 'ttm'
        left join lateral (
          select * from balance_sheets s where s.symbol = wanted.symbol
          order by s.period_date desc, s.frequency desc limit 1
        ) b on b.currency = 'USD'
      on conflict (symbol) do update set metrics_date = excluded.metrics_date,
        enterprise_value = excluded.enterprise_value, ps_ratio = excluded.ps_ratio
      where (old.metrics_date, old.enterprise_value, old.ps_ratio)
        is distinct from (excluded.metrics_date, excluded.enterprise_value, excluded.ps_ratio)
      """;

  private final CoreDb db;
  private final PeriodReturns returns;

  Metrics(CoreDb db, PeriodReturns returns) {
    this.db = db;
    this.returns = returns;
  }

  /**
   * Computes the figures of these symbols.
   *
   * @param day the last session; figures of a later one are left alone
   */
  void refresh(Collection<String> symbols, LocalDate day) {
    List<String> all = symbols.stream().sorted().distinct().toList();
    for (int from = 0; from < all.size(); from += SYMBOLS_AT_ONCE) {
      List<String> some = all.subList(from, Math.min(all.size(), from + SYMBOLS_AT_ONCE));
      db.inTransaction(() -> refresh(current(some, day), day));
    }
  }

  private void refresh(String[] symbols, LocalDate day) {
    db.sql(STORE_PERIODS).param("symbols", symbols).update();
    db.sql(STORE_VALUES).param("symbols", symbols).param("day", day).update();
    returns.store(symbols, day);
  }

  /**
   * Those of which a profile or a price is known; a run for an older day must not turn figures
   * back.
   */
  private String[] current(List<String> symbols, LocalDate day) {
    return db.sql(
            """
            select wanted.symbol from unnest(cast(:symbols as varchar[])) as wanted(symbol)
              left join symbol_metrics m on m.symbol = wanted.symbol
            where (m.symbol is null or m.metrics_date <= :day)
              and (exists (select from company_profiles p where p.symbol = wanted.symbol)
                or exists (select from market_data_cache c where c.symbol = wanted.symbol))
            order by wanted.symbol
            """)
        .param("symbols", symbols.toArray(String[]::new))
        .param("day", day)
        .query(String.class)
        .list()
        .toArray(String[]::new);
  }
}
