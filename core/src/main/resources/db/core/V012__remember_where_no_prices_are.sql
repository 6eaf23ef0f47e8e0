-- Ranges of sessions for which no source has a price are remembered, so that nobody asks for them every night.

create table price_gap_without_prices (
  symbol       varchar(32) not null,
  first_day    date        not null,
  last_day     date        not null,
  sources      text        not null,
  reason       text        not null,
  asked_at     timestamptz not null,
  ask_again_at timestamptz not null,
  primary key (symbol, first_day, last_day),
  constraint price_gap_without_prices_order check (first_day <= last_day)
);
comment on table price_gap_without_prices is 'Missing sessions between these days of which all sources said that they have no price, as before a first listing';
comment on column price_gap_without_prices.sources is 'the sources that were asked, in order; others are asked at once';
comment on column price_gap_without_prices.ask_again_at is 'until then nobody is asked, and afterwards the row is of no use';
