-- What happens at the front door, what administrators do, figures of each day, and which positions got their sector's tag.

create table activity_event (
  id            uuid        not null default gen_random_uuid() primary key,
  at            timestamptz not null default now(),
  account_id    uuid        references account (id) on delete set null,
  type          text        not null check (type ~ '^[a-z]+\.[a-z_]+$' and length(type) <= 100),
  error_code    text        check (length(error_code) <= 50),
  error_message text        check (length(error_message) <= 500),
  data          jsonb       not null default '{}',
  ip            text        check (length(ip) <= 45),
  user_agent    text        check (length(user_agent) <= 300)
);
create index activity_event_at_idx on activity_event (at);
create index activity_event_type_idx on activity_event (type, at);
create index activity_event_account_idx on activity_event (account_id, at);
comment on table activity_event is 'Who registered, signed in and created portfolios, or tried to; forgotten after 30 days';
comment on column activity_event.type is 'category and event, as in onboarding.login_success';
comment on column activity_event.data is 'what else to know; never a password, a token or an e-mail that nobody registered';

create table daily_metric (
  on_date     date          not null,
  type        text          not null check (type ~ '^[a-z]+\.[a-z_]+$' and length(type) <= 100),
  key         text          not null default '' check (length(key) <= 100),
  value       numeric(16,4) not null,
  computed_at timestamptz   not null,
  primary key (on_date, type, key)
);
comment on table daily_metric is 'Figures of a day in UTC that outlive what they were counted from';
comment on column daily_metric.key is 'what is counted apart, as a type of event; empty for the whole';

alter table change_log
  add column kind       text not null default 'CHANGE' check (kind in ('CHANGE', 'OPERATION')),
  add column outcome    text not null default 'DONE' check (outcome in ('DONE', 'REFUSED', 'FAILED')),
  add column status     int  check (status between 100 and 599),
  add column request_id text check (length(request_id) <= 64);
create index change_log_at_idx on change_log (at, id);
create index change_log_request_idx on change_log (request_id) where request_id is not null;
comment on table change_log is 'Who changed what and when, written in the transaction of the change, and what administrators asked for';
comment on column change_log.kind is 'CHANGE of a row, or OPERATION that an administrator asked for over HTTP';
comment on column change_log.outcome is 'what became of it; a change that is not done leaves no line';
comment on column change_log.status is 'HTTP status of an operation';
comment on column change_log.request_id is 'the request behind it; the log of the server has the same';

alter table account_credential add column last_login_at timestamptz;
comment on column account_credential.last_login_at is 'when it was last signed in with';

alter table position add column sector_tagged_at timestamptz;
update position set sector_tagged_at = now()
  where exists (select from portfolio_snapshot s where s.portfolio_id = position.portfolio_id);
create index position_sector_untagged_idx on position (portfolio_id) where sector_tagged_at is null and deleted_at is null;
comment on column position.sector_tagged_at is 'when it was given the tag of its sector, which its owner may have taken off since; the batch does so once';
