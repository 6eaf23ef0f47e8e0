package dev.sigmasight.server.audit;

/** Cash from the ledger alone. */
final class LedgerSql {
  /**
   * Trades at their price, exercises at the strike, dividends on what was held before their day in
   * units after its splits.
   */
  static final String CASH =
      """
      with line as (
        select t.*, i.multiplier, i.option_right, i.strike, i.underlying_id
        from ledger_transaction t left join instrument i on i.id = t.instrument_id
        where t.portfolio_id = :portfolio and t.deleted_at is null and t.on_date <= :day),
      delivery as (
        select on_date, underlying_id as instrument_id, strike,
          case option_right when 'CALL' then -quantity else quantity end * multiplier as units
        from line where kind in ('OPTION_EXERCISE', 'OPTION_ASSIGN')),
      moved as (
        select instrument_id, on_date, quantity as units from line
        where kind in ('BUY', 'SELL', 'SHORT', 'COVER', 'OPTION_OPEN', 'OPTION_CLOSE', 'TRANSFER_IN')
        union all select instrument_id, on_date, units from delivery),
      paid as (
        select coalesce(sum(d.price * (
          select coalesce(sum(m.units * coalesce((
            select exp(sum(ln(cast(x.split_numerator / x.split_denominator as float8)))) from line x
            where x.kind = 'SPLIT' and x.instrument_id = m.instrument_id
              and x.on_date > m.on_date and x.on_date <= d.on_date), 1)::numeric), 0)
          from moved m where m.instrument_id = d.instrument_id and m.on_date < d.on_date)), 0) as cash
        from line d where d.kind = 'DIVIDEND'),
      other as (
        select kind, sum(case
          when kind in ('DEPOSIT', 'INTEREST') then amount
          when kind in ('WITHDRAWAL', 'FEE') then -amount
          when kind in ('BUY', 'SELL', 'SHORT', 'COVER', 'OPTION_OPEN', 'OPTION_CLOSE')
            then -quantity * price * multiplier - fees
          else 0 end) as cash
        from line group by kind),
      part as (
        select kind, cash from other where cash <> 0
        union all select 'exercises', -sum(units * strike) from delivery having count(*) > 0
        union all select 'dividends', cash from paid where cash <> 0)
      select 'cash' as figure,
        (select string_agg(kind || ' ' || round(cash, 4), ', ' order by kind) from part) as inputs,
        s.cash as stored, coalesce((select sum(cash) from part), 0) as recomputed
      from portfolio_snapshot s where s.portfolio_id = :portfolio and s.on_date = :day
      """;

  private LedgerSql() {}
}
