-- Everything that is known about a company: valuation, analysts, estimates; when it is asked again; figures to search by.

alter table company_profiles
  add column market_cap                         numeric(24,4) check (market_cap >= 0),
  add column pe_ratio                           numeric(18,8),
  add column forward_pe                         numeric(18,8),
  add column dividend_yield                     numeric(18,8),
  add column week_52_high                       numeric(18,8),
  add column week_52_low                        numeric(18,8),
  add column target_mean_price                  numeric(18,8),
  add column target_high_price                  numeric(18,8),
  add column target_low_price                   numeric(18,8),
  add column number_of_analyst_opinions         int check (number_of_analyst_opinions >= 0),
  add column recommendation_mean                numeric(18,8),
  add column recommendation_key                 text,
  add column forward_eps                        numeric(18,8),
  add column earnings_growth                    numeric(18,8),
  add column revenue_growth                     numeric(18,8),
  add column earnings_quarterly_growth          numeric(18,8),
  add column profit_margins                     numeric(18,8),
  add column operating_margins                  numeric(18,8),
  add column gross_margins                      numeric(18,8),
  add column return_on_assets                   numeric(18,8),
  add column return_on_equity                   numeric(18,8),
  add column total_revenue                      numeric(24,4),
  add column fiscal_year_end                    text check (fiscal_year_end ~ '^[0-1][0-9]-[0-3][0-9]$'),
  add column fiscal_quarter_offset              int check (fiscal_quarter_offset between 0 and 3),
  add column next_earnings_date                 date,
  add column next_earnings_expected_eps         numeric(18,8),
  add column next_earnings_expected_revenue     numeric(24,4),
  add column current_year_end_date              date,
  add column current_year_revenue_avg           numeric(24,4),
  add column current_year_revenue_low           numeric(24,4),
  add column current_year_revenue_high          numeric(24,4),
  add column current_year_revenue_growth        numeric(18,8),
  add column current_year_earnings_avg          numeric(18,8),
  add column current_year_earnings_low          numeric(18,8),
  add column current_year_earnings_high         numeric(18,8),
  add column next_year_end_date                 date,
  add column next_year_revenue_avg              numeric(24,4),
  add column next_year_revenue_low              numeric(24,4),
  add column next_year_revenue_high             numeric(24,4),
  add column next_year_revenue_growth           numeric(18,8),
  add column next_year_earnings_avg             numeric(18,8),
  add column next_year_earnings_low             numeric(18,8),
  add column next_year_earnings_high            numeric(18,8),
  add column current_quarter_target_period_date date,
  add column current_quarter_revenue_avg        numeric(24,4),
  add column current_quarter_revenue_low        numeric(24,4),
  add column current_quarter_revenue_high       numeric(24,4),
  add column current_quarter_eps_avg            numeric(18,8),
  add column current_quarter_eps_low            numeric(18,8),
  add column current_quarter_eps_high           numeric(18,8),
  add column current_quarter_analyst_count      int check (current_quarter_analyst_count >= 0),
  add column next_quarter_target_period_date    date,
  add column next_quarter_revenue_avg           numeric(24,4),
  add column next_quarter_revenue_low           numeric(24,4),
  add column next_quarter_revenue_high          numeric(24,4),
  add column next_quarter_eps_avg               numeric(18,8),
  add column next_quarter_eps_low               numeric(18,8),
  add column next_quarter_eps_high              numeric(18,8),
  add column next_quarter_analyst_count         int check (next_quarter_analyst_count >= 0),
  add column refused                            text[]      not null default '{}',
  add column estimates_source                   text,
  add column fundamentals_source                text,
  add column fundamentals_last_fetched          timestamptz,
  add column fundamentals_due_on                date,
  add column fundamentals_refused               text[]      not null default '{}',
  add column created_at                         timestamptz not null default now(),
  add column updated_at                         timestamptz not null default now();
create index company_profiles_sector_idx on company_profiles (sector, industry);
comment on column company_profiles.market_cap is 'dollars';
comment on column company_profiles.dividend_yield is 'of a year, as a fraction of the price, whatever the provider writes';
comment on column company_profiles.recommendation_mean is '1 (strong buy) to 5 (sell)';
comment on column company_profiles.total_revenue is 'of the last twelve months, dollars';
comment on column company_profiles.fiscal_year_end is 'MM-DD';
comment on column company_profiles.fiscal_quarter_offset is 'full quarters by which the fiscal year ends before the calendar year';
comment on column company_profiles.refused is 'why values of the last answer were not taken';
comment on column company_profiles.estimates_source is 'where the estimates of the current and next quarter and year are from';
comment on column company_profiles.fundamentals_source is 'where the statements were last fetched from';
comment on column company_profiles.fundamentals_due_on is 'when statements are asked for again: three days after the next earnings, or after 30 days';
comment on column company_profiles.fundamentals_refused is 'why values of the last statements and estimates were not taken';

create table company_miss (
  symbol    varchar(32) not null,
  data_kind text        not null check (data_kind in ('PROFILE', 'FUNDAMENTALS')),
  reason    text        not null,
  missed_at timestamptz not null,
  retry_at  timestamptz not null,
  primary key (symbol, data_kind)
);
comment on table company_miss is 'Symbols that no source has this kind of data for, so that they are not asked for every night';

create table symbol_metrics (
  symbol           varchar(32)   not null primary key,
  metrics_date     date          not null,
  price            numeric(18,8),
  price_date       date,
  return_1d        numeric(18,10),
  return_mtd       numeric(18,10),
  return_ytd       numeric(18,10),
  return_1m        numeric(18,10),
  return_3m        numeric(18,10),
  return_1y        numeric(18,10),
  enterprise_value numeric(24,4),
  ps_ratio         numeric(18,8)
);
comment on table symbol_metrics is 'Figures of a symbol to search and sort by, the newest ones only';
comment on column symbol_metrics.metrics_date is 'the last session when they were computed';
comment on column symbol_metrics.return_1d is 'total return since the last close before; null unless the price is of metrics_date';
comment on column symbol_metrics.return_mtd is 'total return since the last close of the month before, as a fraction; the others likewise';
comment on column symbol_metrics.enterprise_value is 'market cap + total debt - cash and short-term investments, dollars';
comment on column symbol_metrics.ps_ratio is 'market cap by revenue of the last twelve months';

create table symbol_period (
  symbol  varchar(32) not null,
  period  text        not null check (period in ('ttm', 'last_year', 'forward', 'last_quarter')),
  label   text        not null,
  ends_on date,
  revenue numeric(24,4),
  ebit    numeric(24,4),
  fcf     numeric(24,4),
  primary key (symbol, period)
);
comment on table symbol_period is 'Revenue, EBIT and free cash flow of a company by period, in dollars; what is reported in another currency is unknown';
comment on column symbol_period.fcf is 'operating cash flow less capital expenditures';
