package dev.sigmasight.server.api;

import static dev.sigmasight.server.api.ViewPages.figure;
import static dev.sigmasight.server.api.ViewPages.isSame;
import static dev.sigmasight.server.api.ViewPages.row;
import static dev.sigmasight.server.api.ViewPages.rows;
import static dev.sigmasight.server.api.ViewPages.sum;
import static dev.sigmasight.server.api.ViewPages.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.market.calendar.TradingCalendar;
import dev.sigmasight.server.testing.Answer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The tables of pages: what they hold of positions, factors, volatility and correlations. */
class ViewTablesApiTest {
  private static final ComputedPortfolio portfolio = ComputedPortfolio.usual();

  private static JsonNode page(String view) {
    return ViewPages.page(portfolio.owner(), portfolio.id(), view);
  }

  private static JsonNode of(AnalyzedPortfolio analyzed, Object scope, String view) {
    return ViewPages.page(analyzed.owner(), scope, view);
  }

  @Test
  void positionsAreThoseOfTheDetails() {
    JsonNode page = page("holdings");
    JsonNode details =
        portfolio
            .owner()
            .get("/api/v1/data/positions/details?portfolio_id=" + portfolio.id())
            .body();

    assertThat(details.get("positions")).hasSize(5);
    for (JsonNode each : details.get("positions")) {
      JsonNode row = row(page, "positions", each.get("id").asString());
      for (String number : List.of("quantity", "multiplier", "cost_basis", "market_value")) {
        isSame(row.at("/numbers/" + number), each.get(number));
      }
      isSame(row.at("/numbers/price"), each.get("current_price"));
      isSame(row.at("/numbers/average_cost"), each.get("entry_price"));
      isSame(row.at("/numbers/unrealized_pnl"), each.get("unrealized_pnl"));
      assertThat(value(row.at("/numbers/unrealized_return")))
          .isCloseTo(each.get("unrealized_pnl_percent").asDouble() / 100, within(2e-6));
      JsonNode texts = row.get("texts");
      for (String text :
          List.of(
              "symbol", "sector", "position_type", "entry_date", "price_date", "price_source")) {
        assertThat(texts.get(text)).as(text).isEqualTo(each.get(text));
      }
      assertThat(texts.get("name")).isEqualTo(each.get("company_name"));
      assertThat(texts.get("subtype")).isEqualTo(each.get("investment_subtype"));
      assertThat(texts.get("underlying_symbol")).isEqualTo(each.get("underlying_symbol"));
      assertThat(texts.get("expiry")).isEqualTo(each.get("expiration_date"));
      if (!each.get("strike_price").isNull()) {
        isSame(row.at("/numbers/strike"), each.get("strike_price"));
      }
    }
    isSame(page.at("/figures/unrealized_pnl"), details.at("/summary/total_unrealized_pnl"));
  }

  @Test
  void optionsHaveTheGreeksOfTheRisk() {
    JsonNode page = page("holdings");
    List<JsonNode> options = rows(page("risk/greeks"), "options");

    assertThat(options).isNotEmpty();
    for (JsonNode each : options) {
      JsonNode held = row(page, "positions", each.get("key").asString()).get("numbers");
      for (String greek :
          List.of(
              "delta_value",
              "gamma_value",
              "theta_value",
              "vega_value",
              "rho_value",
              "underlying_price",
              "volatility")) {
        assertThat(held.at("/" + greek + "/value"))
            .as(greek)
            .isEqualTo(each.at("/numbers/" + greek + "/value"));
      }
    }
    assertThat(rows(page, "positions"))
        .filteredOn(row -> row.at("/texts/investment_class").asString().equals("PUBLIC"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.get("numbers").has("vega_value")).isFalse());
  }

  @Test
  void whatPositionsGainedIsWhatThePortfolioGained() {
    assertThat(figure(page("holdings"), "positions_pnl_day"))
        .isCloseTo(figure(page("overview"), "pnl_day"), within(0.011));
    List<JsonNode> movers = rows(page("overview"), "movers");
    assertThat(movers).isNotEmpty();
    assertThat(movers.stream().mapToDouble(row -> value(row.at("/numbers/pnl_day"))).sum())
        .isCloseTo(figure(page("overview"), "pnl_day"), within(0.03));
  }

