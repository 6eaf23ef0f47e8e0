package dev.sigmasight.server.api;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.account.Account;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A portfolio whose results are stored as if the batch had computed them, in round numbers: NAV
 * 100,000 of which 30,000 AA, 20,000 BB, 10,000 CC sold short, a call on AA worth 1,000 with a
 * delta value of 6,000, and 20,000 of a private asset.
 *
 * <p>AA moves twice as much as the market, BB half as much and against it, CC as much and has only
 * 41 prices.
 */
final class AnalyzedPortfolio {
  /** The last completed session of the server's clock. */
  static final LocalDate DAY = LocalDate.of(2026, 1, 14);

  private static final TestServer server = TestServer.start();
  private static final int SESSIONS = 200;

  static {
    List<LocalDate> days = TradingCalendar.nyse().sessions(DAY.minusDays(400), DAY);
    List<LocalDate> last = days.subList(days.size() - SESSIONS, days.size());
    prices("SPY", last, 1);
    prices("AA", last, 2);
    prices("BB", last, -0.5);
    prices("CC", last.subList(SESSIONS - 41, SESSIONS), 1);
    sql(
        """
        insert into company_profiles (symbol, company_name, gics_sector, security_type, beta, source, fetched_at)
        values ('AA', 'A', 'Energy', 'STOCK', 1.5, 'yahoo', now()), ('BB', 'B', 'Utilities', 'STOCK', 0.5, 'yahoo', now())
        """);
    symbolRisk("AA", "{1.9,null,0.1,0.2,0.3,0.4,0.5,0.6,null,0.7,-0.3,0.1,0}");
    symbolRisk("BB", "{-0.4,null,0,0,0,0,0,0,null,0,0,0,0}");
  }

  private final UUID id = UUID.randomUUID();
  private final Account account;
  private final Client owner;

  private AnalyzedPortfolio(Account account) {
    this.account = account;
    owner = server.signedIn(account);
    sql(
        "insert into portfolio (id, account_id, name, account_name) values ('%s', '%s', 'P', '%s')"
            .formatted(id, account.id(), id));
  }

  /** As described above. */
  static AnalyzedPortfolio usual() {
    AnalyzedPortfolio portfolio = bare();
    portfolio.snapshot(DAY, 100_000, "FINAL", null);
    portfolio.share("AA", 100, 30_000);
    portfolio.share("BB", 200, 20_000);
    portfolio.share("CC", -100, -10_000);
    portfolio.call();
    portfolio.asset();
    portfolio.results();
    return portfolio;
  }

  /** With nothing but a private asset. */
  static AnalyzedPortfolio ofAnAsset() {
    AnalyzedPortfolio portfolio = bare();
    portfolio.snapshot(DAY, 20_000, "FINAL", null);
    portfolio.asset();
    portfolio.results();
    return portfolio;
  }

  /** With so many different shares of 1,000 each. */
  static AnalyzedPortfolio of(int shares) {
    AnalyzedPortfolio portfolio = bare();
    portfolio.snapshot(DAY, 100_000, "FINAL", null);
    IntStream.range(0, shares).forEach(i -> portfolio.share("S" + i, 10, 1000));
    portfolio.results();
    return portfolio;
  }

  /**
   * A second one of the same owner: NAV 50,000 of which 16,000 AA sold short and 10,000 BB, the
   * results of the engines those of the usual one.
   */
  AnalyzedPortfolio another() {
    AnalyzedPortfolio portfolio = besides();
    portfolio.snapshot(DAY, 50_000, "FINAL", null);
    portfolio.share("AA", -50, -16_000);
    portfolio.share("BB", 100, 10_000);
    portfolio.results();
    return portfolio;
  }

  /** Another one of the same owner, without anything computed. */
  AnalyzedPortfolio besides() {
    return new AnalyzedPortfolio(account);
  }

