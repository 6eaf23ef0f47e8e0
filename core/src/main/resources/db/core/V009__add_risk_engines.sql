-- What all engines of the batch compute. Everything here can be computed again from the ledger and the prices.

alter table position_snapshot
  add column gamma_value      double precision,
  add column theta_value      double precision,
  add column vega_value       double precision,
  add column rho_value        double precision,
  add column option_spot      double precision check (option_spot > 0),
  add column option_years     double precision check (option_years >= 0),
  add column option_rate      double precision,
  add column option_yield     double precision,
  add column option_volatility double precision check (option_volatility >= 0);
comment on column position_snapshot.gamma_value is 'of an option: change of delta_value, apart from that of the spot, if the underlying rises by 1 %';
comment on column position_snapshot.theta_value is 'of an option: gain per calendar day';
comment on column position_snapshot.vega_value is 'of an option: gain if volatility rises by one point (0.01)';
comment on column position_snapshot.rho_value is 'of an option: gain if the rate rises by one point (0.01)';
comment on column position_snapshot.option_spot is 'price of the underlying that the option was valued at';
comment on column position_snapshot.option_years is 'time to expiry, calendar days / 365';
comment on column position_snapshot.option_rate is 'continuous, per year, as a fraction';
comment on column position_snapshot.option_yield is 'dividend yield of the underlying, continuous, per year, as a fraction';
comment on column position_snapshot.option_volatility is 'per square root of a year, as a fraction';

-- computed again by the next run, with all engines
update portfolio p set recompute_from = s.since
from (select portfolio_id, min(on_date) as since from portfolio_snapshot group by portfolio_id) s
where s.portfolio_id = p.id and (p.recompute_from is null or p.recompute_from > s.since);
delete from portfolio_risk;
delete from symbol_risk;
alter table symbol_risk
  add column shrunk_beta              double precision,
  add column thin_trading_beta        double precision,
  add column factor_betas             double precision[] not null,
  add column factor_errors            double precision[] not null,
  add column fund_betas               double precision[],
  add column style_r_squared          double precision,
  add column style_observations       int not null check (style_observations >= 0),
  add column style_penalty            double precision,
  add column residual_deviation       double precision check (residual_deviation >= 0),
  add column spread_r_squared         double precision,
  add column spread_observations      int not null check (spread_observations >= 0),
  add column volatility_forecast      double precision,
  add column volatility_forecast_low  double precision,
  add column volatility_forecast_high double precision,
  add column volatility_percentile    double precision,
  add column volatility_trend         text check (volatility_trend in ('INCREASING', 'DECREASING', 'STABLE')),
  add column volatility_trend_ratio   double precision,
  add column reasons                  jsonb not null default '{}' check (jsonb_typeof(reasons) = 'object'),
  add column input_hash               text not null;
comment on table symbol_risk is 'Betas, factor betas and volatility of a symbol at the close of a session, computed once for all portfolios';
comment on column symbol_risk.shrunk_beta is 'market beta drawn to 1 by its error (Vasicek)';
comment on column symbol_risk.thin_trading_beta is 'sum of the slopes on the market of the day before, the day and the day after (Dimson)';
comment on column symbol_risk.factor_betas is 'in the order of factor_definition.display_order; null where unknown';
comment on column symbol_risk.factor_errors is 'standard errors of factor_betas';
comment on column symbol_risk.fund_betas is 'joint betas to the returns of SPY, TLT, MTUM, VTV, VUG, IWM, QUAL, USMV as they are; what stresses move';
comment on column symbol_risk.style_penalty is 'penalty of the ridge, chosen by leave-one-out';
comment on column symbol_risk.residual_deviation is 'of what the funds leave unexplained, per day, as a fraction';
comment on column symbol_risk.volatility_forecast is 'of the next 21 days by the heterogeneous autoregression, a fraction per square root of a year';
comment on column symbol_risk.volatility_percentile is 'where the 21-day volatility stands among its own of the window, 0 to 1';
comment on column symbol_risk.volatility_trend_ratio is '21-day volatility over that of 63 days';
comment on column symbol_risk.reasons is 'figure to the reason why it is unknown';

create table factor_correlation (
  on_date        date               not null primary key,
  factors        text[]             not null,
  correlations   double precision[],
  deviations     double precision[],
  observations   int                not null check (observations >= 0),
  effective_days double precision,
  shrinkage      double precision,
  reason         text,
  method_version text               not null,
  input_hash     text               not null,
  computed_at    timestamptz        not null default now(),
  constraint factor_correlation_reason check (correlations is not null or reason is not null)
);
comment on table factor_correlation is 'Correlations and deviations of the factors'' funds at the close of a session';
comment on column factor_correlation.factors is 'symbols of the funds';
comment on column factor_correlation.correlations is 'the whole matrix, row by row';
comment on column factor_correlation.deviations is 'per day, as fractions';

