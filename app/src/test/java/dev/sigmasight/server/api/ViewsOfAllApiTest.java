package dev.sigmasight.server.api;

import static dev.sigmasight.server.api.ViewPages.figure;
import static dev.sigmasight.server.api.ViewPages.isSame;
import static dev.sigmasight.server.api.ViewPages.row;
import static dev.sigmasight.server.api.ViewPages.rows;
import static dev.sigmasight.server.api.ViewPages.sum;
import static dev.sigmasight.server.api.ViewPages.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Pages of all portfolios as one book, against what the aggregates say of them. */
class ViewsOfAllApiTest {
  private static final AnalyzedPortfolio first = AnalyzedPortfolio.usual();
  private static final AnalyzedPortfolio second = first.another();

  static {
    double[] one = new double[30];
    double[] other = new double[30];
    Arrays.setAll(one, t -> 0.001 * (t % 7 - 3));
    Arrays.setAll(other, t -> 0.002 * (t % 5 - 2));
    first.returns(100_000, one);
    second.returns(50_000, other);
    AnalyzedPortfolio.usual(); // somebody else's
  }

  private static JsonNode page(String view) {
    JsonNode page = ViewPages.page(first.owner(), "all", view);
    assertThat(page.get("available").asBoolean()).as(page.toString()).isTrue();
    assertThat(page.get("as_of").asString()).isEqualTo("2026-01-14");
    assertThat(rows(page, "portfolios"))
        .extracting(row -> row.get("key").asString())
        .containsExactly(first.id().toString(), second.id().toString());
    return page;
  }

