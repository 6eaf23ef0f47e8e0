package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a portfolio without results says of the run that left it out. */
class ObstacleApiTest {
  private static final String OBSTACLE =
      " The newest run stopped at 2026-01-12: No price within 5 sessions for NOPRICE.";
  private static final String WHY =
      "No run has computed this portfolio as its ledger is now." + OBSTACLE;

  private static final ComputedPortfolio portfolio = ComputedPortfolio.unpriced();

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
  void everyPageNamesWhatHasNoPrice(String view) {
    var page = ViewPages.page(portfolio.owner(), portfolio.id(), view);

    assertThat(page.get("available").asBoolean()).isFalse();
    assertThat(page.get("reason").asString()).isEqualTo(WHY);
    assertThat(page.get("quality_reason").asString()).isEqualTo(WHY);
  }

  @Test
  void pagesOfAllNameItToo() {
    var page = ViewPages.page(portfolio.owner(), "all", "overview");

    assertThat(page.get("reason").asString())
        .isEqualTo("No run has computed it as its ledger is now." + OBSTACLE);
  }

  @Test
  void resultsOfBeforeSayWhyNoneFollowed() {
    ComputedPortfolio late = ComputedPortfolio.usual();
    late.bought("NOPRICE", 1, "5");
    late.compute();

    var page = ViewPages.page(late.owner(), late.id(), "overview");

    assertThat(page.get("as_of").asString()).isEqualTo("2026-01-13");
    assertThat(page.get("quality_reason").asString())
        .isEqualTo(
            "Computed through 2026-01-13; the last completed session is 2026-01-14. The newest run"
                + " stopped at 2026-01-14: No price within 5 sessions for NOPRICE.");
  }
}