alter table portfolio_risk
  add column provider_beta            double precision,
  add column provider_beta_coverage   double precision check (provider_beta_coverage between 0 and 1),
  add column volatility_forecast      double precision,
  add column volatility_forecast_low  double precision,
  add column volatility_forecast_high double precision,
  add column volatility_model         text check (volatility_model in ('HAR', 'EXPONENTIALLY_WEIGHTED')),
  add column volatility_percentile    double precision,
  add column volatility_trend         text check (volatility_trend in ('INCREASING', 'DECREASING', 'STABLE')),
  add column volatility_trend_ratio   double precision,
  add column gamma_value              double precision,
  add column theta_value              double precision,
  add column vega_value               double precision,
  add column rho_value                double precision,
  add column option_count             int not null default 0 check (option_count >= 0),
  add column missing                  text[] not null default '{}';
comment on column portfolio_risk.provider_beta is 'sum of delta value x beta as the data provider states it, over NAV';
comment on column portfolio_risk.volatility_forecast is 'of the next 21 days, by the model that proved better on the portfolio''s own past';
comment on column portfolio_risk.gamma_value is 'change of the delta value if all underlyings rise by 1 %, sum over the options';
comment on column portfolio_risk.missing is 'symbols of positions that some engine had to leave out';

create table portfolio_breakdown (
  portfolio_id      uuid               not null,
  on_date           date               not null,
  kinds             text[]             not null,
  lines             text[]             not null,
  counts            int[]              not null,
  long_values       double precision[] not null,
  short_values      double precision[] not null,
  delta_longs       double precision[] not null,
  delta_shorts      double precision[] not null,
  benchmark         text,
  benchmark_as_of   date,
  benchmark_weights double precision[],
  active_share      double precision,
  names             int                not null check (names >= 0),
  herfindahl        double precision,
  effective_names   double precision,
  entropy_names     double precision,
  top_3             double precision,
  top_10            double precision,
  method_version    text               not null,
  input_hash        text               not null,
  primary key (portfolio_id, on_date),
  foreign key (portfolio_id, on_date) references portfolio_risk (portfolio_id, on_date) on delete cascade
);
comment on table portfolio_breakdown is 'Exposures of a portfolio by class of asset and by sector, and how concentrated it is';
comment on column portfolio_breakdown.kinds is 'of each line: class or sector';
comment on column portfolio_breakdown.lines is 'PUBLIC, OPTIONS, PRIVATE; the sectors of GICS, funds, unclassified, cash';
comment on column portfolio_breakdown.counts is 'positions in the line';
comment on column portfolio_breakdown.long_values is 'market values above zero; in currency';
comment on column portfolio_breakdown.delta_longs is 'delta values above zero; in currency';
comment on column portfolio_breakdown.benchmark_weights is 'of each line, as fractions; null for lines that are no sector';
comment on column portfolio_breakdown.names is 'issuers held, options counting with their underlying';
comment on column portfolio_breakdown.herfindahl is 'of net delta values by issuer, 1/names to 1';

create table portfolio_factor (
  portfolio_id          uuid               not null,
  on_date               date               not null,
  betas                 double precision[] not null,
  dollars               double precision[] not null,
  errors                double precision[] not null,
  coverages             double precision[] not null,
  fund_exposures        double precision[],
  risk_parts            double precision[],
  specific_part         double precision,
  factor_volatility     double precision,
  systematic_share      double precision,
  method_version        text               not null,
  input_hash            text               not null,
  primary key (portfolio_id, on_date),
  foreign key (portfolio_id, on_date) references portfolio_risk (portfolio_id, on_date) on delete cascade
);
comment on table portfolio_factor is 'Exposure of a portfolio to the factors, and what they add to its risk';
comment on column portfolio_factor.betas is 'in the order of factor_definition.display_order; null where unknown';
comment on column portfolio_factor.dollars is 'sum of delta value x beta, in currency';
comment on column portfolio_factor.errors is 'standard errors of dollars';
comment on column portfolio_factor.coverages is 'share of gross delta value with a known beta to the factor';
comment on column portfolio_factor.fund_exposures is 'in currency to the returns of SPY, TLT, MTUM, VTV, VUG, IWM, QUAL, USMV as they are';
comment on column portfolio_factor.risk_parts is 'what each of these funds adds to factor_volatility';
comment on column portfolio_factor.specific_part is 'what the funds do not explain adds to factor_volatility';
comment on column portfolio_factor.factor_volatility is 'in the factor model, a fraction of NAV per square root of a year';

