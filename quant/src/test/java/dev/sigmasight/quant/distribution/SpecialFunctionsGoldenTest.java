package dev.sigmasight.quant.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Golden;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every distribution function against 50-digit evaluations. */
class SpecialFunctionsGoldenTest {
  /** The tolerance the file states. */
  private static final double RELATIVE = 1e-12;

  /** Φ(−38) is so small that doubles there are 5e-324 apart. */
  private static final double SMALLEST_STEPS = 4 * Double.MIN_VALUE;

  static Stream<JsonNode> golden() {
    return Golden.file("special_functions.json").cases();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("golden")
  void agreesWithFiftyDigits(JsonNode example) {
    double expected = example.get("expected").doubleValue();
    double tolerance = RELATIVE * Math.abs(expected) + SMALLEST_STEPS;
    assertThat(evaluated(example.get("fn").asString(), example.get("inputs")))
        .as(example.get("id").asString())
        .isCloseTo(expected, within(tolerance));
  }

  private static double evaluated(String function, JsonNode in) {
    return switch (function) {
      case "norm_cdf" -> Normal.cdf(number(in, "x"));
      case "norm_ppf" -> Normal.quantile(number(in, "p"));
      case "t_cdf" -> StudentT.cdf(number(in, "x"), number(in, "nu"));
      case "t_ppf" -> StudentT.quantile(number(in, "p"), number(in, "nu"));
      case "chi2_sf" -> ChiSquare.survival(number(in, "x"), number(in, "df"));
      case "bivariate_normal_cdf" ->
          BivariateNormal.cdf(number(in, "a"), number(in, "b"), number(in, "rho"));
      default -> throw new IllegalStateException(function);
    };
  }

  private static double number(JsonNode in, String name) {
    return in.get(name).doubleValue();
  }
}
