-- What is owned. The ledger is the source of truth; positions are lots, cash and values are derived.

create table portfolio (
  id             uuid          not null default gen_random_uuid() primary key,
  account_id     uuid          not null references account (id),
  name           text          not null check (length(btrim(name)) between 1 and 255),
  account_name   text          not null check (length(btrim(account_name)) between 1 and 100),
  account_type   text          not null default 'taxable'
    check (account_type in ('taxable', 'ira', 'roth_ira', '401k', '403b', '529', 'hsa', 'trust', 'other')),
  description    text          check (length(description) <= 1000),
  currency       text          not null default 'USD' check (currency ~ '^[A-Z]{3}$'),
  initial_equity numeric(20,4) check (initial_equity >= 0),
  lot_matching   text          not null default 'FIFO' check (lot_matching in ('FIFO', 'AVERAGE_COST')),
  active         boolean       not null default true,
  ledger_version bigint        not null default 0,
  recompute_from date,
  created_at     timestamptz   not null default now(),
  updated_at     timestamptz   not null default now(),
  deleted_at     timestamptz
);
create unique index portfolio_account_name_key on portfolio (account_id, lower(account_name)) where deleted_at is null;
create index portfolio_account_idx on portfolio (account_id);
comment on table portfolio is 'One brokerage account or mandate';
comment on column portfolio.initial_equity is 'starting capital in the currency of the portfolio; never overwritten, the current value is derived';
comment on column portfolio.lot_matching is 'which lots a closing trade consumes when it names none';
comment on column portfolio.ledger_version is 'counts the changes of the ledger, so that a run notices one made while it computes';
comment on column portfolio.recompute_from is 'snapshots on and after this date rest on an older ledger or older prices and count no more';
comment on column portfolio.active is 'an inactive portfolio is kept and readable but left out of the batch and of totals';

create table instrument (
  id               bigint        not null generated always as identity primary key,
  symbol           varchar(32)   not null check (symbol = upper(btrim(symbol)) and symbol <> ''),
  owner_id         uuid          references account (id),
  investment_class text          not null check (investment_class in ('PUBLIC', 'OPTIONS', 'PRIVATE')),
  subtype          text          not null check (subtype in (
    'STOCK', 'ETF', 'MUTUAL_FUND', 'BOND', 'CASH', 'INDEX', 'CALL', 'PUT', 'PRIVATE_EQUITY', 'VENTURE_CAPITAL', 'HEDGE_FUND',
    'PRIVATE_REIT', 'REAL_ESTATE', 'CRYPTOCURRENCY', 'CRYPTO', 'ART', 'MONEY_MARKET', 'TREASURY_BILLS', 'COMMODITY', 'OTHER')),
  multiplier       numeric(20,8) not null default 1 check (multiplier > 0),
  underlying_id    bigint        references instrument (id),
  option_right     text          check (option_right in ('CALL', 'PUT')),
  strike           numeric(20,8) check (strike > 0),
  expiry           date,
  exercise_style   text          check (exercise_style in ('AMERICAN', 'EUROPEAN')),
  created_at       timestamptz   not null default now(),
  constraint instrument_private_has_owner check ((investment_class = 'PRIVATE') = (owner_id is not null)),
  constraint instrument_option_terms check (
    (investment_class = 'OPTIONS') = (underlying_id is not null and option_right is not null
      and strike is not null and expiry is not null and exercise_style is not null)),
  constraint instrument_no_option_terms check (
    investment_class = 'OPTIONS' or (underlying_id is null and option_right is null
      and strike is null and expiry is null and exercise_style is null)),
  constraint instrument_option_subtype check (
    (investment_class = 'OPTIONS') = (subtype in ('CALL', 'PUT')) and (investment_class <> 'OPTIONS' or subtype = option_right)),
  constraint instrument_plain_multiplier check (investment_class = 'OPTIONS' or multiplier = 1)
);
create unique index instrument_symbol_key on instrument (symbol) where owner_id is null;
create unique index instrument_private_symbol_key on instrument (owner_id, symbol) where owner_id is not null;
create index instrument_underlying_idx on instrument (underlying_id);
comment on table instrument is 'What can be held: a listed security, an option contract, or a private asset of one owner';
comment on column instrument.symbol is 'ticker with a hyphen for share classes, compact OCC symbol, or a free label for private assets';
comment on column instrument.owner_id is 'set for private assets, whose label and value belong to one account';
comment on column instrument.multiplier is 'units of the underlying per contract; 1 for everything but options';