  /** Without anything computed. */
  static AnalyzedPortfolio bare() {
    return new AnalyzedPortfolio(server.account(Role.USER));
  }

  static TestServer server() {
    return server;
  }

  static void sql(String text) {
    server.core().sql(text).update();
  }

  UUID id() {
    return id;
  }

  Client owner() {
    return owner;
  }

  /** Whose it is. */
  Account account() {
    return account;
  }

  Answer get(String analysis) {
    return owner.get("/api/v1/analytics/portfolio/" + id + "/" + analysis);
  }

  Answer at(String path) {
    return owner.get(path);
  }

  Answer post(String question, String json) {
    return owner.postText("/api/v1/analytics/portfolio/" + id + "/" + question, json);
  }

  Answer put(String analysis, String json) {
    return owner
        .with("Content-Type", "application/json")
        .send(
            "PUT",
            "/api/v1/analytics/portfolio/" + id + "/" + analysis,
            BodyPublishers.ofString(json));
  }

  Answer aggregate(String analysis) {
    return owner.get("/api/v1/analytics/aggregate/" + analysis);
  }

  /** How many SQL statements an answer takes, the check of the token included. */
  int statements(String analysis) {
    return counted("portfolio/" + id, "portfolio/{id}", "/" + analysis);
  }

  /** The same of all portfolios of the owner. */
  int statementsOfAll(String analysis) {
    return counted("aggregate", "aggregate", "/" + analysis);
  }

  private int counted(String address, String route, String analysis) {
    String prefix = "/api/v1/analytics/";
    return new StatementsOf(server, owner)
        .get(prefix + address + analysis, prefix + route + analysis.replaceAll("\\?.*", ""));
  }

  void snapshot(LocalDate day, double nav, String quality, @Nullable String reason) {
    sql(
        """
        insert into portfolio_snapshot (portfolio_id, on_date, nav, cash, long_value, short_value, flow, pnl,
          holding_pnl, trading_pnl, income, fees, realized_pnl, pnl_since_entry, cumulative_pnl, cumulative_flow,
          position_count, long_count, short_count, quality, quality_reason, sources, method_version, input_hash)
        values ('%s', '%s', %s, 0, %s, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 4, 1, '%s', %s, '{csv}', 'test', 'h')
        """
            .formatted(
                id,
                day,
                nav,
                Math.max(0, nav),
                quality,
                reason == null ? "null" : "'" + reason + "'"));
    sql(
        """
        insert into portfolio_risk (portfolio_id, on_date, market_beta, beta_coverage, volatility_21, volatility_63,
          return_observations, long_exposure, short_exposure, gross_exposure, net_exposure, provider_beta,
          provider_beta_coverage, volatility_forecast, volatility_model, volatility_percentile, volatility_trend,
          gamma_value, theta_value, vega_value, rho_value, option_count, reasons, sources, method_version, input_hash)
        values ('%s', '%s', 0.5, 0.7, 0.15, 0.2, 70, 71000, -10000, 81000, 61000, 0.64, 0.6, 0.18, 'HAR', 0.25,
          'DECREASING', 50, -10, 30, 5, 1,
          '{"low_volatility": "No position has a beta to Low Volatility.", "historical_var": "Only 70 of 81 daily returns."}',
          '{csv}', 'test', 'hash')
        """
            .formatted(id, day));
  }

  /** Daily returns up to the day, on the same value before each. */
  void returns(double value, double... returns) {
    List<LocalDate> days = TradingCalendar.nyse().sessions(DAY.minusDays(400), DAY);
    List<LocalDate> last = days.subList(days.size() - returns.length, days.size());
    for (int i = 0; i < returns.length; i++) {
      if (i < returns.length - 1) {
        snapshot(last.get(i), value, "FINAL", null);
      }
      sql(
          """
          update portfolio_snapshot set daily_return = %s, pnl = %s, flow = nav - %s - %s
          where portfolio_id = '%s' and on_date = '%s'
          """
              .formatted(
                  BigDecimal.valueOf(returns[i]),
                  BigDecimal.valueOf(returns[i] * value),
                  BigDecimal.valueOf(returns[i] * value),
                  BigDecimal.valueOf(value),
                  id,
                  last.get(i)));
    }
  }

