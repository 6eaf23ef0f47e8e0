package dev.sigmasight.quant.regression;

import static dev.sigmasight.quant.Figures.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.quant.Golden;
import dev.sigmasight.quant.Verification;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** NIST's Norris data and seven return sets, solved elsewhere with 50 digits. */
class LeastSquaresGoldenTest {
  private static final String NAME = "ols_beta.json";

  /** The tolerance the file states. */
  private static final double RELATIVE = 1e-9;

  private static final String DIGITS = "NIST StRD; 50-digit mpmath, statsmodels";
  private static final String MODELS = "statsmodels";
  private static final String NUMPY = "direct formulas in numpy";

  private static final Verification LINE =
      figure("line: coefficients, errors, t, p, R²", "centred sums", DIGITS);
  private static final Verification FIT =
      figure("regression: coefficients, errors, t, p, R², F", "Householder QR", DIGITS);
  private static final Verification ROBUST =
      figure("HC1 and HC3 errors", "sandwich of standardised regressors", MODELS);
  private static final Verification NEWEY_WEST =
      figure("Newey-West errors", "Bartlett weights, both scalings", MODELS);
  private static final Verification WATSON =
      figure("Durbin-Watson", "squared steps by squared errors", MODELS);
  private static final Verification ADJUSTED =
      figure("Vasicek and Blume betas", "posterior mean; 0.67 b + 0.33", NUMPY);
  private static final Verification FADING =
      figure("weighted beta, half-life 60", "weighted least squares by QR", NUMPY);
  private static final Verification THIN =
      figure("Dimson, Scholes-Williams betas", "lags and leads by QR and lines", MODELS);
  private static final Verification DOWNSIDE =
      figure("downside beta", "line through days below the mean", NUMPY);
  private static final Verification REFUSED =
      Verification.exact(NAME, "refused samples", "reason instead of a figure", "by definition");

  private static Verification figure(String figure, String method, String source) {
    return Verification.relative(NAME, figure, method, source, RELATIVE);
  }

