package dev.sigmasight.quant.stress;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.quant.Figures;
import dev.sigmasight.quant.Golden;
import dev.sigmasight.quant.Verification;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StressGoldenTest {
  private static final String FILE = "stress.json";

  private static final Verification CONDITIONAL =
      Verification.relative(
          FILE,
          "stress P&L, stipulated and conditional",
          "Cholesky of the shocked correlations",
          "numpy, checked by the partitioned inverse; Kupiec 1998",
          1e-10);

  private static final JsonNode ROOT = root();

  /** The covariance, exposures and equity that all cases share stand beside the cases. */
  private static JsonNode root() {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + FILE)) {
      return JsonMapper.builder().build().readTree(requireNonNull(in));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static FactorCovariance covariance() {
    List<String> factors = ROOT.get("factors").valueStream().map(JsonNode::asString).toList();
    return FactorCovariance.of(
        factors,
        Golden.doubles(ROOT.get("annual_vols")),
        ROOT.get("correlation").valueStream().map(Golden::doubles).toArray(double[][]::new));
  }

  static Map<String, Double> exposures() {
    return numbers(ROOT.get("dollar_exposures"));
  }

  private static Map<String, Double> numbers(JsonNode object) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    object.properties().forEach(e -> numbers.put(e.getKey(), e.getValue().doubleValue()));
    return numbers;
  }

  @Test
  void propagatesShocks() {
    Golden.file(FILE).cases().forEach(StressGoldenTest::propagates);
    assertThat(Golden.file(FILE).cases()).hasSize(7);
  }

  private static void propagates(JsonNode example) {
    String id = example.get("id").asString();
    JsonNode expected = example.get("expected");
    Shocks shocks = Shocks.of(numbers(example.get("inputs").get("shocks")));
    assertThat(Scenarios.find(id).orElseThrow().shocks().moves())
        .as("the scenario of that name has these shocks")
        .isEqualTo(shocks.moves());
    FactorMoves.Of stipulated = (FactorMoves.Of) FactorMoves.stipulated(shocks, covariance());
    CONDITIONAL.same(id, stipulated.profit(exposures()), expected, "direct_pnl");
    FactorMoves.Of moves = (FactorMoves.Of) FactorMoves.conditional(shocks, covariance());
    numbers(expected.get("conditional_factor_moves"))
        .forEach((factor, move) -> CONDITIONAL.same(id, moves.moves().of(factor), move));
    Map<String, Double> profit = moves.profitByFactor(exposures());
    numbers(expected.get("conditional_pnl_by_factor"))
        .forEach((factor, gain) -> CONDITIONAL.same(id, profit.getOrDefault(factor, 0.0), gain));
    CONDITIONAL.same(id, moves.profit(exposures()), expected, "conditional_total_pnl");
    CONDITIONAL.same(
        id,
        moves.profitDeviation(exposures()).orElseThrow(),
        expected,
        "conditional_pnl_sd_annual_cov");
    CONDITIONAL.same(id, moves.distanceSquared(), expected, "mahalanobis_distance_sq_annual_cov");
    whole(id, moves, expected);
  }

  /** The same through positions: one per factor, with a beta of 1 to it. */
  private static void whole(String id, FactorMoves.Of moves, JsonNode expected) {
    List<StressPosition> book =
        exposures().entrySet().stream()
            .map(e -> StressPosition.shares(e.getKey(), e.getValue(), Map.of(e.getKey(), 1.0)))
            .toList();
    StressOutcome outcome = StressOutcome.of(book, MarketShock.of(moves.moves()));
    CONDITIONAL.same(id, outcome.total(), expected, "conditional_total_pnl");
    numbers(expected.get("conditional_pnl_by_factor"))
        .forEach(
            (factor, gain) ->
                CONDITIONAL.same(id, requireNonNull(outcome.byFactor().get(factor)), gain));
    double equity = ROOT.get("equity").doubleValue();
    CONDITIONAL.same(
        id, 100 * Figures.value(outcome.ofEquity(equity)), expected, "percent_of_equity");
  }
}
