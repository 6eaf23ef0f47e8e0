-- What the analyst knows, remembers and is told. References to the core database are logical: no key can span both.
-- The embedding column and its index come from afterMigrate__vector.sql, because they need an extension.

create function ai_content_hash(title text, content text) returns text
  language sql immutable strict parallel safe
  return encode(sha256(convert_to(title || e'\n' || content, 'UTF8')), 'hex');
comment on function ai_content_hash is 'SHA-256 of title, line feed and content in UTF-8; immutable because the encoding is named';

create table ai_kb_documents (
  id              uuid         not null default gen_random_uuid() primary key,
  scope           varchar(100) not null check (scope = 'global' or scope ~ '^[a-z]+:[^[:space:]]+$'),
  title           varchar(500) not null check (btrim(title) <> ''),
  content         text         not null check (btrim(content) <> '' and length(content) <= 500000),
  metadata        jsonb        not null default '{}' check (jsonb_typeof(metadata) = 'object'),
  content_hash    text         not null generated always as (ai_content_hash(title, content)) stored,
  embedding_model text         check (btrim(embedding_model) <> ''),
  search          tsvector     not null generated always as (
    setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', content), 'B')) stored,
  created_at      timestamptz  not null default now(),
  updated_at      timestamptz  not null default now(),
  constraint ai_kb_documents_scope_title_key unique (scope, title)
);
create index ai_kb_documents_search_idx on ai_kb_documents using gin (search);
create index ai_kb_documents_created_idx on ai_kb_documents (created_at desc);
comment on table ai_kb_documents is 'Texts the analyst may retrieve';
comment on column ai_kb_documents.scope is 'who may see it: global, page:…, route:…, portfolio:…, tenant:… or feedback:…';
comment on column ai_kb_documents.metadata is 'tags, source, version';
comment on column ai_kb_documents.content_hash is 'tells whether a text changed since it was embedded or seeded';
comment on column ai_kb_documents.embedding_model is 'model that made the embedding; null when there is none';
comment on column ai_kb_documents.search is 'words for full-text search, title before content';

create table ai_memories (
  id         uuid        not null default gen_random_uuid() primary key,
  user_id    uuid,
  tenant_id  uuid,
  scope      varchar(20) not null check (scope in ('user', 'portfolio', 'tenant', 'global')),
  content    text        not null check (btrim(content) <> '' and length(content) <= 500),
  tags       jsonb       not null default '{}' check (jsonb_typeof(tags) = 'object'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint ai_memories_has_owner check (
    (scope not in ('user', 'portfolio') or user_id is not null) and (scope <> 'tenant' or tenant_id is not null)),
  constraint ai_memories_names_portfolio check (scope <> 'portfolio' or tags ? 'portfolio_id')
);
create index ai_memories_user_idx on ai_memories (user_id, created_at desc);
create index ai_memories_tenant_idx on ai_memories (tenant_id, created_at desc) where tenant_id is not null;
comment on table ai_memories is 'Rules and preferences the analyst keeps in mind';
comment on column ai_memories.user_id is 'account of the core database, logical';
comment on column ai_memories.tenant_id is 'group of accounts, for installations that have such';
comment on column ai_memories.tags is 'free labels; portfolio_id for memories about one portfolio';

create table ai_feedback (
  id          uuid        not null default gen_random_uuid() primary key,
  message_id  uuid        not null,
  user_id     uuid        not null,
  rating      varchar(10) not null check (rating in ('up', 'down')),
  edited_text text        check (btrim(edited_text) <> ''),
  comment     text        check (btrim(comment) <> ''),
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now(),
  constraint ai_feedback_message_user_key unique (message_id, user_id)
);
create index ai_feedback_user_idx on ai_feedback (user_id);
create index ai_feedback_rating_idx on ai_feedback (rating, created_at);
comment on table ai_feedback is 'What people thought of a reply, one judgement per person and message';
comment on column ai_feedback.message_id is 'message of the core database, logical; an outbox event deletes the feedback of deleted messages';
comment on column ai_feedback.user_id is 'account of the core database, logical';
comment on column ai_feedback.edited_text is 'the reply as the person would have written it';
