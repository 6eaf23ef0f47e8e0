package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.distribution.Normal;
import dev.sigmasight.server.account.Role;
import dev.sigmasight.server.testing.Answer;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Shocks of one's own on a portfolio that the batch computed. */
class ShockApiTest {
  private static final String EVALUATE = "stress-test/evaluate";
  private static final Offset<Double> CENT = within(0.0101);
  private static final ComputedPortfolio portfolio = ComputedPortfolio.usual();

  private static JsonNode answer(String json) {
    Answer answer = portfolio.post(EVALUATE, json);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  private static JsonNode data(String json) {
    return answer(json).get("data");
  }

  private static double impact(JsonNode data) {
    return data.at("/impact/dollar_impact").asDouble();
  }

  private static double sum(JsonNode parts) {
    return parts.valueStream().mapToDouble(each -> each.get("dollar_impact").asDouble()).sum();
  }

  private static double part(JsonNode parts, String key, String name) {
    return parts
        .valueStream()
        .filter(each -> each.get(key).asString().equals(name))
        .mapToDouble(each -> each.get("dollar_impact").asDouble())
        .sum();
  }

  @Test
  void saysTheSameOfEveryScenarioAsTheBatch() {
    List<JsonNode> rows =
        portfolio.get("stress-test").body().at("/data/scenarios").valueStream().toList();
    assertThat(rows).hasSize(22);

    for (JsonNode row : rows) {
      String id = row.get("id").asString();
      JsonNode conditional = data("{\"scenario\": \"" + id + "\"}");
      assertThat(conditional.get("impact")).as(id).isEqualTo(row.get("impact"));
      assertThat(conditional.get("replayed")).isEqualTo(row.get("replayed"));
      assertThat(data("{\"scenario\": \"" + id + "\", \"mode\": \"stipulated\"}").get("impact"))
          .as(id)
          .isEqualTo(row.get("stipulated_impact"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"factors\": {\"Market\": -0.1, \"low_volatility\": 0.05}, \"rate_shift_bp\": 75}",
        "{\"factors\": {\"market\": 0.2}, \"mode\": \"stipulated\", \"volatility_points\": -5}",
        "{\"scenario\": \"covid_crash_2020\", \"names\": {\"AA\": 0.1}, \"volatility_points\": 12}",
        "{\"target_loss\": 2500}"
      })
  void partsAddUp(String json) {
    JsonNode data = data(json);

    assertThat(impact(data)).isNotZero();
    assertThat(sum(data.get("by_factor"))).isCloseTo(impact(data), within(1e-9));
    assertThat(sum(data.get("by_position"))).isCloseTo(impact(data), within(1e-9));
    assertThat(data.at("/impact/new_portfolio_value").asDouble())
        .isCloseTo(data.get("portfolio_value").asDouble() + impact(data), within(1e-9));
    assertThat(data.at("/impact/percentage_impact").asDouble())
        .isCloseTo(100 * impact(data) / data.get("portfolio_value").asDouble(), within(1e-4));
  }

  /** The call is never exercised early, so that both models are that of Black and Scholes. */
  @Test
  void aNameOfItsOwnMovesItsSharesAndItsOptions() {
    JsonNode data = data("{\"names\": {\"aa\": -0.2, \"NONE\": 0.5}}");

    double value = 100 * ComputedPortfolio.close("AA");
    assertThat(part(data.get("by_position"), "symbol", "AA")).isCloseTo(-0.2 * value, CENT);
    assertThat(part(data.get("by_position"), "symbol", "BB")).isZero();
    assertThat(part(data.get("by_position"), "symbol", "AA260619C00110000"))
        .isCloseTo(profit(-0.2, 0) - profit(0, 0), CENT);
    assertThat(data.get("names_not_held").valueStream().map(JsonNode::asString))
        .containsExactly("NONE");
    assertThat(data.get("not_revalued").valueStream().map(JsonNode::asString))
        .containsExactly("ZZ");
    assertThat(data.get("coverage").asDouble()).isBetween(0.9, 0.9999);
  }

  private static double profit(double move, double shift) {
    String query =
        "options/grid?underlying=AA&include_underlying=false&spot_range=0.2&steps=3&days=0&vol_shift="
            + shift;
    double spot = ComputedPortfolio.close("AA") * (1 + move);
    return portfolio
        .get(query)
        .body()
        .at("/underlyings/0/cells")
        .valueStream()
        .filter(each -> Math.abs(each.get("spot").asDouble() - spot) < 1e-3)
        .findFirst()
        .orElseThrow()
        .get("profit")
        .asDouble();
  }

  @Test
  void volatilityMovesByPointsAndWithTheMarketUnlessItIsNotToFollow() {
    JsonNode points = data("{\"volatility_points\": 5}");
    assertThat(part(points.get("by_position"), "symbol", "AA260619C00110000"))
        .isCloseTo(profit(0, 0.05) - profit(0, 0), CENT);
    assertThat(part(points.get("by_position"), "symbol", "AA")).isZero();

    String crash = "{\"factors\": {\"Market\": -0.1}, \"mode\": \"stipulated\"%s}";
    JsonNode follows = data(crash.formatted(""));
    JsonNode stays = data(crash.formatted(", \"volatility_follows_market\": false"));
    assertThat(follows.get("volatility_change").asDouble()).isEqualTo(0.1);
    assertThat(stays.get("volatility_change").asDouble()).isZero();
    assertThat(part(stays.get("by_factor"), "name", "Volatility")).isZero();
    assertThat(part(stays.get("by_position"), "symbol", "AA"))
        .isEqualTo(part(follows.get("by_position"), "symbol", "AA"));
  }

  @Test
  void theOtherFactorsFollowOnlyWhenTheyAreTo() {
    JsonNode alone = data("{\"factors\": {\"Market\": -0.1}, \"mode\": \"stipulated\"}");
    JsonNode all = data("{\"factors\": {\"Market\": -0.1}}");

    assertThat(alone.get("moves").size()).isOne();
    assertThat(all.get("moves").size()).isEqualTo(8);
    assertThat(all.get("moves").valueStream().filter(each -> each.get("shocked").asBoolean()))
        .hasSize(1);
    JsonNode quality =
        all.get("moves")
            .valueStream()
            .filter(each -> each.get("factor").asString().equals("Quality"))
            .findFirst()
            .orElseThrow();
    assertThat(quality.get("move").asDouble()).isBetween(-0.2, -0.05);
    assertThat(alone.at("/likelihood/distance")).isEqualTo(all.at("/likelihood/distance"));
  }

  @Test
  void distancesShrinkWithTheRootOfTheDays() {
    String shock = "{\"factors\": {\"Market\": -0.05}, \"horizon_days\": %d}";
    double month = data(shock.formatted(21)).at("/likelihood/distance").asDouble();
    double quarter = data(shock.formatted(84)).at("/likelihood/distance").asDouble();

    assertThat(month).isCloseTo(2 * quarter, within(2e-6));
  }

  @Test
  void findsTheLikeliestWayToLoseAnAmount() {
    JsonNode reverse = data("{\"target_loss\": 2000}");

    assertThat(reverse.get("mode").asString()).isEqualTo("reverse");
    assertThat(impact(reverse)).isEqualTo(-2000);
    double distance = reverse.at("/likelihood/distance").asDouble();
    assertThat(distance).isPositive();
    assertThat(reverse.at("/likelihood/plausibility").asDouble()).isBetween(0.0, 1.0);
    assertThat(reverse.at("/likelihood/loss_probability").asDouble())
        .as("one side of a normal law, not a chi-square of all factors")
        .isCloseTo(Normal.survival(distance), within(1e-6));
    assertThat(
            data("{\"factors\": {\"Market\": -0.1}}").at("/likelihood/loss_probability").isNull())
        .isTrue();
    for (String factor : List.of("Market", "Value", "Momentum")) {
      assertThat(distanceOfLosing(2000, factor)).as(factor).isGreaterThan(distance - 0.05);
    }
  }

  /** By halving: how far a factor has to move, the others following, and how far out that is. */
  private static double distanceOfLosing(double loss, String factor) {
    double low = -0.9;
    double high = 0;
    for (int i = 0; i < 12; i++) {
      double middle = (low + high) / 2;
      boolean enough = -impact(moved(factor, middle)) >= loss;
      low = enough ? middle : low;
      high = enough ? high : middle;
    }
    return moved(factor, low).at("/likelihood/distance").asDouble();
  }

  private static JsonNode moved(String factor, double move) {
    return data("{\"factors\": {\"%s\": %s}}".formatted(factor, move));
  }

  @Test
  void aLossMayBeAFractionOfTheValue() {
    JsonNode reverse = data("{\"target_loss_fraction\": 0.1}");

    assertThat(impact(reverse)).isCloseTo(-0.1 * reverse.get("portfolio_value").asDouble(), CENT);
  }

  @Test
  void saysThatALossIsOutOfReach() {
    JsonNode answer = answer("{\"target_loss\": 1e12}");

    assertThat(answer.at("/data/impact/dollar_impact").isNull()).isTrue();
    assertThat(answer.get("reason").asString()).isNotBlank();
    assertThat(answer.at("/data/by_position").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"factors\": {\"Market\": -0.96}}",
        "{\"factors\": {\"Market\": null}}",
        "{\"factors\": {\"Weather\": 0.1}}",
        "{\"factors\": {\"Market\": 0.1, \"market\": 0.2}}",
        "{\"factors\": {\"Market\": 1e400}}",
        "{\"rate_shift_bp\": 1001}",
        "{\"volatility_points\": -101}",
        "{\"names\": {\"AA\": -1.01}}",
        "{\"scenario\": \"none\"}",
        "{\"scenario\": \"market_down_10\", \"target_loss\": 5}",
        "{\"scenario\": \"market_down_10\", \"mode\": \"odd\"}",
        "{\"scenario\": \"market_down_10\", \"horizon_days\": 0}",
        "{\"target_loss\": 0}",
        "{\"target_loss\": 5, \"target_loss_fraction\": 0.1}",
        "{\"target_loss_fraction\": 1.01}",
        "{\"shock\": 1}"
      })
  void refusesWhatCannotBe(String json) {
    Answer answer = portfolio.post(EVALUATE, json);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.text("detail")).isNotBlank();
  }

  @Test
  void namesEveryFaultAtOnce() {
    Answer answer =
        portfolio.post(
            EVALUATE,
            "{\"factors\": {\"Weather\": 0.1}, \"rate_shift_bp\": 5000, \"mode\": \"x\"}");

    assertThat(answer.body().get("errors").size()).isEqualTo(3);
    assertThat(answer.text()).contains("Low Volatility");
  }

  @Test
  void answersOnlyTheOwnerAndWhatIsComputed() {
    var server = ComputedPortfolio.server();
    String path = "/api/v1/analytics/portfolio/%s/" + EVALUATE;
    String shock = "{\"rate_shift_bp\": 10}";
    assertThat(server.anonymous().postText(path.formatted(portfolio.id()), shock).status())
        .isEqualTo(401);
    var stranger = server.signedIn(server.account(Role.USER));
    Stream.of(portfolio.id(), UUID.randomUUID().toString())
        .forEach(
            id -> assertThat(stranger.postText(path.formatted(id), shock).status()).isEqualTo(404));
    assertThat(stranger.postText(path.formatted("no-id"), shock).status()).isEqualTo(400);

    AnalyzedPortfolio bare = AnalyzedPortfolio.bare();
    JsonNode nothing = bare.post(EVALUATE, shock).body();
    assertThat(nothing.get("available").asBoolean()).isFalse();
    assertThat(nothing.get("quality").asString()).isEqualTo("UNAVAILABLE");
    assertThat(nothing.get("reason").asString()).contains("No run");
  }

  @Test
  void asksTheDatabaseAFewTimesAndKeepsNothing() {
    String rows = "select count(*) from portfolio_stress";
    long before = ComputedPortfolio.server().core().sql(rows).query(Long.class).single();

    assertThat(portfolio.statements(EVALUATE, "{\"factors\": {\"Market\": -0.1}}")).isBetween(1, 6);
    assertThat(ComputedPortfolio.server().core().sql(rows).query(Long.class).single())
        .isEqualTo(before);
  }
}