create table portfolio_stress (
  portfolio_id   uuid               not null,
  on_date        date               not null,
  scenarios      text[]             not null,
  stipulated     double precision[] not null,
  conditional    double precision[] not null,
  convexity      double precision[] not null,
  distances      double precision[] not null,
  replayed       boolean[]          not null,
  scenario_notes text[]             not null,
  factors        text[]             not null,
  by_factor      double precision[] not null,
  grid_moves     double precision[] not null,
  grid_profits   double precision[] not null,
  grid_linear    double precision[] not null,
  surface_spots  double precision[] not null,
  surface_points double precision[] not null,
  surface_yields double precision[] not null,
  surface        double precision[] not null,
  coverage       double precision,
  method_version text               not null,
  input_hash     text               not null,
  primary key (portfolio_id, on_date),
  foreign key (portfolio_id, on_date) references portfolio_risk (portfolio_id, on_date) on delete cascade
);
comment on table portfolio_stress is 'What a portfolio gains or loses in the scenarios and over a grid of moves, in currency, by full revaluation';
comment on column portfolio_stress.stipulated is 'only the shocked factors move';
comment on column portfolio_stress.conditional is 'the other factors move as expected; null where the factors do not say how';
comment on column portfolio_stress.convexity is 'part of the conditional figure that slopes do not explain';
comment on column portfolio_stress.distances is 'Mahalanobis distance of the shocks, squared';
comment on column portfolio_stress.replayed is 'whether the actual moves of the window were used';
comment on column portfolio_stress.scenario_notes is 'why a figure is unknown or a replay used its stipulated shocks';
comment on column portfolio_stress.by_factor is 'what slopes say that each factor gains in the conditional figure, scenario by scenario';
comment on column portfolio_stress.grid_moves is 'returns of the market; volatility follows by the rule';
comment on column portfolio_stress.surface is 'spot by spot, points of volatility within, changes of yield innermost';
comment on column portfolio_stress.coverage is 'share of gross delta value with betas';

create table portfolio_correlation (
  portfolio_id          uuid               not null,
  on_date               date               not null,
  symbols               text[]             not null,
  exposures             double precision[] not null,
  correlations          real[]             not null,
  common_days           smallint[]         not null,
  clusters              int[]              not null,
  cluster_names         text[]             not null,
  cluster_correlations  double precision[] not null,
  average_correlation   double precision,
  held_correlation      double precision,
  diversification_ratio double precision,
  effective_bets        double precision,
  effective_rank        double precision,
  method_version        text               not null,
  input_hash            text               not null,
  primary key (portfolio_id, on_date),
  foreign key (portfolio_id, on_date) references portfolio_risk (portfolio_id, on_date) on delete cascade
);
comment on table portfolio_correlation is 'How the holdings of a portfolio move together over the last 252 sessions';
comment on column portfolio_correlation.exposures is 'net delta value by symbol, in currency';
comment on column portfolio_correlation.correlations is 'pairs of the upper triangle, row by row without the diagonal; null where a pair is unknown';
comment on column portfolio_correlation.common_days is 'common days of these pairs';
comment on column portfolio_correlation.clusters is 'of each symbol the index in cluster_names, from 0';
comment on column portfolio_correlation.held_correlation is 'mean of the pairs with the signs and sizes of the exposures';

create table portfolio_tail (
  portfolio_id         uuid               not null,
  on_date              date               not null,
  scenarios            int                not null check (scenarios >= 0),
  coverage             double precision,
  holdings_volatility  double precision,
  historical_var_95    double precision,
  historical_es_95     double precision,
  normal_var_95        double precision,
  normal_es_95         double precision,
  normal_var_99        double precision,
  normal_es_99         double precision,
  factor_var_95        double precision,
  factor_es_95         double precision,
  factor_var_99        double precision,
  factor_es_99         double precision,
  symbols              text[]             not null,
  es_parts             double precision[],
  factor_parts         double precision[],
  method_version       text               not null,
  input_hash           text               not null,
  primary key (portfolio_id, on_date),
  foreign key (portfolio_id, on_date) references portfolio_risk (portfolio_id, on_date) on delete cascade
);
comment on table portfolio_tail is 'Loss of one day that today''s holdings exceed rarely, in currency, positive for a loss';
comment on column portfolio_tail.scenarios is 'days of the past on which every holding counted has a return';
comment on column portfolio_tail.coverage is 'share of gross delta value that is counted';
comment on column portfolio_tail.holdings_volatility is 'of today''s holdings over those days, a fraction of NAV per square root of a year';
comment on column portfolio_tail.es_parts is 'what each symbol adds to historical_es_95';
comment on column portfolio_tail.factor_parts is 'what each symbol adds to factor_es_95';