  @Test
  void whatChangedItsQuantityHasNoGainOfTheDay() {
    AnalyzedPortfolio analyzed = AnalyzedPortfolio.usual();
    JsonNode before = of(analyzed, analyzed.id(), "holdings");
    String key = rows(before, "positions").getFirst().get("key").asString();
    analyzed.returns(100_000, 0.01, 0.01);
    AnalyzedPortfolio.sql(
        """
        insert into position_snapshot (position_id, on_date, portfolio_id, quantity, price, price_date, price_source,
          market_value, pnl_since_entry, delta, delta_value)
        values ('%s', '2026-01-13', '%s', 50, 1, '2026-01-13', 'csv', 14000, 0, 1, 14000)
        """
            .formatted(key, analyzed.id()));

    JsonNode row = row(of(analyzed, analyzed.id(), "holdings"), "positions", key);

    assertThat(row.at("/numbers/pnl_day/value").isNull()).isTrue();
    assertThat(row.at("/numbers/pnl_day/reason_text").asString()).contains("quantity changed");
    assertThat(row.at("/numbers/cost_basis/reason_text").asString()).contains("without cost");
  }

  @Test
  void positionsCarryTargetsAndTags() {
    JsonNode first = rows(page("holdings"), "positions").getFirst();
    String position = first.get("key").asString();
    Answer target =
        portfolio
            .owner()
            .postText(
                "/api/v1/target-prices/" + portfolio.id(),
                """
                {"symbol": "AA", "position_type": "LONG", "target_price_eoy": 123, "downside_target_price": 50}
                """);
    assertThat(target.status()).as(target.text()).isEqualTo(201);
    String tag = portfolio.owner().postText("/api/v1/tags", "{\"name\": \"Core\"}").text("id");
    assertThat(
            portfolio
                .owner()
                .postText(
                    "/api/v1/positions/" + position + "/tags",
                    "{\"tag_ids\": [\"%s\"]}".formatted(tag))
                .status())
        .isBetween(200, 201);

    JsonNode page = page("holdings");

    JsonNode row = row(page, "positions", position);
    assertThat(row.at("/texts/symbol").asString()).isEqualTo("AA");
    assertThat(value(row.at("/numbers/target_price"))).isEqualTo(123);
    isSame(row.at("/numbers/return_to_target"), target.body().get("expected_return_eoy"));
    isSame(row.at("/numbers/return_to_downside"), target.body().get("downside_return"));
    assertThat(row.at("/numbers/target_price_next_year/status").asString())
        .isEqualTo("unavailable");
    assertThat(row.at("/texts/tags").asString()).contains("Core");
    assertThat(row(page, "tags", tag).at("/texts/position_id").asString()).isEqualTo(position);
    assertThat(row(page, "tags", tag).at("/texts/color").asString()).startsWith("#");
  }

  /** Expected: 0.1 ± 1.644854 × 1,000/100,000. */
  @Test
  void factorsSayHowWellTheyAreKnown() {
    AnalyzedPortfolio analyzed = AnalyzedPortfolio.usual();

    JsonNode page = of(analyzed, analyzed.id(), "risk/factors");

    JsonNode rate =
        rows(page, "factors").stream()
            .filter(each -> each.at("/numbers/beta/value").asString("").equals("0.100000"))
            .findFirst()
            .orElseThrow();
    assertThat(rate.at("/numbers/beta/se").asString()).isEqualTo("0.010000");
    assertThat(rate.at("/numbers/beta/lo").asString()).isEqualTo("0.083551");
    assertThat(rate.at("/numbers/beta/hi").asString()).isEqualTo("0.116449");
    assertThat(rows(page, "spreads")).hasSize(4);
    assertThat(rows(page, "spreads").getLast().at("/texts/kind").asString()).isEqualTo("spread");
    assertThat(figure(page, "systematic_share")).isEqualTo(0.8);
    JsonNode market = rows(page("risk/factors"), "factors").getFirst();
    assertThat(market.at("/numbers/beta/n").asInt()).isBetween(29, 90);
  }

