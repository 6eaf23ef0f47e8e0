package dev.sigmasight.quant.regression;

import static dev.sigmasight.quant.Figures.same;
import static dev.sigmasight.quant.Figures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Golden;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** NIST's Norris data and seven return sets, solved elsewhere with 50 digits. */
class LeastSquaresGoldenTest {
  /** The tolerance the file states. */
  private static final double RELATIVE = 1e-9;

  static Stream<JsonNode> golden() {
    return Golden.file("ols_beta.json").cases();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("golden")
  void agreesWithFiftyDigits(JsonNode example) {
    JsonNode in = example.get("inputs");
    JsonNode expected = example.get("expected");
    LineFit fit = LeastSquares.line(Golden.doubles(in.get("y")), Golden.doubles(in.get("x")));
    switch (expected.path("status").asString("OK")) {
      case "DEGENERATE_REGRESSOR" -> assertThat(fit).isInstanceOf(LineFit.Degenerate.class);
      case "INSUFFICIENT_DATA" -> assertThat(fit).isEqualTo(new LineFit.TooShort(2, 3));
      default -> check((LineFit.Line) fit, expected);
    }
  }

  private static void check(LineFit.Line line, JsonNode expected) {
    assertThat(line.observations()).isEqualTo(expected.get("n").intValue());
    pair(line.alpha(), line.beta(), expected.get("coefficients"));
    same(line.rSquared(), expected, "r_squared", RELATIVE);
    same(line.residualDeviation(), expected, "residual_std_error", RELATIVE);
    if (expected.has("std_errors")) {
      pair(line.alphaError(), line.betaError(), expected.get("std_errors"));
      pair(value(line.alphaT()), value(line.betaT()), expected.get("t_stats"));
      pair(value(line.alphaP()), value(line.betaP()), expected.get("p_values_two_sided_t"));
    }
  }

  private static void pair(double alpha, double beta, JsonNode expected) {
    assertThat(alpha).isCloseTo(expected.get(0).doubleValue(), tolerance(expected.get(0)));
    assertThat(beta).isCloseTo(expected.get(1).doubleValue(), tolerance(expected.get(1)));
  }

  private static org.assertj.core.data.Offset<Double> tolerance(JsonNode expected) {
    return within(RELATIVE * Math.abs(expected.doubleValue()));
  }
}
