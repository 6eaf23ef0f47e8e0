package dev.sigmasight.server.risk;

import dev.sigmasight.server.coredb.CoreDb;
import dev.sigmasight.server.marketdata.PriceRevisions;
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
      moved as (
        select i.id, c.since from changed c join instrument i on i.symbol = c.symbol
        where i.investment_class <> 'PRIVATE'
        union all
        select i.id, c.since from changed c
          join instrument u on u.symbol = c.symbol
          join instrument i on i.underlying_id = u.id),
      outdated as materialized (
        select t.portfolio_id, min(greatest(t.on_date, m.since)) as held_since
        from moved m join ledger_transaction t on t.instrument_id = m.id
        where t.deleted_at is null
        group by t.portfolio_id)
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
      delete from portfolio_risk r using outdated o
      where r.portfolio_id = o.portfolio_id and r.on_date >= o.held_since
      """;

  private static final String EVERY_PORTFOLIO_RISK =
      "delete from portfolio_risk where on_date >= (select since from market)";

  private static final String SYMBOL_RISK =
      """
      delete from symbol_risk r using changed c
      where r.symbol = c.symbol and r.on_date >= c.since
      """;

  private static final String EVERY_SYMBOL_RISK =
      "delete from symbol_risk where on_date >= (select since from market)";

  private static final String FACTOR_CORRELATION =
      "delete from factor_correlation where on_date >= (select since from market)";

  private static final List<String> OF_HOLDERS = List.of(SNAPSHOTS, PORTFOLIO_RISK, SYMBOL_RISK);

  /** Where a fund of the factors changed, everything that rests on the factors. */
  private static final List<String> EVERYTHING =
      List.of(
          SNAPSHOTS,
          PORTFOLIO_RISK,
          SYMBOL_RISK,
          EVERY_PORTFOLIO_RISK,
          EVERY_SYMBOL_RISK,
          FACTOR_CORRELATION);

  private final CoreDb db;
  private final PriceRevisions revisions;

  PriceChanges(CoreDb db, PriceRevisions revisions) {
    this.db = db;
    this.revisions = revisions;
  }

  /**
   * Snapshots, betas and risk that came after a change will be computed again by the next run. The
   * change is counted first, so that what a run under way keeps is there to be found, or is not
   * kept.
   */
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
          revisions.raise(changed.changedFrom());
          for (String consequence :
              changed.changedFrom().keySet().stream().anyMatch(Funds.ALL::contains)
                  ? EVERYTHING
                  : OF_HOLDERS) {
            db.sql(CHANGED + consequence)
                .param("symbols", symbols.toArray(String[]::new))
                .param("days", days.toArray(String[]::new))
                .param("funds", Funds.ALL.toArray(String[]::new))
                .update();
          }
        });
  }
}
