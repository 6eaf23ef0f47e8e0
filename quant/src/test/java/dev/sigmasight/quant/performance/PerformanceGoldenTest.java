package dev.sigmasight.quant.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.Golden;
import dev.sigmasight.quant.Verification;
import dev.sigmasight.quant.distribution.SampleMoments;
import dev.sigmasight.quant.volatility.RealisedVolatility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PerformanceGoldenTest {
  private static final Golden GOLDEN = Golden.file("performance.json");

  private static final Verification RETURNS =
      figure("return of a portfolio", "linked daily returns; Dietz");
  private static final Verification RATIOS = figure("ratios", "two-pass moments");
  private static final Verification RELATIVES =
      figure("against a benchmark", "least squares; active returns");
  private static final Verification DRAWDOWN = figure("drawdown", "one pass over the index");
  private static final Verification ATTRIBUTION =
      figure("attribution", "Brinson and Fachler; Cariño");

  /** At the tolerance the file states. */
  private static Verification figure(String figure, String method) {
    return Verification.relative(
        "performance.json", figure, method, "closed formulas in Python", 1e-10);
  }

  @Test
  void linksReturnsBetweenFlows() {
    JsonNode example = GOLDEN.one("twr_dietz_end_of_day_flows");
    double[] values = Golden.doubles(example.get("inputs").get("end_of_day_values_including_flow"));
    double[] flows = Golden.doubles(example.get("inputs").get("flows_end_of_day"));
    JsonNode expected = example.get("expected");
    double[] returns = TimeWeightedReturn.flowsAtEnd(values, flows);
    RETURNS.same(
        "twr_dietz_end_of_day_flows", returns, expected.get("daily_returns_end_of_day_flow"));
    double profit = values[values.length - 1] - values[0] - Arrays.stream(flows).sum();
    RETURNS.same("twr_dietz_end_of_day_flows", profit, expected, "profit");
    RETURNS.same("twr_dietz_end_of_day_flows", TimeWeightedReturn.linked(returns), expected, "twr");
    Estimate atStart = TimeWeightedReturn.linked(TimeWeightedReturn.flowsAtStart(values, flows));
    RETURNS.same("twr_dietz_end_of_day_flows", atStart, expected, "twr_if_flows_start_of_day");
    double[] during = Arrays.copyOfRange(flows, 1, flows.length);
    double end = values[values.length - 1];
    RETURNS.same(
        "twr_dietz_end_of_day_flows",
        DietzReturn.modified(values[0], end, during),
        expected,
        "modified_dietz");
    RETURNS.same(
        "twr_dietz_end_of_day_flows",
        DietzReturn.simple(values[0], end, during),
        expected,
        "simple_dietz");
  }

  @Test
  void measuresReturnPerUnitOfRisk() {
    JsonNode example = GOLDEN.one("ratios_252_days");
    JsonNode expected = example.get("expected");
    double[] returns = Golden.doubles(example.get("inputs").get("returns"));
    double riskFree = example.get("inputs").get("risk_free_daily").doubleValue();
    var ratios = new RiskAdjustedReturn(returns, riskFree, 252);
    RATIOS.same("ratios_252_days", TimeWeightedReturn.linked(returns), expected, "total_return");
    RATIOS.same(
        "ratios_252_days",
        TimeWeightedReturn.annualised(returns, 252),
        expected,
        "annualised_return_geometric");
    RATIOS.same(
        "ratios_252_days", RealisedVolatility.all(returns), expected, "annualised_volatility");
    RATIOS.same("ratios_252_days", ratios.sharpe(), expected, "sharpe_annualised");
    RATIOS.same(
        "ratios_252_days",
        ratios.probabilisticSharpe(0),
        expected,
        "probabilistic_sharpe_ratio_vs_0");
    RATIOS.same(
        "ratios_252_days",
        ratios.sortino(),
        expected,
        "sortino_annualised_mar_rf_full_sample_denominator");
    RATIOS.same(
        "ratios_252_days", ratios.downsideDeviation(), expected, "downside_deviation_annualised");
    RATIOS.same("ratios_252_days", ratios.calmar(), expected, "calmar");
    RATIOS.same("ratios_252_days", ratios.hitRate(), expected, "hit_rate");
    RATIOS.same(
        "ratios_252_days", SampleMoments.skewness(returns), expected, "skewness_population");
    RATIOS.same(
        "ratios_252_days", SampleMoments.kurtosis(returns), expected, "kurtosis_population");
  }

  @Test
  void findsTheDeepestFallOfAYear() {
    JsonNode example = GOLDEN.one("ratios_252_days");
    JsonNode expected = example.get("expected");
    double[] index = TimeWeightedReturn.index(Golden.doubles(example.get("inputs").get("returns")));
    Drawdown drawdown = Drawdown.of(index);
    DRAWDOWN.same("ratios_252_days", drawdown.largest(), expected, "max_drawdown");
    DRAWDOWN.same("ratios_252_days", drawdown.peak(), expected, "max_drawdown_peak_index");
    DRAWDOWN.same("ratios_252_days", drawdown.trough(), expected, "max_drawdown_trough_index");
    DRAWDOWN.same(
        "ratios_252_days",
        drawdown.recovery().orElseThrow(),
        expected,
        "max_drawdown_recovery_index");
    DRAWDOWN.same("ratios_252_days", Drawdown.ulcerIndex(index), expected, "ulcer_index");
  }

  @Test
  void measuresAgainstABenchmark() {
    JsonNode example = GOLDEN.one("ratios_252_days");
    JsonNode expected = example.get("expected");
    JsonNode in = example.get("inputs");
    var relative =
        new BenchmarkRelative(
            Golden.doubles(in.get("returns")),
            Golden.doubles(in.get("benchmark_returns")),
            in.get("risk_free_daily").doubleValue(),
            252);
    RELATIVES.same("ratios_252_days", relative.beta(), expected, "beta_vs_benchmark");
    RELATIVES.same("ratios_252_days", relative.jensenAlpha(), expected, "jensen_alpha_annualised");
    RELATIVES.same(
        "ratios_252_days", relative.trackingError(), expected, "tracking_error_annualised");
    RELATIVES.same("ratios_252_days", relative.informationRatio(), expected, "information_ratio");
    RELATIVES.same("ratios_252_days", relative.treynor(), expected, "treynor");
    RELATIVES.same("ratios_252_days", relative.upCapture(), expected, "up_capture_geometric");
    RELATIVES.same("ratios_252_days", relative.downCapture(), expected, "down_capture_geometric");
    RELATIVES.same("ratios_252_days", relative.correlation(), expected, "correlation");
  }

  @Test
  void findsADrawdownByHand() {
    JsonNode example = GOLDEN.one("drawdown_hand_checkable");
    JsonNode expected = example.get("expected");
    Drawdown drawdown = Drawdown.of(Golden.doubles(example.get("inputs").get("nav")));
    DRAWDOWN.same("drawdown_hand_checkable", drawdown.largest(), expected, "max_drawdown");
    DRAWDOWN.same("drawdown_hand_checkable", drawdown.current(), expected, "current_drawdown");
    DRAWDOWN.same("drawdown_hand_checkable", drawdown.peak(), expected, "peak_index");
    DRAWDOWN.same("drawdown_hand_checkable", drawdown.trough(), expected, "trough_index");
    DRAWDOWN.same(
        "drawdown_hand_checkable", drawdown.recovery().orElseThrow(), expected, "recovery_index");
    assertThat(drawdown.episodes()).hasSize(2);
  }

  @Test
  void aWithdrawalIsNoDrawdown() {
    JsonNode example = GOLDEN.one("drawdown_must_use_twr_index_not_nav");
    JsonNode expected = example.get("expected");
    double[] nav = Golden.doubles(example.get("inputs").get("nav"));
    double[] flows = Golden.doubles(example.get("inputs").get("flows_end_of_day"));
    double[] index = TimeWeightedReturn.index(TimeWeightedReturn.flowsAtEnd(nav, flows));
    DRAWDOWN.same("drawdown_must_use_twr_index_not_nav", index, expected.get("twr_index"));
    DRAWDOWN.same(
        "drawdown_must_use_twr_index_not_nav",
        Drawdown.of(index).largest(),
        expected,
        "max_drawdown_twr");
  }

  @Test
  void attributesTheActiveReturnOfOnePeriod() {
    JsonNode example = GOLDEN.one("brinson_fachler_single_period");
    JsonNode in = example.get("inputs");
    JsonNode expected = example.get("expected");
    List<Attribution.Segment> segments = new ArrayList<>();
    for (int i = 0; i < in.get("portfolio_weights").size(); i++) {
      segments.add(
          new Attribution.Segment(
              in.get("portfolio_weights").get(i).doubleValue(),
              in.get("benchmark_weights").get(i).doubleValue(),
              in.get("portfolio_returns").get(i).doubleValue(),
              in.get("benchmark_returns").get(i).doubleValue()));
    }
    Attribution attribution = Attribution.of(segments);
    ATTRIBUTION.same(
        "brinson_fachler_single_period",
        attribution.portfolioReturn(),
        expected,
        "portfolio_return");
    ATTRIBUTION.same(
        "brinson_fachler_single_period",
        attribution.benchmarkReturn(),
        expected,
        "benchmark_return");
    double sum = 0;
    for (int i = 0; i < segments.size(); i++) {
      Attribution.Effects effects = attribution.effects().get(i);
      ATTRIBUTION.same(
          "brinson_fachler_single_period",
          effects.allocation(),
          expected.get("allocation").get(i).doubleValue());
      ATTRIBUTION.same(
          "brinson_fachler_single_period",
          effects.selection(),
          expected.get("selection").get(i).doubleValue());
      ATTRIBUTION.same(
          "brinson_fachler_single_period",
          effects.interaction(),
          expected.get("interaction").get(i).doubleValue());
      sum += effects.allocation() + effects.selection() + effects.interaction();
    }
    ATTRIBUTION.same(
        "brinson_fachler_single_period", sum, expected.get("total_active").doubleValue());
  }

  @Test
  void linksEffectsOfTwoPeriods() {
    JsonNode example = GOLDEN.one("carino_linking");
    JsonNode in = example.get("inputs");
    JsonNode expected = example.get("expected");
    double[] portfolio = Golden.doubles(in.get("portfolio_returns"));
    double[] benchmark = Golden.doubles(in.get("benchmark_returns"));
    double allocation =
        Attribution.linked(Golden.doubles(in.get("allocation")), portfolio, benchmark);
    double selection =
        Attribution.linked(Golden.doubles(in.get("selection")), portfolio, benchmark);
    ATTRIBUTION.same("carino_linking", allocation, expected.get("linked_allocation").doubleValue());
    ATTRIBUTION.same("carino_linking", selection, expected.get("linked_selection").doubleValue());
    ATTRIBUTION.same(
        "carino_linking", allocation + selection, expected.get("total_active").doubleValue());
    ATTRIBUTION.same(
        "carino_linking", TimeWeightedReturn.linked(portfolio), expected, "linked_portfolio");
    ATTRIBUTION.same(
        "carino_linking", TimeWeightedReturn.linked(benchmark), expected, "linked_benchmark");
  }
}
