package dev.sigmasight.server.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What is unknown is said to be, with the reason, and never as a zero. */
class StoriesTest {
  private static final String WHY = "Nothing held answers to the factors";

  private static Finding found(String json) {
    return new Finding(JsonMapper.shared().readTree(json));
  }

  @Test
  void anUnknownShockNamesTheReason() {
    String story =
        ScenarioStories.shock(
            found(
                """
                {"result": "r1", "dollar_impact": null, "percentage_impact": null, "reason": "%s.",
                  "moves": [{"factor": "Market", "shocked": true, "move": -0.1}]}
                """
                    .formatted(WHY)));

    assertThat(story).startsWith("What that would do to the portfolio is unknown: " + WHY);
    assertThat(story).doesNotContain("$");
  }

  @Test
  void aShockIsAChangeAndNoLevel() {
    String story =
        ScenarioStories.shock(
            found(
                """
                {"result": "r1", "dollar_impact": -100, "percentage_impact": -1, "new_portfolio_value": 9900,
                  "moves": [{"factor": "Market", "shocked": true, "move": 0.25},
                    {"factor": "Interest_Rate", "shocked": true, "move": 0.01},
                    {"factor": "Momentum", "shocked": true, "move": -0.1}]}
                """));

    assertThat(story.replaceAll(" \\[\\[[^]]*]]", ""))
        .startsWith(
            "If the market rises by 25.0%, interest rates rise by 1.00 percentage point and the factor Momentum"
                + " falls by 10.0%, the portfolio would change by -$100");
  }

  @Test
  void aFactorThatIsKnownOfLessThanTheFirstSaysOfWhichShare() {
    String story =
        RiskStories.factors(
            found(
                """
                {"result": "r1", "factors": [
                  {"name": "Market Beta (90D)", "beta": 2.38, "exposure_dollar": 100, "coverage": 1},
                  {"name": "Provider Beta (1Y)", "beta": -0.25, "exposure_dollar": -10, "coverage": 0.296}]}
                """));

    assertThat(story.replaceAll(" \\[\\[[^]]*]]", ""))
        .contains("Market Beta (90D): beta 2.38, like $100.00 in it\n")
        .contains("like -$10.00 in it, from 29.6% of the exposure; the rest counts as nothing");
  }

  @Test
  void unknownScenariosNameTheReason() {
    String story =
        RiskStories.stress(
            found(
                """
                {"result": "r1", "scenarios": [{"id": "market_down_10", "name": "Market Decline 10%%",
                  "dollar_impact": null, "note": "%s."}]}
                """
                    .formatted(WHY)));

    assertThat(story).startsWith("What the scenarios would do is unknown (" + WHY);
  }

  @Test
  void valueAtRiskSaysTheAmountThenWhatItMeansAndThenTheMethods() {
    String story =
        RiskStories.valueAtRisk(
            found(
                """
                {"result": "r1", "units": {"USD": ["value_at_risk"]}, "coverage": 0.64, "figures": [
                  {"method": "historical", "confidence": 0.95, "value_at_risk": 387856.06,
                    "expected_shortfall": 475058.39, "var_of_nav": 0.049689},
                  {"method": "normal", "confidence": 0.99, "value_at_risk": 500000,
                    "expected_shortfall": 600000}]}
                """));

    assertThat(story.replaceAll(" \\[\\[[^]]*]]", ""))
        .isEqualTo(
            """
            $387,856, which is 4.97% of net asset value: that is the loss of one day that is exceeded only on about \
            one day in twenty (value at risk). On those worse days the mean loss is $475,058 (expected shortfall). \
            It covers 64.0% of the exposure; the rest, such as private assets, has too few market prices.

            By method and confidence:

            - From past days (historical) at 95.0%: value at risk $387,856, expected shortfall $475,058
            - From volatility alone (normal) at 99.0%: value at risk $500,000, expected shortfall $600,000""");
  }

  @Test
  void coverageIsSaidOnlyWhereSomethingIsLeftOut() {
    String betas =
        "{\"result\": \"r1\", \"beta_calculated_90d\": 0.8, \"coverage\": %s, \"positions\": []}";

    assertThat(RiskStories.beta(found(betas.formatted("0.4")))).contains("It covers 40.0% [[");
    assertThat(RiskStories.beta(found(betas.formatted("1.0")))).doesNotContain("covers");
  }

  @Test
  void betasFurthestFromZeroAreNamedWhereverTheyStand() {
    String rows =
        IntStream.rangeClosed(1, 20)
            .mapToObj(i -> "{\"symbol\": \"S%d\", \"calculated_beta\": %d}".formatted(i, i - 11))
            .collect(Collectors.joining(",", "[", "]"));

    assertThat(
            RiskStories.beta(
                found("{\"result\": \"r1\", \"coverage\": 1, \"positions\": %s}".formatted(rows))))
        .contains("S1 -10.00", "S2 -9.00", "S20 9.00");
  }

  @Test
  void aProvidersBetaIsExplained() {
    String profile = "{\"result\": \"r1\", \"profiles\": [{\"symbol\": \"GLD\", \"beta\": %s}]}";

    assertThat(MarketStories.company(found(profile.formatted("-0.26"))))
        .contains("it has moved against the market: its beta is -0.26 [[");
    assertThat(MarketStories.company(found(profile.formatted("1.5")))).contains("and farther");
  }

  @Test
  void aShareAndItsOptionsAreOneExposure() {
    assertThat(
            RiskStories.concentration(
                found("{\"result\": \"r1\", \"position_weights\": {\"AAPL\": 0.12}}")))
        .contains("The largest exposures, by underlying");
  }

  @Test
  void weightsOfABenchmarkThatSomebodyEnteredAreCalledApproximate() {
    String sectors =
        """
        {"result": "r1", "portfolio_weights": {"Energy": 0.4}, "benchmark_weights": {"Energy": 0.04},
          "over_underweight": {"Energy": 0.36}, "benchmark_source": "%s"}
        """;

    assertThat(RiskStories.sectors(found(sectors.formatted("stand-in"))))
        .contains("approximate and entered by hand");
    assertThat(RiskStories.sectors(found(sectors.formatted("fmp")))).doesNotContain("approximate");
  }
}
