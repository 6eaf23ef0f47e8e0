package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Trades tried on a portfolio that the batch computed. */
class WhatIfApiTest {
  private static final String WHAT_IF = "what-if";
  private static final String NOTHING = trades("{'symbol': 'AA', 'quantity': 0}");
  private static final double CENT = 0.0101;
  private static final ComputedPortfolio portfolio = ComputedPortfolio.usual();

  private static String trades(String... trades) {
    return "{\"trades\": [%s]}".formatted(String.join(",", trades).replace('\'', '"'));
  }

  private static JsonNode answer(ComputedPortfolio of, String json) {
    Answer answer = of.post(WHAT_IF, json);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  private static JsonNode answer(String json) {
    return answer(portfolio, json);
  }

  private static JsonNode row(JsonNode answer, String group, String id) {
    return answer
        .get("figures")
        .valueStream()
        .filter(each -> each.get("group").asString().equals(group))
        .filter(each -> each.get("id").asString().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no figure " + id + " of " + group));
  }

  private static double difference(JsonNode answer, String group, String id) {
    return row(answer, group, id).get("difference").asDouble();
  }

  private static void isBefore(JsonNode answer, String group, String id, JsonNode shown) {
    JsonNode before = row(answer, group, id).get("before");
    assertThat(before).as(group + " " + id).isEqualTo(shown);
  }

  @Test
  void beforeIsWhatTheAnalyticsShow() {
    JsonNode answer = answer(NOTHING);

    JsonNode overview = portfolio.get("overview").body();
    for (String id : List.of("net_asset_value", "cash_balance", "leverage")) {
      isBefore(answer, "value", id, overview.get(id));
    }
    for (String id : List.of("long_exposure", "short_exposure", "gross_exposure", "net_exposure")) {
      isBefore(answer, "value", id, overview.at("/exposures/" + id));
      isBefore(answer, "delta", id, overview.at("/delta_exposures/" + id));
    }
    isBefore(answer, "beta", "market_beta", overview.at("/risk/market_beta"));
    isBefore(answer, "beta", "beta_coverage", overview.at("/risk/beta_coverage"));
    JsonNode contributions = portfolio.get("risk-contributions").body().get("data");
    isBefore(answer, "risk", "factor_volatility", contributions.get("factor_volatility"));
    isBefore(answer, "risk", "systematic_share", contributions.get("systematic_share"));
    JsonNode concentration = portfolio.get("concentration").body().get("data");
    for (String id :
        List.of("hhi", "effective_num_positions", "top_3_concentration", "top_10_concentration")) {
      isBefore(answer, "concentration", id, concentration.get(id));
    }
    JsonNode greeks = portfolio.get("greeks").body().get("portfolio");
    for (String id : List.of("options", "gamma_value", "theta_value", "vega_value", "rho_value")) {
      isBefore(answer, "greeks", id, greeks.get(id));
    }
  }

  @Test
  void beforeIsWhatTheAnalyticsShowOfFactorsSectorsScenariosAndRareLosses() {
    JsonNode answer = answer(NOTHING);

    List<String> factors =
        List.of(
            "provider_beta_1y",
            "ir_beta",
            "momentum",
            "value",
            "growth",
            "size",
            "quality",
            "low_volatility");
    JsonNode shown = portfolio.get("factor-exposures").body().get("factors");
    for (int i = 0; i < factors.size(); i++) {
      isBefore(answer, "factors", factors.get(i), shown.get(i + 1).get("beta"));
    }
    JsonNode weights = portfolio.get("sector-exposure").body().at("/data/portfolio_weights");
    for (String sector : List.of("Energy", "Utilities", "Health Care", "Unclassified", "Cash")) {
      isBefore(answer, "sectors", sector, weights.get(sector));
    }
    JsonNode scenarios = portfolio.get("stress-test").body().at("/data/scenarios");
    assertThat(scenarios.size()).isEqualTo(22);
    for (JsonNode each : scenarios) {
      String id = each.get("id").asString();
      isBefore(answer, "stress", id, each.at("/impact/dollar_impact"));
      isBefore(answer, "stress_stipulated", id, each.at("/stipulated_impact/dollar_impact"));
    }
    JsonNode tail = portfolio.get("var").body().get("data");
    isBefore(answer, "risk", "holdings_volatility", tail.get("holdings_volatility"));
    isBefore(answer, "tail", "coverage", tail.get("coverage"));
    for (JsonNode each : tail.get("figures")) {
      String method = each.get("method").asString();
      String level = each.get("confidence").asDouble() == 0.95 ? "95" : "99";
      if (!(method.equals("historical") && level.equals("99"))) {
        isBefore(answer, "tail", method + "_var_" + level, each.get("value_at_risk"));
        isBefore(answer, "tail", method + "_es_" + level, each.get("expected_shortfall"));
      }
    }
  }

  @Test
  void nothingTradedChangesNothing() {
    assertThat(answer(NOTHING).get("figures"))
        .allSatisfy(row -> assertThat(row.get("after")).isEqualTo(row.get("before")));
  }

  /** The batch computes another portfolio that has really done the trades. */
  @Test
  void afterIsWhatTheBatchSaysOnceTheTradesAreDone() {
    JsonNode tried =
        answer(
            trades(
                "{'symbol': 'CC', 'quantity': 250}",
                "{'symbol': 'AA', 'quantity': 20}",
                "{'symbol': 'BB', 'quantity': 2,"
                    + " 'option': {'right': 'PUT', 'strike': 55, 'expiry': '2026-06-19'}}"));
    ComputedPortfolio done = ComputedPortfolio.usual();
    for (JsonNode trade : tried.get("trades")) {
      String symbol = trade.get("symbol").asString();
      done.bought(
          symbol, trade.get("quantity").asInt(), trade.get("price").decimalValue().toPlainString());
    }
    done.compute();

    Map<String, JsonNode> really = new LinkedHashMap<>();
    answer(done, NOTHING)
        .get("figures")
        .forEach(row -> really.put(row.get("group").asString() + row.get("id").asString(), row));
    assertThat(tried.get("figures").size()).isEqualTo(really.size()).isGreaterThan(80);
    for (JsonNode row : tried.get("figures")) {
      String name = row.get("group").asString() + row.get("id").asString();
      JsonNode expected = Objects.requireNonNull(really.get(name), name).get("before");
      if (expected.isNull()) {
        assertThat(row.get("after").isNull()).as(name).isTrue();
      } else {
        boolean money = row.get("unit").asString().equals("currency");
        assertThat(row.get("after").asDouble())
            .as(name)
            .isCloseTo(expected.asDouble(), within(money ? CENT : 2e-6));
      }
    }
  }

  @Test
  void buyingAtTheMarkMovesCashIntoThePosition() {
    JsonNode answer = answer(trades("{'symbol': 'AA', 'quantity': 50}"));

    double value = 50 * ComputedPortfolio.close("AA");
    assertThat(difference(answer, "value", "net_asset_value")).isZero();
    assertThat(difference(answer, "value", "cash_balance")).isCloseTo(-value, within(CENT));
    assertThat(difference(answer, "value", "long_exposure")).isCloseTo(value, within(CENT));
    assertThat(difference(answer, "value", "short_exposure")).isZero();
    assertThat(difference(answer, "greeks", "vega_value")).isZero();
    JsonNode alone =
        portfolio.post("stress-test/evaluate", "{\"scenario\": \"market_down_10\"}").body();
    double of100 =
        alone
            .at("/data/by_position")
            .valueStream()
            .filter(each -> each.get("symbol").asString().equals("AA"))
            .findFirst()
            .orElseThrow()
            .get("dollar_impact")
            .asDouble();
    assertThat(difference(answer, "stress", "market_down_10")).isCloseTo(of100 / 2, within(0.0201));
    assertThat(answer.at("/trades/0/price_source").asString()).isEqualTo("csv");
    assertThat(answer.at("/trades/0/held_after").asDouble()).isEqualTo(150);
  }

  @Test
  void costsAndAPriceOfOnesOwnChangeTheValue() {
    double mark = ComputedPortfolio.close("CC");
    JsonNode answer =
        answer(
            "{\"cost_bps\": 20, \"trades\": [{\"symbol\": \"CC\", \"quantity\": 100, \"price\": "
                + (mark + 1)
                + ", \"cost\": 7}]}");

    double costs = 7 + 0.002 * 100 * (mark + 1);
    assertThat(answer.at("/trades/0/cost").asDouble()).isCloseTo(costs, within(1e-3));
    assertThat(difference(answer, "value", "net_asset_value"))
        .isCloseTo(-100 - costs, within(CENT));
  }

  @Test
  void sellingMoreThanIsHeldTurnsTheSide() {
    JsonNode answer = answer(trades("{'symbol': 'AA', 'quantity': -150}"));

    double close = ComputedPortfolio.close("AA");
    assertThat(answer.at("/trades/0/held_after").asDouble()).isEqualTo(-50);
    assertThat(difference(answer, "value", "net_exposure")).isCloseTo(-150 * close, within(CENT));
    assertThat(difference(answer, "value", "short_exposure")).isCloseTo(-50 * close, within(CENT));
  }

  @Test
  void sellingAnOptionTakesItsGreeksAway() {
    JsonNode answer =
        answer(
            trades(
                "{'symbol': 'AA260619C00110000', 'quantity': -3}",
                "{'symbol': 'BB260320P00045000', 'quantity': 1}"));

    assertThat(row(answer, "greeks", "options").get("after").asInt()).isZero();
    for (String id : List.of("gamma_value", "theta_value", "vega_value", "rho_value")) {
      assertThat(row(answer, "greeks", id).get("before").asDouble()).as(id).isNotZero();
      assertThat(row(answer, "greeks", id).get("after").asDouble()).as(id).isZero();
    }
  }

  @Test
  void aWeightSaysHowMuchToTrade() {
    JsonNode answer =
        answer(
            trades(
                "{'symbol': 'CC', 'target_weight': 0.1}", "{'symbol': 'AA', 'target_weight': 0}"));

    double nav = row(answer, "value", "net_asset_value").get("before").asDouble();
    assertThat(answer.at("/trades/0/quantity").asDouble() * ComputedPortfolio.close("CC"))
        .isCloseTo(0.1 * nav, within(0.02));
    assertThat(answer.at("/trades/1/held_after").asDouble()).isZero();
    assertThat(row(answer, "sectors", "Health Care").get("after").asDouble())
        .isCloseTo(0.1, within(2e-6));
  }

  @Test
  void namesWhatHasNoPrice() {
    Answer answer =
        portfolio.post(
            WHAT_IF,
            trades(
                "{'symbol': 'nope', 'quantity': 1}",
                "{'symbol': 'AA', 'quantity': 1}",
                "{'symbol': 'NADA260619C00110000', 'quantity': 1}",
                "{'symbol': 'AA250117C00110000', 'quantity': 1}"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("code")).isEqualTo("NO_PRICE");
    assertThat(answer.text("detail")).contains("NOPE");
    assertThat(answer.body().get("errors").size()).isEqualTo(3);
    assertThat(answer.text()).contains("NADA", "does not exist any more", "trades[3].symbol");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"trades\": []}",
        "{\"trades\": [null]}",
        "{\"trades\": [{\"quantity\": 1}]}",
        "{\"trades\": [{\"symbol\": \"AA\"}]}",
        "{\"trades\": [{\"symbol\": \"AA\", \"quantity\": 1, \"target_weight\": 0.1}]}",
        "{\"trades\": [{\"symbol\": \"AA\", \"target_weight\": 11}]}",
        "{\"trades\": [{\"symbol\": \"AA\", \"quantity\": 1e400}]}",
        "{\"trades\": [{\"symbol\": \"AA\", \"quantity\": 1, \"price\": -1}]}",
        "{\"trades\": [{\"symbol\": \"AA\", \"quantity\": 1}, {\"symbol\": \"aa\", \"quantity\": 2}]}",
        "{\"trades\": [{\"symbol\": \"AA\", \"quantity\": 1, \"option\": {\"right\": \"CALL\"}}]}",
        "{\"trades\": [{\"symbol\": \"AA261399C00110000\", \"quantity\": 1}]}",
        "{\"cost_bps\": 1001, \"trades\": [{\"symbol\": \"AA\", \"quantity\": 1}]}"
      })
  void refusesWhatCannotBe(String json) {
    Answer answer = portfolio.post(WHAT_IF, json);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.text("detail")).isNotBlank();
  }

  @Test
  void answersOnlyTheOwnerAndWhatIsComputed() {
    var server = ComputedPortfolio.server();
    String path = "/api/v1/analytics/portfolio/%s/" + WHAT_IF;
    assertThat(server.anonymous().postText(path.formatted(portfolio.id()), NOTHING).status())
        .isEqualTo(401);
    var stranger = server.signedIn(server.account(Role.USER));
    for (String id : List.of(portfolio.id(), UUID.randomUUID().toString())) {
      assertThat(stranger.postText(path.formatted(id), NOTHING).status()).isEqualTo(404);
    }
    assertThat(stranger.postText(path.formatted("no-id"), NOTHING).status()).isEqualTo(400);

    JsonNode nothing = AnalyzedPortfolio.bare().post(WHAT_IF, NOTHING).body();
    assertThat(nothing.get("available").asBoolean()).isFalse();
    assertThat(nothing.get("reason").asString()).contains("No run");
  }

  @Test
  void asksTheDatabaseAsOftenForManyTrades() {
    int one = portfolio.statements(WHAT_IF, trades("{'symbol': 'CC', 'quantity': 1}"));

    assertThat(
            portfolio.statements(
                WHAT_IF,
                trades(
                    "{'symbol': 'CC', 'quantity': 1}",
                    "{'symbol': 'AA', 'quantity': 1}",
                    "{'symbol': 'SPY', 'quantity': 1}",
                    "{'symbol': 'TLT', 'quantity': 1}")))
        .isEqualTo(one)
        .isLessThan(30);
  }
}
