package dev.sigmasight.server.audit;

import static dev.sigmasight.server.audit.PortfolioCheck.finding;

import java.util.List;

/** Sums that have to come out, of every close that was ever stored. */
final class SumChecks {
  private static final String AGAIN =
      "compute again: `sigmasight batch run --recompute --from DAY --portfolio ID`; if it stays, report a defect";

  static final List<PortfolioCheck> ALL =
      List.of(
          finding(
              "nav-is-cash-and-values",
              """
              select portfolio_id, on_date::text as subject,
                'NAV ' || nav || ', cash and values ' || cash + long_value + short_value as said
              from portfolio_snapshot where abs(nav - cash - long_value - short_value) > 0.0002
              """,
              AGAIN),
          finding(
              "values-add-up",
              """
              select s.portfolio_id, s.on_date::text as subject,
                'values ' || s.long_value + s.short_value || ', of positions ' || coalesce(l.value, 0) as said
              from portfolio_snapshot s left join (
                select portfolio_id, on_date, sum(market_value) as value, count(*) as lots
                from position_snapshot group by portfolio_id, on_date) l
                on l.portfolio_id = s.portfolio_id and l.on_date = s.on_date
              where abs(s.long_value + s.short_value - coalesce(l.value, 0))
                > 0.0001 * (2 + coalesce(l.lots, 0))
              """,
              AGAIN),
          finding(
              "positions-are-counted",
              """
              select s.portfolio_id, s.on_date::text as subject,
                s.position_count || ' positions, ' || coalesce(l.lots, 0) || ' values' as said
              from portfolio_snapshot s left join (
                select portfolio_id, on_date, count(*) as lots
                from position_snapshot group by portfolio_id, on_date) l
                on l.portfolio_id = s.portfolio_id and l.on_date = s.on_date
              where s.position_count <> coalesce(l.lots, 0)
              """,
              AGAIN),
          finding(
              "value-is-quantity-times-price",
              """
              select l.portfolio_id, i.symbol as subject,
                l.on_date || ': value ' || l.market_value || ', quantity × price × multiplier '
                || round(l.quantity * l.price * i.multiplier, 4) as said
              from position_snapshot l join position p on p.id = l.position_id
                join instrument i on i.id = p.instrument_id
              where abs(l.market_value - l.quantity * l.price * i.multiplier) > 0.0001
              """,
              AGAIN),
          finding(
              "profit-is-its-parts",
              """
              select portfolio_id, on_date::text as subject,
                'P&L ' || pnl || ', parts ' || holding_pnl + trading_pnl + income - fees as said
              from portfolio_snapshot
              where abs(pnl - holding_pnl - trading_pnl - income + fees) > 0.0003
              """,
              AGAIN),
          finding(
              "nav-moves-by-profit-and-flow",
              """
              select portfolio_id, on_date::text as subject,
                'NAV moved by ' || nav - before || ', P&L and flow are ' || pnl + flow as said
              from (
                select s.*, lag(s.nav) over (partition by s.portfolio_id order by s.on_date) as before
                from portfolio_snapshot s) s
              where abs(nav - before - pnl - flow) > 0.0003
              """,
              AGAIN),
          finding(
              "nav-is-all-flows-and-profits",
              """
              select portfolio_id, on_date::text as subject,
                'NAV ' || nav || ', flows and P&L since the beginning ' || cumulative_flow + cumulative_pnl as said
              from portfolio_snapshot where abs(nav - cumulative_flow - cumulative_pnl) > 0.0003
              """,
              AGAIN));

  private SumChecks() {}
}
