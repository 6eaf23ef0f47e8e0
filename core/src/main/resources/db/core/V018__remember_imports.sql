-- Which file a portfolio came from, so that the same one is noticed and an import can be undone.

create table portfolio_import (
  id           uuid        not null default gen_random_uuid() primary key,
  portfolio_id uuid        not null references portfolio (id),
  account_id   uuid        not null references account (id),
  file_name    text        not null check (length(file_name) <= 255),
  content_hash text        not null check (content_hash ~ '^[0-9a-f]{64}$'),
  positions    int         not null check (positions >= 0),
  mapping      jsonb,
  created_at   timestamptz not null,
  undone_at    timestamptz
);
create index portfolio_import_portfolio_idx on portfolio_import (portfolio_id);
create index portfolio_import_content_idx on portfolio_import (account_id, content_hash);
comment on table portfolio_import is 'A file that a portfolio was created from';
comment on column portfolio_import.content_hash is 'SHA-256 of the bytes of the file';
comment on column portfolio_import.positions is 'how many positions the file held';
comment on column portfolio_import.mapping is 'how the file was laid out; null means as the template is';
comment on column portfolio_import.undone_at is 'when its portfolio was deleted again by undoing the import';
