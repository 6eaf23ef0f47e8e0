-- A text of any length is kept whole as a source. What is embedded and found are its parts, rows of ai_kb_documents.

create table ai_kb_sources (
  id           uuid         not null default gen_random_uuid() primary key,
  scope        varchar(100) not null check (scope = 'global' or scope ~ '^[a-z]+:[^[:space:]]+$'),
  slug         varchar(200) not null check (slug ~ '^[a-z0-9][a-z0-9._/-]*$'),
  title        varchar(500) not null check (btrim(title) <> ''),
  content      text         not null check (btrim(content) <> '' and length(content) <= 500000),
  metadata     jsonb        not null default '{}' check (jsonb_typeof(metadata) = 'object'),
  origin       varchar(20)  not null check (origin in ('program', 'admin')),
  status       varchar(20)  not null default 'active' check (status in ('active', 'archived')),
  version      integer      not null default 1 check (version >= 1),
  content_hash text         not null generated always as (ai_content_hash(title, content)) stored,
  created_at   timestamptz  not null default now(),
  updated_at   timestamptz  not null default now(),
  constraint ai_kb_sources_scope_slug_key unique (scope, slug),
  constraint ai_kb_sources_id_scope_key unique (id, scope)
);
create index ai_kb_sources_created_idx on ai_kb_sources (created_at desc, id);
comment on table ai_kb_sources is 'Documents as they were written; their parts are in ai_kb_documents';
comment on column ai_kb_sources.scope is 'who may see it: global, portfolio:… or account:…';
comment on column ai_kb_sources.slug is 'name that stays when title and content change, such as methods/volatility';
comment on column ai_kb_sources.metadata is 'free labels';
comment on column ai_kb_sources.origin is 'program: comes with the program and follows it; admin: written by an administrator';
comment on column ai_kb_sources.status is 'an archived source has no parts and is not found';
comment on column ai_kb_sources.version is 'counts the changes';

insert into ai_kb_sources (id, scope, slug, title, content, metadata, origin, created_at, updated_at)
select id, scope, 'document-' || id, title, content, metadata, 'admin', created_at, updated_at
from ai_kb_documents;

alter table ai_kb_documents
  drop constraint ai_kb_documents_scope_title_key,
  add column source_id uuid,
  add column part integer not null default 1 check (part >= 1);
update ai_kb_documents set source_id = id;
alter table ai_kb_documents
  alter column source_id set not null,
  add constraint ai_kb_documents_source_fkey foreign key (source_id, scope)
    references ai_kb_sources (id, scope) on update cascade on delete cascade,
  add constraint ai_kb_documents_source_part_key unique (source_id, part);
create index ai_kb_documents_scope_idx on ai_kb_documents (scope);
create index ai_kb_documents_content_hash_idx on ai_kb_documents (content_hash);
comment on table ai_kb_documents is 'Passages the analyst may retrieve: parts of sources, of a size that fits one embedding';
comment on column ai_kb_documents.scope is 'who may see it, as its source says';
comment on column ai_kb_documents.title is 'title of the source and the headings above the part';
comment on column ai_kb_documents.metadata is 'free labels';
comment on column ai_kb_documents.content_hash is 'by it the embedding of a text is found again';
comment on column ai_kb_documents.part is 'place in the source, from 1';

create table ai_kb_embeddings (
  model      text        not null check (btrim(model) <> ''),
  text_hash  text        not null,
  embedding  real[]      not null check (cardinality(embedding) = 1536),
  created_at timestamptz not null default now(),
  primary key (model, text_hash)
);
create index ai_kb_embeddings_text_hash_idx on ai_kb_embeddings (text_hash);
comment on table ai_kb_embeddings is 'Embeddings by model and text, so that no text is embedded twice';
comment on column ai_kb_embeddings.text_hash is 'content_hash of the passage';
comment on column ai_kb_embeddings.embedding is 'an array, which needs no extension';
