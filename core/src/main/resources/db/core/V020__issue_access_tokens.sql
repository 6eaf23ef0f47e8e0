-- Tokens that a person gives to programs of their own, and what those did with them.

create table access_token (
  id           uuid        not null default gen_random_uuid() primary key,
  account_id   uuid        not null references account (id) on delete cascade,
  name         text        not null check (length(btrim(name)) between 1 and 100),
  token_hash   bytea       not null check (octet_length(token_hash) = 32),
  scopes       text[]      not null check (cardinality(scopes) between 1 and 2 and scopes <@ array['READ', 'MCP']),
  created_at   timestamptz not null,
  expires_at   timestamptz not null check (expires_at > created_at),
  last_used_at timestamptz,
  revoked_at   timestamptz
);
create unique index access_token_hash_key on access_token (token_hash);
create index access_token_account_idx on access_token (account_id, created_at);
comment on table access_token is 'Tokens that a person gives to programs of their own; good until they expire or are revoked';
comment on column access_token.name is 'what the person calls it, as the program that has it';
comment on column access_token.token_hash is 'SHA-256 of the token, which itself is stored nowhere';
comment on column access_token.scopes is 'READ of portfolios, MCP for the tools at /mcp';
comment on column access_token.last_used_at is 'when it was used, to within five minutes';
comment on column access_token.revoked_at is 'when set, the token is void; a change of password sets it, too';

comment on table change_log is 'Who changed what and when, written in the transaction of the change, what administrators asked for, and which tools were used at /mcp';
comment on column change_log.kind is 'CHANGE of a row, or OPERATION: what an administrator asked for over HTTP, or a tool that was used at /mcp';