create table position (
  id            uuid        not null default gen_random_uuid() primary key,
  portfolio_id  uuid        not null references portfolio (id),
  instrument_id bigint      not null references instrument (id),
  lot_number    int         not null check (lot_number > 0),
  notes         text        check (length(notes) <= 4000),
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now(),
  deleted_at    timestamptz,
  unique (portfolio_id, instrument_id, lot_number)
);
create index position_portfolio_open_idx on position (portfolio_id) where deleted_at is null;
create index position_instrument_idx on position (instrument_id);
comment on table position is 'One lot of an instrument: its identity, notes and tags; quantity and cost come from the ledger';
comment on column position.lot_number is 'counts the lots of one instrument in one portfolio';
comment on column position.deleted_at is 'a deleted position and its ledger lines count nowhere';

create table corporate_action (
  id                bigint        not null generated always as identity primary key,
  symbol            varchar(32)   not null,
  ex_date           date          not null,
  kind              text          not null check (kind in ('DIVIDEND', 'SPLIT')),
  amount_per_share  numeric(20,8) check (amount_per_share > 0),
  split_numerator   numeric(12,6) check (split_numerator > 0),
  split_denominator numeric(12,6) check (split_denominator > 0),
  source            text          not null check (source in ('csv', 'polygon', 'fmp', 'yahoo', 'model', 'synthetic')),
  fetched_at        timestamptz   not null default now(),
  unique (symbol, ex_date, kind),
  constraint corporate_action_terms check (
    (kind = 'DIVIDEND') = (amount_per_share is not null)
    and (kind = 'SPLIT') = (split_numerator is not null and split_denominator is not null))
);
comment on table corporate_action is 'Dividends and splits by ex-date';
comment on column corporate_action.amount_per_share is 'cash per share held at the previous close, after a split of the same day';
comment on column corporate_action.split_numerator is 'new shares for every split_denominator old ones';

create table ledger_transaction (
  id                  uuid          not null default gen_random_uuid() primary key,
  sequence            bigint        not null generated always as identity unique,
  portfolio_id        uuid          not null references portfolio (id),
  on_date             date          not null check (on_date >= date '1900-01-01'),
  kind                text          not null check (kind in (
    'DEPOSIT', 'WITHDRAWAL', 'BUY', 'SELL', 'SHORT', 'COVER', 'OPTION_OPEN', 'OPTION_CLOSE', 'OPTION_EXPIRE', 'OPTION_ASSIGN',
    'OPTION_EXERCISE', 'DIVIDEND', 'INTEREST', 'FEE', 'SPLIT', 'TRANSFER_IN')),
  instrument_id       bigint        references instrument (id),
  position_id         uuid          references position (id),
  delivered_id        uuid          references position (id),
  quantity            numeric(20,8) check (quantity <> 0),
  price               numeric(20,8) check (price >= 0),
  amount              numeric(20,4),
  fees                numeric(20,4) not null default 0 check (fees >= 0),
  split_numerator     numeric(12,6) check (split_numerator > 0),
  split_denominator   numeric(12,6) check (split_denominator > 0),
  corporate_action_id bigint        references corporate_action (id),
  origin              text          not null check (origin in ('API', 'IMPORT', 'SEED', 'BATCH')),
  note                text          check (length(note) <= 1000),
  created_by          uuid          references account (id) on delete set null,
  created_at          timestamptz   not null default now(),
  deleted_at          timestamptz,
  constraint ledger_cash_amount check (
    (kind in ('DEPOSIT', 'WITHDRAWAL', 'FEE') and amount > 0 and quantity is null and price is null)
    or (kind = 'INTEREST' and amount <> 0 and quantity is null and price is null)
    or (kind not in ('DEPOSIT', 'WITHDRAWAL', 'FEE', 'INTEREST') and amount is null)),
  constraint ledger_trade_terms check (
    kind not in ('BUY', 'SELL', 'SHORT', 'COVER', 'OPTION_OPEN', 'OPTION_CLOSE', 'TRANSFER_IN')
    or (instrument_id is not null and quantity is not null and price is not null)),
  constraint ledger_trade_sign check (
    (kind not in ('BUY', 'COVER') or quantity > 0) and (kind not in ('SELL', 'SHORT') or quantity < 0)),
  constraint ledger_opening_names_lot check (
    kind not in ('BUY', 'SHORT', 'OPTION_OPEN', 'TRANSFER_IN') or position_id is not null),
  constraint ledger_option_event check (
    kind not in ('OPTION_EXPIRE', 'OPTION_ASSIGN', 'OPTION_EXERCISE')
    or (instrument_id is not null and price is null and (kind = 'OPTION_EXPIRE' or quantity is not null))),
  constraint ledger_dividend_terms check (kind <> 'DIVIDEND' or (instrument_id is not null and price is not null and quantity is null)),
  constraint ledger_split_terms check (
    (kind = 'SPLIT') = (split_numerator is not null and split_denominator is not null)
    and (kind <> 'SPLIT' or instrument_id is not null))
);
create index ledger_transaction_portfolio_idx on ledger_transaction (portfolio_id, on_date, sequence) where deleted_at is null;
create index ledger_transaction_position_idx on ledger_transaction (position_id);
create index ledger_transaction_delivered_idx on ledger_transaction (delivered_id) where delivered_id is not null;
create index ledger_transaction_instrument_idx on ledger_transaction (instrument_id);
create index ledger_transaction_action_idx on ledger_transaction (corporate_action_id);
create unique index ledger_transaction_action_key on ledger_transaction (portfolio_id, corporate_action_id)
  where corporate_action_id is not null and deleted_at is null;
