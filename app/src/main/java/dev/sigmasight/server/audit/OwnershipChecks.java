package dev.sigmasight.server.audit;

import static dev.sigmasight.server.audit.PortfolioCheck.finding;
import static dev.sigmasight.server.audit.PortfolioCheck.note;

import java.util.List;

/** Whose things are, which lots there are, and what belongs to nothing. */
final class OwnershipChecks {
  private static final String BY_HAND =
      "something wrote to the database past the program: compare with a backup";

  static final List<PortfolioCheck> ALL =
      List.of(
          note(
              "owner-deactivated",
              """
              select f.id as portfolio_id, a.email as subject, 'its owner cannot sign in' as said
              from portfolio f join account a on a.id = f.account_id
              where a.deactivated_at is not null and f.active and f.deleted_at is null
              """,
              "deactivate the portfolio, or the account's deactivation was an oversight"),
          finding(
              "private-asset-of-another",
              """
              select distinct f.id as portfolio_id, i.symbol as subject,
                'a private asset of another account is held' as said
              from ledger_transaction t join portfolio f on f.id = t.portfolio_id
                join instrument i on i.id = t.instrument_id
              where t.deleted_at is null and i.owner_id is not null and i.owner_id <> f.account_id
              """,
              BY_HAND),
          finding(
              "tag-of-another",
              """
              select f.id as portfolio_id, p.id::text as subject,
                'carries the tag ' || g.name || ' of another account' as said
              from position_tag l join tag g on g.id = l.tag_id join position p on p.id = l.position_id
                join portfolio f on f.id = p.portfolio_id
              where g.account_id <> f.account_id
              """,
              BY_HAND),
          finding(
              "conversation-of-another",
              """
              select f.id as portfolio_id, c.id::text as subject,
                'a conversation of another account is about it' as said
              from conversation_portfolio l join conversation c on c.id = l.conversation_id
                join portfolio f on f.id = l.portfolio_id
              where c.account_id <> f.account_id
              """,
              BY_HAND),
          finding(
              "equity-change-of-another",
              """
              select e.portfolio_id, e.id::text as subject,
                'its ledger line is of another portfolio' as said
              from equity_change e join ledger_transaction t on t.id = e.transaction_id
              where t.portfolio_id <> e.portfolio_id
              """,
              BY_HAND),
          finding(
              "line-of-another-lot",
              """
              select t.portfolio_id, t.id::text as subject,
                'the lot of this line is of another portfolio or instrument' as said
              from ledger_transaction t join position p on p.id = t.position_id
              where t.deleted_at is null
                and (p.portfolio_id <> t.portfolio_id or p.instrument_id <> t.instrument_id)
              """,
              BY_HAND),
          finding(
              "lot-without-opening",
              """
              select p.portfolio_id, p.id::text as subject,
                i.symbol || ': no line of the ledger opens it' as said
              from position p join instrument i on i.id = p.instrument_id
              where p.deleted_at is null and not exists (
                select 1 from ledger_transaction t
                where t.deleted_at is null and (t.position_id = p.id or t.delivered_id = p.id))
              """,
              "delete the position, or enter what opened it"),
          finding(
              "line-of-deleted-lot",
              """
              select t.portfolio_id, t.id::text as subject,
                'a line of a deleted position still counts' as said
              from ledger_transaction t join position p on p.id = t.position_id
              where t.deleted_at is null and p.deleted_at is not null
              """,
              BY_HAND),
          note(
              "entered-twice",
              """
              select t.portfolio_id, i.symbol as subject,
                count(*) || ' times the same ' || t.kind || ' on ' || t.on_date as said
              from ledger_transaction t join instrument i on i.id = t.instrument_id
              where t.deleted_at is null and t.quantity is not null
              group by t.portfolio_id, i.symbol, t.kind, t.on_date, t.quantity, t.price
              having count(*) > 1
              """,
              "look whether one of them was entered twice"),
          finding(
              "position-value-without-close",
              """
              select l.portfolio_id, l.on_date::text as subject,
                count(*) || ' position values of a day without a close' as said
              from position_snapshot l left join portfolio_snapshot s
                on s.portfolio_id = l.portfolio_id and s.on_date = l.on_date
              where s.portfolio_id is null group by l.portfolio_id, l.on_date
              """,
              "compute again: `sigmasight batch run --recompute --from DAY --portfolio ID`"),
          finding(
              "risk-without-close",
              """
              select r.portfolio_id, r.on_date::text as subject,
                'risk of a day without a close' as said
              from portfolio_risk r left join portfolio_snapshot s
                on s.portfolio_id = r.portfolio_id and s.on_date = r.on_date
              where s.portfolio_id is null
              """,
              "compute again: `sigmasight batch run --recompute --from DAY --portfolio ID`"),
          note(
              "instrument-without-use",
              """
              select cast(null as uuid) as portfolio_id, i.symbol as subject,
                'nobody holds or held it' as said
              from instrument i
              where not exists (select 1 from position p where p.instrument_id = i.id)
                and not exists (select 1 from ledger_transaction t where t.instrument_id = i.id)
                and not exists (select 1 from instrument o where o.underlying_id = i.id)
              """,
              "nothing: it costs a row"),
          note(
              "target-without-position",
              """
              select g.portfolio_id, g.symbol as subject,
                'a target price of something that is not held' as said
              from target_price g
              where not exists (
                select 1 from position p join instrument i on i.id = p.instrument_id
                  left join instrument u on u.id = i.underlying_id
                where p.portfolio_id = g.portfolio_id and p.deleted_at is null
                  and g.symbol in (i.symbol, u.symbol))
              """,
              "delete the target price if it is no longer wanted"));

  private OwnershipChecks() {}
}
