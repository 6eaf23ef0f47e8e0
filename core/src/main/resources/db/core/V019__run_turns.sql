-- Turns of conversations with the analyst, what happened in each, what they used and what they may use.

create table conversation_portfolio (
  conversation_id uuid not null references conversation (id) on delete cascade,
  portfolio_id    uuid not null references portfolio (id),
  primary key (conversation_id, portfolio_id)
);
create index conversation_portfolio_portfolio_idx on conversation_portfolio (portfolio_id);
comment on table conversation_portfolio is 'What a conversation is about; without a row it is about all portfolios of the account';

insert into conversation_portfolio (conversation_id, portfolio_id)
select id, portfolio_id from conversation where portfolio_id is not null;

delete from conversation where deleted_at is not null;
alter table conversation
  drop column portfolio_id,
  drop column deleted_at,
  add column page_hint text check (length(page_hint) <= 100),
  add column route     text check (length(route) <= 500);
create index conversation_account_idx on conversation (account_id, created_at desc, id);
create index conversation_updated_idx on conversation (updated_at);
comment on column conversation.title is 'from the first question, unless somebody gave it one';
comment on column conversation.page_hint is 'page of the front end where it began';
comment on column conversation.route is 'address of that page';

alter table conversation_message
  add column state       text not null default 'completed'
    check (state in ('streaming', 'completed', 'truncated', 'failed', 'cancelled')),
  add column citations   json not null default '[]',
  add column replaced_by uuid references conversation_message (id) on delete set null;
create index conversation_message_replaced_idx on conversation_message (replaced_by);
comment on column conversation_message.state is 'questions are completed at once';
comment on column conversation_message.citations is 'an array of the sources of the figures of an answer';
comment on column conversation_message.replaced_by is 'another answer to the same question that stands in its place';

create table conversation_turn (
  run_id               text        not null primary key check (run_id ~ '^run_[0-9a-f]{12}$'),
  conversation_id      uuid        not null references conversation (id) on delete cascade,
  account_id           uuid        not null references account (id) on delete cascade,
  user_message_id      uuid        not null references conversation_message (id) on delete cascade,
  assistant_message_id uuid        not null unique references conversation_message (id) on delete cascade,
  request_key          text        check (length(request_key) between 1 and 200),
  request_hash         text        not null check (request_hash ~ '^[0-9a-f]{64}$'),
  page                 text        check (length(page) <= 500),
  state                text        not null default 'streaming'
    check (state in ('streaming', 'completed', 'truncated', 'failed', 'cancelled')),
  error_code           text        check (length(error_code) <= 100),
  started_at           timestamptz not null,
  alive_at             timestamptz not null,
  finished_at          timestamptz,
  first_token_ms       int         check (first_token_ms >= 0),
  latency_ms           int         check (latency_ms >= 0),
  unique (account_id, request_key),
  check ((state = 'streaming') = (finished_at is null))
);
create unique index conversation_turn_active_key on conversation_turn (conversation_id) where state = 'streaming';
create index conversation_turn_conversation_idx on conversation_turn (conversation_id);
create index conversation_turn_user_message_idx on conversation_turn (user_message_id);
create index conversation_turn_started_idx on conversation_turn (started_at);
create index conversation_turn_finished_idx on conversation_turn (finished_at);
comment on table conversation_turn is 'A question and the writing of one answer to it; one at a time in a conversation';
comment on column conversation_turn.request_key is 'names the request that began it, so that a repeat begins nothing; forgotten after some time';
comment on column conversation_turn.request_hash is 'SHA-256 of what was asked; another request under the same key is refused';
comment on column conversation_turn.page is 'page of the front end where the question was asked';
comment on column conversation_turn.alive_at is 'last sign of life of whoever writes the answer';
comment on column conversation_turn.first_token_ms is 'milliseconds until the first text';

