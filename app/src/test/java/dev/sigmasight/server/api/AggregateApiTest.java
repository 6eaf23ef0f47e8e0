package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.snapshot.OwnerValues;
import dev.sigmasight.server.testing.Client;
import dev.sigmasight.server.testing.TestServer;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Several portfolios as one. Expected figures were computed by hand from round numbers. */
class AggregateApiTest {
  private static final String PREFIX = "/api/v1/analytics/aggregate/";
  private static final TestServer server = AnalyzedPortfolio.server();
  private static final AnalyzedPortfolio first = AnalyzedPortfolio.usual();
  private static final AnalyzedPortfolio second = first.another();
  private static final Client stranger = server.signedIn(server.account(Role.USER));
  private static final LocalDate EARLIER = LocalDate.of(2026, 1, 9);

  /** Every route. */
  @Retention(RetentionPolicy.RUNTIME)
  @ParameterizedTest
  @ValueSource(
      strings = {
        "overview",
        "breakdown",
        "beta",
        "volatility",
        "factor-exposures",
        "sector-exposure",
        "concentration",
        "correlation-matrix",
        "stress-test"
      })
  @interface EveryAggregate {}

  private static JsonNode of(AnalyzedPortfolio portfolio, String path) {
    return portfolio.aggregate(path).body();
  }

  private static String ids(AnalyzedPortfolio... portfolios) {
    StringBuilder query = new StringBuilder("?");
    for (AnalyzedPortfolio portfolio : portfolios) {
      query.append("portfolio_ids=").append(portfolio.id()).append('&');
    }
    return query.toString();
  }

  private static double number(JsonNode answer, String pointer) {
    return answer.at(pointer).asDouble();
  }

  @EveryAggregate
  void answersOnlyTheOwner(String path) {
    assertThat(server.anonymous().get(PREFIX + path).status()).isEqualTo(401);
    assertThat(stranger.get(PREFIX + path + ids(first)).status()).isEqualTo(404);
    assertThat(first.aggregate(path + ids(first, AnalyzedPortfolio.bare())).status())
        .isEqualTo(404);
    assertThat(first.aggregate(path + "?portfolio_ids=" + UUID.randomUUID()).status())
        .isEqualTo(404);
    assertThat(first.aggregate(path + "?portfolio_ids=x").status()).isEqualTo(400);
    assertThat(first.aggregate(path + "/?portfolio_ids=").status()).isEqualTo(200);
  }

  @EveryAggregate
  void takesAllActivePortfoliosAndSaysHowFarTheyReach(String path) {
    JsonNode answer = of(first, path);

    assertThat(answer.get("portfolio_count").asInt()).as(answer.toString()).isEqualTo(2);
    assertThat(number(answer, "/net_asset_value")).isEqualTo(150_000);
    assertThat(answer.get("portfolios")).hasSize(2);
    assertThat(answer.get("as_of").asString()).isEqualTo("2026-01-14");
    assertThat(answer.get("data_through").asString()).isEqualTo("2026-01-14");
    assertThat(answer.get("quality").asString()).isEqualTo("FINAL");
    assertThat(answer.get("quality_reason").isNull()).isTrue();
  }

  @EveryAggregate
  void saysThatNothingIsComputed(String path) {
    JsonNode none = stranger.get(PREFIX + path).body();
    JsonNode bare = of(AnalyzedPortfolio.bare(), path);

    assertThat(none.get("portfolio_count").asInt()).isZero();
    assertThat(none.get("quality").asString()).isEqualTo("UNAVAILABLE");
    assertThat(none.get("quality_reason").asString()).contains("no active portfolio");
    assertThat(bare.get("net_asset_value").isNull()).as(bare.toString()).isTrue();
    assertThat(bare.get("quality").asString()).isEqualTo("UNAVAILABLE");
    assertThat(bare.at("/portfolios/0/reason").asString()).contains("No run");
    assertThat(bare.path("available").asBoolean(false)).isFalse();
  }

  @EveryAggregate
  void namesThePortfolioThatIsNotComputed(String path) {
    AnalyzedPortfolio usual = AnalyzedPortfolio.usual();
    AnalyzedPortfolio bare = usual.besides();

    JsonNode answer = of(usual, path);

    assertThat(answer.get("quality").asString()).as(answer.toString()).isEqualTo("PARTIAL");
    assertThat(answer.get("quality_reason").asString()).contains(bare.id().toString());
    assertThat(number(answer, "/net_asset_value")).isEqualTo(100_000);
  }

