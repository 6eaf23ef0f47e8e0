package dev.sigmasight.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.server.testing.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Correlations of one portfolio, stored and computed when asked. */
class CorrelationApiTest {
  private static final AnalyzedPortfolio portfolio = AnalyzedPortfolio.usual();

  @Test
  void computesTheWindowThatIsAskedFor() {
    JsonNode answer = portfolio.get("correlation-matrix").body();

    assertThat(answer.get("available").asBoolean()).isTrue();
    assertThat(answer.at("/metadata/source").asString()).isEqualTo("prices");
    assertThat(answer.at("/metadata/duration_days").asInt()).isEqualTo(90);
    assertThat(answer.at("/data/matrix").propertyNames()).containsExactly("AA", "BB", "CC");
    assertThat(answer.at("/data/matrix/AA/AA").asDouble()).isEqualTo(1.000000);
    assertThat(answer.at("/data/matrix/AA/BB").asDouble()).isEqualTo(-1);
    assertThat(answer.at("/data/matrix/CC/AA").asDouble()).isEqualTo(1);
    assertThat(answer.at("/data/overlap/AA/BB").asInt()).isEqualTo(90);
    assertThat(answer.at("/data/overlap/AA/CC").asInt()).isEqualTo(40);
    assertThat(answer.at("/data/average_correlation").asDouble()).isEqualTo(-0.333333);
    assertThat(answer.at("/data/weights/AA").asDouble()).isEqualTo(0.360000);
    assertThat(answer.at("/data/weights/CC").asDouble()).isEqualTo(-0.100000);
  }

  @Test
  void leavesAPairWithTooFewDaysOpen() {
    JsonNode answer = portfolio.get("correlation-matrix?min_overlap=41").body();

    assertThat(answer.at("/data/matrix/AA/CC").isNull()).isTrue();
    assertThat(answer.at("/data/overlap/AA/CC").asInt()).isEqualTo(40);
    assertThat(answer.at("/data/average_correlation").asDouble()).isEqualTo(-1.000000);
    assertThat(answer.at("/data_quality/positions_analyzed").asInt()).isEqualTo(3);
    assertThat(answer.at("/data_quality/positions_total").asInt()).isEqualTo(5);
    assertThat(answer.at("/data_quality/positions_skipped").asInt()).isEqualTo(2);
    assertThat(answer.at("/data_quality/data_days").asInt()).isEqualTo(90);
  }

  @Test
  void showsWhatIsStoredForTheStoredWindow() {
    JsonNode answer =
        portfolio.get("correlation-matrix?lookback_days=252&min_overlap=60&max_symbols=2").body();

    assertThat(answer.at("/metadata/source").asString()).isEqualTo("stored");
    assertThat(answer.at("/metadata/symbols_included").asInt()).isEqualTo(2);
    assertThat(answer.at("/data/matrix/BB/AA").asDouble()).isEqualTo(0.250000);
    assertThat(answer.at("/data/matrix").propertyNames()).containsExactly("AA", "BB");
    assertThat(answer.get("as_of").asString()).isEqualTo("2026-01-14");
    assertThat(answer.get("data_through").asString()).isEqualTo("2026-01-14");
    assertThat(answer.get("quality").asString()).isEqualTo("FINAL");
    assertThat(answer.get("quality_reason").isNull()).isTrue();
    assertThat(answer.at("/data_quality/is_current").asBoolean()).isTrue();
    assertThat(answer.at("/data_quality/age_hours").asInt()).isEqualTo(24);
  }

  /** (36·20·0.25 + 20·10·0.5) / (36·20 + 20·10) of the known pairs; AA with CC is unknown. */
  @Test
  void weighsCorrelationsByWhatIsHeld() {
    JsonNode answer =
        portfolio.get("diversification-score?lookback_days=252&min_overlap=60").body();

    assertThat(answer.get("available").asBoolean()).isTrue();
    assertThat(answer.get("portfolio_correlation").asDouble()).isEqualTo(0.304348);
    assertThat(answer.get("pair_coverage").asDouble()).isEqualTo(0.718750);
    assertThat(answer.get("diversification_ratio").asDouble()).isEqualTo(1.250000);
    assertThat(answer.get("effective_bets").asDouble()).isEqualTo(1.562500);
    assertThat(answer.get("symbols_included").asInt()).isEqualTo(3);
    assertThat(answer.at("/metadata/selection_method").asString())
        .isEqualTo("full_calculation_set");
    assertThat(answer.at("/metadata/calculation_id").asString()).hasSize(36);
  }

  @Test
  void saysThatAHedgeMovesAlong() {
    JsonNode answer = portfolio.get("diversification-score").body();

    assertThat(answer.get("portfolio_correlation").asDouble()).isEqualTo(1.000000);
  }

  @Test
  void saysWhyThereIsNothing() {
    AnalyzedPortfolio bare = AnalyzedPortfolio.bare();
    JsonNode answer = bare.get("correlation-matrix").body();

    assertThat(answer.get("available").asBoolean()).isFalse();
    assertThat(answer.get("data").isNull()).isTrue();
    assertThat(answer.get("as_of").isNull()).isTrue();
    assertThat(answer.get("quality").asString()).isEqualTo("UNAVAILABLE");
    assertThat(answer.get("quality_reason").asString()).contains("No run");
    assertThat(answer.at("/metadata/reason").asString()).isEqualTo("no_calculation_available");
    assertThat(answer.at("/metadata/requested_lookback_days").asInt()).isEqualTo(90);
    assertThat(answer.at("/data_quality/flag").asString()).isEqualTo("NO_CORRELATION_CALCULATION");
    JsonNode score = bare.get("diversification-score").body();
    assertThat(score.get("available").asBoolean()).isFalse();
    assertThat(score.at("/metadata/reason").asString()).isEqualTo("no_calculation_available");
  }

  @Test
  void saysThatNoPairHasEnoughDays() {
    AnalyzedPortfolio strange = AnalyzedPortfolio.of(3);
    AnalyzedPortfolio.sql(
        "update portfolio_correlation set symbols = '{S0,S1,S2}' where portfolio_id = '%s'"
            .formatted(strange.id()));

    JsonNode answer = strange.get("correlation-matrix").body();

    assertThat(answer.at("/metadata/reason").asString()).isEqualTo("insufficient_data");
    assertThat(answer.at("/data_quality/flag").asString()).isEqualTo("INSUFFICIENT_DATA");
  }

  @ParameterizedTest
  @CsvSource({
    "correlation-matrix?lookback_days=29, lookback_days",
    "correlation-matrix?lookback_days=366, lookback_days",
    "correlation-matrix?lookback_days=odd, lookback_days",
    "correlation-matrix?min_overlap=9, min_overlap",
    "correlation-matrix?min_overlap=91, min_overlap",
    "correlation-matrix?max_symbols=1, max_symbols",
    "correlation-matrix?max_symbols=51, max_symbols",
    "diversification-score?lookback_days=30&min_overlap=31, min_overlap"
  })
  void refusesWhatCannotBe(String path, String field) {
    Answer answer = portfolio.get(path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo(field);
  }

  @Test
  void takesTheBounds() {
    assertThat(
            portfolio
                .get("correlation-matrix?lookback_days=365&min_overlap=10&max_symbols=50")
                .status())
        .isEqualTo(200);
    assertThat(portfolio.get("correlation-matrix?lookback_days=30&max_symbols=2").status())
        .isEqualTo(200);
  }
}
