package dev.sigmasight.server.risk;

import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.marketdata.PricesChanged;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Marks as out of date what rests on prices that changed. */
@Component
class PriceChanges {

  /** Symbols with the first day that changed, and who holds them since when. */
  private static final String CHANGED =
      """
      with changed as (
        select * from unnest(:symbols::text[], :days::date[]) as c (symbol, since)),
      market as (select min(since) as since from changed where symbol = any (:funds)),
      outdated as (
        select h.portfolio_id, min(greatest(h.first_held, c.since)) as held_since,
          min(c.since) as since
        from (
          select t.portfolio_id, s.symbol, min(t.on_date) as first_held
          from ledger_transaction t
            join instrument i on i.id = t.instrument_id
            left join instrument u on u.id = i.underlying_id
            cross join lateral (values (i.symbol), (u.symbol)) as s (symbol)
          where t.deleted_at is null and i.investment_class <> 'PRIVATE'
          group by t.portfolio_id, s.symbol) h
          join changed c using (symbol)
        group by h.portfolio_id)
      """;

  private static final String SNAPSHOTS =
      """
      update portfolio p
      set recompute_from = least(coalesce(p.recompute_from, o.held_since), o.held_since)
      from outdated o
      where o.portfolio_id = p.id and exists (
        select 1 from portfolio_snapshot s where s.portfolio_id = p.id and s.on_date >= o.held_since)
      """;

  private static final String PORTFOLIO_RISK =
      """
      delete from portfolio_risk r
      where r.on_date >= (select since from market)
        or r.on_date >= (select since from outdated o where o.portfolio_id = r.portfolio_id)
      """;

  private static final String SYMBOL_RISK =
      """
      delete from symbol_risk r
      where r.on_date >= (select since from market)
        or r.on_date >= (select since from changed c where c.symbol = r.symbol)
      """;

  private static final String FACTOR_CORRELATION =
      "delete from factor_correlation where on_date >= (select since from market)";

  private final CoreDb db;

  PriceChanges(CoreDb db) {
    this.db = db;
  }

  /** Snapshots, betas and risk that came after a change will be computed again by the next run. */
  @EventListener
  void apply(PricesChanged changed) {
    List<String> symbols = new ArrayList<>();
    List<String> days = new ArrayList<>();
    changed
        .changedFrom()
        .forEach(
            (symbol, from) -> {
              symbols.add(symbol);
              days.add(from.toString());
            });
    db.inTransaction(
        () -> {
          for (String consequence :
              List.of(SNAPSHOTS, PORTFOLIO_RISK, SYMBOL_RISK, FACTOR_CORRELATION)) {
            db.sql(CHANGED + consequence)
                .param("symbols", symbols.toArray(String[]::new))
                .param("days", days.toArray(String[]::new))
                .param("funds", Funds.ALL.toArray(String[]::new))
                .update();
          }
        });
  }
}
