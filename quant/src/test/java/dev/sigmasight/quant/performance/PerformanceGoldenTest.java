package dev.sigmasight.quant.performance;

import static dev.sigmasight.quant.Figures.same;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.Golden;
import dev.sigmasight.quant.distribution.SampleMoments;
import dev.sigmasight.quant.volatility.RealisedVolatility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PerformanceGoldenTest {
  private static final Golden GOLDEN = Golden.file("performance.json");

  /** The tolerance the file states. */
  private static final double RELATIVE = 1e-10;

  @Test
  void linksReturnsBetweenFlows() {
    JsonNode example = GOLDEN.one("twr_dietz_end_of_day_flows");
    double[] values = Golden.doubles(example.get("inputs").get("end_of_day_values_including_flow"));
    double[] flows = Golden.doubles(example.get("inputs").get("flows_end_of_day"));
    JsonNode expected = example.get("expected");
    double[] returns = TimeWeightedReturn.flowsAtEnd(values, flows);
    assertThat(returns)
        .containsExactly(
            Golden.doubles(expected.get("daily_returns_end_of_day_flow")), within(1e-15));
    same(TimeWeightedReturn.linked(returns), expected, "twr", RELATIVE);
    Estimate atStart = TimeWeightedReturn.linked(TimeWeightedReturn.flowsAtStart(values, flows));
    same(atStart, expected, "twr_if_flows_start_of_day", RELATIVE);
    double[] during = Arrays.copyOfRange(flows, 1, flows.length);
    double end = values[values.length - 1];
    same(DietzReturn.modified(values[0], end, during), expected, "modified_dietz", RELATIVE);
    same(DietzReturn.simple(values[0], end, during), expected, "simple_dietz", RELATIVE);
  }

  @Test
  void measuresReturnPerUnitOfRisk() {
    JsonNode example = GOLDEN.one("ratios_252_days");
    JsonNode expected = example.get("expected");
    double[] returns = Golden.doubles(example.get("inputs").get("returns"));
    double riskFree = example.get("inputs").get("risk_free_daily").doubleValue();
    var ratios = new RiskAdjustedReturn(returns, riskFree, 252);
    same(TimeWeightedReturn.linked(returns), expected, "total_return", RELATIVE);
    same(
        TimeWeightedReturn.annualised(returns, 252),
        expected,
        "annualised_return_geometric",
        RELATIVE);
    same(RealisedVolatility.all(returns), expected, "annualised_volatility", RELATIVE);
    same(ratios.sharpe(), expected, "sharpe_annualised", RELATIVE);
    same(ratios.probabilisticSharpe(0), expected, "probabilistic_sharpe_ratio_vs_0", RELATIVE);
    same(ratios.sortino(), expected, "sortino_annualised_mar_rf_full_sample_denominator", RELATIVE);
    same(ratios.downsideDeviation(), expected, "downside_deviation_annualised", RELATIVE);
    same(ratios.calmar(), expected, "calmar", RELATIVE);
    same(ratios.hitRate(), expected, "hit_rate", RELATIVE);
    same(SampleMoments.skewness(returns), expected, "skewness_population", RELATIVE);
    same(SampleMoments.kurtosis(returns), expected, "kurtosis_population", RELATIVE);
  }

  @Test
  void findsTheDeepestFallOfAYear() {
    JsonNode example = GOLDEN.one("ratios_252_days");
    JsonNode expected = example.get("expected");
    double[] index = TimeWeightedReturn.index(Golden.doubles(example.get("inputs").get("returns")));
    Drawdown drawdown = Drawdown.of(index);
    same(drawdown.largest(), expected, "max_drawdown", RELATIVE);
    assertThat(drawdown.peak()).isEqualTo(expected.get("max_drawdown_peak_index").intValue());
    assertThat(drawdown.trough()).isEqualTo(expected.get("max_drawdown_trough_index").intValue());
    assertThat(drawdown.recovery())
        .hasValue(expected.get("max_drawdown_recovery_index").intValue());
    same(Drawdown.ulcerIndex(index), expected, "ulcer_index", RELATIVE);
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
    same(relative.beta(), expected, "beta_vs_benchmark", RELATIVE);
    same(relative.jensenAlpha(), expected, "jensen_alpha_annualised", RELATIVE);
    same(relative.trackingError(), expected, "tracking_error_annualised", RELATIVE);
    same(relative.informationRatio(), expected, "information_ratio", RELATIVE);
    same(relative.treynor(), expected, "treynor", RELATIVE);
    same(relative.upCapture(), expected, "up_capture_geometric", RELATIVE);
    same(relative.downCapture(), expected, "down_capture_geometric", RELATIVE);
    same(relative.correlation(), expected, "correlation", RELATIVE);
  }

  @Test
  void findsADrawdownByHand() {
    JsonNode example = GOLDEN.one("drawdown_hand_checkable");
    JsonNode expected = example.get("expected");
    Drawdown drawdown = Drawdown.of(Golden.doubles(example.get("inputs").get("nav")));
    same(drawdown.largest(), expected, "max_drawdown", RELATIVE);
    same(drawdown.current(), expected, "current_drawdown", RELATIVE);
    assertThat(drawdown.peak()).isEqualTo(expected.get("peak_index").intValue());
    assertThat(drawdown.trough()).isEqualTo(expected.get("trough_index").intValue());
    assertThat(drawdown.recovery()).hasValue(expected.get("recovery_index").intValue());
    assertThat(drawdown.episodes()).hasSize(2);
  }

  @Test
  void aWithdrawalIsNoDrawdown() {
    JsonNode example = GOLDEN.one("drawdown_must_use_twr_index_not_nav");
    JsonNode expected = example.get("expected");
    double[] nav = Golden.doubles(example.get("inputs").get("nav"));
    double[] flows = Golden.doubles(example.get("inputs").get("flows_end_of_day"));
    double[] index = TimeWeightedReturn.index(TimeWeightedReturn.flowsAtEnd(nav, flows));
    assertThat(index).containsExactly(Golden.doubles(expected.get("twr_index")), within(1e-15));
    assertThat(Drawdown.of(index).largest())
        .isEqualTo(expected.get("max_drawdown_twr").doubleValue());
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
    same(attribution.portfolioReturn(), expected, "portfolio_return", RELATIVE);
    same(attribution.benchmarkReturn(), expected, "benchmark_return", RELATIVE);
    double sum = 0;
    for (int i = 0; i < segments.size(); i++) {
      Attribution.Effects effects = attribution.effects().get(i);
      close(effects.allocation(), expected.get("allocation").get(i));
      close(effects.selection(), expected.get("selection").get(i));
      close(effects.interaction(), expected.get("interaction").get(i));
      sum += effects.allocation() + effects.selection() + effects.interaction();
    }
    close(sum, expected.get("total_active"));
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
    close(allocation, expected.get("linked_allocation"));
    close(selection, expected.get("linked_selection"));
    close(allocation + selection, expected.get("total_active"));
    same(TimeWeightedReturn.linked(portfolio), expected, "linked_portfolio", RELATIVE);
    same(TimeWeightedReturn.linked(benchmark), expected, "linked_benchmark", RELATIVE);
  }

  /** Effects are differences of numbers near 0.1, whose last digit is 1e-17. */
  private static void close(double actual, JsonNode expected) {
    assertThat(actual).isCloseTo(expected.doubleValue(), within(1e-15));
  }
}
