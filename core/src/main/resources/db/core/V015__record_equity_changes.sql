-- Contributions and withdrawals as their owner records them; what they are stands in the ledger.

create table equity_change (
  id             uuid        not null default gen_random_uuid() primary key,
  portfolio_id   uuid        not null references portfolio (id),
  transaction_id uuid        not null unique references ledger_transaction (id),
  created_by     uuid        not null references account (id),
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  deleted_at     timestamptz
);
create index equity_change_portfolio_idx on equity_change (portfolio_id);
create index equity_change_created_by_idx on equity_change (created_by);
comment on table equity_change is 'A deposit or withdrawal that somebody recorded; the starting capital is not among them';
comment on column equity_change.transaction_id is 'the ledger line with kind, day, amount and note; another one after a correction, the last one after deletion';
comment on column equity_change.deleted_at is 'its line counts no more; kept for who asks for deleted ones';
