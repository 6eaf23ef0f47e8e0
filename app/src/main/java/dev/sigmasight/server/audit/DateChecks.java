package dev.sigmasight.server.audit;

import static dev.sigmasight.server.audit.PortfolioCheck.finding;
import static dev.sigmasight.server.audit.PortfolioCheck.note;

import java.util.List;

/** Days that cannot be. */
final class DateChecks {
  private static final String CORRECT = "correct the date of the line in the ledger";
  private static final String AGAIN =
      "compute again: `sigmasight batch run --recompute --from DAY --portfolio ID`";

  static final List<PortfolioCheck> ALL =
      List.of(
          finding(
              "line-in-the-future",
              """
              select t.portfolio_id, t.id::text as subject, t.kind || ' on ' || t.on_date as said
              from ledger_transaction t
              where t.deleted_at is null and t.on_date > cast(:today as date)
              """,
              CORRECT),
          finding(
              "closed-before-opened",
              """
              select c.portfolio_id, c.id::text as subject,
                i.symbol || ': ' || c.kind || ' on ' || c.on_date || ', opened on ' || o.on_date as said
              from ledger_transaction c
                join ledger_transaction o on o.position_id = c.position_id and o.deleted_at is null
                  and o.kind in ('BUY', 'SHORT', 'OPTION_OPEN', 'TRANSFER_IN')
                join instrument i on i.id = c.instrument_id
              where c.deleted_at is null and c.on_date < o.on_date
                and c.kind in ('SELL', 'COVER', 'OPTION_CLOSE', 'OPTION_EXPIRE', 'OPTION_ASSIGN', 'OPTION_EXERCISE')
              """,
              CORRECT),
          finding(
              "traded-after-expiry",
              """
              select t.portfolio_id, t.id::text as subject,
                i.symbol || ' expired on ' || i.expiry || ', ' || t.kind || ' on ' || t.on_date as said
              from ledger_transaction t join instrument i on i.id = t.instrument_id
              where t.deleted_at is null and i.expiry is not null and t.on_date > i.expiry
                and t.kind in ('OPTION_OPEN', 'OPTION_CLOSE', 'TRANSFER_IN')
              """,
              CORRECT),
          note(
              "line-on-a-weekend",
              """
              select t.portfolio_id, t.id::text as subject,
                i.symbol || ': ' || t.kind || ' on ' || t.on_date || ', no day of trading' as said
              from ledger_transaction t join instrument i on i.id = t.instrument_id
              where t.deleted_at is null and i.investment_class <> 'PRIVATE'
                and t.kind in ('BUY', 'SELL', 'SHORT', 'COVER', 'OPTION_OPEN', 'OPTION_CLOSE')
                and extract(isodow from t.on_date) > 5
              """,
              "look at the date of the trade"),
          note(
              "very-old-line",
              """
              select t.portfolio_id, t.id::text as subject, t.kind || ' on ' || t.on_date as said
              from ledger_transaction t
              where t.deleted_at is null and t.on_date < cast(:first as date)
              """,
              "look at the date: no price is that old"),
          finding(
              "close-before-the-ledger",
              """
              select s.portfolio_id, s.on_date::text as subject,
                'a close before the first line of the ledger' as said
              from portfolio_snapshot s join (
                select portfolio_id, min(on_date) as first from ledger_transaction
                where deleted_at is null group by portfolio_id) t on t.portfolio_id = s.portfolio_id
                join portfolio f on f.id = s.portfolio_id
              where s.on_date < t.first and (f.recompute_from is null or s.on_date < f.recompute_from)
              """,
              AGAIN),
          finding(
              "close-without-session",
              """
              select s.portfolio_id, s.on_date::text as subject,
                'a close of a day on which the exchange was shut' as said
              from portfolio_snapshot s where s.on_date = any (cast(:closed as date[]))
              """,
              AGAIN),
          finding(
              "price-after-the-day",
              """
              select l.portfolio_id, i.symbol as subject,
                'valued on ' || l.on_date || ' at a price of ' || l.price_date as said
              from position_snapshot l join position p on p.id = l.position_id
                join instrument i on i.id = p.instrument_id
              where l.price_date > l.on_date
              """,
              AGAIN));

  private DateChecks() {}
}
