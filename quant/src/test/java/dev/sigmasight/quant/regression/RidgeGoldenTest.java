package dev.sigmasight.quant.regression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.quant.Golden;
import dev.sigmasight.quant.Verification;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Ridge fits at several penalties. */
class RidgeGoldenTest {
  private static final String NAME = "ridge.json";
  private static final String METHOD = "singular values of the standardised regressors";
  private static final String SOURCE = "numpy closed form, scikit-learn";
  private static final double TOLERANCE = 1e-9;

  private static final Verification COEFFICIENTS =
      Verification.relative(NAME, "coefficients, R²", METHOD, SOURCE, TOLERANCE);
  private static final Verification DEGREES =
      Verification.relative(NAME, "effective degrees, shrinkage", METHOD, SOURCE, TOLERANCE);
  private static final Verification ERRORS =
      Verification.relative(
          NAME, "leave-one-out, cross-validation", METHOD, "numpy, brute force", TOLERANCE);
  private static final Verification CHOICE =
      Verification.exact(NAME, "penalty chosen", "least leave-one-out error", SOURCE);

  static Stream<JsonNode> golden() {
    return Golden.file(NAME).cases();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("golden")
  void agreesWithTheClosedForm(JsonNode example) {
    String id = example.get("id").asString();
    JsonNode expected = example.get("expected");
    double[] y = Golden.doubles(example.get("inputs").get("y"));
    Sample sample = Sample.of(y, MultifactorGoldenTest.columns(example));
    RidgePath path = ((Ridge.Solvable) Ridge.of(sample)).path();
    for (JsonNode one : expected.get("by_lambda")) {
      check(id, path.at(one.get("lambda_").doubleValue()), one);
    }
    double[] lambdas = Golden.doubles(example.get("inputs").get("lambdas"));
    double best = expected.get("lambda_minimising_loo_mse").doubleValue();
    CHOICE.equal(id, path.leastLeaveOneOut(lambdas).lambda(), best);
    assertThat(path.leastLeaveOneOut().leaveOneOutError())
        .isLessThanOrEqualTo(path.at(best).leaveOneOutError());
    assertThat(path.leastCrossValidation().crossValidationError())
        .isLessThanOrEqualTo(path.leastCrossValidation(lambdas).crossValidationError());
  }

  private static void check(String id, RidgeFit fit, JsonNode expected) {
    double[] coefficients = fit.coefficients();
    double[] slopes = Arrays.copyOfRange(coefficients, 1, coefficients.length);
    COEFFICIENTS.same(id, fit.standardisedSlopes(), expected.get("standardised_coefficients"));
    COEFFICIENTS.same(id, slopes, expected.get("coefficients"));
    COEFFICIENTS.same(id, coefficients[0], expected, "intercept");
    COEFFICIENTS.same(id, fit.rSquared(), expected, "r_squared");
    DEGREES.same(id, fit.effectiveDegrees(), expected, "effective_df");
    DEGREES.same(id, fit.shrinkage(), expected.get("shrinkage_factors_by_component"));
    ERRORS.same(id, Math.pow(fit.leaveOneOutError(), 2), expected, "loo_mse");
    ERRORS.same(id, Math.pow(fit.crossValidationError(), 2), expected, "gcv");
  }
}