create table turn_event (
  run_id     text        not null references conversation_turn (run_id) on delete cascade,
  seq        int         not null check (seq >= 0),
  type       text        not null check (length(type) between 1 and 50),
  json       json        not null,
  created_at timestamptz not null,
  primary key (run_id, seq)
);
create index turn_event_created_idx on turn_event (created_at);
comment on table turn_event is 'What the reader of a turn receives, in order; kept for a while';
comment on column turn_event.json is 'the whole envelope as it is sent';

create table turn_tool_call (
  id         bigint      not null generated always as identity primary key,
  run_id     text        not null references conversation_turn (run_id) on delete cascade,
  handle     text        not null check (length(handle) <= 50),
  tool       text        not null check (length(tool) <= 100),
  arguments  json        not null,
  result     json        not null,
  error      text        check (length(error) <= 100),
  as_of      text        check (length(as_of) <= 50),
  latency_ms int         not null check (latency_ms >= 0),
  created_at timestamptz not null
);
create index turn_tool_call_run_idx on turn_tool_call (run_id, id);
create index turn_tool_call_created_idx on turn_tool_call (created_at);
comment on table turn_tool_call is 'What the analyst asked of a tool, and what it saw';
comment on column turn_tool_call.handle is 'what the answer cites it by, as in T1';
comment on column turn_tool_call.as_of is 'date of the figures';

create table model_call (
  id               bigint         not null generated always as identity primary key,
  account_id       uuid           not null references account (id) on delete cascade,
  run_id           text           references conversation_turn (run_id) on delete set null,
  provider         text           not null check (length(provider) <= 100),
  model            text           not null check (length(model) <= 200),
  response_id      text           check (length(response_id) <= 300),
  outcome          text           not null check (length(outcome) <= 100),
  input_tokens     int            not null check (input_tokens >= 0),
  cached_tokens    int            not null check (cached_tokens >= 0),
  output_tokens    int            not null check (output_tokens >= 0),
  reasoning_tokens int            not null check (reasoning_tokens >= 0),
  estimated        boolean        not null,
  cost             numeric(16, 8) check (cost >= 0),
  latency_ms       int            not null check (latency_ms >= 0),
  created_at       timestamptz    not null
);
create index model_call_run_idx on model_call (run_id);
create index model_call_account_idx on model_call (account_id, created_at);
create index model_call_created_idx on model_call (created_at);
comment on table model_call is 'The ledger of what models were used for and cost; outlives the conversations';
comment on column model_call.run_id is 'null for work without a turn, and when the conversation was deleted';
comment on column model_call.estimated is 'the provider told no counts of tokens';
comment on column model_call.cost is 'US dollars by our price table; null if the model is not in it';

create table answer_allowance (
  account_id uuid not null references account (id) on delete cascade,
  month      date not null check (extract(day from month) = 1),
  used       int  not null check (used >= 0),
  primary key (account_id, month)
);
comment on table answer_allowance is 'Answers of an account in a calendar month in UTC, those being written included';

create table model_spending (
  period    text           not null check (period in ('day', 'month')),
  starts_on date           not null,
  spent     numeric(16, 8) not null check (spent >= 0),
  primary key (period, starts_on)
);
comment on table model_spending is 'US dollars for models of all accounts, reserved ones included, by day and month in UTC';

create table answer_reservation (
  id         uuid           not null default gen_random_uuid() primary key,
  account_id uuid           not null references account (id) on delete cascade,
  on_date    date           not null,
  cost       numeric(16, 8) not null check (cost >= 0),
  created_at timestamptz    not null
);
create index answer_reservation_account_idx on answer_reservation (account_id);
create index answer_reservation_created_idx on answer_reservation (created_at);
comment on table answer_reservation is 'One answer and the most it may cost, taken until it is known what it used';
comment on column answer_reservation.on_date is 'day in UTC whose allowances it was taken from';
comment on column answer_reservation.cost is 'US dollars';

create table deleted_message (
  message_id uuid        not null primary key,
  deleted_at timestamptz not null
);
create index deleted_message_order_idx on deleted_message (deleted_at, message_id);
comment on table deleted_message is 'Outbox: messages that are gone here and about which the AI database may still hold something';
