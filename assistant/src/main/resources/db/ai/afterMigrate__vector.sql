-- Runs after every migration, also one that had nothing to do, so that vector search appears as soon as pgvector does.

do $$
begin
  perform pg_advisory_xact_lock(hashtext('sigmasight ai vector'));
  if exists (select from pg_available_extensions where name = 'vector' and installed_version is null) then
    begin
      create extension vector;
    exception when others then
      raise notice 'vector search stays off, for the extension cannot be created: %', sqlerrm;
    end;
  end if;
  if not exists (select from pg_extension where extname = 'vector') then
    return;
  end if;
  if not exists (
    select from pg_attribute
    where attrelid = 'ai_kb_documents'::regclass and attname = 'embedding' and not attisdropped) then
    update ai_kb_documents set embedding_model = null where embedding_model is not null;
    alter table ai_kb_documents
      add column embedding vector(1536),
      add constraint ai_kb_documents_embedding_has_model check ((embedding is null) = (embedding_model is null));
    comment on column ai_kb_documents.embedding is 'meaning of title and content, for cosine distance';
  end if;
  if to_regclass('ai_kb_documents_embedding_idx') is null then
    create index ai_kb_documents_embedding_idx on ai_kb_documents
      using hnsw (embedding vector_cosine_ops) with (m = 16, ef_construction = 64);
  end if;
end
$$;
