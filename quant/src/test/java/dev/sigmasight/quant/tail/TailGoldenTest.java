package dev.sigmasight.quant.tail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.quant.Figures;
import dev.sigmasight.quant.Golden;
import dev.sigmasight.quant.Verification;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class TailGoldenTest {
  private static final String FILE = "var_es.json";
  private static final double TOLERANCE = 1e-9;

  private static final Verification HISTORICAL =
      figure("historical VaR and ES", "order statistic, type 7, Acerbi-Tasche", "numpy");
  private static final Verification NORMAL =
      figure("normal VaR and ES", "closed form, mean included", "scipy.stats; Hull ch. 22");
  private static final Verification CORNISH_FISHER =
      figure("Cornish-Fisher VaR and ES", "closed form", "scipy, adaptive quadrature");
  private static final Verification STUDENT =
      figure("Student VaR and ES", "closed form, 5 degrees", "scipy.stats, quadrature");
  private static final Verification MOMENTS =
      figure("moments of returns", "two passes; Jarque-Bera", "numpy");
  private static final Verification FILTERED =
      figure("filtered and age-weighted VaR", "Hull-White, BRW, EWMA", "numpy");

  private static Verification figure(String figure, String method, String source) {
    return Verification.relative(FILE, figure, method, source, TOLERANCE);
  }

  static Stream<JsonNode> byHand() {
    return Golden.file(FILE).cases().filter(c -> c.get("id").asString().startsWith("hand"));
  }

  @ParameterizedTest
  @MethodSource("byHand")
  void agreesWithSortingByHand(JsonNode example) {
    JsonNode in = example.get("inputs");
    TailLevel level = new TailLevel(in.get("confidence").doubleValue(), 1);
    historical(
        example.get("id").asString(),
        Golden.doubles(in.get("returns")),
        level,
        example.get("expected"));
  }

  private static void historical(String id, double[] returns, TailLevel level, JsonNode expected) {
    HISTORICAL.same(
        id, HistoricalTail.valueAtRisk(returns, level), expected, "var_order_statistic_ceil_np");
    HISTORICAL.same(
        id, HistoricalTail.interpolatedValueAtRisk(returns, level), expected, "var_quantile_type7");
    HISTORICAL.same(
        id, HistoricalTail.expectedShortfall(returns, level), expected, "es_acerbi_tasche");
    HISTORICAL.same(
        id,
        HistoricalTail.meanBeyond(returns, level),
        expected,
        "es_mean_of_returns_at_or_below_type7_var");
    HISTORICAL.same(id, HistoricalTail.countBeyond(returns, level), expected, "tail_count");
  }

  @Test
  void agreesAtEachConfidence() {
    JsonNode example = Golden.file(FILE).one("univariate_500_returns");
    String id = example.get("id").asString();
    double[] returns = Golden.doubles(example.get("inputs").get("returns"));
    double degrees = example.get("inputs").get("student_t_nu").doubleValue();
    ReturnMoments.Of moments = (ReturnMoments.Of) ReturnMoments.of(returns, 2);
    CornishFisher bent = CornishFisher.of(moments);
    int levels = 0;
    for (Map.Entry<String, JsonNode> each :
        example.get("expected").get("by_confidence").properties()) {
      double confidence = Double.parseDouble(each.getKey());
      JsonNode expected = each.getValue();
      historical(id, returns, TailLevel.of(confidence), expected);
      NORMAL.same(id, NormalTail.valueAtRisk(moments, confidence), expected, "var_normal");
      NORMAL.same(id, NormalTail.expectedShortfall(moments, confidence), expected, "es_normal");
      NORMAL.same(id, NormalTail.quantile(confidence), expected, "z_normal");
      CORNISH_FISHER.same(
          id, bent.quantile(NormalTail.quantile(confidence)), expected, "z_cornish_fisher");
      CORNISH_FISHER.same(
          id, CornishFisher.valueAtRisk(moments, confidence), expected, "var_cornish_fisher");
      CORNISH_FISHER.same(
          id,
          CornishFisher.expectedShortfall(moments, confidence),
          expected,
          "es_cornish_fisher_quantile_average");
      CORNISH_FISHER.equal(
          id, bent.isMonotone(4), expected.get("cf_quantile_monotone_on_-4_4").booleanValue());
      STUDENT.same(
          id, StudentTail.valueAtRisk(moments, degrees, confidence), expected, "var_student_t");
      STUDENT.same(
          id,
          StudentTail.expectedShortfall(moments, degrees, confidence),
          expected,
          "es_student_t");
      levels++;
    }
    assertThat(levels).isEqualTo(4);
  }

  @Test
  void agreesOnMoments() {
    JsonNode example = Golden.file(FILE).one("univariate_500_returns");
    String id = example.get("id").asString();
    JsonNode expected = example.get("expected");
    double[] returns = Golden.doubles(example.get("inputs").get("returns"));
    ReturnMoments.Of moments = (ReturnMoments.Of) ReturnMoments.of(returns, 2);
    MOMENTS.same(id, moments.mean(), expected, "mean");
    MOMENTS.same(id, moments.deviation(), expected, "sd_ddof1");
    MOMENTS.same(id, moments.skewness(), expected, "skewness_population");
    MOMENTS.same(id, moments.excessKurtosis(), expected, "excess_kurtosis_population");
    MOMENTS.same(id, moments.jarqueBera(), expected, "jarque_bera");
    NORMAL.same(
        id,
        NormalTail.valueAtRisk(moments.withoutMean().over(10), 0.99),
        expected,
        "scaling_10d_sqrt_time_var_99_normal_zero_drift");
  }

  @Test
  void agreesOnVolatilityThatChanges() {
    JsonNode example = Golden.file(FILE).one("univariate_500_returns");
    String id = example.get("id").asString();
    JsonNode expected = example.get("expected");
    double[] returns = Golden.doubles(example.get("inputs").get("returns"));
    double next = Figures.value(FilteredReturns.exponentialDeviation(returns, 0.94));
    FILTERED.same(id, next, expected, "ewma_sigma_next_day_seed_r0sq");
    FILTERED.same(
        id,
        NormalTail.valueAtRisk(ReturnMoments.normal(0, next), 0.99),
        expected,
        "ewma_var_99_zero_mean");
    FILTERED.same(
        id,
        AgeWeightedTail.valueAtRisk(returns, 0.98, TailLevel.of(0.95)),
        expected,
        "brw_age_weighted_var_95_lambda_0.98_first_cum_weight_ge_p");
    JsonNode filtered = expected.get("fhs_hull_white");
    FilteredReturns.Of rescaled = (FilteredReturns.Of) FilteredReturns.of(returns, 0.94);
    FILTERED.same(id, rescaled.nextVolatility(), filtered, "sigma_next");
    double[] today = rescaled.returns();
    FILTERED.same(
        id,
        HistoricalTail.interpolatedValueAtRisk(today, TailLevel.of(0.95)),
        filtered,
        "var_95_type7");
    FILTERED.same(
        id,
        HistoricalTail.interpolatedValueAtRisk(today, TailLevel.of(0.99)),
        filtered,
        "var_99_type7");
    FILTERED.same(
        id,
        HistoricalTail.expectedShortfall(today, TailLevel.of(0.95)),
        filtered,
        "es_95_acerbi_tasche");
  }

  @Test
  void agreesWithHullsTwoShares() {
    JsonNode example = Golden.file(FILE).one("hull_two_asset_var");
    String id = example.get("id").asString();
    JsonNode in = example.get("inputs");
    JsonNode expected = example.get("expected");
    double[] sd = Golden.doubles(in.get("daily_vols"));
    double off = sd[0] * sd[1] * in.get("rho").doubleValue();
    CovarianceRisk risk =
        new CovarianceRisk(
            Golden.doubles(in.get("values")),
            new double[][] {{sd[0] * sd[0], off}, {off, sd[1] * sd[1]}});
    double confidence = in.get("confidence").doubleValue();
    double[] alone = risk.standalone();
    for (int i = 0; i < 2; i++) {
      ReturnMoments.Of share = ReturnMoments.normal(0, alone[i]);
      NORMAL.same(
          id, NormalTail.valueAtRisk(share, confidence), expected, "var_1d_asset" + (i + 1));
      NORMAL.same(
          id,
          NormalTail.valueAtRisk(share.over(10), confidence),
          expected,
          "var_10d_asset" + (i + 1));
    }
    NORMAL.same(id, risk.volatility(), expected, "sigma_portfolio");
    NORMAL.same(id, risk.valueAtRisk(confidence).total(), expected, "var_1d_portfolio");
    ReturnMoments.Of tenDays = ReturnMoments.normal(0, risk.volatility()).over(10);
    NORMAL.same(id, NormalTail.valueAtRisk(tenDays, confidence), expected, "var_10d_portfolio");
    NORMAL.same(
        id,
        NormalTail.valueAtRisk(
            ReturnMoments.normal(0, risk.diversificationBenefit()).over(10), confidence),
        expected,
        "diversification_benefit_10d");
  }
}
