-- Runs wait in a queue, can be cancelled and have a deadline; what they say is numbered; the job scheduler's table.

alter table batch_run
  drop constraint batch_run_kind_check,
  drop constraint batch_run_state_check,
  drop constraint batch_run_attempt_check,
  drop constraint batch_run_finished,
  alter column owner drop not null,
  alter column lease_until drop not null,
  alter column attempt set default 0,
  add column recompute        boolean not null default false,
  add column cancel_requested boolean not null default false,
  add column abandoned        int     not null default 0 check (abandoned >= 0),
  add column deadline         timestamptz,
  add column build            text,
  add column last_event       bigint  not null default 0;
update batch_run set kind = 'PORTFOLIO' where scope <> 'all';
alter table batch_run
  add constraint batch_run_kind_check check (kind in ('DAILY', 'CORRECTION', 'PROVISIONAL', 'PORTFOLIO')),
  add constraint batch_run_state_check check (state in (
    'QUEUED', 'RUNNING', 'SUCCEEDED', 'PARTIAL', 'FAILED', 'CANCELLED', 'ABANDONED')),
  add constraint batch_run_attempt_check check (attempt >= 0),
  add constraint batch_run_finished check ((state in ('QUEUED', 'RUNNING')) = (finished_at is null)),
  add constraint batch_run_owned check (state <> 'RUNNING' or (owner is not null and lease_until is not null));
create index batch_run_open_idx on batch_run (state) where state in ('QUEUED', 'RUNNING');
comment on column batch_run.started_at is 'when its newest attempt began, or since when it waits';
comment on column batch_run.attempt is 'how often it was begun; 0 while it waits for the first time';
comment on column batch_run.recompute is 'whether what is there from from_date on is computed again';
comment on column batch_run.cancel_requested is 'its worker stops before the next item';
comment on column batch_run.abandoned is 'how often in a row its worker died';
comment on column batch_run.deadline is 'it ends here at the latest';
comment on column batch_run.build is 'the program that worked on it last';
comment on column batch_run.last_event is 'number of its newest line in batch_log';

alter table batch_log
  add column seq     bigint,
  add column attempt int  not null default 1,
  add column type    text not null default 'log' check (type in ('log', 'progress', 'end')),
  add column data    jsonb;
update batch_log line set seq = numbered.seq
  from (select id, row_number() over (partition by run_id order by id) as seq from batch_log) numbered
  where numbered.id = line.id;
update batch_run run set last_event = newest.seq
  from (select run_id, max(seq) as seq from batch_log group by run_id) newest
  where newest.run_id = run.id;
drop index batch_log_run_idx;
alter table batch_log
  alter column seq set not null,
  add constraint batch_log_seq_key unique (run_id, seq);
comment on column batch_log.seq is 'counts the lines of a run without a gap, in the order in which they become visible';
comment on column batch_log.type is 'log for people, progress of a phase, end of an attempt';
comment on column batch_log.data is 'the numbers of a progress, the state of an end';

create table scheduled_tasks (
  task_name            text        not null,
  task_instance        text        not null,
  task_data            bytea,
  execution_time       timestamptz,
  picked               boolean     not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint      not null,
  priority             smallint,
  state                text,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time_idx on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat_idx on scheduled_tasks (last_heartbeat);
comment on table scheduled_tasks is 'What db-scheduler does when; its columns are that library''s';
