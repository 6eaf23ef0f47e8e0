-- What fetching market data leaves behind beside prices: doubts, unknown symbols, interest rates, option quotes, counted calls.

create table price_quarantine (
  symbol      varchar(32)   not null,
  on_date     date          not null,
  source      text          not null check (source in ('csv', 'polygon', 'fmp', 'yahoo', 'model', 'synthetic')),
  close       numeric       not null check (close > 0),
  reason      text          not null,
  first_seen  timestamptz   not null,
  last_seen   timestamptz   not null,
  resolved_at timestamptz,
  primary key (symbol, on_date, source)
);
create index price_quarantine_open_idx on price_quarantine (on_date) where resolved_at is null;
comment on table price_quarantine is 'Fetched prices that were not credible and were not stored';
comment on column price_quarantine.close is 'as the source states it, even where it could not be stored as a price';
comment on column price_quarantine.resolved_at is 'when a final price of that session was stored; null while none is';

create table price_unknown_symbol (
  symbol         varchar(32)   not null primary key,
  sources        text          not null,
  reason         text          not null,
  times          int           not null check (times > 0),
  first_asked    timestamptz   not null,
  last_asked     timestamptz   not null,
  ask_again_at   timestamptz   not null
);
comment on table price_unknown_symbol is 'Symbols that no price source knows; a stored price removes the row';
comment on column price_unknown_symbol.sources is 'the sources that were asked, in order; others are asked at once';
comment on column price_unknown_symbol.times is 'answers in a row; each doubles the wait, from 7 days to 56';

create table interest_rate (
  series     varchar(16)   not null,
  on_date    date          not null,
  percent    numeric(10,6) not null check (percent between -100 and 100),
  source     text          not null,
  fetched_at timestamptz   not null,
  primary key (series, on_date)
);
comment on table interest_rate is 'Yields of Treasury securities at constant maturity';
comment on column interest_rate.percent is 'a year, bond-equivalent, as published: 4.04 is 4.04 %';

create table option_quote (
  instrument_id       bigint        not null references instrument (id),
  on_date             date          not null,
  bid                 numeric(18,8) check (bid >= 0),
  ask                 numeric(18,8) check (ask >= 0),
  last                numeric(18,8) check (last >= 0),
  mark                numeric(18,8) check (mark > 0),
  mark_kind           text          check (mark_kind in ('MID', 'LAST')),
  provider_volatility numeric(18,10),
  implied_volatility  numeric(18,10) check (implied_volatility > 0),
  volatility_status   text          not null
    check (volatility_status in ('OK', 'BELOW_INTRINSIC', 'ABOVE_MAX', 'EXPIRED', 'NO_PRICE', 'NO_UNDERLYING')),
  provider_delta      numeric(12,8),
  delta               numeric(12,8),
  open_interest       bigint        check (open_interest >= 0),
  volume              bigint        check (volume >= 0),
  underlying_price    numeric(18,8) check (underlying_price > 0),
  multiplier          int           check (multiplier > 0),
  as_of               timestamptz,
  source              text          not null check (source in ('csv', 'polygon', 'fmp', 'yahoo', 'model', 'synthetic')),
  source_rank         smallint      not null check (source_rank > 0),
  is_final            boolean       not null,
  fetched_at          timestamptz   not null,
  primary key (instrument_id, on_date),
  constraint option_quote_mark check ((mark is null) = (mark_kind is null)),
  constraint option_quote_volatility check ((implied_volatility is not null) = (volatility_status = 'OK'))
);
comment on table option_quote is 'What the market said of an option contract in a session';
comment on column option_quote.mark is 'what a position is valued at, per unit of the underlying: the middle of a sane spread, else the last trade of the session; null when neither is there';
comment on column option_quote.implied_volatility is 'our own, from the mark; per year, a fraction';
comment on column option_quote.provider_volatility is 'as the provider computes it, for comparison';
comment on column option_quote.underlying_price is 'that the volatility was worked out with';
comment on column option_quote.delta is 'our own, per unit of the underlying, at the implied volatility';

create table provider_budget (
  provider text    not null,
  account  text    not null,
  on_day   date    not null,
  taken    int     not null check (taken >= 0),
  primary key (provider, account, on_day)
);
comment on table provider_budget is 'Calls made to a provider of market data by day in New York, over all processes';
comment on column provider_budget.account is 'tells keys apart without giving them away';
