package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Factors and betas of one portfolio. */
class FactorApiTest {
  private static final AnalyzedPortfolio portfolio = AnalyzedPortfolio.usual();

  private static List<String> texts(JsonNode list, String member) {
    return list.valueStream().map(each -> each.get(member).asString()).toList();
  }

  @Test
  void showsMarketRatesAndStyles() {
    JsonNode answer = portfolio.get("factor-exposures").body();

    assertThat(texts(answer.get("factors"), "name"))
        .containsExactly(
            "Market Beta (90D)",
            "Provider Beta (1Y)",
            "IR Beta",
            "Momentum",
            "Value",
            "Growth",
            "Size",
            "Quality",
            "Low Volatility");
    assertThat(answer.at("/factors/0/beta").asDouble()).isEqualTo(0.62);
    assertThat(answer.at("/factors/0/exposure_dollar").asDouble()).isEqualTo(62_000);
    assertThat(answer.at("/factors/3/beta").asDouble()).isEqualTo(-0.2);
    assertThat(answer.at("/factors/3/standard_error").asDouble()).isEqualTo(1000);
    assertThat(answer.at("/factors/8/beta").isNull()).isTrue();
    assertThat(answer.at("/factors/8/reason").asString()).contains("Low Volatility");
    assertThat(answer.at("/metadata/completeness").asString()).isEqualTo("partial");
    assertThat(answer.at("/metadata/total_active_factors").asInt()).isEqualTo(9);
    assertThat(answer.at("/metadata/factors_calculated").asInt()).isEqualTo(8);
    assertThat(answer.at("/metadata/has_market_beta").isBoolean()).isTrue();
    assertThat(answer.at("/metadata/is_latest").asBoolean()).isTrue();
    assertThat(answer.at("/metadata/is_fallback").asBoolean()).isFalse();
    assertThat(answer.at("/data_quality/positions_analyzed").asInt()).isEqualTo(3);
    assertThat(answer.at("/data_quality/data_days").asInt()).isEqualTo(199);
  }

  @Test
  void insistsOnAllFactorsWhenAsked() {
    JsonNode partial = portfolio.get("factor-exposures?use_latest_successful=false").body();

    assertThat(partial.get("available").asBoolean()).isFalse();
    assertThat(partial.at("/data_quality/flag").asString()).isEqualTo("NO_FACTOR_CALCULATIONS");
    assertThat(partial.at("/metadata/reason").asString()).isEqualTo("no_calculation_available");

    AnalyzedPortfolio whole = AnalyzedPortfolio.usual();
    AnalyzedPortfolio.sql(
        "update portfolio_factor set betas[9] = 0.1 where portfolio_id = '%s'"
            .formatted(whole.id()));
    JsonNode complete = whole.get("factor-exposures?use_latest_successful=false").body();
    assertThat(complete.at("/metadata/completeness").asString()).isEqualTo("complete");
  }

  @Test
  void showsBetasOfPositions() {
    JsonNode answer = portfolio.get("positions/factor-exposures").body();

    assertThat(texts(answer.get("positions"), "symbol"))
        .containsExactly("AA", "AA260619C00330000", "BB", "CC", "HOUSE");
    assertThat(answer.get("total").asInt()).isEqualTo(5);
    JsonNode option = answer.at("/positions/1");
    assertThat(option.get("risk_symbol").asString()).isEqualTo("AA");
    assertThat(option.get("delta_value").asDouble()).isEqualTo(6000);
    assertThat(option.get("exposures").size()).isEqualTo(13);
    assertThat(option.get("exposures").get("Market Beta (90D)").asDouble()).isEqualTo(2);
    assertThat(option.get("exposures").get("Provider Beta (1Y)").asDouble()).isEqualTo(1.5);
    assertThat(option.get("exposures").get("Momentum").asDouble()).isEqualTo(0.2);
    assertThat(option.get("exposures").get("Low Volatility").isNull()).isTrue();
    assertThat(answer.at("/positions/4/reason").asString()).contains("private");
  }