  void share(String symbol, int quantity, int value) {
    sql(
        """
        insert into instrument (symbol, investment_class, subtype) values ('%s', 'PUBLIC', 'STOCK')
        on conflict do nothing
        """
            .formatted(symbol));
    line(position("symbol = '" + symbol + "'"), quantity, value, value, "csv");
  }

  private void call() {
    sql(
        """
        insert into instrument (symbol, investment_class, subtype, multiplier, underlying_id, option_right, strike,
          expiry, exercise_style)
        select 'AA260619C00330000', 'OPTIONS', 'CALL', 100, id, 'CALL', 330, '2026-06-19', 'AMERICAN'
        from instrument where symbol = 'AA' on conflict do nothing
        """);
    UUID call = position("symbol = 'AA260619C00330000'");
    line(call, 1, 1000, 6000, "model");
    sql(
        """
        update position_snapshot set delta = 0.2, gamma_value = 50, theta_value = -10, vega_value = 30, rho_value = 5,
          option_spot = 300, option_volatility = 0.3, option_years = 0.4, option_rate = 0.04, option_yield = 0
        where position_id = '%s'
        """
            .formatted(call));
  }

  private void asset() {
    sql(
        """
        insert into instrument (symbol, owner_id, investment_class, subtype)
        select 'HOUSE', account_id, 'PRIVATE', 'REAL_ESTATE' from portfolio where id = '%s'
        """
            .formatted(id));
    line(
        position("owner_id = (select account_id from portfolio where id = '%s')".formatted(id)),
        1,
        20_000,
        20_000,
        "owner");
  }

  private UUID position(String which) {
    UUID position = UUID.randomUUID();
    sql(
        """
        insert into position (id, portfolio_id, instrument_id, lot_number)
        select '%s', '%s', id, 1 from instrument where %s
        """
            .formatted(position, id, which));
    return position;
  }

  private void line(UUID position, int quantity, int value, int delta, String source) {
    sql(
        """
        insert into position_snapshot (position_id, on_date, portfolio_id, quantity, price, price_date, price_source,
          market_value, pnl_since_entry, delta, delta_value)
        values ('%s', '%s', '%s', %d, 1, '%s', '%s', %d, 0, 1, %d)
        """
            .formatted(position, DAY, id, quantity, DAY, source, value, delta));
  }

  private static void prices(String symbol, List<LocalDate> days, double beta) {
    StringBuilder rows = new StringBuilder();
    double price = 100;
    for (int i = 0; i < days.size(); i++) {
      double market = (days.get(i).getDayOfMonth() % 5 - 2) / 100.0;
      price *= i == 0 ? 1 : 1 + beta * market;
      rows.append(i == 0 ? "" : ",")
          .append(
              "('%s', '%s', %s, 'csv', 1)"
                  .formatted(symbol, days.get(i), BigDecimal.valueOf(price)));
    }
    sql(
        "insert into market_data_cache (symbol, on_date, close, source, source_rank) values "
            + rows);
  }

  private static void symbolRisk(String symbol, String betas) {
    sql(
        """
        insert into symbol_risk (symbol, on_date, market_beta, r_squared, observations, sources, method_version,
          factor_betas, factor_errors, style_observations, spread_observations, input_hash)
        values ('%s', '%s', 1, 0.5, 199, '{csv}', 'test', '%s', '{}', 199, 199, 'h')
        """
            .formatted(symbol, DAY, betas));
  }

