-- Prices, companies and benchmarks: the tables that are copied between databases keep the names their copies expect.

create table market_data_cache (
  symbol         varchar(32)   not null,
  on_date        date          not null,
  open           numeric(18,8) check (open > 0),
  high           numeric(18,8) check (high > 0),
  low            numeric(18,8) check (low > 0),
  close          numeric(18,8) not null check (close > 0),
  adjusted_close numeric(18,8) check (adjusted_close > 0),
  volume         bigint        check (volume >= 0),
  source         text          not null check (source in ('csv', 'polygon', 'fmp', 'yahoo', 'model', 'synthetic')),
  source_rank    smallint      not null check (source_rank > 0),
  is_final       boolean       not null default true,
  revision       int           not null default 0,
  fetched_at     timestamptz   not null default now(),
  primary key (symbol, on_date)
);
create index market_data_cache_date_idx on market_data_cache using brin (on_date);
comment on table market_data_cache is 'Daily prices by symbol and session';
comment on column market_data_cache.close is 'as traded on the day: adjusted neither for splits nor for dividends, unless only adjusted prices were given';
comment on column market_data_cache.adjusted_close is 'adjusted for splits and dividends, only where the source brought it';
comment on column market_data_cache.source_rank is 'smaller is better; a worse source never overwrites a better one';
comment on column market_data_cache.is_final is 'false while the session was not over or the price may still be corrected';
comment on column market_data_cache.revision is 'how often the row was changed after it was first stored';

create table company_profiles (
  symbol        varchar(32)   not null primary key,
  company_name  text,
  sector        text,
  gics_sector   text,
  industry      text,
  exchange      text,
  country       text,
  security_type text          check (security_type in ('STOCK', 'ETF', 'MUTUAL_FUND', 'INDEX')),
  description   text,
  website       text,
  ceo           text,
  employees     bigint        check (employees >= 0),
  beta          numeric(18,8),
  source        text          not null,
  fetched_at    timestamptz   not null default now()
);
comment on table company_profiles is 'Who is behind a symbol';
comment on column company_profiles.sector is 'as the provider names it';
comment on column company_profiles.gics_sector is 'the same in GICS terms';
comment on column company_profiles.beta is 'beta as the provider states it; its method is the provider''s';

create table income_statements (
  symbol                              varchar(32)   not null,
  period_date                         date          not null,
  frequency                           text          not null check (frequency in ('q', 'a')),
  fiscal_year                         int,
  fiscal_quarter                      int           check (fiscal_quarter between 1 and 4),
  currency                            text          not null default 'USD',
  total_revenue                       numeric(24,4),
  cost_of_revenue                     numeric(24,4),
  gross_profit                        numeric(24,4),
  research_and_development            numeric(24,4),
  selling_general_and_administrative  numeric(24,4),
  operating_income                    numeric(24,4),
  ebit                                numeric(24,4),
  ebitda                              numeric(24,4),
  net_income                          numeric(24,4),
  interest_expense                    numeric(24,4),
  tax_provision                       numeric(24,4),
  depreciation_and_amortization       numeric(24,4),
  basic_eps                           numeric(20,8),
  diluted_eps                         numeric(20,8),
  basic_average_shares                numeric(24,4),
  diluted_average_shares              numeric(24,4),
  source                              text          not null,
  fetched_at                          timestamptz   not null default now(),
  primary key (symbol, period_date, frequency)
);
comment on table income_statements is 'Income statements by quarter (q) and year (a); margins are derived';