  @Test
  void pagesAndFilters() {
    JsonNode page = portfolio.get("positions/factor-exposures?limit=1&offset=2").body();
    assertThat(page.get("total").asInt()).isEqualTo(5);
    assertThat(texts(page.get("positions"), "symbol")).containsExactly("BB");

    JsonNode some = portfolio.get("positions/factor-exposures?symbols=aa,%20cc").body();
    assertThat(some.get("total").asInt()).isEqualTo(3);

    JsonNode beyond = portfolio.get("positions/factor-exposures?offset=9").body();
    assertThat(beyond.get("available").asBoolean()).isTrue();
    assertThat(beyond.get("positions").isEmpty()).isTrue();

    JsonNode none = portfolio.get("positions/factor-exposures?symbols=ZZ").body();
    assertThat(none.get("available").asBoolean()).isFalse();
    assertThat(none.at("/data_quality/flag").asString()).isEqualTo("NO_POSITIONS");
  }

  @ParameterizedTest
  @CsvSource({"limit=0", "limit=201", "limit=x", "offset=-1"})
  void refusesPagesThatCannotBe(String query) {
    assertThat(portfolio.get("positions/factor-exposures?" + query).status()).isEqualTo(400);
  }

  @Test
  void saysWhichSideOfASpread() {
    JsonNode answer = portfolio.get("spread-factors").body();

    assertThat(texts(answer.get("factors"), "direction"))
        .containsExactly("Growth", "Contrarian", "Balanced", "Balanced");
    assertThat(texts(answer.get("factors"), "magnitude"))
        .containsExactly("Strong", "Moderate", "Mild", "Mild");
    assertThat(texts(answer.get("factors"), "risk_level"))
        .containsExactly("high", "medium", "low", "low");
    assertThat(answer.at("/factors/0/beta_low").asDouble()).isEqualTo(0.435515);
    assertThat(answer.at("/factors/1/explanation").asString()).contains("loss of about 0.30%");
    assertThat(answer.at("/metadata/regression_window_days").asInt()).isEqualTo(252);
    assertThat(answer.at("/metadata/factors_calculated").asInt()).isEqualTo(4);
  }

  /** 36,000 · 2 − 20,000 · 0.5 of 100,000; CC has too few prices and HOUSE none. */
  @Test
  void measuresTheMarketBetaOver90Sessions() {
    JsonNode answer = portfolio.get("beta-calculated-90d").body();

    assertThat(answer.at("/data/beta_calculated_90d").asDouble()).isEqualTo(0.62);
    assertThat(answer.at("/data/beta_calculated_90d_r_squared").asDouble()).isEqualTo(1);
    assertThat(answer.at("/data/beta_calculated_90d_observations").asInt()).isEqualTo(90);
    assertThat(answer.at("/data/coverage").asDouble()).isEqualTo(0.651163);
    assertThat(answer.at("/metadata/window_days").asInt()).isEqualTo(90);
  }

  @Test
  void passesOnTheProvidersBeta() {
    JsonNode answer = portfolio.get("beta-provider-1y").body();

    assertThat(answer.at("/data/beta_provider_1y").asDouble()).isEqualTo(0.64);
    assertThat(answer.at("/data/positions_with_beta").asInt()).isEqualTo(3);
    assertThat(answer.at("/data/positions_total").asInt()).isEqualTo(5);
    assertThat(answer.at("/data/coverage_percentage").asDouble()).isEqualTo(60);
  }

  @Test
  void comparesBothBetas() {
    JsonNode answer = portfolio.get("beta-comparison").body();

    assertThat(answer.at("/metadata/positions_with_market_beta").asInt()).isEqualTo(3);
    assertThat(answer.at("/metadata/positions_with_calculated_beta").asInt()).isEqualTo(3);
    assertThat(answer.at("/positions/0/calculated_beta").asDouble()).isEqualTo(2);
    assertThat(answer.at("/positions/0/market_beta").asDouble()).isEqualTo(1.5);
    assertThat(answer.at("/positions/0/beta_difference").asDouble()).isEqualTo(0.5);
    assertThat(answer.at("/positions/0/observations").asInt()).isEqualTo(90);
    assertThat(answer.at("/positions/3/calculated_beta").isNull()).isTrue();
    assertThat(answer.at("/positions/3/reason").asString()).contains("60 daily returns");
  }
}