  /** What the engines say. */
  void results() {
    String key = "'" + id + "', '" + DAY + "'";
    sql(
        """
        insert into portfolio_correlation (portfolio_id, on_date, symbols, exposures, correlations, common_days,
          clusters, cluster_names, cluster_correlations, average_correlation, held_correlation,
          diversification_ratio, effective_bets, effective_rank, method_version, input_hash)
        values (%s, '{AA,BB,CC}', '{36000,20000,-10000}', '{0.25,null,-0.5}', '{252,40,100}', '{0,1,2}', '{A,B,C}',
          '{null,null,null}', -0.125, 0.1, 1.25, 1.5625, 2, 'test', 'h')
        """
            .formatted(key));
    sql(
        """
        insert into portfolio_factor (portfolio_id, on_date, betas, dollars, errors, coverages, fund_exposures,
          risk_parts, specific_part, factor_volatility, systematic_share, method_version, input_hash)
        values (%s, '{0.5,0.64,0.1,-0.2,0.3,0,0.15,0.25,null,0.6,-0.3,0.05,-0.25}',
          '{50000,64000,10000,-20000,30000,0,15000,25000,null,60000,-30000,5000,-25000}',
          '{1000,0,1000,1000,1000,1000,1000,1000,null,10000,10000,10000,20000}',
          '{0.7,0.6,0.7,0.7,0.7,0.7,0.7,0.7,0,0.7,0.7,0.7,0.7}', '{50000,10000,null,0,0,0,0,0}',
          '{0.1,-0.01,null,0.02,0,0,0,0}', 0.04, 0.15, 0.8, 'test', 'h')
        """
            .formatted(key));
    sql(
        """
        insert into portfolio_breakdown (portfolio_id, on_date, kinds, lines, counts, long_values, short_values,
          delta_longs, delta_shorts, benchmark, benchmark_as_of, benchmark_weights, active_share, names, herfindahl,
          effective_names, entropy_names, top_3, top_10, method_version, input_hash)
        values (%s, '{class,sector,sector,sector,sector,sector}',
          '{PUBLIC,Energy,Utilities,"Health Care",Unclassified,Cash}', '{3,2,1,0,2,0}',
          '{50000,31000,20000,0,20000,39000}', '{-10000,0,0,0,-10000,0}', '{50000,36000,20000,0,20000,34000}',
          '{-10000,0,0,0,-10000,0}', 'SP500', '2025-10-17', '{null,0.04,0.03,0.93,null,null}', 0.93, 4,
          0.296917, 3.367942, 3.7, 0.883721, 1, 'test', 'h')
        """
            .formatted(key));
    sql(
        """
        insert into portfolio_stress (portfolio_id, on_date, scenarios, stipulated, conditional, convexity, distances,
          replayed, scenario_notes, factors, by_factor, grid_moves, grid_profits, grid_linear, surface_spots,
          surface_points, surface_yields, surface, coverage, method_version, input_hash)
        values (%s, '{market_down_10,rates_up_50bp,covid_crash_2020}', '{-5000,100,-20000}',
          '{-6543.215,null,-25000}', '{0,0,0}', '{1,null,2}', '{f,f,f}',
          '{null,"The factors have no covariance.","Stipulated shocks."}', '{Market}', '{-6000,null,-25000}',
          '{}', '{}', '{}', '{}', '{}', '{}', '{}', 0.65, 'test', 'h')
        """
            .formatted(key));
    sql(
        """
        insert into portfolio_tail (portfolio_id, on_date, scenarios, coverage, holdings_volatility,
          historical_var_95, historical_es_95, normal_var_95, normal_es_95, normal_var_99, normal_es_99,
          factor_var_95, factor_es_95, factor_var_99, factor_es_99, symbols, es_parts, factor_parts, method_version,
          input_hash)
        values (%s, 252, 0.75, 0.16, 1500, 2000, 1600, 2100, 2300, 2600, 1700, 2200, 2400, 2700, '{AA,BB,CC}',
          '{1800,450,-250}', '{1980,330,null}', 'test', 'h')
        """
            .formatted(key));
  }
}
