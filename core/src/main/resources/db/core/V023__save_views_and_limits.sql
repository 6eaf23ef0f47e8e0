-- Views of the holdings that a person saves under a name; how far the exposure of a portfolio may go.

create table saved_view (
  id         uuid        not null default gen_random_uuid() primary key,
  account_id uuid        not null references account (id) on delete cascade,
  name       text        not null check (length(btrim(name)) between 1 and 80),
  search     text        not null check (search ~ '^[A-Za-z0-9._~!$&''()*+,;=:@/?%-]*$' and length(search) <= 2000),
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index saved_view_name_key on saved_view (account_id, lower(name));
comment on table saved_view is 'Views of the holdings that a person saved under a name';
comment on column saved_view.name is 'unique in an account, in any case';
comment on column saved_view.search is 'query of the address of the page: which positions, filter, order, groups and columns; without scope and day';

alter table portfolio
  add column gross_exposure_max numeric(8,4) check (gross_exposure_max between 0 and 100),
  add column net_exposure_min   numeric(8,4) check (net_exposure_min between -100 and 100),
  add column net_exposure_max   numeric(8,4) check (net_exposure_max between -100 and 100 and net_exposure_max >= net_exposure_min);
comment on column portfolio.gross_exposure_max is 'limit that its owner set, as a share of the net asset value; null means none';
comment on column portfolio.net_exposure_min is 'the same of the least net exposure, below 0 when more may be short than long';
comment on column portfolio.net_exposure_max is 'the same of the most net exposure';
