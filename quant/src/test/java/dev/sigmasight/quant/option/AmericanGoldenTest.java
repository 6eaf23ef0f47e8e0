package dev.sigmasight.quant.option;

import dev.sigmasight.quant.Golden;
import dev.sigmasight.quant.Verification;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class AmericanGoldenTest {
  private static final String FILE = "american_options.json";

  /** The file's tolerance for values of a named algorithm. */
  private static final double NAMED = 1e-9;

  private static final int STEPS = 6001;

  private static final Verification TREE =
      Verification.relative(
          FILE,
          "American value, delta, gamma",
          "Leisen-Reimer tree, 101 and 501 steps",
          "numpy tree of the same steps",
          NAMED,
          1e-12);

  private static final Verification CONVERGED =
      Verification.absolute(
          FILE,
          "American value, converged",
          "Leisen-Reimer trees of 3,001 and 6,001 steps, extrapolated",
          "numpy trees, extrapolated; Geske and Johnson",
          2e-5);

  private static final Verification CRR =
      Verification.relative(
          FILE,
          "American value, textbook tree",
          "Cox-Ross-Rubinstein tree, 1000 steps",
          "numpy tree of the same steps",
          NAMED);

  private static final Verification QUADRATIC =
      Verification.relative(
          FILE,
          "American value, quadratic",
          "Barone-Adesi and Whaley (1987)",
          "scipy root finder; Haug",
          NAMED);

  private static final Verification BOUND =
      Verification.relative(
          FILE,
          "American value, lower bounds",
          "Bjerksund and Stensland (1993, 2002)",
          "scipy quadrature; Haug",
          NAMED);

  private static final Verification EUROPEAN =
      Verification.relative(
          FILE, "European value beside it", "Black-Scholes-Merton", "scipy closed form", NAMED);

  static Stream<JsonNode> golden() {
    return Golden.file(FILE).cases();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("golden")
  void everyNamedMethodAgrees(JsonNode example) {
    String id = example.get("id").asString();
    EuropeanOption european = BlackScholesMertonTest.option(example.get("inputs"));
    AmericanOption option = AmericanOption.of(european);
    JsonNode expected = example.get("expected");
    AmericanValue tree = LeisenReimerTree.of(option, 101);
    TREE.same(id, tree.price(), expected, "leisen_reimer_101");
    TREE.same(id, tree.delta(), expected, "lr101_delta_from_tree");
    TREE.same(id, tree.gamma(), expected, "lr101_gamma_from_tree");
    TREE.same(id, LeisenReimerTree.price(option, 501), expected, "leisen_reimer_501");
    CRR.same(id, CoxRossRubinstein.price(european, 1000), expected, "crr_1000");
    QUADRATIC.same(id, BaroneAdesiWhaley.price(european), expected, "barone_adesi_whaley");
    BOUND.same(id, BjerksundStensland.oneBoundary(european), expected, "bjerksund_stensland_1993");
    BOUND.same(
        id, BjerksundStensland.twoBoundaries(european), expected, "bjerksund_stensland_2002");
    EUROPEAN.same(id, BlackScholesMerton.of(european).price(), expected, "european_bsm");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("golden")
  void theTreeConvergesToTheValue(JsonNode example) {
    String id = example.get("id").asString();
    AmericanOption option = AmericanOption.of(BlackScholesMertonTest.option(example.get("inputs")));
    JsonNode expected = example.get("expected");
    double value = LeisenReimerTree.extrapolatedPrice(option, STEPS);
    CONVERGED.same(id, value, expected, "converged");
    double premium = value - BlackScholesMerton.of(option.european()).price();
    CONVERGED.same(id, premium, expected, "early_exercise_premium");
  }
}
