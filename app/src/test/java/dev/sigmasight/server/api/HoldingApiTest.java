package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Sectors, concentration, volatility, stress and starting capital of one portfolio. */
class HoldingApiTest {
  private static final AnalyzedPortfolio portfolio = AnalyzedPortfolio.usual();

  private static List<String> texts(JsonNode list, String member) {
    return list.valueStream().map(each -> each.get(member).asString()).toList();
  }

  @Test
  void sortsScenariosByCategoryAndName() {
    JsonNode answer = portfolio.get("stress-test").body();

    assertThat(texts(answer.at("/data/scenarios"), "id"))
        .containsExactly("covid_crash_2020", "market_down_10", "rates_up_50bp");
    JsonNode fall = answer.at("/data/scenarios/1");
    assertThat(fall.get("category").asString()).isEqualTo("market");
    assertThat(fall.get("severity").asString()).isEqualTo("moderate");
    assertThat(fall.get("impact_type").asString()).isEqualTo("correlated");
    assertThat(fall.get("description").asString()).isEqualTo("Market -10.0 %.");
    assertThat(fall.at("/impact/dollar_impact").asDouble()).isEqualTo(-6543.22);
    assertThat(fall.at("/impact/percentage_impact").asDouble()).isEqualTo(-6.5432);
    assertThat(fall.at("/impact/new_portfolio_value").asDouble()).isEqualTo(93_456.78);
    assertThat(fall.at("/stipulated_impact/dollar_impact").asDouble()).isEqualTo(-5000);
    JsonNode rates = answer.at("/data/scenarios/2");
    assertThat(rates.get("description").asString()).isEqualTo("yields +50 basis points.");
    assertThat(rates.at("/impact/dollar_impact").isNull()).isTrue();
    assertThat(rates.get("note").asString()).contains("covariance");
    assertThat(answer.at("/data/portfolio_value").asDouble()).isEqualTo(100_000);
  }

  @Test
  void answersTheScenariosThatAreAskedFor() {
    JsonNode some = portfolio.get("stress-test?scenarios=market_down_10,%20odd").body();
    assertThat(texts(some.at("/data/scenarios"), "id")).containsExactly("market_down_10");
    assertThat(some.at("/metadata/scenarios_requested").size()).isEqualTo(2);
    assertThat(some.at("/metadata/scenarios_unknown/0").asString()).isEqualTo("odd");

    JsonNode none = portfolio.get("stress-test?scenarios=odd").body();
    assertThat(none.get("available").asBoolean()).isFalse();
    assertThat(none.at("/data_quality/flag").asString()).isEqualTo("NO_MATCHING_RESULTS");
  }

  @Test
  void stressesNoPortfolioThatIsWorthNothing() {
    AnalyzedPortfolio empty = AnalyzedPortfolio.bare();
    empty.snapshot(AnalyzedPortfolio.DAY, 0, "FINAL", null);
    assertThat(empty.get("stress-test").body().at("/data_quality/flag").asString())
        .isEqualTo("NO_STRESS_TEST_RESULTS");

    empty.results();
    JsonNode answer = empty.get("stress-test").body();
    assertThat(answer.at("/data_quality/flag").asString()).isEqualTo("ZERO_BASELINE");
    assertThat(answer.at("/metadata/reason").asString()).isEqualTo("no_snapshot");
  }

  @Test
  void comparesSectorsWithTheBenchmark() {
    JsonNode data = portfolio.get("sector-exposure").body().get("data");
    JsonNode page = portfolio.at("/api/v1/views/" + portfolio.id() + "/risk/concentration").body();

    assertThat(portfolio.get("sector-exposure").body().at("/metadata/benchmark_source").asString())
        .as("nobody published these weights")
        .isEqualTo("stand-in");
    assertThat(page.get("tables").valueStream())
        .filteredOn(table -> table.get("id").asString().equals("sectors"))
        .singleElement()
        .satisfies(
            table ->
                assertThat(table.at("/rows/0/texts/benchmark_source").asString())
                    .isEqualTo("stand-in"));

    assertThat(data.at("/portfolio_weights/Energy").asDouble()).isEqualTo(0.36);
    assertThat(data.at("/portfolio_weights/Unclassified").asDouble()).isEqualTo(0.1);
    assertThat(data.at("/gross_weights/Unclassified").asDouble()).isEqualTo(0.3);
    double all = data.get("portfolio_weights").valueStream().mapToDouble(JsonNode::asDouble).sum();
    assertThat(all).isEqualTo(1);
    assertThat(data.at("/benchmark_weights/Energy").asDouble()).isEqualTo(0.04);
    assertThat(data.get("benchmark_weights").has("Cash")).isFalse();
    assertThat(data.at("/over_underweight/Energy").asDouble()).isEqualTo(0.32);
    assertThat(data.get("largest_overweight").asString()).isEqualTo("Energy");
    assertThat(data.get("largest_underweight").asString()).isEqualTo("Health Care");
    assertThat(data.get("total_portfolio_value").asDouble()).isEqualTo(100_000);
    assertThat(data.at("/positions_by_sector/Energy").asInt()).isEqualTo(2);
    assertThat(data.get("unclassified_value").asDouble()).isEqualTo(30_000);
    assertThat(data.get("unclassified_count").asInt()).isEqualTo(2);
  }