  @EveryAggregate
  void takesTheOldestCommonSession(String path) {
    AnalyzedPortfolio early = AnalyzedPortfolio.bare();
    early.snapshot(EARLIER, 1000, "FINAL", null);
    AnalyzedPortfolio newer = early.besides();
    newer.snapshot(EARLIER, 2000, "FINAL", null);
    newer.snapshot(AnalyzedPortfolio.DAY, 5000, "FINAL", null);

    JsonNode answer = of(early, path);

    assertThat(answer.get("as_of").asString()).as(answer.toString()).isEqualTo("2026-01-09");
    assertThat(number(answer, "/net_asset_value")).isEqualTo(3000);
    assertThat(answer.get("quality").asString()).isIn("STALE", "PARTIAL");
  }

  @Test
  void saysThatPortfoliosDifferInDate() {
    AnalyzedPortfolio early = AnalyzedPortfolio.bare();
    early.snapshot(EARLIER, 1000, "FINAL", null);
    AnalyzedPortfolio newer = early.besides();
    newer.snapshot(EARLIER, 2000, "FINAL", null);
    newer.snapshot(AnalyzedPortfolio.DAY, 5000, "FINAL", null);

    JsonNode answer = of(early, "overview");

    assertThat(answer.get("quality").asString()).isEqualTo("STALE");
    assertThat(answer.get("quality_reason").asString())
        .isEqualTo(
            "The oldest common session: %s computed through 2026-01-09, others through 2026-01-14."
                .formatted(early.id()));
  }

  @EveryAggregate
  void asksTheDatabaseAsOftenForManyPortfoliosAndPositions(String path) {
    int few = AnalyzedPortfolio.of(3).statementsOfAll(path);
    AnalyzedPortfolio many = AnalyzedPortfolio.of(30);
    IntStream.range(0, 4).forEach(_ -> many.another());

    assertThat(few).isBetween(1, 6);
    assertThat(many.statementsOfAll(path)).isEqualTo(few);
  }

  @EveryAggregate
  void saysTheUnitOfEveryNumber(String path) {
    AnalyticsApiTest.assertUnits(PREFIX + path);
  }

  @Test
  void doesNotAddUpCurrencies() {
    AnalyzedPortfolio dollars = AnalyzedPortfolio.usual();
    AnalyzedPortfolio euros = dollars.another();
    AnalyzedPortfolio.sql(
        "update portfolio set currency = 'EUR' where id = '%s'".formatted(euros.id()));

    JsonNode mixed = of(dollars, "overview");

    assertThat(mixed.get("net_asset_value").isNull()).isTrue();
    assertThat(mixed.get("quality_reason").asString()).contains("EUR, USD");
    assertThat(number(of(dollars, "overview" + ids(euros)), "/net_asset_value")).isEqualTo(50_000);
  }

  @Test
  void addsUpWhatThePortfoliosAreWorth() {
    JsonNode overview = of(first, "overview");
    JsonNode breakdown = of(first, "breakdown");

    assertThat(overview.at("/portfolios/0/id").asString()).isEqualTo(first.id().toString());
    assertThat(number(overview, "/portfolios/0/weight")).isEqualTo(0.666667);
    assertThat(number(overview, "/aggregate_metrics/position_count")).isEqualTo(10);
    assertThat(number(overview, "/aggregate_metrics/long_exposure")).isEqualTo(150_000);
    assertThat(number(overview, "/aggregate_metrics/leverage")).isEqualTo(1);
    assertThat(overview.at("/aggregate_metrics/daily_return").isNull()).isTrue();
    assertThat(breakdown.at("/portfolios/1/portfolio_id").asString())
        .isEqualTo(second.id().toString());
    assertThat(number(breakdown, "/portfolios/1/weight_pct")).isEqualTo(33.33);
    assertThat(number(breakdown, "/portfolios/1/contribution_dollars")).isEqualTo(50_000);
    assertThat(number(breakdown, "/summary/total_weight")).isEqualTo(1);
    assertThat(number(breakdown, "/summary/average_value")).isEqualTo(75_000);
  }