  static Stream<JsonNode> golden() {
    return Golden.file(NAME).cases();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("golden")
  void agreesWithFiftyDigits(JsonNode example) {
    String id = example.get("id").asString();
    JsonNode expected = example.get("expected");
    double[] y = Golden.doubles(example.get("inputs").get("y"));
    double[] x = Golden.doubles(example.get("inputs").get("x"));
    LineFit line = LeastSquares.line(y, x);
    Regression fit = LeastSquares.fit(Sample.of(y, x));
    switch (expected.path("status").asString("OK")) {
      case "DEGENERATE_REGRESSOR" -> {
        REFUSED.equal(id, line.getClass(), LineFit.Degenerate.class);
        REFUSED.equal(id, fit, new Regression.Degenerate(1, "does not vary"));
      }
      case "INSUFFICIENT_DATA" -> {
        REFUSED.equal(id, line, new LineFit.TooShort(2, 3));
        REFUSED.equal(id, fit, new Regression.TooShort(2, 3));
      }
      default -> {
        check(id, (LineFit.Line) line, expected);
        check(id, ((Regression.Fitted) fit).fit(), expected);
        betas(id, y, x, expected);
      }
    }
  }

  private static void check(String id, LineFit.Line line, JsonNode expected) {
    assertThat(line.observations()).isEqualTo(expected.get("n").intValue());
    LINE.same(id, new double[] {line.alpha(), line.beta()}, expected.get("coefficients"));
    LINE.same(id, line.rSquared(), expected, "r_squared");
    LINE.same(id, line.residualDeviation(), expected, "residual_std_error");
    if (expected.has("std_errors")) {
      double[] errors = {line.alphaError(), line.betaError()};
      double[] t = {value(line.alphaT()), value(line.betaT())};
      double[] p = {value(line.alphaP()), value(line.betaP())};
      LINE.same(id, errors, expected.get("std_errors"));
      LINE.same(id, t, expected.get("t_stats"));
      LINE.same(id, p, expected.get("p_values_two_sided_t"));
    }
  }

  private static void check(String id, FittedRegression fit, JsonNode expected) {
    assertThat(fit.observations()).isEqualTo(expected.get("n").intValue());
    FIT.same(id, fit.coefficients(), expected.get("coefficients"));
    FIT.same(id, fit.rSquared(), expected, "r_squared");
    FIT.same(id, fit.residualDeviation(), expected, "residual_std_error");
    if (expected.has("std_errors")) {
      inference(id, fit, expected);
      robust(id, fit, expected);
    }
  }

  private static void inference(String id, FittedRegression fit, JsonNode expected) {
    Coefficient[] both = fit.coefficients(ErrorModel.CLASSICAL);
    double[] t = {value(both[0].t()), value(both[1].t())};
    double[] p = {value(both[0].p()), value(both[1].p())};
    Coefficient.Interval interval = both[1].interval(0.95);
    FIT.same(id, fit.standardErrors(ErrorModel.CLASSICAL), expected.get("std_errors"));
    FIT.same(id, t, expected.get("t_stats"));
    FIT.same(id, p, expected.get("p_values_two_sided_t"));
    FIT.same(id, new double[] {interval.low(), interval.high()}, expected.get("ci95_slope"));
    FIT.same(id, fit.adjustedRSquared(), expected, "adj_r_squared");
    FIT.same(id, fit.fStatistic(), expected, "f_stat");
    WATSON.same(id, fit.durbinWatson(), expected, "durbin_watson");
  }

  private static void robust(String id, FittedRegression fit, JsonNode expected) {
    ROBUST.same(id, fit.standardErrors(ErrorModel.HC1), expected.get("hc1_std_errors"));
    ROBUST.same(id, fit.standardErrors(ErrorModel.HC3), expected.get("hc3_std_errors"));
    NEWEY_WEST.equal(
        id, ErrorModel.lags(fit.observations()), expected.get("newey_west_lags").intValue());
    NEWEY_WEST.same(
        id,
        fit.standardErrors(ErrorModel.NEWEY_WEST),
        expected.get("newey_west_std_errors_no_correction"));
    NEWEY_WEST.same(
        id,
        fit.standardErrors(ErrorModel.NEWEY_WEST_SMALL_SAMPLE),
        expected.get("newey_west_std_errors_n_over_n_minus_k"));
  }

  private static void betas(String id, double[] y, double[] x, JsonNode expected) {
    if (!expected.has("vasicek_shrunk_beta")) {
      return;
    }
    LineFit.Line line = (LineFit.Line) LeastSquares.line(y, x);
    double prior = expected.get("vasicek_prior_mean").doubleValue();
    double deviation = Math.sqrt(expected.get("vasicek_prior_variance").doubleValue());
    ShrunkBeta shrunk = ShrunkBeta.vasicek(line.beta(), line.betaError(), prior, deviation);
    ADJUSTED.same(id, shrunk.beta(), expected, "vasicek_shrunk_beta");
    ADJUSTED.same(id, ShrunkBeta.blume(line.beta()), expected, "blume_adjusted_beta_0.67_0.33");
    Regression fading = LeastSquares.fit(Sample.fading(y, new double[][] {x}, 60));
    double weighted = ((Regression.Fitted) fading).fit().coefficients()[1];
    FADING.same(id, weighted, expected, "ewma_halflife60_beta");
    THIN.same(id, ThinTradingBeta.dimson(y, x, 1, 1), expected, "dimson_beta_sum_lag1_lead1");
    THIN.same(id, ThinTradingBeta.scholesWilliams(y, x), expected, "scholes_williams_beta");
    LineFit.Line down = (LineFit.Line) DownsideBeta.of(y, x);
    DOWNSIDE.same(id, down.beta(), expected, "downside_beta_below_mean_market");
  }
}