  @Test
  void measuresConcentrationByIssuer() {
    JsonNode answer = portfolio.get("concentration").body();

    assertThat(answer.at("/data/hhi").asDouble()).isEqualTo(2969.17);
    assertThat(answer.at("/data/effective_num_positions").asDouble()).isEqualTo(3.367942);
    assertThat(answer.at("/data/top_3_concentration").asDouble()).isEqualTo(0.883721);
    assertThat(answer.at("/data/top_10_concentration").asDouble()).isEqualTo(1);
    assertThat(answer.at("/data/total_positions").asInt()).isEqualTo(5);
    assertThat(answer.at("/data/total_names").asInt()).isEqualTo(4);
    assertThat(answer.at("/data/position_weights").propertyNames())
        .containsExactly("AA", "BB", "HOUSE", "CC");
    assertThat(answer.at("/data/position_weights/AA").asDouble()).isEqualTo(0.36);
    assertThat(answer.at("/metadata/interpretation").asString()).isEqualTo("Highly concentrated");
  }

  @Test
  void showsVolatilityAndForecast() {
    JsonNode answer = portfolio.get("volatility").body();

    assertThat(answer.at("/data/realized_volatility_21d").asDouble()).isEqualTo(0.15);
    assertThat(answer.at("/data/realized_volatility_63d").asDouble()).isEqualTo(0.2);
    assertThat(answer.at("/data/realized_volatility_252d").isNull()).isTrue();
    assertThat(answer.at("/data/expected_volatility_21d").asDouble()).isEqualTo(0.18);
    assertThat(answer.at("/data/volatility_trend").asString()).isEqualTo("decreasing");
    assertThat(answer.at("/data/volatility_percentile").asDouble()).isEqualTo(0.25);
    assertThat(answer.at("/metadata/forecast_model").asString()).isEqualTo("HAR");
  }

  @Test
  void doesWithoutAVolatilityOf63Days() {
    AnalyzedPortfolio young = AnalyzedPortfolio.usual();
    AnalyzedPortfolio.sql(
        "update portfolio_risk set volatility_63 = null where portfolio_id = '%s'"
            .formatted(young.id()));

    JsonNode answer = young.get("volatility").body();

    assertThat(answer.get("available").asBoolean()).isTrue();
    assertThat(answer.at("/data/realized_volatility_63d").isNull()).isTrue();
  }

  @Test
  void keepsTheDayAndTheReasonOfAPartialValuation() {
    AnalyzedPortfolio partial = AnalyzedPortfolio.bare();
    partial.snapshot(LocalDate.of(2026, 1, 13), 1000, "PARTIAL", "No usable price for ZZ.");

    JsonNode answer = partial.get("volatility").body();

    assertThat(answer.get("quality").asString()).isEqualTo("PARTIAL");
    assertThat(answer.get("quality_reason").asString()).contains("ZZ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"equity_balance\": -1}", "{\"equity_balance\": null}", "[]"})
  void refusesAStartingCapitalThatCannotBe(String body) {
    assertThat(portfolio.put("equity", body).status()).isEqualTo(400);
  }

  @Test
  void correctsTheStartingCapital() {
    var server = AnalyzedPortfolio.server();
    Client owner = server.signedIn(server.account(Role.USER));
    String id =
        owner
            .postText(
                "/api/v1/portfolios",
                "{\"name\": \"N\", \"account_name\": \"%s\", \"equity_balance\": 10000}"
                    .formatted(UUID.randomUUID()))
            .text("id");

    Answer answer = change(owner, id, "25000.5");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.body().get("equity_balance").asDouble()).isEqualTo(25_000.5);
    assertThat(answer.text("portfolio_id")).isEqualTo(id);
    assertThat(owner.get("/api/v1/portfolios/" + id).body().get("equity_balance").asDouble())
        .isEqualTo(25_000.5);
    assertThat(change(owner, id, "25000.5").text("message")).contains("was");
  }

  private static Answer change(Client owner, String portfolio, String equity) {
    return owner
        .with("Content-Type", "application/json")
        .send(
            "PUT",
            "/api/v1/analytics/portfolio/" + portfolio + "/equity",
            BodyPublishers.ofString("{\"equity_balance\": " + equity + "}"));
  }
}
