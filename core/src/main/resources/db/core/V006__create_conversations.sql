-- Conversations with the analyst. They belong to the core database, because they refer to accounts and portfolios.

create table conversation (
  id           uuid        not null default gen_random_uuid() primary key,
  account_id   uuid        not null references account (id) on delete cascade,
  portfolio_id uuid        references portfolio (id),
  title        text        check (length(title) <= 200),
  mode         text        not null default 'green' check (mode in ('green', 'blue', 'indigo', 'violet')),
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  deleted_at   timestamptz
);
create index conversation_account_idx on conversation (account_id, updated_at desc) where deleted_at is null;
create index conversation_portfolio_idx on conversation (portfolio_id);
comment on table conversation is 'A conversation of one account with the analyst';
comment on column conversation.mode is 'manner of answering';

create table conversation_message (
  id              uuid        not null default gen_random_uuid() primary key,
  conversation_id uuid        not null references conversation (id) on delete cascade,
  sequence        bigint      not null generated always as identity,
  role            text        not null check (role in ('user', 'assistant')),
  content         text        not null,
  created_at      timestamptz not null default now(),
  unique (conversation_id, sequence)
);
comment on table conversation_message is 'One message, in order of its sequence';
