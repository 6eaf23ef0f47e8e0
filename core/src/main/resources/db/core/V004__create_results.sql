-- What the batch computes. Everything here can be computed again from the ledger and the prices.

create table portfolio_snapshot (
  portfolio_id       uuid           not null references portfolio (id),
  on_date            date           not null,
  nav                numeric(20,4)  not null,
  cash               numeric(20,4)  not null,
  long_value         numeric(20,4)  not null check (long_value >= 0),
  short_value        numeric(20,4)  not null check (short_value <= 0),
  flow               numeric(20,4)  not null,
  pnl                numeric(20,4)  not null,
  holding_pnl        numeric(20,4)  not null,
  trading_pnl        numeric(20,4)  not null,
  income             numeric(20,4)  not null,
  fees               numeric(20,4)  not null check (fees >= 0),
  realized_pnl       numeric(20,4)  not null,
  unrealized_pnl     numeric(20,4),
  pnl_since_entry    numeric(20,4)  not null,
  cumulative_pnl     numeric(20,4)  not null,
  cumulative_flow    numeric(20,4)  not null,
  daily_return       numeric(20,12),
  twr_index          numeric(24,12),
  position_count     int            not null check (position_count >= 0),
  long_count         int            not null check (long_count >= 0),
  short_count        int            not null check (short_count >= 0),
  quality            text           not null check (quality in ('FINAL', 'PROVISIONAL', 'STALE', 'PARTIAL')),
  quality_reason     text,
  sources            text[]         not null,
  stale_count        int            not null default 0 check (stale_count >= 0),
  method_version     text           not null,
  input_hash         text           not null,
  computed_at        timestamptz    not null default now(),
  primary key (portfolio_id, on_date),
  constraint portfolio_snapshot_reason check (quality = 'FINAL' or quality_reason is not null)
);
comment on table portfolio_snapshot is 'State and profit of a portfolio at the close of a session';
comment on column portfolio_snapshot.nav is 'cash + long_value + short_value';
comment on column portfolio_snapshot.short_value is 'market value of short positions, negative';
comment on column portfolio_snapshot.flow is 'deposits less withdrawals and transfers in kind since the previous snapshot';
comment on column portfolio_snapshot.pnl is 'holding_pnl + trading_pnl + income - fees since the previous snapshot; nav changes by pnl + flow';
comment on column portfolio_snapshot.unrealized_pnl is 'against cost; null when a held lot came in without cost';
comment on column portfolio_snapshot.pnl_since_entry is 'of the lots held, since they were bought or transferred in';
comment on column portfolio_snapshot.daily_return is 'fraction; flows count at the end of the day; null on the first day';
comment on column portfolio_snapshot.twr_index is 'time-weighted index, 1 before the first day';
comment on column portfolio_snapshot.sources is 'price sources that the values rest on';
comment on column portfolio_snapshot.input_hash is 'fingerprint of ledger and prices that went in';

create table position_snapshot (
  position_id     uuid          not null references position (id),
  on_date         date          not null,
  portfolio_id    uuid          not null references portfolio (id),
  quantity        numeric(20,8) not null,
  price           numeric(20,8) not null,
  price_date      date          not null,
  price_source    text          not null,
  market_value    numeric(20,4) not null,
  cost_basis      numeric(20,4),
  unrealized_pnl  numeric(20,4),
  pnl_since_entry numeric(20,4) not null,
  delta           numeric(12,8),
  delta_value     numeric(20,4),
  primary key (position_id, on_date)
);
create index position_snapshot_portfolio_idx on position_snapshot (portfolio_id, on_date);
comment on table position_snapshot is 'Value of one position at the close of a session';
comment on column position_snapshot.price_date is 'the session of the price; earlier than on_date when it was carried';
comment on column position_snapshot.market_value is 'signed quantity x price x multiplier';
comment on column position_snapshot.cost_basis is 'signed like the quantity; null when the cost is unknown';
comment on column position_snapshot.delta is 'per unit of the underlying; 1 for everything but options';
comment on column position_snapshot.delta_value is 'signed quantity x multiplier x delta x price of the underlying';

create table symbol_risk (
  symbol         varchar(32)    not null,
  on_date        date           not null,
  market_beta    numeric(18,10),
  alpha          numeric(18,10),
  standard_error numeric(18,10),
  r_squared      numeric(12,10),
  observations   int            not null check (observations >= 0),
  volatility_21  numeric(18,10),
  volatility_63  numeric(18,10),
  volatility_252 numeric(18,10),
  reason         text,
  sources        text[]         not null,
  method_version text           not null,
  computed_at    timestamptz    not null default now(),
  primary key (symbol, on_date),
  constraint symbol_risk_reason check (market_beta is not null or reason is not null)
);
comment on table symbol_risk is 'Market beta and realised volatility of a symbol, computed once for all portfolios';
comment on column symbol_risk.market_beta is 'OLS of daily total returns on those of SPY over the last 252 common returns';
comment on column symbol_risk.alpha is 'intercept of that regression, per day';
comment on column symbol_risk.volatility_21 is 'sample standard deviation of the last 21 daily returns, annualised with the square root of 252';
comment on column symbol_risk.reason is 'why the beta is unknown';

create table portfolio_risk (
  portfolio_id         uuid           not null references portfolio (id),
  on_date              date           not null,
  market_beta          numeric(18,10),
  beta_coverage        numeric(12,10) check (beta_coverage between 0 and 1),
  volatility_21        numeric(18,10),
  volatility_63        numeric(18,10),
  volatility_252       numeric(18,10),
  volatility_all       numeric(18,10),
  return_observations  int            not null check (return_observations >= 0),
  max_drawdown         numeric(18,10) check (max_drawdown <= 0),
  drawdown_peak        date,
  drawdown_trough      date,
  current_drawdown     numeric(18,10) check (current_drawdown <= 0),
  long_exposure        numeric(20,4)  not null,
  short_exposure       numeric(20,4)  not null,
  gross_exposure       numeric(20,4)  not null,
  net_exposure         numeric(20,4)  not null,
  delta_long           numeric(20,4),
  delta_short          numeric(20,4),
  delta_gross          numeric(20,4),
  delta_net            numeric(20,4),
  reasons              jsonb          not null default '{}' check (jsonb_typeof(reasons) = 'object'),
  sources              text[]         not null,
  method_version       text           not null,
  input_hash           text           not null,
  computed_at          timestamptz    not null default now(),
  primary key (portfolio_id, on_date)
);
comment on table portfolio_risk is 'Risk figures of a portfolio at the close of a session';
comment on column portfolio_risk.market_beta is 'sum of delta value x beta of the positions over NAV';
comment on column portfolio_risk.beta_coverage is 'share of gross delta value whose beta is known';
comment on column portfolio_risk.volatility_all is 'annualised, over all daily returns since the first close';
comment on column portfolio_risk.max_drawdown is 'largest fall of the time-weighted index from its peak, as a fraction not above zero';
comment on column portfolio_risk.long_exposure is 'market value basis, after entry date';
comment on column portfolio_risk.delta_net is 'delta value basis: options count by their delta in the underlying';
comment on column portfolio_risk.reasons is 'figure to the reason why it is unknown';