  /** AA has a beta of 2 and BB of −0.5; CC has too few returns. */
  @Test
  void takesTheBetaOfAllPositionsOverAllEquity() {
    JsonNode answer = of(first, "beta");

    // first (36,000 × 2 − 20,000 × 0.5) / 100,000, second (−16,000 × 2 − 10,000 × 0.5) / 50,000
    assertThat(number(answer, "/portfolios/0/beta")).isCloseTo(0.62, within(0.01));
    assertThat(number(answer, "/portfolios/1/beta")).isCloseTo(-0.74, within(0.01));
    assertThat(number(answer, "/aggregate_beta"))
        .isCloseTo((72_000 - 10_000 - 32_000 - 5000) / 150_000.0, within(0.01));
    assertThat(
            number(answer, "/portfolios/0/contribution")
                + number(answer, "/portfolios/1/contribution"))
        .isCloseTo(number(answer, "/aggregate_beta"), within(2e-6));
  }

  @Test
  void takesTheVolatilityOfThePooledReturns() {
    AnalyzedPortfolio one = AnalyzedPortfolio.usual();
    AnalyzedPortfolio other = one.another();
    double[] ups = IntStream.range(0, 30).mapToDouble(i -> (i % 3 - 1) / 100.0).toArray();
    double[] downs = IntStream.range(0, 30).mapToDouble(i -> (i % 4 - 1) / 50.0).toArray();
    one.returns(100_000, ups);
    other.returns(50_000, downs);
    double[] pooled =
        IntStream.range(9, 30).mapToDouble(i -> (2 * ups[i] + downs[i]) / 3).toArray();

    JsonNode answer = of(one, "volatility");

    assertThat(number(answer, "/aggregate_volatility")).isCloseTo(annual(pooled), within(1e-6));
    assertThat(answer.get("common_sessions").asInt()).isEqualTo(30);
    assertThat(answer.get("aggregate_volatility_63d").isNull()).isTrue();
    assertThat(answer.at("/reasons/aggregate_volatility_63d").asString()).contains("30 of 63");
    double average =
        2 * annual(IntStream.range(9, 30).mapToDouble(i -> ups[i]).toArray()) / 3
            + annual(IntStream.range(9, 30).mapToDouble(i -> downs[i]).toArray()) / 3;
    assertThat(number(answer, "/weighted_average_volatility")).isCloseTo(average, within(1e-6));
    assertThat(
            number(answer, "/portfolios/0/contribution")
                + number(answer, "/portfolios/1/contribution"))
        .isCloseTo(number(answer, "/aggregate_volatility"), within(2e-6));
    JsonNode metrics = of(one, "overview").get("aggregate_metrics");
    assertThat(number(metrics, "/daily_return"))
        .isCloseTo((2 * ups[29] + downs[29]) / 3, within(1e-6));
  }

  /** 20,000 of a house beside 100,000 of shares. */
  @Test
  void leavesOutTheVolatilityOfWhatOnlyOwnersValue() {
    AnalyzedPortfolio shares = AnalyzedPortfolio.usual();
    AnalyzedPortfolio house = shares.besides();
    double[] moves = IntStream.range(0, 30).mapToDouble(i -> (i % 3 - 1) / 100.0).toArray();
    shares.returns(100_000, moves);
    house.snapshot(AnalyzedPortfolio.DAY, 20_000, "FINAL", null);
    house.returns(20_000, new double[30]);
    AnalyzedPortfolio.sql(
        "update portfolio_snapshot set sources = '{owner}' where portfolio_id = '%s'"
            .formatted(house.id()));

    JsonNode both = of(shares, "volatility");
    JsonNode one = of(shares, "volatility" + ids(house));

    double own = annual(IntStream.range(9, 30).mapToDouble(i -> moves[i]).toArray());
    assertThat(number(both, "/aggregate_volatility")).isCloseTo(own, within(1e-6));
    assertThat(number(both, "/weighted_average_volatility")).isCloseTo(own, within(1e-6));
    assertThat(number(both, "/coverage")).isEqualTo(0.833333);
    assertThat(both.get("quality").asString()).isEqualTo("PARTIAL");
    assertThat(both.get("quality_reason").asString())
        .isEqualTo("No volatility of " + house.id() + ".");
    assertThat(both.at("/portfolios/1/volatility").isNull()).isTrue();
    assertThat(both.at("/portfolios/1/contribution").isNull()).isTrue();
    assertThat(both.at("/portfolios/1/reason").asString()).isEqualTo(OwnerValues.NO_MARKET_PRICE);
    assertThat(one.get("aggregate_volatility").isNull()).isTrue();
    assertThat(one.get("message").asString()).isEqualTo(OwnerValues.NO_MARKET_PRICE);
    assertThat(number(one, "/coverage")).isZero();
    for (String shown : List.of("overview", "risk/volatility")) {
      JsonNode page = ViewPages.page(shares.owner(), "all", shown);
      JsonNode month =
          page.at("/figures/" + (shown.equals("overview") ? "volatility_21d" : "realized_21d"));
      assertThat(month.get("status").asString()).as(shown).isEqualTo("partial");
      assertThat(month.get("coverage").asString()).isEqualTo("0.833333");
      assertThat(month.get("reason_text").asString())
          .isEqualTo("No volatility of " + house.id() + ".");
    }
  }

