package dev.sigmasight.server.audit;

import java.util.List;

/**
 * Scenarios and the grid, from position values and the betas to the funds: of books without
 * options, which a model prices anew, and of moves that are stipulated, which need no covariance.
 */
final class StressRecalculations {
  private static final String EXACT = "0.000001r";

  /**
   * Positions of the day with what moves them; the betas are to SPY, TLT, MTUM, VTV, VUG, IWM, QUAL
   * and USMV. Nothing if an option is held.
   */
  private static final String LINES =
      """
      with held as (
        select i.investment_class, cast(l.market_value as float8) as value, r.symbol as risk_symbol, y.fund_betas as beta
        from position_snapshot l join position p on p.id = l.position_id
          join instrument i on i.id = p.instrument_id
          left join instrument r on r.id = coalesce(i.underlying_id, i.id) and r.investment_class = 'PUBLIC'
          left join symbol_risk y on y.symbol = r.symbol and y.on_date = :day and cardinality(y.fund_betas) > 0
        where l.portfolio_id = :portfolio and l.on_date = :day),
      book as (
        select count(*) as lots, count(beta) as known from held
        having count(*) filter (where investment_class = 'OPTIONS') = 0)
      """;

  static final List<RecalculationQuery> ALL =
      List.of(
          new RecalculationQuery(
              "stress",
              "Σ value × (max(−1, Σ beta × move) + beta to TLT × (−16.5 × Δy + ½ × 380 × Δy²))",
              EXACT,
              LINES
                  + """
                  select s.name || ', others stay' as figure, b.known || ' of ' || b.lots || ' positions with betas' as inputs,
                    t.stored, case when b.known > 0 or b.lots = 0 then coalesce(x.gain, 0) end as recomputed
                  from book b cross join (
                    select u.scenario, u.stored, u.replayed from portfolio_stress k
                      cross join lateral unnest(k.scenarios, k.stipulated, k.replayed) u(scenario, stored, replayed)
                    where k.portfolio_id = :portfolio and k.on_date = :day) t
                  join stress_scenario s on s.code = t.scenario and not t.replayed
                  cross join lateral (
                    select coalesce(cast(s.shocks ->> 'market_beta_90d' as float8), 0) as market,
                      coalesce(cast(s.shocks ->> 'ir_beta' as float8), 0) as yield,
                      coalesce(cast(s.shocks ->> 'momentum' as float8), 0) as momentum,
                      coalesce(cast(s.shocks ->> 'value' as float8), 0) as value,
                      coalesce(cast(s.shocks ->> 'growth' as float8), 0) as growth,
                      coalesce(cast(s.shocks ->> 'size' as float8), 0) as size,
                      coalesce(cast(s.shocks ->> 'quality' as float8), 0) as quality,
                      coalesce(cast(s.shocks ->> 'low_volatility' as float8), 0) as calm) m
                  cross join lateral (
                    select sum(h.value * (
                      greatest(-1, case when h.risk_symbol = 'VIX' and s.code = 'vix_spike_150' then 1.5 else
                        m.market * coalesce(h.beta[1], 0) + m.momentum * coalesce(h.beta[3], 0)
                        + m.value * coalesce(h.beta[4], 0) + m.growth * coalesce(h.beta[5], 0)
                        + m.size * coalesce(h.beta[6], 0) + m.quality * coalesce(h.beta[7], 0)
                        + m.calm * coalesce(h.beta[8], 0) end)
                      + coalesce(h.beta[2], 0) * (190 * m.yield * m.yield - 16.5 * m.yield))) as gain
                    from held h where h.beta is not null) x
                  order by s.display_order
                  """),
          new RecalculationQuery(
              "stress",
              "Σ value × max(−1, beta to SPY × move)",
              EXACT,
              LINES
                  + """
                  select 'market ' || to_char(100 * g.move, 'FMSG990') || ' %' as figure,
                    b.known || ' of ' || b.lots || ' positions with betas' as inputs,
                    g.stored, case when b.known > 0 or b.lots = 0 then coalesce(x.gain, 0) end as recomputed
                  from book b cross join (
                    select u.move, u.stored from portfolio_stress k
                      cross join lateral unnest(k.grid_moves, k.grid_profits) u(move, stored)
                    where k.portfolio_id = :portfolio and k.on_date = :day) g
                  cross join lateral (
                    select sum(h.value * greatest(-1, g.move * coalesce(h.beta[1], 0))) as gain
                    from held h where h.beta is not null) x
                  order by g.move
                  """));

  private StressRecalculations() {}
}