  private static JsonNode aggregate(String analysis) {
    return first.aggregate(analysis).body();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "overview",
        "holdings",
        "risk/contributions",
        "risk/factors",
        "risk/correlation",
        "risk/volatility",
        "risk/concentration",
        "risk/greeks",
        "risk/tail",
        "scenarios",
        "performance?bm=SPY"
      })
  void takesFewStatementsWhateverTheNumberOfPortfolios(String view) {
    String route =
        "/api/v1/views/{scope}/"
            + (view.startsWith("risk/") ? "risk/{tab}" : view.replaceAll("\\?.*", ""));

    var asked = new StatementsOf(AnalyzedPortfolio.server(), first.owner());

    assertThat(asked.get("/api/v1/views/all/" + view, route)).isBetween(1, 6);
    assertThat(page(view).get("view").asString()).isEqualTo(view.replaceAll("\\?.*", ""));
  }

  @Test
  void addsUpTheOverview() {
    JsonNode page = page("overview");
    JsonNode shown = aggregate("overview");

    Map.of(
            "net_asset_value", "/net_asset_value",
            "cash_balance", "/aggregate_metrics/cash_balance",
            "long_exposure", "/aggregate_metrics/long_exposure",
            "gross_exposure", "/aggregate_metrics/gross_exposure",
            "leverage", "/aggregate_metrics/leverage",
            "pnl_day", "/aggregate_metrics/daily_pnl",
            "return_day", "/aggregate_metrics/daily_return",
            "unrealized_pnl", "/aggregate_metrics/unrealized_pnl")
        .forEach((figure, member) -> isSame(page.at("/figures/" + figure), shown.at(member)));
    JsonNode volatility = aggregate("volatility");
    isSame(page.at("/figures/volatility_21d"), volatility.get("aggregate_volatility"));
    isSame(page.at("/figures/volatility_63d"), volatility.get("aggregate_volatility_63d"));
    assertThat(figure(page, "market_beta")).isEqualTo(0.5);
    double worst =
        aggregate("stress-test")
            .at("/data/scenarios")
            .valueStream()
            .map(each -> each.at("/impact/dollar_impact"))
            .filter(JsonNode::isNumber)
            .mapToDouble(JsonNode::asDouble)
            .min()
            .orElseThrow();
    assertThat(figure(page, "worst_scenario")).isLessThanOrEqualTo(worst);
    assertThat(page.at("/figures/value_at_risk_95/reason_text").asString())
        .contains("all their positions together");
    List<JsonNode> series = rows(page, "series");
    assertThat(series).hasSize(30);
    assertThat(rows(page, "benchmark")).hasSize(30);
  }

  /** 20,000 of a house without a beta beside 100,000 of which 70 % of 81,000 have one. */
  @Test
  void theBetaOfAllCountsWhatHasNoneAsNothing() {
    AnalyzedPortfolio shares = AnalyzedPortfolio.usual();
    AnalyzedPortfolio house = shares.besides();
    house.snapshot(AnalyzedPortfolio.DAY, 20_000, "FINAL", null);
    AnalyzedPortfolio.sql(
        """
        update portfolio_risk set market_beta = null, beta_coverage = 0, long_exposure = 20000, short_exposure = 0,
          gross_exposure = 20000, net_exposure = 20000
        where portfolio_id = '%s'
        """
            .formatted(house.id()));

    JsonNode page = ViewPages.page(shares.owner(), "all", "overview");

    assertThat(figure(page, "market_beta")).isEqualTo(0.416667);
    assertThat(page.at("/figures/market_beta/coverage").asString()).isEqualTo("0.561386");
    assertThat(page.at("/figures/market_beta/status").asString()).isEqualTo("partial");
  }

  @Test
  void tellsWhichShareHasNoMarketPrice() {
    AnalyzedPortfolio shares = AnalyzedPortfolio.usual();
    JsonNode overview = ViewPages.page(shares.owner(), "all", "overview");
    JsonNode own = ViewPages.page(shares.owner(), shares.id(), "overview");
    JsonNode volatility = ViewPages.page(shares.owner(), shares.id(), "risk/volatility");

    for (JsonNode page : List.of(overview, own, volatility)) {
      assertThat(figure(page, "unpriced_share")).isEqualTo(0.246914);
    }
  }

  @Test
  void listsThePositionsOfEveryPortfolio() {
    JsonNode page = page("holdings");

    assertThat(rows(page, "positions")).hasSize(7);
    assertThat(rows(page, "positions"))
        .extracting(row -> row.at("/texts/portfolio_id").asString())
        .containsOnly(first.id().toString(), second.id().toString());
    assertThat(figure(page, "market_value")).isEqualTo(61_000 - 6_000);
    assertThat(sum(page, "positions", "market_value")).isEqualTo(figure(page, "market_value"));
    assertThat(figure(page, "net_asset_value")).isEqualTo(150_000);
    JsonNode one = rows(page, "positions").getFirst();
    assertThat(one.at("/texts/symbol").asString()).isEqualTo("AA");
    assertThat(value(one.at("/numbers/weight"))).isEqualTo(0.3);
    assertThat(value(one.at("/numbers/weight_of_all"))).isEqualTo(0.2);
    JsonNode own = ViewPages.page(first.owner(), first.id(), "holdings");
    String key = one.get("key").asString();
    for (String column : List.of("weight", "delta_value", "historical_es_95", "factor_es_95")) {
      assertThat(one.at("/numbers/" + column))
          .isEqualTo(row(own, "positions", key).at("/numbers/" + column));
    }
  }

  @Test
  void showsFactorsAsTheAggregatesDo() {
    JsonNode page = page("risk/factors");

    for (JsonNode each : aggregate("factor-exposures").get("exposures")) {
      JsonNode row = row(page, "factors", each.get("name").asString());
      isSame(row.at("/numbers/beta"), each.get("beta"));
      isSame(row.at("/numbers/exposure_dollar"), each.get("exposure_dollar"));
    }
    assertThat(rows(page, "spreads")).hasSize(4);
  }

  @Test
  void showsCorrelationsAsTheAggregatesDo() {
    JsonNode page = page("risk/correlation");
    JsonNode shown =
        aggregate("correlation-matrix?lookback_days=252&min_overlap=60&max_symbols=50");

    for (Map.Entry<String, JsonNode> row : shown.at("/data/matrix").properties()) {
      for (Map.Entry<String, JsonNode> cell : row.getValue().properties()) {
        isSame(row(page, "matrix", row.getKey()).at("/numbers/" + cell.getKey()), cell.getValue());
      }
    }
    assertThat(rows(page, "order"))
        .extracting(row -> row.get("key").asString())
        .containsExactlyInAnyOrder("AA", "BB", "CC");
    assertThat(page.at("/figures/positive_semidefinite/status").asString())
        .isEqualTo("unavailable");
  }

  @Test
  void showsVolatilityAsTheAggregatesDo() {
    JsonNode page = page("risk/volatility");
    JsonNode shown = aggregate("volatility");

    isSame(page.at("/figures/realized_21d"), shown.get("aggregate_volatility"));
    isSame(page.at("/figures/realized_63d"), shown.get("aggregate_volatility_63d"));
    isSame(page.at("/figures/diversification_benefit"), shown.get("diversification_benefit"));
    assertThat(page.at("/figures/realized_21d/coverage").asString()).isEqualTo("1.000000");
    JsonNode overview = page("overview");
    for (String fall : List.of("max_drawdown", "current_drawdown")) {
      isSame(overview.at("/figures/" + fall), page.at("/figures/" + fall + "/value"));
    }
    assertThat(sum(page("risk/contributions"), "by_portfolio", "volatility_contribution"))
        .isCloseTo(shown.get("aggregate_volatility").asDouble(), within(2e-6));
  }

  @Test
  void showsRareLossesOfThePositionsTogether() {
    JsonNode page = page("risk/tail");

    assertThat(rows(page, "losses")).hasSize(6);
    for (String column : List.of("value_at_risk", "expected_shortfall", "var_of_nav")) {
      isUnknown(row(page, "losses", "historical-95"), column, "Nothing with enough returns");
      isUnknown(row(page, "losses", "factor-95"), column, "knows no volatility");
    }
    assertThat(rows(page, "contributions"))
        .extracting(row -> row.get("key").asString())
        .containsExactly("AA", "BB", "CC");
    JsonNode parts = page("risk/contributions");
    isSame(
        parts.at("/figures/historical_es_95"),
        row(page, "losses", "historical-95").at("/numbers/expected_shortfall/value"));
    assertThat(rows(parts, "by_position")).hasSize(7);
    assertThat(rows(parts, "by_position").getFirst().at("/texts/portfolio_name").asString())
        .isEqualTo("P");
    assertThat(sum(parts, "by_position", "delta_value"))
        .isEqualTo(sum(page("holdings"), "positions", "delta_value"));
  }

  private static void isUnknown(JsonNode row, String column, String why) {
    JsonNode number = row.at("/numbers/" + column);
    assertThat(number.get("value").isNull()).as(column).isTrue();
    assertThat(number.get("reason_text").asString()).contains(why);
  }

  @Test
  void showsConcentrationAndSectorsAsTheAggregatesDo() {
    JsonNode page = page("risk/concentration");
    JsonNode shown = aggregate("concentration").get("data");

    isSame(page.at("/figures/hhi"), shown.get("hhi"));
    isSame(page.at("/figures/top_3"), shown.get("top_3_concentration"));
    isSame(
        row(page, "issuers", "AA").at("/numbers/weight"),
        shown
            .at("/top_positions")
            .valueStream()
            .filter(each -> each.get("symbol").asString().equals("AA"))
            .findFirst()
            .orElseThrow()
            .get("weight_of_nav"));
    JsonNode sectors = aggregate("sector-exposure").get("data");
    for (String sector : List.of("Energy", "Utilities", "Cash")) {
      isSame(
          row(page, "sectors", sector).at("/numbers/weight"),
          sectors.at("/portfolio_weights/" + sector));
    }
  }

  @Test
  void showsScenariosAsTheAggregatesDo() {
    JsonNode page = page("scenarios");

    for (JsonNode each : aggregate("stress-test").at("/data/scenarios")) {
      JsonNode row = row(page, "scenarios", each.get("id").asString());
      isSame(row.at("/numbers/impact"), each.at("/impact/dollar_impact"));
      isSame(row.at("/numbers/impact_percent"), each.at("/impact/percentage_impact"));
      isSame(row.at("/numbers/stipulated_impact"), each.at("/stipulated_impact/dollar_impact"));
    }
  }

  @Test
  void listsTheOptionsOfEveryPortfolio() {
    JsonNode page = page("risk/greeks");

    assertThat(rows(page, "options")).hasSize(1);
    assertThat(figure(page, "vega_value")).isEqualTo(30);
    assertThat(value(row(page, "underlyings", "AA").at("/numbers/gamma_value"))).isEqualTo(50);
  }

  /** Expected: the returns of both, weighted by 100,000 and 50,000 before every day. */
  @Test
  void linksTheReturnsOfTheSum() {
    List<JsonNode> series = rows(page("performance"), "series");

    assertThat(series).hasSize(30);
    for (int t = 1; t < 30; t++) {
      double pooled = (100_000 * 0.001 * (t % 7 - 3) + 50_000 * 0.002 * (t % 5 - 2)) / 150_000;
      assertThat(value(series.get(t).at("/numbers/return"))).isCloseTo(pooled, within(1e-8));
    }
  }

  @Test
  void saysWhyTheClosesDoNotAddUp() {
    AnalyzedPortfolio one = AnalyzedPortfolio.usual();
    AnalyzedPortfolio other = one.another();
    one.returns(100_000, 0.01, 0.01, 0.01);
    other.returns(50_000, 0.01, 0.01, 0.01);
    AnalyzedPortfolio.sql(
        "delete from portfolio_risk where portfolio_id = '%s' and on_date = '2026-01-13'"
            .formatted(other.id()));
    AnalyzedPortfolio.sql(
        "delete from portfolio_snapshot where portfolio_id = '%s' and on_date = '2026-01-13'"
            .formatted(other.id()));

    JsonNode page = ViewPages.page(one.owner(), "all", "performance");

    assertThat(page.get("available").asBoolean()).isFalse();
    assertThat(page.get("reason").asString()).contains(other.id().toString(), "cannot be added up");
  }

  @Test
  void namesWhatIsOnlyOfOnePortfolio() {
    JsonNode page =
        first
            .owner()
            .postText("/api/v1/views/all/scenarios/evaluate", "{\"factors\": {\"Market\": -0.2}}")
            .body();

    assertThat(page.get("available").asBoolean()).isFalse();
    assertThat(page.get("reason").asString()).contains("A shock of one's own", "id of one of them");
    assertThat(rows(page, "portfolios")).hasSize(2);
  }

  @Test
  void saysThatNothingIsComputed() {
    AnalyzedPortfolio bare = AnalyzedPortfolio.bare();

    JsonNode page = ViewPages.page(bare.owner(), "all", "holdings");

    assertThat(page.get("available").asBoolean()).isFalse();
    assertThat(page.get("quality").asString()).isEqualTo("UNAVAILABLE");
    assertThat(page.get("reason").asString()).contains("No run");
    assertThat(rows(page, "portfolios")).hasSize(1);
  }
}
