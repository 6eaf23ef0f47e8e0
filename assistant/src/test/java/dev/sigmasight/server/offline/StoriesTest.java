package dev.sigmasight.server.offline;

import static org.assertj.core.api.Assertions.assertThat;

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
