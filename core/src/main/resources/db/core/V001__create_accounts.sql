-- Who signs in. Credentials live beside the account, so that no ordinary read carries a hash.

create table account (
  id             uuid        not null default gen_random_uuid() primary key,
  email          text        not null check (email = btrim(email) and position('@' in email) > 1 and length(email) <= 320),
  full_name      text        not null check (length(btrim(full_name)) between 1 and 255),
  role           text        not null default 'USER' check (role in ('USER', 'ADMIN')),
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now(),
  deactivated_at timestamptz
);
create unique index account_email_key on account (lower(email));
comment on table account is 'A person who signs in; the role ADMIN opens the administration';
comment on column account.email is 'sign-in name, unique without regard to case';
comment on column account.deactivated_at is 'when set, the account cannot sign in';

create table account_credential (
  account_id    uuid        not null primary key references account (id) on delete cascade,
  password_hash text        not null check (password_hash like '{%}%'),
  changed_at    timestamptz not null default now()
);
comment on table account_credential is 'Password of an account; tokens issued before the last change are void';
comment on column account_credential.password_hash is 'hash with its scheme as prefix, as in {bcrypt}';

create table revoked_token (
  token_id   uuid        not null primary key,
  account_id uuid        not null references account (id) on delete cascade,
  expires_at timestamptz not null,
  revoked_at timestamptz not null default now()
);
create index revoked_token_account_idx on revoked_token (account_id);
create index revoked_token_expires_idx on revoked_token (expires_at);
comment on table revoked_token is 'Tokens signed out before their time; rows may be removed once expired';
comment on column revoked_token.token_id is 'the jti claim';

create table change_log (
  id          bigint      not null generated always as identity primary key,
  at          timestamptz not null default now(),
  actor_id    uuid        references account (id) on delete set null,
  actor       text        not null,
  action      text        not null,
  entity      text        not null,
  entity_id   text        not null,
  detail      jsonb       not null default '{}'
);
create index change_log_entity_idx on change_log (entity, entity_id, at);
create index change_log_actor_idx on change_log (actor_id, at);
comment on table change_log is 'Who changed what and when; written in the transaction of the change';
comment on column change_log.actor is 'e-mail of the account, or the command that acted';

create table idempotency_key (
  account_id   uuid        not null references account (id) on delete cascade,
  key          text        not null check (length(key) between 1 and 200),
  request_hash text        not null,
  status       int         not null,
  body         text        not null,
  location     text,
  created_at   timestamptz not null default now(),
  primary key (account_id, key)
);
create index idempotency_key_created_idx on idempotency_key (created_at);
comment on table idempotency_key is 'Answers to creates that carried an Idempotency-Key, so that a repeat changes nothing';
comment on column idempotency_key.request_hash is 'SHA-256 of method, path and body; another request under the same key is refused';
