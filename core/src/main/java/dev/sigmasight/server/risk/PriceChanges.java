package dev.sigmasight.server.risk;

import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.marketdata.PricesChanged;
import java.time.LocalDate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Marks as out of date what rests on prices that changed. */
@Component
class PriceChanges {
  private final CoreDb db;
  private final SymbolRiskRows symbolRows;

  PriceChanges(CoreDb db, SymbolRiskRows symbolRows) {
    this.db = db;
    this.symbolRows = symbolRows;
  }

  /** Snapshots, betas and risk that came after a change will be computed again by the next run. */
  @EventListener
  void apply(PricesChanged changed) {
    db.inTransaction(
        () ->
            changed
                .changedFrom()
                .forEach(
                    (symbol, from) -> {
                      outdateSnapshots(symbol, from);
                      forgetPortfolioRisk(symbol, from);
                      symbolRows.forget(symbol, from);
                    }));
  }

  private void outdateSnapshots(String symbol, LocalDate from) {
    db.sql(
            """
            with holder as (
              select t.portfolio_id, greatest(min(t.on_date), :from) as since
              from ledger_transaction t
                join instrument i on i.id = t.instrument_id
                left join instrument u on u.id = i.underlying_id
              where :symbol in (i.symbol, u.symbol) and i.investment_class <> 'PRIVATE'
                and t.deleted_at is null
              group by t.portfolio_id)
            update portfolio p set recompute_from = least(coalesce(p.recompute_from, h.since), h.since)
            from holder h
            where h.portfolio_id = p.id and exists (
              select 1 from portfolio_snapshot s
              where s.portfolio_id = p.id and s.on_date >= h.since)
            """)
        .param("symbol", symbol)
        .param("from", from)
        .update();
  }

  private void forgetPortfolioRisk(String symbol, LocalDate from) {
    db.sql(
            """
            delete from portfolio_risk r
            where r.on_date >= :from and (:symbol = :market or exists (
              select 1 from ledger_transaction t
                join instrument i on i.id = t.instrument_id
                left join instrument u on u.id = i.underlying_id
              where t.portfolio_id = r.portfolio_id and :symbol in (i.symbol, u.symbol)))
            """)
        .param("symbol", symbol)
        .param("market", SymbolRisks.MARKET)
        .param("from", from)
        .update();
  }
}
