package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.risk.StressResult;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Of a book in which nothing answers to the factors scenarios are unknown, and never 0. */
class NothingCoveredApiTest {
  private static AnalyzedPortfolio house() {
    AnalyzedPortfolio portfolio = AnalyzedPortfolio.ofAnAsset();
    AnalyzedPortfolio.sql(
        """
        update portfolio_stress set stipulated = '{null,null,null}', conditional = '{null,null,null}',
          convexity = '{null,null,null}', by_factor = '{null,null,null}', coverage = 0,
          scenario_notes = array_fill(cast('%s' as text), array[3])
        where portfolio_id = '%s'
        """
            .formatted(StressResult.NOTHING_ANSWERS, portfolio.id()));
    return portfolio;
  }

  @Test
  void scenariosAreUnknownWithTheReasonAndWithoutSeverity() {
    JsonNode data = house().get("stress-test").body().get("data");

    assertThat(data.get("coverage").asDouble()).isZero();
    assertThat(data.get("scenarios").valueStream())
        .hasSize(3)
        .allSatisfy(
            row -> {
              assertThat(row.at("/impact/dollar_impact").isNull()).isTrue();
              assertThat(row.at("/stipulated_impact/dollar_impact").isNull()).isTrue();
              assertThat(row.get("severity").isNull()).isTrue();
              assertThat(row.get("note").asString()).isEqualTo(StressResult.NOTHING_ANSWERS);
            });
  }

  @Test
  void pagesNameTheReason() {
    AnalyzedPortfolio house = house();
    JsonNode library = house.at("/api/v1/views/" + house.id() + "/scenarios").body();
    JsonNode overview = house.at("/api/v1/views/" + house.id() + "/overview").body();

    assertThat(library.at("/tables/0/rows").valueStream())
        .hasSize(3)
        .allSatisfy(
            row -> {
              assertThat(row.at("/numbers/impact/value").isNull()).isTrue();
              assertThat(row.at("/numbers/impact/reason_text").asString())
                  .isEqualTo(StressResult.NOTHING_ANSWERS);
              assertThat(row.at("/texts/severity").isNull()).isTrue();
            });
    JsonNode worst = overview.at("/figures/worst_scenario");
    assertThat(worst.get("value").isNull()).isTrue();
    assertThat(worst.get("reason_text").asString()).isEqualTo(StressResult.NOTHING_ANSWERS);
  }

  @Test
  void shocksOfOnesOwnAreUnknownForwardsAndBackwards() {
    AnalyzedPortfolio house = house();

    for (String asked :
        new String[] {"{\"factors\": {\"Market\": -0.1}}", "{\"target_loss_fraction\": 0.1}"}) {
      JsonNode answer = house.post("stress-test/evaluate", asked).body();
      assertThat(answer.at("/data/impact/dollar_impact").isNull()).as(asked).isTrue();
      assertThat(answer.get("reason").asString()).isEqualTo(StressResult.NOTHING_ANSWERS);
    }
  }
}