comment on table ledger_transaction is 'Everything that changed cash or holdings, in order of date and sequence';
comment on column ledger_transaction.position_id is 'the lot opened or closed; a closing line without one is matched as the portfolio says';
comment on column ledger_transaction.delivered_id is 'the lot of the underlying that an exercise or assignment opens';
comment on column ledger_transaction.quantity is 'signed units or contracts: positive adds to the holding';
comment on column ledger_transaction.price is 'per unit as traded; for DIVIDEND the cash per share; for TRANSFER_IN the value on that date, the cost being unknown';
comment on column ledger_transaction.amount is 'cash of DEPOSIT, WITHDRAWAL and FEE (positive) and INTEREST (negative when paid)';
comment on column ledger_transaction.deleted_at is 'a deleted line counts nowhere';

create table instrument_valuation (
  instrument_id bigint        not null references instrument (id) on delete cascade,
  on_date       date          not null,
  price         numeric(20,8) not null check (price >= 0),
  origin        text          not null check (origin in ('API', 'IMPORT', 'SEED')),
  created_at    timestamptz   not null default now(),
  primary key (instrument_id, on_date)
);
comment on table instrument_valuation is 'Value per unit of private assets as stated by their owner; valid until the next one';

create table tag (
  id            uuid        not null default gen_random_uuid() primary key,
  account_id    uuid        not null references account (id) on delete cascade,
  name          text        not null check (length(btrim(name)) between 1 and 50),
  color         text        not null default '#4A90E2' check (color ~ '^#[0-9A-Fa-f]{6}$'),
  description   text,
  display_order int         not null default 0,
  automatic     boolean     not null default false,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now(),
  deleted_at    timestamptz
);
create unique index tag_name_key on tag (account_id, lower(name)) where deleted_at is null;
create index tag_account_idx on tag (account_id, display_order);
comment on table tag is 'A label of one account for its positions';
comment on column tag.automatic is 'made from the sector of a company and kept by the system';
comment on column tag.deleted_at is 'archived: kept with its links, offered no more';

create table position_tag (
  position_id uuid        not null references position (id) on delete cascade,
  tag_id      uuid        not null references tag (id) on delete cascade,
  assigned_at timestamptz not null default now(),
  assigned_by uuid        references account (id) on delete set null,
  primary key (position_id, tag_id)
);
create index position_tag_tag_idx on position_tag (tag_id);
create index position_tag_assigned_by_idx on position_tag (assigned_by);
comment on table position_tag is 'Which position carries which tag';

create table target_price (
  id                     uuid          not null default gen_random_uuid() primary key,
  portfolio_id           uuid          not null references portfolio (id) on delete cascade,
  symbol                 varchar(32)   not null,
  position_type          text          not null check (position_type in ('LONG', 'SHORT', 'LC', 'LP', 'SC', 'SP')),
  target_price_eoy       numeric(20,8) check (target_price_eoy >= 0),
  target_price_next_year numeric(20,8) check (target_price_next_year >= 0),
  downside_target_price  numeric(20,8) check (downside_target_price >= 0),
  current_price          numeric(20,8) check (current_price >= 0),
  analyst_notes          text,
  data_source            text          not null default 'USER_INPUT' check (data_source in ('USER_INPUT', 'ANALYST_CONSENSUS', 'MODEL')),
  created_by             uuid          references account (id) on delete set null,
  created_at             timestamptz   not null default now(),
  updated_at             timestamptz   not null default now(),
  unique (portfolio_id, symbol, position_type)
);
create index target_price_created_by_idx on target_price (created_by);
comment on table target_price is 'What the owner expects of a symbol: end of year, next year and downside, per unit of the underlying';
comment on column target_price.current_price is 'price stated with an asset that has no market; otherwise unset and the market decides';
