package dev.sigmasight.quant.distribution;

import dev.sigmasight.quant.Golden;
import dev.sigmasight.quant.Verification;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every distribution function against 50-digit evaluations. */
class SpecialFunctionsGoldenTest {
  /** Φ(−38) is so small that doubles there are 5e-324 apart. */
  private static final double SMALLEST_STEPS = 4 * Double.MIN_VALUE;

  static Stream<JsonNode> golden() {
    return Golden.file("special_functions.json").cases();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("golden")
  void agreesWithFiftyDigits(JsonNode example) {
    String function = example.get("fn").asString();
    double actual = evaluated(function, example.get("inputs"));
    of(function).same(example.get("id").asString(), actual, example.get("expected").doubleValue());
  }

  private static Verification of(String function) {
    return Verification.relative(
        "special_functions.json",
        switch (function) {
          case "norm_cdf" -> "Normal distribution";
          case "norm_ppf" -> "Normal quantile";
          case "t_cdf" -> "Student distribution";
          case "t_ppf" -> "Student quantile";
          case "chi2_sf" -> "Chi-square survival";
          case "bivariate_normal_cdf" -> "Bivariate normal distribution";
          default -> throw new IllegalStateException(function);
        },
        switch (function) {
          case "norm_cdf" -> "Chebyshev expansion of erfcx";
          case "norm_ppf" -> "Halley's iteration from Abramowitz and Stegun 26.2.23";
          case "t_cdf" -> "incomplete beta function";
          case "t_ppf" -> "Newton's method inside a bracket";
          case "chi2_sf" -> "incomplete gamma function";
          default -> "tanh-sinh integral of the conditional probability";
        },
        "mpmath with 50 digits",
        1e-12,
        SMALLEST_STEPS);
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
