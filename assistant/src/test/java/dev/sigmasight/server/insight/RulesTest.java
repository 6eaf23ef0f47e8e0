package dev.sigmasight.server.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

  /** The thresholds of docs/methods/insights.md; each belongs to the milder side. */
  @ParameterizedTest
  @CsvSource({
    "0.10, normal",
    "0.101, elevated",
    "0.2, elevated",
    "0.201, warning",
    "0.5, warning",
    "0.501, critical",
    "-0.3, warning"
  })
  void ratesTheLargestPosition(String weight, String severity) {
    assertThat(
            severity(
                Rules.CONCENTRATION,
                Part.CONCENTRATION,
                "{\"data\": {\"position_weights\": {\"A\": 0.01, \"B\": %s}}}".formatted(weight)))
        .isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource({"0.3, normal", "0.31, elevated", "0.5, elevated", "0.51, warning"})
  void ratesTheLargestSectorWithoutWhatIsNone(String weight, String severity) {
    assertThat(
            severity(
                Rules.SECTORS,
                Part.SECTORS,
                """
                {"data": {"gross_weights": {"Cash": 0.9, "ETFs": 0.8, "Unclassified": 0.7,
                  "Energy": %s, "Utilities": 0.1}}}
                """
                    .formatted(weight)))
        .isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource({"0.6, normal", "0.61, elevated", "0.8, elevated", "0.81, warning"})
  void ratesTheAverageCorrelation(String average, String severity) {
    assertThat(
            severity(
                Rules.CORRELATIONS,
                Part.CORRELATIONS,
                "{\"data\": {\"average_correlation\": %s}}".formatted(average)))
        .isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource({"0.25, normal", "0.26, elevated", "0.41, warning"})
  void ratesVolatility(String level, String severity) {
    assertThat(
            severity(
                Rules.VOLATILITY,
                Part.VOLATILITY,
                "{\"data\": {\"realized_volatility_21d\": %s}}".formatted(level)))
        .isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource({"0.03, normal", "0.031, elevated", "0.051, warning"})
  void ratesValueAtRiskOfTheHistoricalMethodAtNinetyFivePercent(String share, String severity) {
    String figures =
        """
        {"data": {"figures": [
          {"method": "normal", "confidence": 0.95, "value_at_risk": 9, "expected_shortfall": 9,
           "var_of_nav": 0.9},
          {"method": "historical", "confidence": 0.99, "value_at_risk": 9, "expected_shortfall": 9,
           "var_of_nav": 0.9},
          {"method": "historical", "confidence": 0.95, "value_at_risk": 1, "expected_shortfall": 2,
           "var_of_nav": %s}]}}
        """
            .formatted(share);
    assertThat(severity(Rules.TAIL, Part.VALUE_AT_RISK, figures)).isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource({"-2, normal", "-25, normal", "-25.1, elevated", "-50.1, warning", "-100.1, critical"})
  void ratesTheWorstScenario(String impact, String severity) {
    assertThat(
            severity(
                Rules.STRESS,
                Part.STRESS,
                """
                {"data": {"scenarios": [
                  {"name": "Up", "impact": {"percentage_impact": 9.0}},
                  {"name": "Down", "impact": {"percentage_impact": %s}}]}}
                """
                    .formatted(impact)))
        .isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 150, 200, 0, normal",
    "1000, 151, 200, 0, warning",
    "1000, -151, 200, 0, warning",
    "1000, 90, 201, 0, elevated",
    "1000, 90, 401, 0, warning",
    "1000, 90, 100, -0.11, elevated",
    "1000, 90, 100, -0.21, warning",
    "0, 90, 100, 0, critical",
    "-5, 90, 100, 0, critical"
  })
  void ratesExposureAgainstEquity(
      String value, String net, String gross, String drawdown, String severity) {
    assertThat(
            severity(
                Rules.EXPOSURE,
                Part.OVERVIEW,
                """
                {"net_asset_value": %s, "risk": {"current_drawdown": %s},
                 "exposures": {"net_percentage": %s, "gross_percentage": %s}}
                """
                    .formatted(value, drawdown, net, gross)))
        .isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource({"0.05, normal", "-0.02, normal", "-0.021, elevated", "-0.051, warning"})
  void ratesTheDay(String change, String severity) {
    assertThat(
            severity(
                Rules.DAY,
                Part.MOVERS,
                """
                {"last_session": {"to": "2026-01-14", "portfolio": {"pnl": 1, "period_return": %s}}}
                """
                    .formatted(change)))
        .isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource({
    "Market Beta (90D), 1.5, normal",
    "Market Beta (90D), -1.6, elevated",
    "Market Beta (90D), 2.1, warning",
    "Momentum, 1.0, normal",
    "Momentum, 1.1, elevated",
    "Momentum, -2.1, warning"
  })
  void ratesFactors(String name, String beta, String severity) {
    assertThat(
            severity(
                Rules.FACTORS,
                Part.FACTORS,
                "{\"factors\": [{\"name\": \"%s\", \"beta\": %s, \"exposure_dollar\": 5}]}"
                    .formatted(name, beta)))
        .isEqualTo(severity);
  }

  /** By hand: 450 of 1000 is private. */
  @Test
  void addsPrivateAssetsUp() {
    Evidence evidence =
        Evidences.of(
            Map.of(
                Part.OVERVIEW,
                "{\"net_asset_value\": 1000}",
                Part.HOLDINGS,
                """
                {"positions": [
                  {"investment_class": "PRIVATE", "market_value": 400.0},
                  {"investment_class": "PUBLIC", "market_value": 500.0},
                  {"investment_class": "PRIVATE", "market_value": 50.0},
                  {"investment_class": "PRIVATE", "market_value": null}]}
                """));
    Finding found = Rules.LIQUIDITY.of(evidence).getFirst();
    assertThat(found.severity()).isEqualTo(Severity.WARNING);
    assertThat(found.text()).startsWith("Private assets make up 45.0% of net asset value");
    assertThat(found.evidence()).hasSize(3);
  }

  @Test
  void saysWhatHedgesOffset() {
    Evidence evidence =
        Evidences.of(Map.of(Part.OVERVIEW, Evidences.OVERVIEW, Part.STRESS, Evidences.STRESS));
    assertThat(Rules.HEDGES.of(evidence))
        .extracting(Finding::text)
        .containsExactly(
            "By delta, short positions of $300,000 stand against long ones of $1,000,000; they"
                + " offset 30.0% of them.",
            "If the market falls by 10% the value changes by -11.0%, if it rises by 10% by 10.5%.");
    Evidence bare = Evidences.of(Part.OVERVIEW, Evidences.OVERVIEW.replace("-300000.0", "0.0"));
    Finding unhedged = Rules.HEDGES.of(bare).getFirst();
    assertThat(unhedged.severity()).isEqualTo(Severity.ELEVATED);
    assertThat(unhedged.text()).endsWith("The market beta is 1.10.");
  }

  @Test
  void pointsToTheFigureThatAFindingRestsOn() {
    Finding found =
        Rules.CONCENTRATION
            .of(Evidences.of(Part.CONCENTRATION, Evidences.CONCENTRATION))
            .getFirst();
    assertThat(found.evidence())
        .containsExactly(
            new Finding.Pointer(
                "concentration", "/data/position_weights/AAPL", "0.2345", "2026-01-14"));
    assertThat(found.text())
        .isEqualTo(
            "AAPL is the largest exposure, by underlying, with 23.4% of net asset value on 2026-01-14.");
    assertThat(found.question()).contains("23.4%");
  }

  @Test
  void findsNothingInAnswersWithoutFigures() {
    Evidence empty =
        Evidences.of(
            Map.of(
                Part.OVERVIEW, "{}",
                Part.CONCENTRATION, "{\"available\": false, \"data\": null}",
                Part.VOLATILITY, "{\"data\": {\"realized_volatility_21d\": null}}",
                Part.STRESS, "{\"data\": {\"scenarios\": []}}",
                Part.FACTORS, "{\"factors\": [{\"name\": \"Momentum\", \"beta\": null}]}",
                Part.MOVERS, "{\"last_session\": {\"largest\": {\"gains\": []}}}",
                Part.VALUE_AT_RISK, "{\"data\": {\"figures\": []}}",
                Part.RISK_CONTRIBUTIONS, "{\"data\": {\"by_position\": []}}"));
    assertThat(List.of(Rules.values())).allSatisfy(each -> assertThat(each.of(empty)).isEmpty());
  }

  @Test
  void choosesRulesByTheWordsOfAQuestion() {
    assertThat(InsightType.CUSTOM.rules("How would a market crash hurt me?"))
        .containsExactly(Rules.STRESS);
    assertThat(InsightType.CUSTOM.rules("Am I too dependent on tech?"))
        .containsExactly(Rules.SECTORS);
    assertThat(InsightType.CUSTOM.rules("Tell me something"))
        .isEqualTo(InsightType.CUSTOM.rules(""));
    assertThat(InsightType.CONCENTRATION_RISK.rules("crash")).doesNotContain(Rules.STRESS);
  }

  /** The most severe of what a group of rules finds. */
  private static String severity(Rules rules, Part part, String json) {
    return rules.of(Evidences.of(part, json)).stream()
        .map(Finding::severity)
        .max(Severity::compareTo)
        .orElseThrow()
        .text();
  }
}