  /** Expected: every tenth day with results, and the newest; the betas as they are stored. */
  @Test
  void factorsSayWhatTheBetasWere() {
    AnalyzedPortfolio analyzed = AnalyzedPortfolio.usual();
    List<LocalDate> sessions =
        TradingCalendar.nyse().sessions(AnalyzedPortfolio.DAY.minusDays(40), AnalyzedPortfolio.DAY);
    List<LocalDate> days = sessions.subList(sessions.size() - 21, sessions.size());
    AnalyzedPortfolio.sql(
        """
        insert into portfolio_risk select (r).* from (select jsonb_populate_record(risk,
            jsonb_build_object('on_date', day)) as r
          from portfolio_risk risk, unnest('{%2$s}'::date[]) day
          where portfolio_id = '%1$s' and on_date <> day) as earlier on conflict do nothing;
        insert into portfolio_factor select (f).* from (select jsonb_populate_record(factor,
            jsonb_build_object('on_date', day)) as f
          from portfolio_factor factor, unnest('{%2$s}'::date[]) day
          where portfolio_id = '%1$s' and on_date <> day) as earlier on conflict do nothing;
        update portfolio_factor set betas[3] = 0.25 where portfolio_id = '%1$s' and on_date = '%3$s'
        """
            .formatted(
                analyzed.id(),
                String.join(",", days.stream().map(LocalDate::toString).toList()),
                days.getFirst()));

    JsonNode page = of(analyzed, analyzed.id(), "risk/factors");

    List<JsonNode> history = rows(page, "history");
    assertThat(history)
        .extracting(row -> row.get("key").asString())
        .containsExactly(
            days.getFirst().toString(), days.get(10).toString(), AnalyzedPortfolio.DAY.toString());
    assertThat(history)
        .extracting(row -> row.at("/numbers/IR Beta/value").asString())
        .containsExactly("0.250000", "0.100000", "0.100000");
    assertThat(history.getFirst().at("/numbers/IR Beta/as_of").asString())
        .isEqualTo(days.getFirst().toString());
    assertThat(history.getFirst().get("numbers").has("Market Beta (90D)")).isFalse();
  }

  /**
   * Expected: of two funds that correlate by 0.6 with the market each and by 0.36 with each other,
   * nothing is alike but the market: 1. With 0.68 the residuals correlate by (0.68 − 0.36)/0.64 =
   * 0.5, so 1/(1 − 0.25).
   */
  @Test
  void factorsSayHowMuchTheyOverlap() {
    AnalyzedPortfolio analyzed = AnalyzedPortfolio.usual();
    AnalyzedPortfolio.sql(
        """
        delete from factor_correlation where on_date = '%1$s';
        insert into factor_correlation (on_date, factors, correlations, deviations, observations, method_version, input_hash)
        values ('%1$s', '{SPY,TLT,MTUM}', '{1,0.6,0.6, 0.6,1,0.68, 0.6,0.68,1}', '{0.01,0.02,0.03}', 252, 'factor-correlation-1', 'x')
        """
            .formatted(AnalyzedPortfolio.DAY));

    JsonNode page = of(analyzed, analyzed.id(), "risk/factors");

    assertThat(rows(page, "factors"))
        .extracting(
            row -> row.get("key").asString(),
            row -> row.at("/numbers/variance_inflation/value").asString(""))
        .contains(
            tuple("Market Beta (90D)", ""),
            tuple("IR Beta", "1.333333"),
            tuple("Momentum", "1.333333"),
            tuple("Quality", ""));
    assertThat(rows(page, "spreads").get(1).at("/numbers/variance_inflation/status").asString())
        .isEqualTo("ok");
  }

