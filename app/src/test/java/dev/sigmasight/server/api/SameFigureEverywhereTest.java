package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.server.demo.DemoAccount;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.DemoServer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** A figure of a portfolio is the same wherever it is shown. */
class SameFigureEverywhereTest {
  /** Money is rounded to cents once where it is shown. */
  private static final double CENT = 0.005001;

  private static final double SIX_DECIMALS = 0.000001;

  /** One of the five demo portfolios, asked once for each answer. */
  record Shown(Client client, String id, String name, Map<String, JsonNode> answers) {

    JsonNode data(String path) {
      return get("/api/v1/data/" + path);
    }

    JsonNode analytics(String path) {
      return get("/api/v1/analytics/portfolio/" + id + "/" + path);
    }

    JsonNode complete() {
      return data("portfolio/" + id + "/complete?include_timeseries=true&include_attrib=true");
    }

    JsonNode details() {
      return data("positions/details?portfolio_id=" + id);
    }

    JsonNode listed() {
      return own(data("portfolios"));
    }

    JsonNode own(JsonNode list) {
      return list.valueStream()
          .filter(each -> each.get("id").asString().equals(id))
          .findAny()
          .orElseThrow();
    }

    JsonNode get(String path) {
      return answers.computeIfAbsent(
          path,
          _ -> {
            Answer answer = client.get(path);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            return answer.body();
          });
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<Shown> PORTFOLIOS =
      DemoAccount.all().stream()
          .map(DemoServer::signedIn)
          .flatMap(
              client ->
                  client
                      .get("/api/v1/data/portfolios")
                      .body()
                      .valueStream()
                      .map(
                          each ->
                              new Shown(
                                  client,
                                  each.get("id").asString(),
                                  each.get("name").asString(),
                                  new ConcurrentHashMap<>())))
          .toList();

  static Stream<Shown> portfolios() {
    assertThat(PORTFOLIOS).hasSize(5);
    return PORTFOLIOS.stream();
  }

  private static double number(JsonNode of, String pointer) {
    JsonNode found = of.at(pointer);
    assertThat(found.isNumber()).as(pointer + " of " + of).isTrue();
    return found.asDouble();
  }

  private static BigDecimal exact(JsonNode of, String pointer) {
    return BigDecimal.valueOf(number(of, pointer));
  }

  private static JsonNode last(JsonNode list) {
    return list.get(list.size() - 1);
  }

  @ParameterizedTest
  @MethodSource("portfolios")
  void netAssetValue(Shown shown) {
    BigDecimal nav = exact(shown.complete(), "/portfolio/net_asset_value");
    List<BigDecimal> others = new ArrayList<>();
    for (JsonNode each :
        List.of(
            shown.listed(),
            shown.own(shown.get("/api/v1/portfolios").get("portfolios")),
            shown.get("/api/v1/portfolios/" + shown.id()),
            shown.complete().get("portfolio"),
            shown.analytics("overview"))) {
      others.add(exact(each, "/net_asset_value"));
      others.add(exact(each, "/total_value"));
      others.add(exact(each, "/equity_balance"));
    }
    others.add(exact(shown.data("portfolio/" + shown.id() + "/snapshot"), "/net_asset_value"));
    others.add(exact(last(shown.complete().at("/timeseries/values")), ""));
    others.add(exact(last(shown.analytics("performance").get("series")), "/nav"));
    others.add(exact(shown.analytics("stress-test"), "/data/portfolio_value"));
    others.add(exact(shown.analytics("sector-exposure"), "/data/total_portfolio_value"));
    others.add(exact(shown.analytics("var"), "/data/portfolio_value"));

    assertThat(others).hasSize(21).allSatisfy(each -> assertThat(each).isEqualByComparingTo(nav));
    assertThat(
            exact(shown.complete(), "/portfolio/cash_balance")
                .add(exact(shown.complete(), "/positions_summary/total_market_value"))
                .subtract(nav)
                .abs())
        .isLessThanOrEqualTo(new BigDecimal("0.01"));
  }

  @ParameterizedTest
  @MethodSource("portfolios")
  void marketValuesAndExposures(Shown shown) {
    double longSide = 0;
    double shortSide = 0;
    for (JsonNode each : shown.complete().get("holdings")) {
      double value = number(each, "/market_value");
      longSide += Math.max(0, value);
      shortSide += Math.min(0, value);
    }
    double roundings = CENT * shown.complete().get("holdings").size();
    JsonNode exposures = shown.analytics("overview").get("exposures");
    assertThat(number(exposures, "/long_exposure")).isCloseTo(longSide, within(roundings));
    assertThat(number(exposures, "/short_exposure")).isCloseTo(shortSide, within(roundings));
    assertThat(number(exposures, "/gross_exposure"))
        .isCloseTo(longSide - shortSide, within(roundings));
    BigDecimal net = exact(exposures, "/net_exposure");
    assertThat(exact(shown.complete(), "/positions_summary/total_market_value"))
        .isEqualByComparingTo(net);
    assertThat(exact(shown.listed(), "/total_market_value")).isEqualByComparingTo(net);
    assertThat(exact(shown.details(), "/summary/total_market_value")).isEqualByComparingTo(net);
    assertThat(number(exposures, "/gross_percentage"))
        .isCloseTo(
            100 * (longSide - shortSide) / number(shown.complete(), "/portfolio/net_asset_value"),
            within(0.0501));
  }

  @ParameterizedTest
  @MethodSource("portfolios")
  void promiseOfTheTargets(Shown shown) {
    JsonNode overview = shown.analytics("overview").get("target_returns");
    JsonNode summary = shown.get("/api/v1/target-prices/" + shown.id() + "/summary");
    if (overview.isNull()) {
      assertThat(summary.get("positions_with_targets").asInt()).isZero();
      return;
    }
    Map<String, String> same =
        Map.of(
            "expected_return_eoy", "weighted_expected_return_eoy",
            "expected_return_next_year", "weighted_expected_return_next_year",
            "downside_return", "weighted_downside_return",
            "coverage_pct", "coverage_percentage",
            "positions_with_targets", "positions_with_targets",
            "total_positions", "total_positions");
    same.forEach(
        (shownAs, summedAs) ->
            assertThat(overview.get(shownAs)).as(shownAs).isEqualTo(summary.get(summedAs)));
  }

  @ParameterizedTest
  @MethodSource("portfolios")
  void everyPosition(Shown shown) {
    Map<String, JsonNode> holdings = new HashMap<>();
    shown.complete().get("holdings").forEach(each -> holdings.put(id(each), each));
    JsonNode details = shown.details().get("positions");
    assertThat(details).hasSize(holdings.size());
    for (JsonNode each : details) {
      JsonNode held = Objects.requireNonNull(holdings.get(id(each)));
      for (String figure :
          List.of(
              "symbol",
              "quantity",
              "multiplier",
              "entry_date",
              "entry_price",
              "cost_basis",
              "current_price",
              "price_date",
              "price_source",
              "market_value",
              "unrealized_pnl",
              "position_type")) {
        assertThat(each.get(figure)).as(figure + " of " + each).isEqualTo(held.get(figure));
      }
    }
    for (JsonNode each : shown.data("positions/top/" + shown.id() + "?limit=50").get("data")) {
      JsonNode held = Objects.requireNonNull(holdings.get(id(each)));
      assertThat(number(each, "/value")).isEqualTo(Math.abs(number(held, "/market_value")));
      assertThat(number(each, "/qty")).isEqualTo(number(held, "/quantity"));
    }
    for (JsonNode each : shown.analytics("greeks").get("positions")) {
      JsonNode held = Objects.requireNonNull(holdings.get(each.get("position_id").asString()));
      assertThat(each.get("market_value")).isEqualTo(held.get("market_value"));
      assertThat(each.get("delta_value")).isEqualTo(held.get("delta_value"));
    }
    for (JsonNode each : shown.analytics("positions/factor-exposures?limit=200").get("positions")) {
      JsonNode held = Objects.requireNonNull(holdings.get(each.get("position_id").asString()));
      assertThat(each.get("delta_value")).isEqualTo(held.get("delta_value"));
    }
  }

  private static String id(JsonNode of) {
    return of.get("id").asString();
  }

  @ParameterizedTest
  @MethodSource("portfolios")
  void weights(Shown shown) {
    double nav = number(shown.complete(), "/portfolio/net_asset_value");
    double gross = number(shown.analytics("overview"), "/exposures/gross_exposure");
    for (JsonNode each : shown.complete().get("holdings")) {
      assertThat(number(each, "/weight"))
          .isCloseTo(number(each, "/market_value") / nav, within(SIX_DECIMALS));
    }
    for (JsonNode each : shown.data("positions/top/" + shown.id() + "?limit=50").get("data")) {
      assertThat(number(each, "/weight"))
          .isCloseTo(100 * number(each, "/value") / gross, within(0.0001));
    }
    Map<String, Double> delta = new HashMap<>();
    for (JsonNode each : shown.analytics("positions/factor-exposures?limit=200").get("positions")) {
      if (!each.get("risk_symbol").isNull()) {
        delta.merge(each.get("risk_symbol").asString(), number(each, "/delta_value"), Double::sum);
      }
    }
    JsonNode byIssuer = shown.analytics("concentration").at("/data/position_weights");
    JsonNode byName = shown.analytics("correlation-matrix").at("/data/weights");
    delta.forEach(
        (symbol, value) -> {
          for (JsonNode weights : List.of(byIssuer, byName)) {
            if (weights.has(symbol)) {
              assertThat(weights.get(symbol).asDouble())
                  .as(symbol)
                  .isCloseTo(value / nav, within(SIX_DECIMALS));
            }
          }
        });
    double sectors =
        shown
            .analytics("sector-exposure")
            .at("/data/portfolio_weights")
            .valueStream()
            .mapToDouble(JsonNode::asDouble)
            .sum();
    assertThat(sectors).isCloseTo(1, within(0.0001));
  }

  @ParameterizedTest
  @MethodSource("portfolios")
  void betasAndVolatilities(Shown shown) {
    JsonNode snapshot = shown.data("portfolio/" + shown.id() + "/snapshot");
    assertThat(known(snapshot, "/beta_calculated_90d"))
        .isEqualTo(known(shown.analytics("beta-calculated-90d"), "/data/beta_calculated_90d"))
        .isEqualTo(known(factor(shown, "Market Beta (90D)"), "/beta"));
    assertThat(known(snapshot, "/beta_provider_1y"))
        .isEqualTo(known(shown.analytics("beta-provider-1y"), "/data/beta_provider_1y"))
        .isEqualTo(known(factor(shown, "Provider Beta (1Y)"), "/beta"));
    JsonNode risk = shown.analytics("overview").get("risk");
    JsonNode volatility = shown.analytics("volatility").get("data");
    for (String window : List.of("21d", "63d", "252d")) {
      assertThat(known(risk, "/volatility_" + window))
          .as(window)
          .isEqualTo(known(volatility, "/realized_volatility_" + window));
    }
    double nav = number(shown.complete(), "/portfolio/net_asset_value");
    double beta = 0;
    for (JsonNode each : shown.complete().get("holdings")) {
      beta += each.get("market_beta").asDouble(0) * number(each, "/delta_value") / nav;
    }
    if (!risk.get("market_beta").isNull()) {
      assertThat(number(risk, "/market_beta")).isCloseTo(beta, within(0.0001));
    }
  }

  /** Empty where the figure is null, and where all that it stands beside is. */
  private static Optional<BigDecimal> known(JsonNode of, String pointer) {
    JsonNode found = of.at(pointer);
    return found.isNumber() ? Optional.of(BigDecimal.valueOf(found.asDouble())) : Optional.empty();
  }

  private static JsonNode factor(Shown shown, String name) {
    return shown
        .analytics("factor-exposures")
        .get("factors")
        .valueStream()
        .filter(each -> each.get("name").asString().equals(name))
        .findAny()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("portfolios")
  void countsOfPositions(Shown shown) {
    int count = shown.complete().get("holdings").size();
    List<Integer> others = new ArrayList<>();
    others.add(shown.complete().at("/portfolio/position_count").asInt());
    others.add(shown.listed().get("position_count").asInt());
    others.add(
        shown.own(shown.get("/api/v1/portfolios").get("portfolios")).get("position_count").asInt());
    others.add(shown.analytics("overview").at("/position_count/total_positions").asInt());
    others.add(shown.details().at("/summary/total_positions").asInt());
    others.add(shown.data("positions/top/" + shown.id()).get("total_positions").asInt());
    JsonNode snapshot = shown.data("portfolio/" + shown.id() + "/snapshot");
    others.add(snapshot.get("target_price_total_positions").asInt());
    JsonNode quality = shown.data("portfolio/" + shown.id() + "/data-quality");
    others.add(quality.at("/summary/total_positions").asInt());
    others.add(shown.analytics("concentration").at("/data/total_positions").asInt());
    JsonNode exposures = shown.analytics("positions/factor-exposures");
    if (exposures.get("available").asBoolean()) { // private assets alone have no exposures to count
      others.add(exposures.get("total").asInt());
    }
    others.add(shown.analytics("beta-comparison").at("/metadata/total_positions").asInt());
    others.add(
        shown
            .analytics("sector-exposure")
            .at("/data/positions_by_sector")
            .valueStream()
            .mapToInt(JsonNode::asInt)
            .sum());

    assertThat(others).hasSizeGreaterThan(10).containsOnly(count);
  }

  @ParameterizedTest
  @MethodSource("portfolios")
  void profit(Shown shown) {
    JsonNode attribution = shown.complete().get("attribution");
    assertThat(attribution.get("total_pnl"))
        .isEqualTo(shown.analytics("overview").at("/pnl/total_pnl"));
    double named = 0;
    for (String side : List.of("contributors", "detractors")) {
      for (JsonNode each : attribution.get(side)) {
        named += number(each, "/pnl");
      }
    }
    assertThat(
            named
                + number(attribution, "/other_positions")
                + number(attribution, "/income")
                - number(attribution, "/fees"))
        .isCloseTo(number(attribution, "/total_pnl"), within(0.0001));
    JsonNode snapshot = shown.data("portfolio/" + shown.id() + "/snapshot");
    JsonNode day = last(shown.analytics("performance").get("series"));
    assertThat(snapshot.get("daily_pnl"))
        .isEqualTo(day.get("pnl"))
        .isEqualTo(last(shown.complete().at("/timeseries/pnl")));
    assertThat(number(snapshot, "/daily_return"))
        .isCloseTo(number(day, "/daily_return"), within(SIX_DECIMALS))
        .isCloseTo(
            last(shown.complete().at("/timeseries/daily_returns")).asDouble(),
            within(SIX_DECIMALS));
  }

  @ParameterizedTest
  @MethodSource("portfolios")
  void whatTargetsPromise(Shown shown) {
    JsonNode promised = shown.analytics("overview").get("target_returns");
    JsonNode summary = shown.get("/api/v1/target-prices/" + shown.id() + "/summary");
    JsonNode snapshot = shown.data("portfolio/" + shown.id() + "/snapshot");
    if (summary.get("target_prices").isEmpty()) {
      assertThat(promised.isNull()).isTrue();
      assertThat(known(summary, "/weighted_expected_return_eoy")).isEmpty();
      assertThat(known(snapshot, "/target_price_return_eoy")).isEmpty();
      return;
    }
    double rounding = 0.0001; // of the stored inputs of options
    assertThat(number(promised, "/expected_return_eoy"))
        .isCloseTo(number(summary, "/weighted_expected_return_eoy"), within(rounding))
        .isCloseTo(number(snapshot, "/target_price_return_eoy"), within(rounding));
    assertThat(number(promised, "/expected_return_next_year"))
        .isCloseTo(number(summary, "/weighted_expected_return_next_year"), within(rounding))
        .isCloseTo(number(snapshot, "/target_price_return_next_year"), within(rounding));
    assertThat(known(promised, "/downside_return"))
        .isEqualTo(known(summary, "/weighted_downside_return"));
    assertThat(promised.get("coverage_pct"))
        .isEqualTo(summary.get("coverage_percentage"))
        .isEqualTo(snapshot.get("target_price_coverage_pct"));
    assertThat(promised.get("positions_with_targets"))
        .isEqualTo(summary.get("positions_with_targets"))
        .isEqualTo(snapshot.get("target_price_positions_count"));
    assertThat(promised.get("last_updated")).isEqualTo(summary.get("last_updated"));
  }

  /** The other positions of an attribution are indeed those that are not named. */
  @ParameterizedTest
  @MethodSource("portfolios")
  void profitOfPositionsThatAreNotNamed(Shown shown) {
    JsonNode attribution = shown.complete().get("attribution");
    List<String> named = new ArrayList<>();
    for (String side : List.of("contributors", "detractors")) {
      attribution.get(side).forEach(each -> named.add(each.get("position_id").asString()));
    }
    double others = 0;
    for (JsonNode each : shown.complete().get("holdings")) {
      if (!named.contains(id(each))) {
        others += number(each, "/pnl_since_entry") + number(each, "/realized_pnl");
      }
    }
    assertThat(number(attribution, "/other_positions"))
        .isCloseTo(others, within(2 * CENT * shown.complete().get("holdings").size()));
  }

  @ParameterizedTest
  @MethodSource("portfolios")
  void theDay(Shown shown) {
    for (String analysis :
        List.of(
            "overview",
            "concentration",
            "correlation-matrix",
            "diversification-score",
            "factor-exposures",
            "sector-exposure",
            "stress-test",
            "volatility")) {
      JsonNode answer = shown.analytics(analysis);
      assertThat(answer.get("as_of").asString())
          .as(analysis)
          .isEqualTo(DemoServer.SESSION.toString());
      assertThat(answer.get("quality")).as(analysis).isEqualTo(shown.listed().get("quality"));
      assertThat(answer.get("data_through"))
          .as(analysis)
          .isEqualTo(shown.complete().at("/data_quality/data_through"));
    }
    assertThat(shown.complete().at("/portfolio/as_of")).isEqualTo(shown.listed().get("as_of"));
    assertThat(shown.details().get("as_of")).isEqualTo(shown.listed().get("as_of"));
  }
}
