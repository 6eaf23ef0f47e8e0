package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import dev.sigmasight.server.testing.Client;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Pages of a portfolio that the batch computed, against what the analytics say of it. */
class ViewApiTest {
  private static final Set<String> MEMBERS =
      Set.of(
          "value",
          "unit",
          "status",
          "reason",
          "reason_text",
          "as_of",
          "method",
          "n",
          "coverage",
          "se",
          "lo",
          "hi",
          "inputs");
  private static final Set<String> UNITS =
      Set.of("currency", "ratio", "annual_ratio", "percent", "count", "units", "index", "sessions");
  private static final List<String> LIMITS =
      List.of("gross_exposure_max", "net_exposure_min", "net_exposure_max");

  private static final ComputedPortfolio portfolio = ComputedPortfolio.usual();
  private static final Client stranger =
      ComputedPortfolio.server().signedIn(ComputedPortfolio.server().account(Role.USER));

  /** Every page that reads. */
  @Retention(RetentionPolicy.RUNTIME)
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
        "performance"
      })
  @interface EveryPage {}

  private static Answer page(String view) {
    return portfolio.owner().get("/api/v1/views/" + portfolio.id() + "/" + view);
  }

  private static JsonNode body(String view) {
    Answer answer = page(view);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  private static List<JsonNode> numbers(JsonNode page) {
    List<JsonNode> numbers = new ArrayList<>();
    page.get("figures").forEach(numbers::add);
    page.get("tables")
        .forEach(
            table -> table.get("rows").forEach(row -> row.get("numbers").forEach(numbers::add)));
    return numbers;
  }

  private static List<JsonNode> rows(JsonNode page, String table) {
    return page.get("tables")
        .valueStream()
        .filter(each -> each.get("id").asString().equals(table))
        .flatMap(each -> each.get("rows").valueStream())
        .toList();
  }

  private static JsonNode row(JsonNode page, String table, String key) {
    return rows(page, table).stream()
        .filter(each -> each.get("key").asString().equals(key))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row " + key + " of " + table));
  }

  private static void isSame(JsonNode number, JsonNode shown) {
    if (shown.isNull()) {
      assertThat(number.get("value").isNull()).isTrue();
    } else {
      assertThat(Double.parseDouble(number.get("value").asString())).isEqualTo(shown.asDouble());
    }
  }

  @EveryPage
  void everyNumberSaysWhatItIs(String view) {
    JsonNode page = view.equals("risk/volatility") ? ofLongerPast(view) : body(view);

    assertThat(page.get("available").asBoolean()).as(page.toString()).isTrue();
    assertThat(page.get("view").asString()).isEqualTo(view);
    assertThat(page.get("as_of").asString()).isEqualTo("2026-01-14");
    assertThat(numbers(page)).hasSizeGreaterThan(4).allSatisfy(ViewApiTest::isEnvelope);
  }

  @Test
  void limitsOfTheExposureAreAmongTheFiguresOfOnePortfolio() {
    assertThat(body("overview").get("figures").propertyNames()).noneMatch(LIMITS::contains);
    limits("{\"gross_max\": 1.5, \"net_min\": -0.25, \"net_max\": 0.8}");
    try {
      JsonNode figures = body("overview").get("figures");
      assertThat(LIMITS)
          .allSatisfy(name -> isEnvelope(figures.get(name)))
          .allSatisfy(
              name -> assertThat(figures.at("/" + name + "/unit").asString()).isEqualTo("ratio"))
          .extracting(name -> figures.at("/" + name + "/value").asString())
          .containsExactly("1.5", "-0.25", "0.8");
      assertThat(
              portfolio
                  .owner()
                  .get("/api/v1/views/all/overview")
                  .body()
                  .get("figures")
                  .propertyNames())
          .noneMatch(LIMITS::contains);
    } finally {
      limits("{}");
    }
  }

  private static void limits(String limits) {
    Answer answer =
        portfolio
            .owner()
            .sendText(
                "PUT",
                "/api/v1/portfolios/" + portfolio.id(),
                "{\"exposure_limits\": " + limits + "}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  /** The portfolio that was computed has too short a past for a volatility of its own. */
  private static JsonNode ofLongerPast(String view) {
    AnalyzedPortfolio older = AnalyzedPortfolio.usual();
    return older.at("/api/v1/views/" + older.id() + "/" + view).body();
  }

  @Test
  void saysThatThePastIsTooShortForAVolatility() {
    JsonNode page = body("risk/volatility");

    assertThat(page.get("scope").asString()).isEqualTo(portfolio.id());
    assertThat(page.get("available").asBoolean()).isFalse();
    assertThat(page.get("reason").asString()).contains("daily returns");
    JsonNode known = ofLongerPast("risk/volatility");
    assertThat(known.at("/figures/realized_21d/value").asString()).isEqualTo("0.150000");
    assertThat(known.at("/figures/expected_21d/value").asString()).isEqualTo("0.180000");
    assertThat(known.at("/figures/realized_252d/status").asString()).isEqualTo("unavailable");
  }

  private static void isEnvelope(JsonNode number) {
    assertThat(number.propertyNames()).containsExactlyInAnyOrderElementsOf(MEMBERS);
    assertThat(UNITS).contains(number.get("unit").asString());
    String status = number.get("status").asString();
    assertThat(status).isIn("ok", "stale", "partial", "unavailable");
    assertThat(number.get("reason").isNull()).isEqualTo(status.equals("ok"));
    assertThat(number.get("value").isNull()).isEqualTo(status.equals("unavailable"));
    assertThat(number.get("value").asString("0")).matches("-?\\d+(\\.\\d+)?");
    assertThat(number.get("as_of").asString()).isEqualTo("2026-01-14");
    assertThat(number.get("method").asString()).matches("[a-z-]+/[a-z]+-\\d+");
    assertThat(Files.exists(Path.of("..", number.get("inputs").asString()))).isTrue();
  }

  @EveryPage
  void asksTheDatabaseAFewTimes(String view) {
    int statements =
        portfolio.statements(
            "/api/v1/views/{scope}/" + (view.startsWith("risk/") ? "risk/{tab}" : view),
            () -> page(view));

    assertThat(statements).isBetween(1, 6);
  }

  @EveryPage
  void answersOnlyTheOwner(String view) {
    var server = ComputedPortfolio.server();
    String path = "/api/v1/views/%s/" + view;
    assertThat(server.anonymous().get(path.formatted(portfolio.id())).status()).isEqualTo(401);
    assertThat(stranger.get(path.formatted(portfolio.id())).status()).isEqualTo(404);
    assertThat(stranger.get(path.formatted(UUID.randomUUID())).status()).isEqualTo(404);
    assertThat(stranger.get(path.formatted("no-id")).status()).isEqualTo(400);
  }

  @EveryPage
  void saysThatNothingIsComputed(String view) {
    AnalyzedPortfolio bare = AnalyzedPortfolio.bare();

    JsonNode page = bare.at("/api/v1/views/" + bare.id() + "/" + view).body();

    assertThat(page.get("available").asBoolean()).isFalse();
    assertThat(page.get("quality").asString()).isEqualTo("UNAVAILABLE");
    assertThat(page.get("reason").asString()).contains("No run");
    assertThat(numbers(page)).isEmpty();
  }

  @Test
  void theOverviewShowsWhatTheAnalyticsShow() {
    JsonNode page = body("overview");
    JsonNode overview = portfolio.get("overview").body();

    isSame(page.at("/figures/net_asset_value"), overview.get("net_asset_value"));
    isSame(page.at("/figures/long_exposure"), overview.at("/exposures/long_exposure"));
    isSame(page.at("/figures/delta_net_exposure"), overview.at("/delta_exposures/net_exposure"));
    isSame(page.at("/figures/market_beta"), overview.at("/risk/market_beta"));
    assertThat(page.at("/figures/market_beta/status").asString()).isEqualTo("partial");
    assertThat(page.at("/figures/market_beta/reason").asString()).isEqualTo("COVERAGE");
    JsonNode tail = portfolio.get("var").body().at("/data/figures/0");
    isSame(page.at("/figures/value_at_risk_95"), tail.get("value_at_risk"));
    double worst =
        portfolio
            .get("stress-test")
            .body()
            .at("/data/scenarios")
            .valueStream()
            .mapToDouble(each -> each.at("/impact/dollar_impact").asDouble())
            .min()
            .orElseThrow();
    assertThat(Double.parseDouble(page.at("/figures/worst_scenario/value").asString()))
        .isEqualTo(worst);
    assertThat(page.at("/figures/volatility_63d/status").asString()).isEqualTo("unavailable");
    assertThat(page.at("/figures/volatility_63d/reason_text").asString()).contains("daily returns");
    assertThat(rows(page, "series")).isNotEmpty();
    assertThat(rows(page, "top_contributors")).isNotEmpty();
  }

  @Test
  void theOtherPagesShowWhatTheAnalyticsShow() {
    JsonNode scenarios = body("scenarios");
    for (JsonNode each : portfolio.get("stress-test").body().at("/data/scenarios")) {
      JsonNode row = row(scenarios, "scenarios", each.get("id").asString());
      isSame(row.at("/numbers/impact"), each.at("/impact/dollar_impact"));
      isSame(row.at("/numbers/stipulated_impact"), each.at("/stipulated_impact/dollar_impact"));
    }
    JsonNode factors = body("risk/factors");
    for (JsonNode each : portfolio.get("factor-exposures").body().get("factors")) {
      JsonNode row = row(factors, "factors", each.get("name").asString());
      isSame(row.at("/numbers/beta"), each.get("beta"));
      isSame(row.at("/numbers/exposure_dollar"), each.get("exposure_dollar"));
    }
    JsonNode concentration = portfolio.get("concentration").body().get("data");
    isSame(body("risk/concentration").at("/figures/hhi"), concentration.get("hhi"));
    JsonNode greeks = portfolio.get("greeks").body().get("portfolio");
    isSame(body("risk/greeks").at("/figures/vega_value"), greeks.get("vega_value"));
    JsonNode contributions = portfolio.get("risk-contributions").body().get("data");
    isSame(
        body("risk/contributions").at("/figures/factor_volatility"),
        contributions.get("factor_volatility"));
    JsonNode correlations =
        portfolio
            .get("correlation-matrix?lookback_days=252&min_overlap=60&max_symbols=50")
            .body()
            .at("/data/matrix/AA/BB");
    isSame(row(body("risk/correlation"), "matrix", "AA").at("/numbers/BB"), correlations);
  }

  @Test
  void rareLossesAreThoseOfTheAnalytics() {
    JsonNode page = body("risk/tail");

    JsonNode shown = portfolio.get("var").body().get("data");
    assertThat(rows(page, "losses")).hasSize(shown.get("figures").size());
    for (JsonNode each : shown.get("figures")) {
      String level = each.get("confidence").decimalValue().movePointRight(2).toBigInteger() + "";
      JsonNode row = row(page, "losses", each.get("method").asString() + "-" + level);
      isSame(row.at("/numbers/value_at_risk"), each.get("value_at_risk"));
      isSame(row.at("/numbers/expected_shortfall"), each.get("expected_shortfall"));
    }
    JsonNode part = shown.get("contributions").get(0);
    isSame(
        row(page, "contributions", part.get("symbol").asString()).at("/numbers/historical_es_95"),
        part.get("historical_es_95"));
  }

  @Test
  void rowsOfHoldingsAddUpToTheirTotals() {
    JsonNode page = body("holdings");

    List<JsonNode> rows = rows(page, "positions");
    assertThat(rows).hasSize(5);
    for (String column : List.of("market_value", "delta_value")) {
      double sum =
          rows.stream()
              .mapToDouble(
                  row -> Double.parseDouble(row.at("/numbers/" + column + "/value").asString()))
              .sum();
      assertThat(sum)
          .isCloseTo(
              Double.parseDouble(page.at("/figures/" + column + "/value").asString()),
              within(0.03));
    }
  }

  @Test
  void performanceStandsBesideABenchmark() {
    JsonNode page = body("performance?bm=spy");

    List<JsonNode> series = rows(page, "series");
    assertThat(series).hasSize(3);
    double first =
        ComputedPortfolio.server()
            .core()
            .sql(
                "select close::float8 from market_data_cache where symbol = 'SPY' and on_date = '2026-01-12'")
            .query(Double.class)
            .single();
    assertThat(Double.parseDouble(page.at("/figures/benchmark_return/value").asString()))
        .isCloseTo(ComputedPortfolio.close("SPY") / first - 1, within(1e-8));
    assertThat(rows(page, "months")).isNotEmpty();
    assertThat(body("performance?bm=NONE").at("/figures/benchmark_return/status").asString())
        .isEqualTo("unavailable");
    assertThat(page("performance?from=2026-01-14&to=2026-01-13").status()).isEqualTo(400);
  }

  @Test
  void aShockOfOnesOwnIsThatOfTheStressTest() {
    String shock = "{\"factors\": {\"Market\": -0.2}, \"rate_shift_bp\": 50}";
    JsonNode page =
        portfolio
            .owner()
            .postText("/api/v1/views/" + portfolio.id() + "/scenarios/evaluate", shock)
            .body();

    JsonNode shown = portfolio.post("stress-test/evaluate", shock).body().get("data");
    isSame(page.at("/figures/impact"), shown.at("/impact/dollar_impact"));
    isSame(page.at("/figures/distance"), shown.at("/likelihood/distance"));
    assertThat(numbers(page)).allSatisfy(ViewApiTest::isEnvelope);
    Stream.of(portfolio.id(), UUID.randomUUID().toString())
        .map(id -> stranger.postText("/api/v1/views/" + id + "/scenarios/evaluate", shock))
        .forEach(answer -> assertThat(answer.status()).isEqualTo(404));
    assertThat(portfolio.owner().postText("/api/v1/views/all/scenarios/evaluate", "{}").status())
        .isEqualTo(400);
  }

  @Test
  void knowsItsTabs() {
    assertThat(page("risk/none").status()).isEqualTo(404);
    assertThat(page("risk/none").text("detail")).contains("contributions", "greeks");
  }
}
