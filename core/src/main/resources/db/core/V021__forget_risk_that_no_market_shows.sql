-- Risk of portfolios of which no market knows a price was stored as 0. The next run computes it again and says that it is
-- unknown; what hangs on these rows goes with them.

delete from portfolio_risk r
where exists (
    select 1 from portfolio_snapshot s
    where s.portfolio_id = r.portfolio_id and s.on_date = r.on_date and s.sources = array['owner'])
  or exists (
    select 1 from portfolio_stress t
    where t.portfolio_id = r.portfolio_id and t.on_date = r.on_date and t.coverage = 0);