  private static double annual(double[] returns) {
    double mean =
        IntStream.range(0, returns.length).mapToDouble(i -> returns[i]).average().orElse(0);
    double sum = 0;
    for (double each : returns) {
      sum += (each - mean) * (each - mean);
    }
    return Math.sqrt(sum / (returns.length - 1) * 252);
  }

  @Test
  void addsUpFactorDollars() {
    JsonNode answer = of(first, "factor-exposures");

    assertThat(number(answer, "/aggregate_factors/value")).isEqualTo(0.4);
    assertThat(number(answer, "/aggregate_factors/size")).isEqualTo(0.2);
    assertThat(number(answer, "/aggregate_factors/quality")).isEqualTo(0.333333);
    assertThat(number(answer, "/aggregate_factors/market"))
        .isEqualTo(number(of(first, "beta"), "/aggregate_beta"));
    assertThat(answer.at("/aggregate_factors/low_volatility").isNull()).isTrue();
    assertThat(answer.at("/factors/size").asString()).isEqualTo("Size, IWM");
    JsonNode value = answer.at("/exposures/4");
    assertThat(value.get("name").asString()).isEqualTo("Value");
    assertThat(number(value, "/exposure_dollar")).isEqualTo(60_000);
    assertThat(number(value, "/coverage")).isEqualTo(0.7);
    assertThat(answer.at("/exposures/8/reason").asString()).contains("Low Volatility");
  }

  @Test
  void addsUpSectors() {
    JsonNode data = of(first, "sector-exposure").get("data");

    assertThat(number(data, "/portfolio_weights/Energy")).isEqualTo(0.48);
    assertThat(number(data, "/benchmark_weights/Energy")).isEqualTo(0.04);
    assertThat(number(data, "/over_underweight/Energy")).isEqualTo(0.44);
    assertThat(data.get("largest_overweight").asString()).isEqualTo("Energy");
    assertThat(data.get("largest_underweight").asString()).isEqualTo("Health Care");
    assertThat(number(data, "/positions_by_sector/Energy")).isEqualTo(4);
    // half of 0.44, 0.236667, 0.93, 0.133333 unclassified and 0.453333 cash
    assertThat(number(data, "/active_share")).isCloseTo(1.096667, within(1e-6));
  }

  /** AA 36,000 − 16,000, BB 20,000 + 10,000, CC −10,000, HOUSE 20,000. */
  @Test
  void netsWhatIsLongHereAndShortThere() {
    JsonNode data = of(first, "concentration").get("data");

    assertThat(number(data, "/hhi")).isEqualTo(2812.5);
    assertThat(number(data, "/top_3_concentration")).isEqualTo(0.875);
    assertThat(data.get("unique_symbols").asInt()).isEqualTo(4);
    assertThat(data.get("total_positions").asInt()).isEqualTo(7);
    assertThat(data.at("/top_positions/0/symbol").asString()).isEqualTo("BB");
    assertThat(number(data, "/top_positions/0/weight")).isEqualTo(0.375);
    assertThat(number(data, "/top_positions/0/weight_of_nav")).isEqualTo(0.2);
    assertThat(data.get("offsets")).hasSize(1);
    assertThat(number(data, "/offsets/AA")).isEqualTo(32_000);
  }

