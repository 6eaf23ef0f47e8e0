package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Rare losses, contributions, Greeks and performance of one portfolio. */
class TailApiTest {
  private static final AnalyzedPortfolio portfolio = AnalyzedPortfolio.usual();

  private static List<String> texts(JsonNode list, String member) {
    return list.valueStream().map(each -> each.get(member).asString()).toList();
  }

  @Test
  void showsLossesByThreeMethods() {
    JsonNode data = portfolio.get("var").body().get("data");

    assertThat(texts(data.get("figures"), "method"))
        .containsExactly("historical", "historical", "normal", "normal", "factor", "factor");
    JsonNode usual = data.at("/figures/0");
    assertThat(usual.get("confidence").asDouble()).isEqualTo(0.95);
    assertThat(usual.get("value_at_risk").asDouble()).isEqualTo(1500);
    assertThat(usual.get("expected_shortfall").asDouble()).isEqualTo(2000);
    assertThat(usual.get("var_of_nav").asDouble()).isEqualTo(0.015);
    assertThat(data.at("/figures/1/value_at_risk").isNull()).isTrue();
    assertThat(data.at("/figures/1/reason").asString()).contains("year");
    assertThat(data.at("/figures/3/value_at_risk").asDouble()).isEqualTo(2300);
    assertThat(data.at("/figures/5/es_of_nav").asDouble()).isEqualTo(0.027);
    assertThat(data.get("scenarios").asInt()).isEqualTo(252);
    assertThat(data.at("/contributions/0/historical_es_95").asDouble()).isEqualTo(1800);
    assertThat(data.at("/contributions/2/historical_share").asDouble()).isEqualTo(-0.125);
    assertThat(data.at("/contributions/2/factor_es_95").isNull()).isTrue();
    assertThat(data.at("/contributions/2/reason").asString()).contains("no betas");
  }

  @Test
  void saysWhyALossIsUnknown() {
    AnalyzedPortfolio young = AnalyzedPortfolio.usual();
    AnalyzedPortfolio.sql(
        "update portfolio_tail set historical_var_95 = null, historical_es_95 = null, es_parts ="
            + " null"
            + " where portfolio_id = '%s'".formatted(young.id()));

    JsonNode data = young.get("var").body().get("data");

    assertThat(data.at("/figures/0/reason").asString()).isEqualTo("Only 70 of 81 daily returns.");
    assertThat(data.at("/contributions/0/historical_es_95").isNull()).isTrue();
  }

  /** AA adds 1,800, of which the shares have 30/36 and the call the rest. */
  @Test
  void splitsRiskByPositionAndFactor() {
    JsonNode data = portfolio.get("risk-contributions").body().get("data");

    assertThat(texts(data.get("by_position"), "symbol"))
        .containsExactly("AA", "AA260619C00330000", "BB", "CC", "HOUSE");
    assertThat(data.at("/by_position/0/historical_es_95").asDouble()).isEqualTo(1500);
    assertThat(data.at("/by_position/1/historical_es_95").asDouble()).isEqualTo(300);
    assertThat(data.at("/by_position/0/historical_share").asDouble()).isEqualTo(0.75);
    assertThat(data.at("/by_position/3/factor_es_95").isNull()).isTrue();
    assertThat(data.at("/by_position/4/reason").asString()).contains("private");
    assertThat(texts(data.get("by_factor"), "name"))
        .containsExactly(
            "Market Beta (90D)",
            "IR Beta",
            "Momentum",
            "Value",
            "Growth",
            "Size",
            "Quality",
            "Low Volatility",
            "Specific");
    assertThat(data.at("/by_factor/0/proxy").asString()).isEqualTo("SPY");
    assertThat(data.at("/by_factor/0/exposure_dollar").asDouble()).isEqualTo(50_000);
    assertThat(data.at("/by_factor/0/share").asDouble()).isEqualTo(0.666667);
    assertThat(data.at("/by_factor/2/share").isNull()).isTrue();
    assertThat(data.at("/by_factor/8/volatility_contribution").asDouble()).isEqualTo(0.04);
    assertThat(data.get("factor_volatility").asDouble()).isEqualTo(0.15);
  }

  @Test
  void showsTheGreeksOfOptions() {
    JsonNode answer = portfolio.get("greeks").body();

    assertThat(answer.at("/portfolio/options").asInt()).isEqualTo(1);
    assertThat(answer.at("/portfolio/delta_value").asDouble()).isEqualTo(6000);
    assertThat(answer.at("/portfolio/gamma_value").asDouble()).isEqualTo(50);
    assertThat(answer.at("/portfolio/theta_value").asDouble()).isEqualTo(-10);
    assertThat(answer.get("positions").size()).isEqualTo(1);
    JsonNode call = answer.at("/positions/0");
    assertThat(call.get("underlying_symbol").asString()).isEqualTo("AA");
    assertThat(call.get("delta").asDouble()).isEqualTo(0.2);
    assertThat(call.get("vega_value").asDouble()).isEqualTo(30);
    assertThat(call.get("underlying_price").asDouble()).isEqualTo(300);
    assertThat(call.get("volatility").asDouble()).isEqualTo(0.3);
    assertThat(call.get("price_source").asString()).isEqualTo("model");
    assertThat(answer.get("reason").isNull()).isTrue();
  }

