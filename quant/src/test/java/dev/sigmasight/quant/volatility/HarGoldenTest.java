package dev.sigmasight.quant.volatility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.quant.Golden;
import dev.sigmasight.quant.Verification;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HarGoldenTest {
  private static final String FILE = "har.json";
  private static final Golden GOLDEN = Golden.file(FILE);

  /** What the file states. */
  private static final double TOLERANCE = 1e-7;

  private static final Verification FIT =
      Verification.relative(
          FILE,
          "HAR coefficients, errors and fit",
          "standardised normal equations; Newey-West",
          "statsmodels and numpy",
          TOLERANCE);
  private static final Verification FORECAST =
      Verification.relative(
          FILE, "HAR forecast", "direct and logarithmic", "statsmodels and numpy", TOLERANCE);
  private static final Verification REALISED =
      Verification.relative(FILE, "realised volatility", "two passes", "pandas", TOLERANCE);

  private static double[] variances(JsonNode in) {
    return in.get("daily_variance").isNull()
        ? variances(GOLDEN.one(in.get("same_as").asString()).get("inputs"))
        : Golden.doubles(in.get("daily_variance"));
  }

  @Test
  void fitsAndForecasts() {
    GOLDEN
        .cases()
        .filter(example -> example.get("inputs").has("horizon"))
        .forEach(HarGoldenTest::same);
  }

  private static void same(JsonNode example) {
    String id = example.get("id").asString();
    JsonNode in = example.get("inputs");
    JsonNode expected = example.get("expected");
    Har har = new Har(in.get("horizon").intValue(), in.get("log_model").booleanValue());
    var fit = (HarFit.Fitted) har.fit(variances(in));
    HarFit.Quality quality = fit.quality();
    FIT.same(id, quality.observations(), expected, "n_obs");
    FIT.same(
        id,
        fit.coefficients().stream().mapToDouble(x -> x).toArray(),
        expected.get("coefficients"));
    FIT.same(id, quality.rSquared(), expected, "r_squared");
    FIT.same(id, quality.residualVariance(), expected, "residual_variance_mle");
    FIT.same(id, quality.lags(), expected, "hac_lags");
    FIT.same(
        id,
        fit.standardErrors().stream().mapToDouble(x -> x).toArray(),
        expected.get("hac_std_errors"));
    if (expected.has("sigma2_unbiased")) {
      FIT.same(id, quality.unbiasedVariance(), expected, "sigma2_unbiased");
    }
    FORECAST.same(id, fit.forecast().raw(), expected, "raw_forecast");
    FORECAST.same(id, fit.forecast().variance(), expected, "forecast_variance");
    FORECAST.same(id, fit.forecast().annualVolatility(), expected, "forecast_vol_annualised");
  }

  @Test
  void aForecastOfTheNextAbsoluteReturnIsFarTooLow() {
    String id = "reference_behaviour_for_comparison_only";
    JsonNode example = GOLDEN.one(id);
    double[] returns = Golden.doubles(example.get("inputs").get("simple_returns"));
    JsonNode expected = example.get("expected");
    REALISED.same(id, RealisedVolatility.latest(returns, 21), expected, "realized_21d");
    double[] squares = java.util.Arrays.stream(returns).map(r -> r * r).toArray();
    var fit = (HarFit.Fitted) new Har(21, false).fit(squares);
    assertThat(fit.forecast().annualVolatility())
        .isGreaterThan(1.3 * expected.get("forecast").doubleValue());
  }
}
