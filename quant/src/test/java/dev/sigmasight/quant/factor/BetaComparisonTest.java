package dev.sigmasight.quant.factor;

import static dev.sigmasight.quant.Figures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.Golden;
import dev.sigmasight.quant.Verification;
import dev.sigmasight.quant.regression.Coefficient;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BetaComparisonTest {
  private static final String NAME = "beta_comparison.json";
  private static final Golden FILE = Golden.file(NAME);
  private static final Verification COMPARISON =
      Verification.relative(
          NAME, "difference and z", "own less vendor's, by own error", "by hand", 1e-12);
  private static final Verification VERDICT =
      Verification.exact(NAME, "whether betas differ", "absolute z above 1.96", "by hand");
  private static final Verification PORTFOLIO =
      Verification.relative(NAME, "portfolio betas", "signed values times betas", "by hand", 1e-12);

  @Test
  void agreesWithTheGoldenComparisons() {
    for (String id : new String[] {"basic", "provider_zero_is_valid"}) {
      JsonNode expected = FILE.one(id).get("expected");
      BetaComparison comparison = comparison(FILE.one(id).get("inputs"));
      COMPARISON.same(
          id, comparison.difference(), expected, "difference_calculated_minus_provider");
      COMPARISON.same(id, comparison.z(), expected, "z_score");
      VERDICT.equal(id, comparison.differs(), expected.get("significant_95").booleanValue());
    }
  }

  @Test
  void aMissingVendorBetaIsNotZero() {
    BetaComparison comparison = comparison(FILE.one("missing_provider").get("inputs"));
    VERDICT.equal(
        "missing_provider",
        comparison.difference(),
        new Estimate.Degenerate("the vendor states no beta"));
    assertThat(comparison.z()).isEqualTo(comparison.difference());
    assertThat(comparison.differs()).isFalse();
  }

  @Test
  void addsPortfolioBetas() {
    JsonNode in = FILE.one("portfolio_beta").get("inputs");
    JsonNode expected = FILE.one("portfolio_beta").get("expected");
    PortfolioBeta beta =
        PortfolioBeta.of(
            Golden.doubles(in.get("signed_market_values")),
            Golden.doubles(in.get("betas")),
            in.get("equity").doubleValue());
    PORTFOLIO.same("portfolio_beta", beta.ofEquity(), expected, "portfolio_beta");
    PORTFOLIO.same("portfolio_beta", beta.dollars(), expected, "market_dollar_exposure");
    PORTFOLIO.same("portfolio_beta", beta.ofNetInvested(), expected, "beta_of_net_invested");
  }

  @Test
  void aShortPositionLowersTheRateBeta() {
    JsonNode in = FILE.one("ir_beta_signed_vs_unsigned").get("inputs");
    PortfolioBeta beta =
        PortfolioBeta.of(
            Golden.doubles(in.get("signed_market_values")),
            Golden.doubles(in.get("betas_to_tlt")),
            in.get("equity").doubleValue());
    PORTFOLIO.same(
        "ir_beta_signed_vs_unsigned",
        beta.ofEquity(),
        FILE.one("ir_beta_signed_vs_unsigned").get("expected"),
        "portfolio_ir_beta_signed");
  }

  @Test
  void saysWhyThereIsNoRatio() {
    double[] hedged = {100, -100};
    PortfolioBeta beta = PortfolioBeta.of(hedged, new double[] {1, 1.5}, 0);
    assertThat(beta.dollars()).isEqualTo(-50);
    assertThat(beta.ofEquity()).isEqualTo(new Estimate.Degenerate("equity is not positive"));
    assertThat(beta.ofNetInvested())
        .isEqualTo(new Estimate.Degenerate("long and short positions cancel"));
    PortfolioBeta huge = PortfolioBeta.of(new double[] {1e300}, new double[] {1e5}, 1e-10);
    assertThat(huge.ofEquity()).isInstanceOf(Estimate.Degenerate.class);
    assertThatThrownBy(() -> PortfolioBeta.of(hedged, new double[1], 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PortfolioBeta.of(hedged, new double[] {1, Double.NaN}, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PortfolioBeta.of(new double[] {1, Double.NaN}, hedged, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PortfolioBeta.of(new double[] {1e300}, new double[] {1e300}, 1))
        .isInstanceOf(IllegalArgumentException.class);
    double[] large = {1e308, 1e308};
    assertThatThrownBy(() -> PortfolioBeta.of(large, new double[2], 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PortfolioBeta.of(hedged, hedged, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** 1.34 ± 1.96 × 0.18; with a prior of 1 ± 0.5, its weight is 1/(1 + 0.1296). */
  @Test
  void givesIntervalAndShrunkBeta() {
    BetaComparison comparison = comparison(FILE.one("basic").get("inputs"));
    assertThat(comparison.interval().low()).isCloseTo(0.9872, within(1e-12));
    assertThat(comparison.interval().high()).isCloseTo(1.6928, within(1e-12));
    assertThat(comparison.shrunk(1, 0.5).beta()).isCloseTo(1 + 0.34 / 1.1296, within(1e-12));
    assertThat(comparison.shrunk(1, 0.5).error())
        .isCloseTo(0.18 / Math.sqrt(1.1296), within(1e-12));
  }

  @Test
  void knowsNoZWithoutAnError() {
    BetaComparison exact = new BetaComparison(own(1, 0), OptionalDouble.of(1.1));
    assertThat(value(exact.difference())).isCloseTo(-0.1, within(1e-15));
    assertThat(exact.z()).isEqualTo(new Estimate.Degenerate("our own beta has no error"));
    assertThat(exact.differs()).isFalse();
    assertThat(new BetaComparison(own(1, 0.1), OptionalDouble.of(1.3)).differs()).isTrue();
  }

  @Test
  void refusesNonsense() {
    for (double[] bad : new double[][] {{Double.NaN, 1}, {1, Double.NaN}, {1, -1}}) {
      assertThatThrownBy(() -> new BetaComparison(own(bad[0], bad[1]), OptionalDouble.empty()))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new BetaComparison(own(1, 1), OptionalDouble.of(Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new BetaComparison(own(1, Double.POSITIVE_INFINITY), OptionalDouble.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static BetaComparison comparison(JsonNode in) {
    JsonNode vendor = in.get("provider");
    return new BetaComparison(
        own(in.get("calculated").doubleValue(), in.get("se").doubleValue()),
        vendor.isNull() ? OptionalDouble.empty() : OptionalDouble.of(vendor.doubleValue()));
  }

  private static Coefficient own(double beta, double error) {
    return new Coefficient(beta, error, 250, 252);
  }
}