  @Test
  void saysThatGreeksAreUnknown() {
    AnalyzedPortfolio unpriced = AnalyzedPortfolio.usual();
    AnalyzedPortfolio.sql(
        "update portfolio_risk set gamma_value = null where portfolio_id = '%s'"
            .formatted(unpriced.id()));

    JsonNode answer = unpriced.get("greeks").body();

    assertThat(answer.at("/portfolio/gamma_value").isNull()).isTrue();
    assertThat(answer.get("reason").asString()).contains("unknown");
  }

  /** Index 1, 1.1, 0.88, 1.1, 0.99: from 1.1 down by 20 %, back, and then down by 10 %. */
  private static AnalyzedPortfolio fallen() {
    AnalyzedPortfolio fallen = AnalyzedPortfolio.bare();
    String[][] days = {
      {"2025-12-31", "1", "null"},
      {"2026-01-02", "1.1", "0.1"},
      {"2026-01-05", "0.88", "-0.2"},
      {"2026-01-13", "1.1", "0.25"},
      {"2026-01-14", "0.99", "-0.1"}
    };
    for (String[] day : days) {
      fallen.snapshot(LocalDate.parse(day[0]), 1000, "FINAL", null);
      AnalyzedPortfolio.sql(
          "update portfolio_snapshot set twr_index = %s, daily_return = %s, flow = 5 where portfolio_id = '%s' and on_date = '%s'"
              .formatted(day[1], day[2], fallen.id(), day[0]));
    }
    return fallen;
  }

  @Test
  void tellsHowThePortfolioDid() {
    JsonNode answer = fallen().get("performance").body();

    assertThat(answer.get("series").size()).isEqualTo(5);
    assertThat(answer.at("/series/0/daily_return").isNull()).isTrue();
    assertThat(answer.at("/series/2/twr_index").asDouble()).isEqualTo(0.88);
    assertThat(answer.at("/series/2/drawdown").asDouble()).isEqualTo(-0.2);
    assertThat(answer.at("/series/2/flow").asDouble()).isEqualTo(5);
    assertThat(answer.at("/series/2/nav").asDouble()).isEqualTo(1000);
    assertThat(answer.at("/drawdown/depth").asDouble()).isEqualTo(-0.2);
    assertThat(answer.at("/drawdown/start").asString()).isEqualTo("2026-01-02");
    assertThat(answer.at("/drawdown/bottom").asString()).isEqualTo("2026-01-05");
    assertThat(answer.at("/drawdown/recovery").asString()).isEqualTo("2026-01-13");
    assertThat(answer.at("/drawdown/current").asDouble()).isEqualTo(-0.1);
    assertThat(texts(answer.get("returns"), "period"))
        .containsExactly("mtd", "ytd", "1m", "3m", "6m", "1y", "since_inception");
    assertThat(answer.at("/returns/0/period_return").asDouble()).isEqualTo(-0.01);
    assertThat(answer.at("/returns/0/from").asString()).isEqualTo("2025-12-31");
    assertThat(answer.at("/returns/2/period_return").isNull()).isTrue();
    assertThat(answer.at("/returns/2/reason").asString()).contains("2025-12-31");
  }

  @Test
  void looksAtAPartOfTheHistory() {
    AnalyzedPortfolio fallen = fallen();

    JsonNode late = fallen.get("performance?from=2026-01-13").body();
    assertThat(late.get("series").size()).isEqualTo(2);
    assertThat(late.at("/drawdown/depth").asDouble()).isEqualTo(-0.2);

    JsonNode early = fallen.get("performance?to=2026-01-06").body();
    assertThat(early.get("as_of").asString()).isEqualTo("2026-01-05");
    assertThat(early.at("/drawdown/recovery").isNull()).isTrue();
    assertThat(early.at("/returns/6/period_return").asDouble()).isEqualTo(-0.12);

    assertThat(fallen.get("performance?to=2020-01-01").body().get("available").asBoolean())
        .isFalse();
  }

  @Test
  void saysThatAnIndexIsUnknown() {
    JsonNode answer = portfolio.get("performance").body();

    assertThat(answer.get("drawdown").isNull()).isTrue();
    assertThat(answer.get("reason").asString()).contains("index");
    assertThat(answer.at("/returns/6/reason").asString()).contains("index");
  }

  @ParameterizedTest
  @ValueSource(strings = {"from=2026-01-14&to=2026-01-13", "from=odd", "to=2026-02-30"})
  void refusesDaysThatCannotBe(String query) {
    assertThat(portfolio.get("performance?" + query).status()).isEqualTo(400);
  }
}