  /** Expected: √(0.108² + 0.04² + 2·0.25·0.108·0.04), and the parts (0.011664 + 0.00108)/σ, … */
  @Test
  void contributionsAddUpToTheVolatility() {
    AnalyzedPortfolio analyzed = AnalyzedPortfolio.bare();
    analyzed.snapshot(AnalyzedPortfolio.DAY, 100_000, "FINAL", null);
    analyzed.share("VTA", 150, 36_000);
    analyzed.share("VTB", 200, 20_000);
    analyzed.results();
    AnalyzedPortfolio.sql(
        """
        update portfolio_correlation set symbols = '{VTA,VTB}', exposures = '{36000,20000}', correlations = '{0.25}',
          common_days = '{252}', clusters = '{0,1}', cluster_names = '{VTA,VTB}', cluster_correlations = '{null,null}'
        where portfolio_id = '%s'
        """
            .formatted(analyzed.id()));
    for (String volatility : List.of("'VTA', 0.3", "'VTB', 0.2")) {
      AnalyzedPortfolio.sql(
          """
          insert into symbol_risk (symbol, volatility_252, on_date, market_beta, r_squared, observations, sources,
            method_version, factor_betas, factor_errors, style_observations, spread_observations, input_hash)
          values (%s, '2026-01-14', 1, 0.5, 199, '{csv}', 'test', '{}', '{}', 199, 199, 'h')
          """
              .formatted(volatility));
    }

    JsonNode page = of(analyzed, analyzed.id(), "risk/contributions");

    assertThat(figure(page, "holdings_volatility")).isEqualTo(0.124193);
    assertThat(sum(page, "by_position", "volatility_contribution"))
        .isCloseTo(0.124193, within(2e-6));
    assertThat(sum(page, "by_position", "volatility_share")).isCloseTo(1, within(2e-6));
    for (JsonNode row : rows(page, "by_position")) {
      assertThat(
              value(row.at("/numbers/delta_weight"))
                  * value(row.at("/numbers/standalone_volatility"))
                  * value(row.at("/numbers/correlation_with_whole")))
          .isCloseTo(value(row.at("/numbers/volatility_contribution")), within(1e-6));
    }
    JsonNode correlation = of(analyzed, analyzed.id(), "risk/correlation");
    assertThat(figure(correlation, "positive_semidefinite")).isEqualTo(1);
    assertThat(figure(correlation, "smallest_eigenvalue")).isEqualTo(0.75);
    assertThat(row(correlation, "order", "VTB").at("/texts/cluster_name").asString())
        .isEqualTo("VTB");
    assertThat(rows(correlation, "clusters")).hasSize(2);
  }

  /** Expected: the deviations of the last ten returns, √252 of them. */
  @Test
  void theConeEndsWhereVolatilityIs() {
    AnalyzedPortfolio analyzed = AnalyzedPortfolio.usual();
    double[] returns = new double[200];
    Arrays.setAll(returns, t -> 0.001 * ((t * 37) % 19 - 9));
    analyzed.returns(100_000, returns);

    JsonNode page = of(analyzed, analyzed.id(), "risk/volatility");

    assertThat(rows(page, "cone"))
        .extracting(row -> row.get("key").asString())
        .containsExactly("10", "21", "42", "63");
    double[] last = Arrays.copyOfRange(returns, 190, 200);
    double mean = Arrays.stream(last).average().orElseThrow();
    double squares = Arrays.stream(last).map(each -> (each - mean) * (each - mean)).sum();
    assertThat(value(row(page, "cone", "10").at("/numbers/current")))
        .isCloseTo(Math.sqrt(252 * squares / 9), within(1e-6));
    for (JsonNode row : rows(page, "cone")) {
      assertThat(
              List.of("min", "p10", "p25", "p50", "p75", "p90", "max").stream()
                  .map(column -> value(row.at("/numbers/" + column)))
                  .toList())
          .isSorted();
    }
    assertThat(rows(page, "forecast")).hasSize(3);
    JsonNode forecast = row(page, "forecast", "21").at("/numbers/expected");
    assertThat(value(forecast))
        .isBetween(
            Double.parseDouble(forecast.get("lo").asString()),
            Double.parseDouble(forecast.get("hi").asString()));
    JsonNode all = of(analyzed, "all", "risk/volatility");
    assertThat(row(all, "cone", "10")).isEqualTo(row(page, "cone", "10"));
  }

