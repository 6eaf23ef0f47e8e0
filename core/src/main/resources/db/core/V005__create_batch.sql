-- The journal of the batch: one row per run, phase, item and line of log. Nothing about a run lives only in memory.

create table batch_run (
  id            uuid        not null default gen_random_uuid() primary key,
  kind          text        not null check (kind in ('DAILY')),
  business_date date        not null,
  scope         text        not null,
  from_date     date,
  state         text        not null check (state in ('RUNNING', 'SUCCEEDED', 'PARTIAL', 'FAILED', 'CANCELLED', 'ABANDONED')),
  attempt       int         not null default 1 check (attempt > 0),
  triggered_by  text        not null,
  owner         text        not null,
  lease_until   timestamptz not null,
  started_at    timestamptz not null default now(),
  finished_at   timestamptz,
  error         text,
  unique (kind, business_date, scope),
  constraint batch_run_finished check ((state = 'RUNNING') = (finished_at is null))
);
create index batch_run_started_idx on batch_run (started_at);
comment on table batch_run is 'A run is unique by kind, business date and scope; running it again continues it';
comment on column batch_run.scope is 'all, or the id of one portfolio';
comment on column batch_run.owner is 'the process that works on it; its writes are void once another took over';
comment on column batch_run.lease_until is 'moved forward while the owner is alive';

create table batch_phase (
  run_id      uuid        not null references batch_run (id) on delete cascade,
  phase       text        not null check (phase in (
    'PROFILES', 'PRICES', 'OPTIONS', 'FUNDAMENTALS', 'PNL_SNAPSHOT', 'POSITION_VALUES', 'FACTORS', 'RISK', 'REPORTS')),
  state       text        not null check (state in ('PENDING', 'RUNNING', 'SUCCEEDED', 'PARTIAL', 'FAILED')),
  total       int         not null default 0 check (total >= 0),
  done        int         not null default 0 check (done >= 0),
  skipped     int         not null default 0 check (skipped >= 0),
  failed      int         not null default 0 check (failed >= 0),
  started_at  timestamptz,
  finished_at timestamptz,
  primary key (run_id, phase)
);
comment on table batch_phase is 'Progress of a phase of a run';

create table batch_item (
  run_id      uuid        not null references batch_run (id) on delete cascade,
  phase       text        not null,
  on_date     date        not null,
  subject     text        not null,
  state       text        not null check (state in ('DONE', 'SKIPPED', 'FAILED')),
  detail      text,
  finished_at timestamptz not null default now(),
  primary key (run_id, phase, on_date, subject),
  foreign key (run_id, phase) references batch_phase (run_id, phase) on delete cascade,
  constraint batch_item_detail check (state = 'DONE' or detail is not null)
);
comment on table batch_item is 'One portfolio or symbol on one date in one phase; written in the transaction of its result';

create table batch_log (
  id      bigint      not null generated always as identity primary key,
  run_id  uuid        not null references batch_run (id) on delete cascade,
  at      timestamptz not null default now(),
  level   text        not null check (level in ('info', 'warning', 'error')),
  message text        not null
);
create index batch_log_run_idx on batch_log (run_id, id);
comment on table batch_log is 'What a run had to say';
