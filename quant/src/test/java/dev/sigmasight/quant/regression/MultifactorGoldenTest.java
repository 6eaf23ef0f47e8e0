package dev.sigmasight.quant.regression;

import static dev.sigmasight.quant.Figures.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.quant.Golden;
import dev.sigmasight.quant.Verification;
import dev.sigmasight.quant.distribution.SampleMoments;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** NIST's Longley data, and factors that resemble each other. */
class MultifactorGoldenTest {
  private static final String NAME = "multifactor_ols_vif.json";
  private static final Golden FILE = Golden.file(NAME);
  private static final String FACTORS = "seven_etf_factors_collinear";
  private static final String ORTHOGONAL = "market_orthogonalised_factors";
  private static final String SPREADS = "spread_factors";
  private static final String QR = "Householder QR of the standardised regressors";
  private static final String INVERSE = "diagonal of the inverse correlation matrix, by QR";
  private static final String SINGULAR = "singular values of the standardised regressors";
  private static final String DIGITS = "50-digit mpmath, statsmodels";
  private static final String MODELS = "statsmodels";

  private static final Verification LONGLEY =
      Verification.relative(NAME, "NIST Longley", QR, "NIST StRD; 50-digit mpmath", 1e-8);
  private static final Verification LONGLEY_VIF =
      Verification.relative(NAME, "NIST Longley, variance inflation", INVERSE, MODELS, 1e-8);
  private static final Verification LONGLEY_CONDITION =
      Verification.relative(NAME, "NIST Longley, condition, eigenvalues", SINGULAR, "numpy", 1e-8);
  private static final Verification COEFFICIENTS =
      Verification.relative(NAME, "coefficients, errors, R²", QR, DIGITS, 1e-7);
  private static final Verification INFLATION =
      Verification.relative(NAME, "variance inflation factors", INVERSE, MODELS, 1e-7);
  private static final Verification CONDITION =
      Verification.relative(NAME, "condition number", SINGULAR, "numpy", 1e-7);
  private static final Verification CORRELATION =
      Verification.relative(NAME, "correlation", "slope by ratio of deviations", "numpy", 1e-7);
  private static final Verification UNCORRELATED =
      Verification.absolute(
          NAME, "correlation of residuals with the market", "residuals of QR", "numpy", 1e-12);

  @Test
  void meetsLongley() {
    String id = "nist_longley";
    JsonNode expected = FILE.one(id).get("expected");
    check(LONGLEY, id, sample(FILE.one(id)), expected);
    Collinearity.Independent found =
        (Collinearity.Independent) Collinearity.of(columns(FILE.one(id)));
    LONGLEY_VIF.same(id, found.inflation(), expected.get("vif_with_intercept"));
    LONGLEY_CONDITION.same(id, found.condition(), expected, "condition_number_standardised");
    LONGLEY_CONDITION.same(id, found.eigenvalues(), expected.get("correlation_matrix_eigenvalues"));
  }

  @Test
  void fitsFactorsThatResembleEachOther() {
    JsonNode expected = FILE.one(FACTORS).get("expected");
    double[][] factors = columns(FILE.one(FACTORS));
    check(COEFFICIENTS, FACTORS, sample(FILE.one(FACTORS)), expected);
    Collinearity.Independent found = (Collinearity.Independent) Collinearity.of(factors);
    INFLATION.same(FACTORS, found.inflation(), expected.get("vif_with_intercept"));
    CONDITION.same(FACTORS, found.condition(), expected, "condition_number_standardised");
    assertThat(found.severity(0)).isEqualTo(Collinearity.Severity.SEVERE);
    assertThat(found.severity(3)).isEqualTo(Collinearity.Severity.MODERATE);
    for (int i = 0; i < factors.length; i++) {
      for (int j = 0; j < factors.length; j++) {
        double golden = expected.get("correlation_matrix").get(i).get(j).doubleValue();
        CORRELATION.same(FACTORS, correlation(factors[i], factors[j]), golden);
      }
    }
  }