  /** Expected: from the 21st return on, every other day of 180; the newest is that of the cone. */
  @Test
  void volatilityIsToldDayByDay() {
    AnalyzedPortfolio analyzed = AnalyzedPortfolio.usual();
    double[] returns = new double[200];
    Arrays.setAll(returns, t -> 0.001 * ((t * 37) % 19 - 9));
    analyzed.returns(100_000, returns);

    JsonNode page = of(analyzed, analyzed.id(), "risk/volatility");

    List<JsonNode> rolling = rows(page, "rolling");
    assertThat(rolling).hasSize(90);
    assertThat(rolling.getLast().get("key").asString()).isEqualTo(page.get("as_of").asString());
    assertThat(value(rolling.getLast().at("/numbers/realized_21d")))
        .isEqualTo(value(row(page, "cone", "21").at("/numbers/current")));
    assertThat(rolling.getFirst().at("/numbers/realized_63d/reason_text").asString())
        .isEqualTo("Only 22 of 63 daily returns.");
    double[] first = Arrays.copyOfRange(returns, 1, 22);
    double mean = Arrays.stream(first).average().orElseThrow();
    double squares = Arrays.stream(first).map(each -> (each - mean) * (each - mean)).sum();
    assertThat(value(rolling.getFirst().at("/numbers/realized_21d")))
        .isCloseTo(Math.sqrt(252 * squares / 20), within(1e-6));
  }

  @Test
  void theDeepestFallIsTheLowestOfTheSeries() {
    AnalyzedPortfolio one = AnalyzedPortfolio.usual();
    AnalyzedPortfolio other = one.another();
    one.returns(100_000, wave(40, 0.01));
    other.returns(50_000, wave(40, 0.02));

    JsonNode page = of(one, "all", "risk/volatility");

    double deepest =
        rows(page, "drawdown").stream()
            .mapToDouble(row -> value(row.at("/numbers/deepest")))
            .min()
            .orElseThrow();
    assertThat(figure(page, "max_drawdown")).isEqualTo(deepest).isNegative();
    assertThat(value(rows(page, "drawdowns").getFirst().at("/numbers/depth"))).isEqualTo(deepest);
    assertThat(value(rows(page, "drawdown").getLast().at("/numbers/drawdown")))
        .isEqualTo(figure(page, "current_drawdown"));
  }

  private static double[] wave(int days, double size) {
    double[] returns = new double[days];
    Arrays.setAll(returns, t -> size * Math.sin(t * 0.7));
    return returns;
  }

  @Test
  void sectorsStandBesideTheBenchmark() {
    AnalyzedPortfolio analyzed = AnalyzedPortfolio.usual();

    JsonNode page = of(analyzed, analyzed.id(), "risk/concentration");

    JsonNode energy = row(page, "sectors", "Energy");
    assertThat(value(energy.at("/numbers/weight"))).isEqualTo(0.36);
    assertThat(value(energy.at("/numbers/benchmark_weight"))).isEqualTo(0.04);
    assertThat(value(energy.at("/numbers/active_weight"))).isEqualTo(0.32);
    assertThat(energy.at("/texts/benchmark").asString()).isEqualTo("SP500");
    assertThat(figure(page, "active_share")).isEqualTo(0.93);
    assertThat(sum(page, "sectors", "weight")).isCloseTo(1, within(1e-6));
  }

  /** What flowed and was gained since the point before is in a point. */
  @Test
  void pointsOfAThinnedSeriesAddUp() {
    AnalyzedPortfolio analyzed = AnalyzedPortfolio.usual();
    analyzed.returns(100_000, wave(200, 0.01));

    JsonNode few = of(analyzed, analyzed.id(), "overview?points=10");
    JsonNode all = of(analyzed, analyzed.id(), "overview?points=260");

    assertThat(rows(few, "series")).hasSize(10);
    assertThat(rows(all, "series")).hasSize(200);
    assertThat(rows(few, "benchmark")).hasSize(10);
    for (String column : List.of("pnl", "flow")) {
      assertThat(sum(few, "series", column)).isCloseTo(sum(all, "series", column), within(1.0));
    }
    assertThat(rows(few, "series").getLast()).isNotEqualTo(rows(all, "series").getLast());
    assertThat(rows(few, "series").getLast().get("key"))
        .isEqualTo(rows(all, "series").getLast().get("key"));
  }
}
