package dev.sigmasight.server.audit;

import java.util.List;

/** Values, cash, profit and return, from positions, the ledger and the close before. */
final class ValueRecalculations {
  private static final String CENT = "0.0002";

  static final List<RecalculationQuery> ALL =
      List.of(
          new RecalculationQuery(
              "value",
              "quantity × price × multiplier",
              "0.0001",
              """
              select 'market value of ' || i.symbol as figure,
                trim_scale(l.quantity) || ' × ' || trim_scale(l.price) || ' × ' || trim_scale(i.multiplier) as inputs,
                l.market_value as stored, l.quantity * l.price * i.multiplier as recomputed
              from position_snapshot l join position p on p.id = l.position_id
                join instrument i on i.id = p.instrument_id
              where l.portfolio_id = :portfolio and l.on_date = :day order by i.symbol, l.position_id
              """),
          new RecalculationQuery(
              "value",
              "market value − cost",
              CENT,
              """
              select 'unrealized P&L of ' || i.symbol as figure,
                l.market_value || ' − ' || l.cost_basis as inputs,
                l.unrealized_pnl as stored, l.market_value - l.cost_basis as recomputed
              from position_snapshot l join position p on p.id = l.position_id
                join instrument i on i.id = p.instrument_id
              where l.portfolio_id = :portfolio and l.on_date = :day order by i.symbol, l.position_id
              """),
          new RecalculationQuery(
              "value",
              "Σ market value of the long and of the short positions",
              "0.01",
              """
              select f.figure, l.lots || ' positions' as inputs, f.stored, f.recomputed
              from portfolio_snapshot s cross join lateral (
                select count(*) as lots, coalesce(sum(market_value) filter (where quantity > 0), 0) as longs,
                  coalesce(sum(market_value) filter (where quantity < 0), 0) as shorts
                from position_snapshot where portfolio_id = s.portfolio_id and on_date = s.on_date) l
              cross join lateral (values ('long value', s.long_value, l.longs),
                ('short value', s.short_value, l.shorts)) f(figure, stored, recomputed)
              where s.portfolio_id = :portfolio and s.on_date = :day
              """),
          new RecalculationQuery(
              "value",
              "cash + Σ market value",
              "0.01",
              """
              select 'NAV' as figure, s.cash || ' + ' || l.value as inputs, s.nav as stored,
                s.cash + l.value as recomputed
              from portfolio_snapshot s cross join lateral (
                select coalesce(sum(market_value), 0) as value
                from position_snapshot where portfolio_id = s.portfolio_id and on_date = s.on_date) l
              where s.portfolio_id = :portfolio and s.on_date = :day
              """),
          new RecalculationQuery("ledger", "Σ what each line adds to cash", CENT, LedgerSql.CASH),
          new RecalculationQuery(
              "ledger",
              "deposits − withdrawals + value of transfers in, up to the day",
              CENT,
              """
              select 'cumulative flow' as figure, count(*) || ' lines' as inputs, s.cumulative_flow as stored,
                coalesce(sum(case t.kind when 'DEPOSIT' then t.amount when 'WITHDRAWAL' then -t.amount
                  else t.quantity * t.price * i.multiplier end), 0) as recomputed
              from portfolio_snapshot s left join ledger_transaction t on t.portfolio_id = s.portfolio_id
                and t.deleted_at is null and t.on_date <= s.on_date
                and t.kind in ('DEPOSIT', 'WITHDRAWAL', 'TRANSFER_IN')
                left join instrument i on i.id = t.instrument_id
              where s.portfolio_id = :portfolio and s.on_date = :day group by s.portfolio_id, s.on_date
              """),
          new RecalculationQuery(
              "profit",
              "holding + trading + income − fees",
              "0.0003",
              """
              select 'P&L' as figure,
                holding_pnl || ' + ' || trading_pnl || ' + ' || income || ' − ' || fees as inputs,
                pnl as stored, holding_pnl + trading_pnl + income - fees as recomputed
              from portfolio_snapshot where portfolio_id = :portfolio and on_date = :day
              """),
          new RecalculationQuery(
              "profit",
              "NAV − NAV before − flow",
              "0.0003",
              """
              select 'P&L' as figure, s.nav || ' − ' || b.nav || ' − ' || s.flow as inputs, s.pnl as stored,
                s.nav - b.nav - s.flow as recomputed
              from portfolio_snapshot s join lateral (
                select nav from portfolio_snapshot
                where portfolio_id = s.portfolio_id and on_date < s.on_date order by on_date desc limit 1) b on true
              where s.portfolio_id = :portfolio and s.on_date = :day
              """),
          new RecalculationQuery(
              "profit",
              "NAV − all flows",
              CENT,
              """
              select 'P&L since inception' as figure, nav || ' − ' || cumulative_flow as inputs,
                cumulative_pnl as stored, nav - cumulative_flow as recomputed
              from portfolio_snapshot where portfolio_id = :portfolio and on_date = :day
              """),
          new RecalculationQuery(
              "profit",
              "Σ P&L of all closes",
              "0.05",
              """
              select 'P&L since inception' as figure, count(*) || ' closes' as inputs,
                (array_agg(cumulative_pnl order by on_date desc))[1] as stored, sum(pnl) as recomputed
              from portfolio_snapshot where portfolio_id = :portfolio and on_date <= :day
              """),
          new RecalculationQuery(
              "profit",
              "Σ unrealized P&L of the positions, if all costs are known",
              "0.01",
              """
              select 'unrealized P&L' as figure, l.lots || ' positions' as inputs, s.unrealized_pnl as stored,
                case when l.known = l.lots then l.gain end as recomputed
              from portfolio_snapshot s cross join lateral (
                select count(*) as lots, count(cost_basis) as known,
                  coalesce(sum(market_value - cost_basis), 0) as gain
                from position_snapshot where portfolio_id = s.portfolio_id and on_date = s.on_date) l
              where s.portfolio_id = :portfolio and s.on_date = :day
              """),
          new RecalculationQuery(
              "return",
              "P&L / NAV before",
              "0.00000001",
              """
              select 'return of the day' as figure, s.pnl || ' / ' || b.nav as inputs, s.daily_return as stored,
                s.pnl / b.nav as recomputed
              from portfolio_snapshot s join lateral (
                select nav from portfolio_snapshot
                where portfolio_id = s.portfolio_id and on_date < s.on_date order by on_date desc limit 1) b on b.nav > 0
              where s.portfolio_id = :portfolio and s.on_date = :day
              """),
          new RecalculationQuery(
              "return",
              "first index × Π (1 + return of each day)",
              "0.000001",
              """
              select 'time-weighted index' as figure, count(*) || ' closes' as inputs,
                (array_agg(twr_index order by on_date desc))[1] as stored,
                cast((array_agg(twr_index order by on_date))[1] as float8)
                  * exp(sum(ln(cast(1 + coalesce(daily_return, 0) as float8)))) as recomputed
              from portfolio_snapshot
              where portfolio_id = :portfolio and on_date <= :day and coalesce(daily_return, 0) > -1
              """));

  private ValueRecalculations() {}
}
