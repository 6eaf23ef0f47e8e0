-- Memories are proposed, approved and forgotten; insights and the remarks of administrators get their tables.

alter table ai_memories
  add column state        varchar(10) not null default 'approved' check (state in ('proposed', 'approved', 'forgotten')),
  add column source       varchar(20) not null default 'user'
    check (source in ('user', 'words', 'feedback_learning', 'pattern_analysis')),
  add column message_id   uuid,
  add column feedback_id  uuid references ai_feedback on delete set null,
  add column approved_at  timestamptz default now(),
  add column forgotten_at timestamptz,
  add column expires_at   timestamptz,
  add column search       tsvector not null generated always as (to_tsvector('english', content)) stored;
update ai_memories set approved_at = created_at;
alter table ai_memories
  add constraint ai_memories_approval_is_dated check (state <> 'approved' or approved_at is not null),
  add constraint ai_memories_forgetting_is_dated check ((state = 'forgotten') = (forgotten_at is not null)),
  add constraint ai_memories_own_words_need_no_approval check (source <> 'user' or state <> 'proposed');
create index ai_memories_search_idx on ai_memories using gin (search);
create index ai_memories_message_idx on ai_memories (message_id) where message_id is not null;
create index ai_memories_feedback_idx on ai_memories (feedback_id) where feedback_id is not null;
comment on column ai_memories.state is 'only what is approved is used; what is forgotten can be restored for 30 days';
comment on column ai_memories.source is 'user: written by hand; words: noticed in a question; feedback_learning, pattern_analysis: learned from judgements';
comment on column ai_memories.message_id is 'message of the core database that it was noticed in, logical';
comment on column ai_memories.feedback_id is 'the judgement it was learned from';
comment on column ai_memories.approved_at is 'since when the person agrees with it; survives forgetting, so that restoring knows the state before';
comment on column ai_memories.expires_at is 'from then on it is neither used nor shown';
comment on column ai_memories.search is 'words for ranking by a question';

alter table ai_feedback add column answer text check (btrim(answer) <> '');
create index ai_feedback_user_created_idx on ai_feedback (user_id, created_at desc);
drop index ai_feedback_user_idx;
comment on column ai_feedback.answer is 'the reply as it was when it was judged, for comparing it with the edited text';

create table ai_admin_annotations (
  id                 uuid        not null default gen_random_uuid() primary key,
  message_id         uuid        not null,
  admin_user_id      uuid        not null,
  annotation_type    varchar(12) not null check (annotation_type in ('correction', 'improvement', 'flag', 'approved')),
  content            text        not null check (btrim(content) <> '' and length(content) <= 5000),
  suggested_response text        check (btrim(suggested_response) <> '' and length(suggested_response) <= 10000),
  severity           varchar(10) check (severity in ('minor', 'moderate', 'critical')),
  tags               text[]      not null default '{}',
  status             varchar(10) not null default 'pending' check (status in ('pending', 'reviewed', 'applied')),
  answer             text,
  created_at         timestamptz not null default now(),
  updated_at         timestamptz not null default now()
);
create index ai_admin_annotations_message_idx on ai_admin_annotations (message_id);
create index ai_admin_annotations_created_idx on ai_admin_annotations (created_at desc);
comment on table ai_admin_annotations is 'What administrators remark on replies, for evaluations and better prompts';
comment on column ai_admin_annotations.message_id is 'message of the core database, logical; goes when the message goes';
comment on column ai_admin_annotations.admin_user_id is 'account of the core database, logical';
comment on column ai_admin_annotations.answer is 'the reply as it was when it was remarked on';

create table ai_insights (
  id                 uuid          not null default gen_random_uuid() primary key,
  user_id            uuid          not null,
  portfolio_id       uuid          not null,
  insight_type       varchar(20)   not null check (insight_type in (
    'daily_summary', 'morning_briefing', 'volatility_analysis', 'concentration_risk', 'hedge_quality',
    'factor_exposure', 'stress_test_review', 'custom')),
  state              varchar(10)   not null check (state in ('running', 'ready', 'failed')),
  error              varchar(100),
  title              varchar(200)  check (btrim(title) <> ''),
  severity           varchar(10)   check (severity in ('info', 'normal', 'elevated', 'warning', 'critical')),
  result             jsonb         check (jsonb_typeof(result) = 'object'),
  as_of              date,
  data_through       date,
  quality            varchar(12)   check (quality in ('FINAL', 'PROVISIONAL', 'STALE', 'PARTIAL', 'UNAVAILABLE')),
  focus_area         varchar(100),
  user_question      varchar(1000),
  data_version       varchar(64),
  rules_version      varchar(20)   not null,
  provider           varchar(40),
  model              varchar(100),
  cost_usd           numeric(12,6) check (cost_usd >= 0),
  input_tokens       integer       not null default 0 check (input_tokens >= 0),
  output_tokens      integer       not null default 0 check (output_tokens >= 0),
  generation_time_ms integer       not null default 0 check (generation_time_ms >= 0),
  viewed             boolean       not null default false,
  dismissed          boolean       not null default false,
  user_rating        numeric(2,1)  check (user_rating between 1 and 5),
  user_feedback      varchar(2000),
  created_at         timestamptz   not null default now(),
  updated_at         timestamptz   not null default now(),
  constraint ai_insights_ready_is_whole check (state <> 'ready' or (
    title is not null and severity is not null and result is not null and quality is not null and provider is not null)),
  constraint ai_insights_failure_has_reason check ((state = 'failed') = (error is not null)),
  constraint ai_insights_has_version check (state = 'failed' or data_version is not null)
);
create unique index ai_insights_version_key on ai_insights (user_id, portfolio_id, data_version)
  where state <> 'failed' and not dismissed;
create index ai_insights_portfolio_idx on ai_insights (portfolio_id, created_at desc);
comment on table ai_insights is 'Findings about a portfolio, written from figures of one state of its data';
comment on column ai_insights.user_id is 'account of the core database, logical';
comment on column ai_insights.portfolio_id is 'portfolio of the core database, logical';
comment on column ai_insights.error is 'code of the failure; the others never failed';
comment on column ai_insights.result is 'summary, findings with pointers into the evidence, questions to the owner, limits of the data';
comment on column ai_insights.data_version is 'SHA-256 of the evidence, the kind and the question: the same again is answered from here';
comment on column ai_insights.rules_version is 'of the rules that rated and wrote it';
comment on column ai_insights.cost_usd is 'null if the model is not in the price table';