  @Test
  void correlatesTheMergedSymbols() {
    JsonNode answer = of(first, "correlation-matrix?max_symbols=2");

    assertThat(answer.at("/data/symbols").toString()).isEqualTo("[\"BB\",\"AA\"]");
    assertThat(number(answer, "/data/matrix/AA/BB")).isEqualTo(-1);
    assertThat(number(answer, "/data/average_correlation")).isEqualTo(-1);
    assertThat(answer.get("symbols_found").asInt()).isEqualTo(3);
    assertThat(number(answer, "/metadata/symbols_requested")).isEqualTo(2);
    assertThat(first.aggregate("correlation-matrix?max_symbols=1").status()).isEqualTo(400);
    assertThat(first.aggregate("correlation-matrix?max_symbols=51").status()).isEqualTo(400);
    assertThat(first.aggregate("correlation-matrix?lookback_days=30&min_overlap=31").status())
        .isEqualTo(400);
  }

  @Test
  void addsUpStressAndNamesWhoLacksIt() {
    JsonNode both = of(first, "stress-test");
    AnalyzedPortfolio usual = AnalyzedPortfolio.usual();
    AnalyzedPortfolio untested = usual.besides();
    untested.snapshot(AnalyzedPortfolio.DAY, 50_000, "FINAL", null);

    JsonNode market = scenario(both, "market_down_10");
    assertThat(number(market, "/impact/dollar_impact")).isEqualTo(-13_086.43);
    assertThat(number(market, "/impact/percentage_impact")).isEqualTo(-8.7243);
    assertThat(number(market, "/impact/new_portfolio_value")).isEqualTo(136_913.57);
    assertThat(number(market, "/stipulated_impact/dollar_impact")).isEqualTo(-10_000);
    assertThat(market.get("portfolios_included").asInt()).isEqualTo(2);
    JsonNode rates = scenario(both, "rates_up_50bp");
    assertThat(rates.at("/impact/dollar_impact").isNull()).isTrue();
    assertThat(rates.get("portfolios_missing")).hasSize(2);

    JsonNode partly = of(usual, "stress-test");
    assertThat(partly.get("quality").asString()).isEqualTo("PARTIAL");
    assertThat(partly.at("/portfolios_missing/0").asString()).isEqualTo(untested.id().toString());
    assertThat(partly.get("portfolios_with_stress_data").asInt()).isEqualTo(1);
    assertThat(number(partly, "/data/portfolio_value")).isEqualTo(100_000);
    assertThat(number(scenario(partly, "market_down_10"), "/impact/percentage_impact"))
        .isEqualTo(-6.5432);
  }

  private static JsonNode scenario(JsonNode answer, String id) {
    for (JsonNode each : answer.at("/data/scenarios")) {
      if (each.get("id").asString().equals(id)) {
        return each;
      }
    }
    throw new AssertionError(answer + " lacks " + id);
  }

  /** One portfolio as several is what it is by itself. */
  @ParameterizedTest
  @CsvSource({
    "beta, /aggregate_beta, beta-calculated-90d, /data/beta_calculated_90d",
    "beta, /r_squared, beta-calculated-90d, /data/beta_calculated_90d_r_squared",
    "factor-exposures, /exposures/3/exposure_dollar, factor-exposures, /factors/3/exposure_dollar",
    "factor-exposures, /aggregate_factors/quality, factor-exposures, /factors/7/beta",
    "factor-exposures, /exposures/0/beta, factor-exposures, /factors/0/beta",
    "sector-exposure, /data/portfolio_weights, sector-exposure, /data/portfolio_weights",
    "sector-exposure, /data/over_underweight, sector-exposure, /data/over_underweight",
    "concentration, /data/hhi, concentration, /data/hhi",
    "concentration, /data/top_3_concentration, concentration, /data/top_3_concentration",
    "concentration, /data/total_positions, concentration, /data/total_positions",
    "correlation-matrix, /data/matrix, correlation-matrix, /data/matrix",
    "correlation-matrix, /data/weights, correlation-matrix, /data/weights",
    "stress-test, /data/scenarios/0/impact, stress-test, /data/scenarios/0/impact",
    "stress-test, /data/portfolio_value, stress-test, /data/portfolio_value"
  })
  void equalsTheAnalyticsOfASinglePortfolio(
      String aggregate, String here, String own, String there) {
    JsonNode expected = first.get(own).body().at(there);

    assertThat(expected.isMissingNode()).isFalse();
    assertThat(of(first, aggregate + ids(first)).at(here)).isEqualTo(expected);
  }
}
