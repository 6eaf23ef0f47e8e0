-- A file may also be added to a portfolio that exists; undoing that takes back just the positions that it brought.

alter table portfolio_import add column created_portfolio boolean not null default true;
alter table portfolio_import add column capital_day date;
alter table position add column import_id uuid references portfolio_import (id);
create index position_import_idx on position (import_id) where import_id is not null;
comment on table portfolio_import is 'A file that a portfolio was created from, or that was added to it';
comment on column portfolio_import.created_portfolio is 'whether the portfolio began with it; otherwise it was added to the portfolio';
comment on column portfolio_import.capital_day is 'when the starting capital was deposited before this file moved it back; null if it did not';
comment on column portfolio_import.undone_at is 'when the import was undone, with the portfolio or the positions that it brought';
comment on column position.import_id is 'the file that added it to a portfolio that was there before; null for others';
