package dev.sigmasight.server.audit;

import java.util.List;

/** Exposures and risk, from position values, daily returns and the betas of symbols. */
final class RiskRecalculations {
  private static final String EXACT = "0.000001r";

  /** Positions of the day with the symbol whose risk they carry; a private asset has none. */
  private static final String LINES =
      """
      with line as (
        select l.*, i.symbol, i.investment_class, r.symbol as risk_symbol
        from position_snapshot l join position p on p.id = l.position_id
          join instrument i on i.id = p.instrument_id
          left join instrument r on r.id = coalesce(i.underlying_id, i.id) and r.investment_class = 'PUBLIC'
        where l.portfolio_id = :portfolio and l.on_date = :day)
      """;

  static final List<RecalculationQuery> ALL =
      List.of(
          new RecalculationQuery(
              "exposure",
              "long = Σ above 0, short = Σ below 0, gross = long + |short|, net = long − |short|",
              "0.01",
              LINES
                  + """
                  select f.figure, (select count(*) from line) || ' positions' as inputs, f.stored, f.recomputed
                  from portfolio_risk k cross join (
                    select coalesce(sum(greatest(market_value, 0)), 0) as vl, coalesce(sum(least(market_value, 0)), 0) as vs,
                      coalesce(sum(greatest(delta_value, 0)), 0) as dl, coalesce(sum(least(delta_value, 0)), 0) as ds
                    from line) x
                  cross join lateral (values
                    ('long exposure', abs(k.long_exposure), vl), ('short exposure', abs(k.short_exposure), -vs),
                    ('gross exposure', k.gross_exposure, vl - vs), ('net exposure', k.net_exposure, vl + vs),
                    ('long exposure by delta', abs(k.delta_long), dl), ('short exposure by delta', abs(k.delta_short), -ds),
                    ('gross exposure by delta', k.delta_gross, dl - ds), ('net exposure by delta', k.delta_net, dl + ds))
                    f(figure, stored, recomputed)
                  where k.portfolio_id = :portfolio and k.on_date = :day
                  """),
          new RecalculationQuery(
              "risk",
              "Σ delta value × beta / NAV",
              "0.000001",
              LINES
                  + """
                  select 'market beta' as figure, x.known || ' of ' || x.lots || ' positions with a beta, NAV ' || s.nav as inputs,
                    k.market_beta as stored, case when s.nav > 0 and x.known > 0 then x.dollars / s.nav end as recomputed
                  from portfolio_risk k join portfolio_snapshot s on s.portfolio_id = k.portfolio_id and s.on_date = k.on_date
                    cross join (
                      select count(*) as lots, count(y.market_beta) as known, sum(l.delta_value * y.market_beta) as dollars
                      from line l left join symbol_risk y on y.symbol = l.risk_symbol and y.on_date = :day) x
                  where k.portfolio_id = :portfolio and k.on_date = :day
                  """),
          new RecalculationQuery(
              "risk",
              "standard deviation of the last n daily returns × √252, unless owners alone made them",
              "0.000001",
              """
              select 'volatility over ' || w.n || ' sessions' as figure, r.n || ' returns' as inputs,
                w.stored, case when r.n = w.n and not r.owned then r.deviation * sqrt(252.0) end as recomputed
              from portfolio_risk k
              cross join lateral (values (21, k.volatility_21), (63, k.volatility_63), (252, k.volatility_252)) w(n, stored)
              cross join lateral (
                select count(*) as n, stddev_samp(cast(daily_return as float8)) as deviation,
                  coalesce(bool_or(sources = '{owner}') and bool_and(sources in ('{}', '{owner}')), false) as owned
                from (
                  select daily_return, sources from portfolio_snapshot
                  where portfolio_id = :portfolio and on_date <= :day and daily_return is not null
                  order by on_date desc limit w.n) latest) r
              where k.portfolio_id = :portfolio and k.on_date = :day
              """),
          new RecalculationQuery(
              "risk",
              "least of index / highest index so far − 1, unless owners alone made it",
              "0.000001",
              """
              select f.figure, d.n || ' closes' as inputs, f.stored, case when not d.owned then f.recomputed end as recomputed
              from portfolio_risk k cross join (
                select count(*) as n, min(fall) as worst, (array_agg(fall order by on_date desc))[1] as now,
                  bool_or(sources = '{owner}') and bool_and(sources in ('{}', '{owner}')) as owned
                from (
                  select on_date, sources, twr_index / greatest(1, max(twr_index) over (order by on_date)) - 1 as fall,
                    twr_index / max(twr_index) over (order by on_date) - 1 as own
                  from portfolio_snapshot where portfolio_id = :portfolio and on_date <= :day) each) d
              cross join lateral (values ('deepest fall', k.max_drawdown, d.worst), ('fall now', k.current_drawdown, d.now))
                f(figure, stored, recomputed)
              where k.portfolio_id = :portfolio and k.on_date = :day
              """),
          new RecalculationQuery(
              "risk",
              "Σ of the options",
              EXACT,
              LINES
                  + """
                  select f.figure, x.options || ' options' as inputs, f.stored, f.recomputed
                  from portfolio_risk k cross join (
                    select count(*) as options, count(gamma_value) as known, coalesce(sum(gamma_value), 0) as gamma,
                      coalesce(sum(theta_value), 0) as theta, coalesce(sum(vega_value), 0) as vega,
                      coalesce(sum(rho_value), 0) as rho
                    from line where investment_class = 'OPTIONS') x
                  cross join lateral (values
                    ('gamma', k.gamma_value, case when known = options then gamma end),
                    ('theta', k.theta_value, case when known = options then theta end),
                    ('vega', k.vega_value, case when known = options then vega end),
                    ('rho', k.rho_value, case when known = options then rho end)) f(figure, stored, recomputed)
                  where k.portfolio_id = :portfolio and k.on_date = :day
                  """),
          new RecalculationQuery(
              "factors",
              "Σ delta value × beta of the symbol",
              EXACT,
              LINES
                  + """
                  select 'exposure to ' || d.name as figure, x.known || ' positions with a beta' as inputs,
                    f.dollars[d.display_order + 1] as stored, x.dollars as recomputed
                  from portfolio_factor f cross join factor_definition d cross join lateral (
                    select count(y.factor_betas[d.display_order + 1]) as known,
                      sum(l.delta_value * y.factor_betas[d.display_order + 1]) as dollars
                    from line l left join symbol_risk y on y.symbol = l.risk_symbol and y.on_date = :day) x
                  where f.portfolio_id = :portfolio and f.on_date = :day and d.code <> 'provider_beta_1y'
                  order by d.display_order
                  """),
          new RecalculationQuery(
              "factors",
              "exposure / NAV",
              "0.000001",
              """
              select 'beta to ' || d.name as figure, f.dollars[d.display_order + 1] || ' / ' || s.nav as inputs,
                f.betas[d.display_order + 1] as stored, f.dollars[d.display_order + 1] / s.nav as recomputed
              from portfolio_factor f join portfolio_snapshot s on s.portfolio_id = f.portfolio_id and s.on_date = f.on_date
                cross join factor_definition d
              where f.portfolio_id = :portfolio and f.on_date = :day and s.nav > 0 order by d.display_order
              """),
          new RecalculationQuery(
              "contributions",
              "Σ what the funds add + what none explains",
              EXACT,
              """
              select 'volatility of the factor model' as figure,
                cardinality(f.risk_parts) || ' funds + ' || f.specific_part as inputs, f.factor_volatility as stored,
                (select sum(part) from unnest(f.risk_parts) part) + f.specific_part as recomputed
              from portfolio_factor f where f.portfolio_id = :portfolio and f.on_date = :day
              """),
          new RecalculationQuery(
              "contributions",
              "Σ what the symbols add",
              EXACT,
              """
              select f.figure, cardinality(t.symbols) || ' symbols' as inputs, f.stored, f.recomputed
              from portfolio_tail t cross join lateral (values
                ('historical expected shortfall', t.historical_es_95, (select sum(part) from unnest(t.es_parts) part)),
                ('expected shortfall of the factor model', t.factor_es_95,
                  (select sum(part) from unnest(t.factor_parts) part))) f(figure, stored, recomputed)
              where t.portfolio_id = :portfolio and t.on_date = :day
              """),
          new RecalculationQuery(
              "contributions",
              "z × volatility × NAV / √252 of a normal law with mean 0",
              "0.00001r",
              """
              select f.figure, r.factor_volatility || ' × ' || s.nav as inputs, f.stored,
                f.z * r.factor_volatility * cast(s.nav as float8) / sqrt(252.0) as recomputed
              from portfolio_tail t join portfolio_factor r using (portfolio_id, on_date)
                join portfolio_snapshot s using (portfolio_id, on_date)
                cross join lateral (values ('value at risk of the factor model, 95 %', t.factor_var_95, 1.6448536269514722),
                  ('value at risk of the factor model, 99 %', t.factor_var_99, 2.3263478740408408),
                  ('expected shortfall of the factor model, 95 %', t.factor_es_95, 2.0627128075074256)) f(figure, stored, z)
              where portfolio_id = :portfolio and on_date = :day
              """),
          new RecalculationQuery(
              "breakdown",
              "Σ of the lines of a kind",
              EXACT,
              """
              select f.figure, (select count(*) from unnest(b.kinds) kind where kind = f.kind) || ' lines' as inputs,
                f.stored, (select sum(v) from unnest(b.kinds, f.parts) line(kind, v) where line.kind = f.kind) as recomputed
              from portfolio_breakdown b join portfolio_risk k using (portfolio_id, on_date)
                cross join lateral (values
                  ('long value by class', 'class', abs(k.long_exposure), b.long_values),
                  ('short value by class', 'class', -abs(k.short_exposure), b.short_values),
                  ('long delta value by class', 'class', abs(k.delta_long), b.delta_longs),
                  ('short delta value by class', 'class', -abs(k.delta_short), b.delta_shorts))
                  f(figure, kind, stored, parts)
              where portfolio_id = :portfolio and on_date = :day
              """),
          new RecalculationQuery(
              "concentration",
              "Σ (|net delta value of an issuer| / Σ |…|)²",
              "0.000001",
              LINES
                  + """
                  select 'Herfindahl index' as figure, x.names || ' issuers' as inputs, b.herfindahl as stored,
                    case when x.gross > 0 then x.squares / (x.gross * x.gross) end as recomputed
                  from portfolio_breakdown b cross join (
                    select count(*) as names, sum(abs(net)) as gross, sum(net * net) as squares from (
                      select sum(delta_value) as net from line group by coalesce(risk_symbol, symbol)) issuer) x
                  where b.portfolio_id = :portfolio and b.on_date = :day
                  """),
          new RecalculationQuery(
              "correlation",
              "mean of the known pairs",
              "0.00001",
              """
              select 'average correlation' as figure,
                (select count(c) from unnest(correlations) c) || ' pairs' as inputs, average_correlation as stored,
                (select avg(cast(c as float8)) from unnest(correlations) c) as recomputed
              from portfolio_correlation where portfolio_id = :portfolio and on_date = :day
              """));

  private RiskRecalculations() {}
}
