package dev.sigmasight.server.audit;

import static dev.sigmasight.server.audit.PortfolioCheck.finding;
import static dev.sigmasight.server.audit.PortfolioCheck.note;

import java.util.List;

/** Prices that are missing or old, and results that are. */
final class PriceChecks {
  private static final String NEWEST =
      """
      select f.id, (select s.on_date from portfolio_snapshot s
        where s.portfolio_id = f.id and (f.recompute_from is null or s.on_date < f.recompute_from)
        order by s.on_date desc limit 1) as day
      from portfolio f where f.deleted_at is null and f.active
      """;

  static final List<PortfolioCheck> ALL =
      List.of(
          finding(
              "no-price-at-all",
              """
              select distinct p.portfolio_id, r.symbol as subject, 'no price of it is stored' as said
              from position p join portfolio f on f.id = p.portfolio_id
                join instrument i on i.id = p.instrument_id
                join instrument r on r.id = coalesce(i.underlying_id, i.id)
              where p.deleted_at is null and f.deleted_at is null and f.active
                and r.investment_class = 'PUBLIC'
                and not exists (select 1 from market_data_cache m where m.symbol = r.symbol)
              """,
              "`sigmasight prices status` says which source was asked; import prices from a file"),
          finding(
              "carried-price",
              """
              select l.portfolio_id, i.symbol as subject,
                'valued on ' || l.on_date || ' at a price of ' || l.price_date as said
              from (%s) n join position_snapshot l on l.portfolio_id = n.id and l.on_date = n.day
                join position p on p.id = l.position_id join instrument i on i.id = p.instrument_id
              where l.price_date < l.on_date and l.price_source <> 'owner'
              """
                  .formatted(NEWEST),
              "bring the missing prices, then run the batch"),
          note(
              "old-stated-value",
              """
              select l.portfolio_id, i.symbol as subject, 'its owner stated it on ' || l.price_date as said
              from (%s) n join position_snapshot l on l.portfolio_id = n.id and l.on_date = n.day
                join position p on p.id = l.position_id join instrument i on i.id = p.instrument_id
              where l.price_source = 'owner' and l.price_date < l.on_date - 365
              """
                  .formatted(NEWEST),
              "state a newer value"),
          finding(
              "price-differs",
              """
              select l.portfolio_id, i.symbol as subject,
                'valued on ' || l.on_date || ' at ' || l.price::text || ', the stored close is '
                || m.close::text as said
              from (%s) n join position_snapshot l on l.portfolio_id = n.id and l.on_date = n.day
                join position p on p.id = l.position_id join instrument i on i.id = p.instrument_id
                join market_data_cache m on m.symbol = i.symbol and m.on_date = l.price_date
              where i.investment_class = 'PUBLIC' and l.price <> m.close
              """
                  .formatted(NEWEST),
              "run the batch: it computes again what rests on corrected prices"),
          finding(
              "not-computed",
              """
              select n.id as portfolio_id, 'results' as subject, 'no session is computed' as said
              from (%s) n
              where n.day is null and exists (
                select 1 from ledger_transaction t where t.portfolio_id = n.id and t.deleted_at is null
                  and t.on_date <= cast(:session as date))
              """
                  .formatted(NEWEST),
              "run the batch"),
          finding(
              "behind",
              """
              select n.id as portfolio_id, 'results' as subject,
                'computed through ' || n.day || ', the last session is ' || cast(:session as date) as said
              from (%s) n where n.day < cast(:session as date)
              """
                  .formatted(NEWEST),
              "run the batch; `sigmasight batch history` says why it did not"),
          note(
              "waits-for-the-batch",
              """
              select f.id as portfolio_id, 'results' as subject,
                'to be computed again from ' || f.recompute_from as said
              from portfolio f where f.recompute_from is not null and f.deleted_at is null and f.active
              """,
              "run the batch"));

  private PriceChecks() {}
}
