package dev.sigmasight.quant.tail;

import dev.sigmasight.quant.Figures;
import dev.sigmasight.quant.Golden;
import dev.sigmasight.quant.Verification;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ContributionsGoldenTest {
  private static final String FILE = "risk_contributions.json";
  private static final double TOLERANCE = 1e-10;

  private static final Verification COVARIANCE =
      figure("contributions to volatility, VaR, ES", "Euler, marginal by covariance");
  private static final Verification FACTORS = figure("factor risk", "x'Fx + specific, Euler");
  private static final Verification HISTORICAL =
      figure("contributions to historical ES", "losses in the worst scenarios");

  private static Verification figure(String figure, String method) {
    return Verification.relative(FILE, figure, method, "numpy, central differences", TOLERANCE);
  }

  static Stream<JsonNode> weighted() {
    return Golden.file(FILE).cases().filter(c -> c.get("inputs").has("annual_vols"));
  }

  static double[][] rows(JsonNode matrix) {
    return matrix.valueStream().map(Golden::doubles).toArray(double[][]::new);
  }

  @ParameterizedTest
  @MethodSource("weighted")
  void splitsVolatility(JsonNode example) {
    String id = example.get("id").asString();
    JsonNode in = example.get("inputs");
    JsonNode expected = example.get("expected");
    double[] weights = Golden.doubles(in.get("weights"));
    double[] sd = Golden.doubles(in.get("annual_vols"));
    double[][] covariance = rows(in.get("correlation"));
    for (int i = 0; i < sd.length; i++) {
      for (int j = 0; j < sd.length; j++) {
        covariance[i][j] *= sd[i] * sd[j];
      }
    }
    CovarianceRisk risk = new CovarianceRisk(weights, covariance);
    Contributions parts = risk.contributions();
    COVARIANCE.same(id, risk.volatility(), expected, "portfolio_vol");
    COVARIANCE.same(id, risk.marginal(), expected.get("marginal_contribution_to_vol"));
    COVARIANCE.same(id, parts.parts(), expected.get("contribution_to_vol"));
    COVARIANCE.same(
        id,
        IntStream.range(0, sd.length).mapToDouble(i -> Figures.value(parts.share(i))).toArray(),
        expected.get("percent_contribution"));
    COVARIANCE.same(
        id, risk.valueAtRisk(0.95).parts(), expected.get("component_var_normal_zero_mean_95"));
    COVARIANCE.same(
        id, risk.expectedShortfall(0.95).parts(), expected.get("component_es_normal_zero_mean_95"));
    COVARIANCE.same(id, risk.valueAtRisk(0.95).total(), expected, "var_95");
    COVARIANCE.same(id, risk.expectedShortfall(0.95).total(), expected, "es_95");
    COVARIANCE.same(id, risk.diversificationRatio(), expected, "diversification_ratio");
    COVARIANCE.same(
        id,
        IntStream.range(0, sd.length)
            .mapToDouble(i -> Figures.value(risk.betaToPortfolio(i)))
            .toArray(),
        expected.get("beta_to_portfolio"));
  }

  @Test
  void splitsByFactor() {
    JsonNode example = Golden.file(FILE).one("factor_model_decomposition");
    String id = example.get("id").asString();
    JsonNode in = example.get("inputs");
    JsonNode expected = example.get("expected");
    FactorRisk risk =
        new FactorRisk(
            Golden.doubles(in.get("weights")),
            rows(in.get("betas")),
            rows(in.get("factor_covariance")),
            Golden.doubles(in.get("idiosyncratic_variance")));
    FACTORS.same(id, risk.exposures(), expected.get("factor_exposures"));
    FACTORS.same(id, risk.systematicVariance(), expected, "systematic_variance");
    FACTORS.same(id, risk.specificVariance(), expected, "idiosyncratic_variance");
    FACTORS.same(id, risk.volatility(), expected, "total_vol");
    FACTORS.same(id, risk.systematicShare(), expected, "r_squared_systematic_share");
    double[] parts = risk.byFactor().parts();
    FACTORS.same(
        id, Arrays.copyOf(parts, parts.length - 1), expected.get("factor_contribution_to_vol"));
    FACTORS.same(id, parts[parts.length - 1], expected, "idiosyncratic_contribution_to_vol");
  }

  @Test
  void splitsHistoricalShortfall() {
    JsonNode example = Golden.file(FILE).one("historical_es_components_95");
    String id = example.get("id").asString();
    JsonNode in = example.get("inputs");
    double[][] byDay = rows(in.get("returns"));
    double[] weights = Golden.doubles(in.get("weights"));
    double[][] returns = new double[weights.length][byDay.length];
    for (int t = 0; t < byDay.length; t++) {
      for (int i = 0; i < weights.length; i++) {
        returns[i][t] = byDay[t][i];
      }
    }
    TailLevel level = TailLevel.of(in.get("confidence").doubleValue());
    TailSplit.Of split = (TailSplit.Of) TailSplit.of(weights, returns, level);
    HISTORICAL.same(id, split.expectedShortfall().total(), example.get("expected"), "es");
    HISTORICAL.same(
        id, split.expectedShortfall().parts(), example.get("expected").get("component_es"));
  }
}