  @Test
  void countsTheMarketOnceWhenStylesAreOrthogonal() {
    JsonNode expected = FILE.one(ORTHOGONAL).get("expected");
    double[] y = y(FILE.one(FACTORS));
    double[][] factors = columns(FILE.one(FACTORS));
    double[][] left = orthogonal(factors);
    check(COEFFICIENTS, ORTHOGONAL, Sample.of(y, left), expected);
    LineFit.Line alone = (LineFit.Line) LeastSquares.line(y, factors[0]);
    COEFFICIENTS.same(ORTHOGONAL, alone.beta(), expected, "univariate_market_beta");
    JsonNode market = expected.get("orthogonalised_factor_correlation_with_market");
    for (int k = 1; k < left.length; k++) {
      UNCORRELATED.same(ORTHOGONAL, correlation(left[0], left[k]), market.get(k - 1).doubleValue());
    }
  }

  @Test
  void fitsMarketAndSpreadsTogether() {
    JsonNode expected = FILE.one(SPREADS).get("expected");
    double[][] etf = columns(FILE.one(FACTORS));
    double[][] basis = {
      etf[0],
      difference(etf[2], etf[1]),
      difference(etf[3], etf[0]),
      difference(etf[5], etf[0]),
      difference(etf[4], etf[0])
    };
    FittedRegression fit = fit(Sample.of(y(FILE.one(FACTORS)), basis));
    COEFFICIENTS.same(SPREADS, fit.coefficients(), expected.get("joint_coefficients"));
    COEFFICIENTS.same(
        SPREADS, fit.standardErrors(ErrorModel.CLASSICAL), expected.get("joint_std_errors"));
    COEFFICIENTS.same(SPREADS, fit.rSquared(), expected, "joint_r_squared");
    JsonNode market = expected.get("spread_market_correlations");
    for (int k = 1; k < basis.length; k++) {
      String spread = expected.get("joint_columns").get(k + 1).asString();
      CORRELATION.same(SPREADS, correlation(basis[k], basis[0]), market, spread);
    }
  }

  private static void check(Verification figures, String id, Sample sample, JsonNode expected) {
    FittedRegression fit = fit(sample);
    figures.same(id, fit.coefficients(), expected.get("coefficients"));
    figures.same(id, fit.standardErrors(ErrorModel.CLASSICAL), expected.get("std_errors"));
    figures.same(id, fit.rSquared(), expected, "r_squared");
    if (expected.has("residual_std_error")) {
      figures.same(id, fit.residualDeviation(), expected, "residual_std_error");
    }
  }

  static double[][] orthogonal(double[][] factors) {
    double[] equal = new double[factors[0].length];
    Arrays.fill(equal, 1);
    return ((Orthogonal.Series) Orthogonal.toFirst(factors, equal)).series();
  }

  private static double correlation(double[] a, double[] b) {
    double beta = ((LineFit.Line) LeastSquares.line(a, b)).beta();
    return beta
        * value(SampleMoments.standardDeviation(b))
        / value(SampleMoments.standardDeviation(a));
  }

  private static FittedRegression fit(Sample sample) {
    return ((Regression.Fitted) LeastSquares.fit(sample)).fit();
  }

  private static Sample sample(JsonNode example) {
    return Sample.of(y(example), columns(example));
  }

  private static double[] y(JsonNode example) {
    return Golden.doubles(example.get("inputs").get("y"));
  }

  static double[][] columns(JsonNode example) {
    JsonNode rows = example.get("inputs").get("X");
    double[][] columns = new double[rows.get(0).size()][];
    for (int j = 0; j < columns.length; j++) {
      int column = j;
      columns[j] = rows.valueStream().mapToDouble(r -> r.get(column).doubleValue()).toArray();
    }
    return columns;
  }

  private static double[] difference(double[] a, double[] b) {
    double[] difference = new double[a.length];
    Arrays.setAll(difference, t -> a[t] - b[t]);
    return difference;
  }
}