create table balance_sheets (
  symbol                     varchar(32)   not null,
  period_date                date          not null,
  frequency                  text          not null check (frequency in ('q', 'a')),
  fiscal_year                int,
  fiscal_quarter             int           check (fiscal_quarter between 1 and 4),
  currency                   text          not null default 'USD',
  total_assets               numeric(24,4),
  current_assets             numeric(24,4),
  cash_and_cash_equivalents  numeric(24,4),
  short_term_investments     numeric(24,4),
  accounts_receivable        numeric(24,4),
  inventory                  numeric(24,4),
  property_plant_equipment   numeric(24,4),
  intangible_assets          numeric(24,4),
  total_liabilities          numeric(24,4),
  current_liabilities        numeric(24,4),
  accounts_payable           numeric(24,4),
  short_term_debt            numeric(24,4),
  long_term_debt             numeric(24,4),
  total_debt                 numeric(24,4),
  total_stockholders_equity  numeric(24,4),
  retained_earnings          numeric(24,4),
  common_stock               numeric(24,4),
  source                     text          not null,
  fetched_at                 timestamptz   not null default now(),
  primary key (symbol, period_date, frequency)
);
comment on table balance_sheets is 'Balance sheets by quarter (q) and year (a); ratios are derived';

create table cash_flows (
  symbol                         varchar(32)   not null,
  period_date                    date          not null,
  frequency                      text          not null check (frequency in ('q', 'a')),
  fiscal_year                    int,
  fiscal_quarter                 int           check (fiscal_quarter between 1 and 4),
  currency                       text          not null default 'USD',
  operating_cash_flow            numeric(24,4),
  depreciation_and_amortization  numeric(24,4),
  stock_based_compensation       numeric(24,4),
  change_in_working_capital      numeric(24,4),
  investing_cash_flow            numeric(24,4),
  capital_expenditures           numeric(24,4),
  acquisitions                   numeric(24,4),
  purchases_of_investments       numeric(24,4),
  financing_cash_flow            numeric(24,4),
  dividends_paid                 numeric(24,4),
  stock_repurchases              numeric(24,4),
  debt_issuance_repayment        numeric(24,4),
  net_change_in_cash             numeric(24,4),
  beginning_cash_position        numeric(24,4),
  source                         text          not null,
  fetched_at                     timestamptz   not null default now(),
  primary key (symbol, period_date, frequency)
);
comment on table cash_flows is 'Cash flow statements by quarter (q) and year (a); free cash flow is derived';

create table benchmarks_sector_weights (
  benchmark_code   varchar(32)   not null,
  as_of            date          not null,
  sector           varchar(64)   not null,
  weight           numeric(12,8) not null check (weight between 0 and 1),
  market_cap       numeric(24,4),
  num_constituents int           check (num_constituents >= 0),
  source           text          not null,
  fetched_at       timestamptz   not null default now(),
  primary key (benchmark_code, as_of, sector)
);
comment on table benchmarks_sector_weights is 'Sector weights of an index as fractions, by date of publication';

create table factor_definition (
  code          varchar(40) not null primary key check (code ~ '^[a-z][a-z0-9_]*$'),
  name          text        not null unique,
  factor_type   text        not null check (factor_type in ('market', 'macro', 'style', 'spread')),
  method        text        not null,
  description   text        not null,
  proxy         varchar(32) not null,
  short_proxy   varchar(32),
  core          boolean     not null,
  display_order int         not null unique,
  constraint factor_definition_spread check ((factor_type = 'spread') = (short_proxy is not null))
);
comment on table factor_definition is 'The risk factors; the code is the identity, the name is for people';
comment on column factor_definition.proxy is 'traded symbol whose return stands for the factor';
comment on column factor_definition.short_proxy is 'symbol sold against the proxy in a spread';
comment on column factor_definition.core is 'one of the eight core factors';

create table stress_scenario (
  code          varchar(50) not null primary key check (code ~ '^[a-z][a-z0-9_]*$'),
  name          text        not null,
  config_group  text        not null,
  category      text        not null check (category in ('market', 'rates', 'rotation', 'volatility', 'historical')),
  severity      text        not null check (severity in ('base', 'mild', 'moderate', 'severe', 'extreme')),
  shocks        jsonb       not null check (jsonb_typeof(shocks) = 'object'),
  active        boolean     not null,
  period_from   date,
  period_to     date,
  display_order int         not null unique,
  constraint stress_scenario_period check ((period_from is null) = (period_to is null) and period_from <= period_to)
);
comment on table stress_scenario is 'Stress scenarios as data';
comment on column stress_scenario.shocks is 'factor to shock as a fraction; for interest rates the change of the yield, so 0.01 is 100 basis points';
