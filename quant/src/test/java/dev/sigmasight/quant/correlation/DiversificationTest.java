package dev.sigmasight.quant.correlation;

import static dev.sigmasight.quant.Figures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DiversificationTest {
  private static final double[][] INDEPENDENT = {{0.04, 0}, {0, 0.01}};

  /** 0.5·0.2 + 0.5·0.1 = 0.15 over √(0.25·0.04 + 0.25·0.01) = 0.1118. */
  @Test
  void diversifiesByHand() {
    double[] weights = {0.5, 0.5};
    assertThat(Diversification.deviation(weights, INDEPENDENT))
        .isCloseTo(Math.sqrt(0.0125), within(1e-15));
    assertThat(value(Diversification.ratio(weights, INDEPENDENT)))
        .isCloseTo(0.15 / Math.sqrt(0.0125), within(1e-14));
    assertThat(value(Diversification.effectiveBets(weights, INDEPENDENT)))
        .isCloseTo(1.8, within(1e-14));
  }

  @Test
  void aHedgeDiversifiesAndATwinDoesNot() {
    double[][] alike = {{0.04, 0.038}, {0.038, 0.04}};
    double together = value(Diversification.ratio(new double[] {1, 1}, alike));
    double hedged = value(Diversification.ratio(new double[] {1, -1}, alike));
    assertThat(together).isBetween(1.0, 1.02);
    assertThat(hedged).isGreaterThan(6);
    double[][] same = {{0.04, 0.04}, {0.04, 0.04}};
    assertThat(Diversification.ratio(new double[] {1, -1}, same))
        .isInstanceOf(Estimate.Degenerate.class);
    assertThat(Diversification.effectiveBets(new double[] {1, -1}, same))
        .isInstanceOf(Estimate.Degenerate.class);
    assertThat(Diversification.ratio(new double[] {0, 0}, same))
        .isInstanceOf(Estimate.Degenerate.class);
  }

  /** (1, −1) has a variance of 1 + 1 − 2·2 = −2 under correlations that contradict each other. */
  @Test
  void refusesANegativeVariance() {
    double[][] impossible = {{1, 2}, {2, 1}};
    double[] weights = {1, -1};
    refused(() -> Diversification.deviation(weights, impossible));
    refused(() -> Diversification.ratio(weights, impossible));
    refused(() -> Diversification.effectiveBets(weights, impossible));
    refused(() -> Diversification.deviation(weights, new double[][] {{1, 0.5}, {0.1, 1}}));
  }

  @Test
  void survivesHugeAndTinyWeights() {
    for (double size : new double[] {1e200, 1.7e308, 1e-200, 1e-320}) {
      double[] weights = {size, size};
      assertThat(value(Diversification.ratio(weights, INDEPENDENT)))
          .isCloseTo(0.15 / Math.sqrt(0.0125), within(1e-12));
      assertThat(value(Diversification.effectiveBets(weights, INDEPENDENT)))
          .isCloseTo(1.8, within(1e-12));
    }
    assertThat(Diversification.deviation(new double[] {1e200, 1e200}, INDEPENDENT))
        .isCloseTo(2e200 * Math.sqrt(0.0125), within(1e186));
    double[][] huge = {{1e300, 0}, {0, 1e300}};
    refused(() -> Diversification.deviation(new double[] {1e200, 1}, huge));
  }

  @Test
  void ratiosKeepTheirBounds() {
    SplittableRandom random = new SplittableRandom(1);
    for (int k = 0; k < 1000; k++) {
      int n = 1 + random.nextInt(8);
      double[][] covariance =
          ((Covariance.Of) WeightedCovariance.sample(Matrices.returns(n, 40, k))).covariance();
      double[] weights = random.doubles(n, -1, 1).toArray();
      double ratio = value(Diversification.ratio(weights, covariance));
      assertThat(ratio).isGreaterThan(1 - 1e-12);
      double[] doubled = Arrays.stream(weights).map(w -> 2 * w).toArray();
      assertThat(value(Diversification.ratio(doubled, covariance))).isCloseTo(ratio, within(1e-12));
    }
  }

  @Test
  void ranksByHand() {
    Spectrum independent = Spectrum.of(Matrices.identity(4));
    assertThat(independent.effectiveRank()).isCloseTo(4, within(1e-12));
    assertThat(independent.absorptionRatio(1)).isCloseTo(0.25, within(1e-14));
    assertThat(independent.absorptionRatio(4)).isCloseTo(1, within(1e-14));
    Spectrum one = Spectrum.of(new double[][] {{1, 1}, {1, 1}});
    assertThat(one.effectiveRank()).isCloseTo(1, within(1e-12));
    assertThat(one.absorptionRatio(1)).isCloseTo(1, within(1e-14));
    assertThat(one.isPositiveSemidefinite(1e-12)).isTrue();
    Spectrum indefinite = Spectrum.of(new double[][] {{1, 2}, {2, 1}});
    assertThat(indefinite.isPositiveSemidefinite(1e-10)).isFalse();
    assertThat(indefinite.isPositiveSemidefinite(0.34)).isTrue();
    assertThat(indefinite.smallest()).isCloseTo(-1, within(1e-14));
    refused(indefinite::effectiveRank);
    refused(() -> indefinite.absorptionRatio(2));
    assertThat(indefinite.eigenvalues()).containsExactly(new double[] {3, -1}, within(1e-14));
    assertThat(Spectrum.of(new double[][] {{-1}}).isPositiveSemidefinite(0.5)).isFalse();
  }

  /** Rounding below zero is neither refused nor counted; sizes beyond squares do not matter. */
  @Test
  void sharesOfVarianceStayWithinOne() {
    Spectrum rounded = Spectrum.of(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, -1e-13}});
    assertThat(rounded.absorptionRatio(2)).isEqualTo(1);
    assertThat(rounded.absorptionRatio(3)).isEqualTo(1);
    assertThat(rounded.effectiveRank()).isCloseTo(2, within(1e-12));
    Spectrum huge = Spectrum.of(new double[][] {{1e308, 0}, {0, 1e308}});
    assertThat(huge.absorptionRatio(1)).isCloseTo(0.5, within(1e-12));
    assertThat(huge.effectiveRank()).isCloseTo(2, within(1e-12));
  }

  /** Correlations 0.5, −0.2 and 0.9. */
  private static final double[][] RHO = {{1, 0.5, -0.2}, {0.5, 1, 0.9}, {-0.2, 0.9, 1}};

  @Test
  void averagesByHand() {
    assertThat(value(AverageCorrelation.of(RHO))).isCloseTo(0.4, within(1e-15));
    assertThat(value(AverageCorrelation.asHeld(RHO, new double[] {2, 1, -1})))
        .isCloseTo((2 * 0.5 + 2 * 0.2 - 0.9) / 5, within(1e-15));
    assertThat(AverageCorrelation.asHeld(RHO, new double[] {1e300, 1e300, 0}))
        .isEqualTo(new Estimate.Of(0.5, 1));
    assertThat(AverageCorrelation.asHeld(RHO, new double[3]))
        .isEqualTo(new Estimate.Degenerate("nothing is held"));
    assertThat(AverageCorrelation.asHeld(RHO, new double[] {0, 1, 0}))
        .isEqualTo(new Estimate.TooShort(0, 1));
    assertThat(AverageCorrelation.of(new double[][] {{1}})).isEqualTo(new Estimate.TooShort(0, 1));
    assertThat(AverageCorrelation.signed(RHO, new double[] {5, -0.1, -7})[0])
        .containsExactly(1, -0.5, 0.2);
    assertThat(AverageCorrelation.signed(RHO, new double[] {5, -0.1, -7})[1])
        .containsExactly(-0.5, 1, 0.9);
  }

  @Test
  void anAbsentPairDoesNotCountAsZero() {
    double[][] rho = {{1, 0.5, Double.NaN}, {0.5, 1, 0.9}, {Double.NaN, 0.9, 1}};
    assertThat(value(AverageCorrelation.of(rho))).isCloseTo(0.7, within(1e-15));
    assertThat(AverageCorrelation.of(rho)).isInstanceOf(Estimate.Of.class);
    assertThat(((Estimate.Of) AverageCorrelation.of(rho)).observations()).isEqualTo(2);
  }

  @Test
  void refusesNonsense() {
    refused(() -> Diversification.deviation(new double[3], INDEPENDENT));
    refused(() -> Diversification.deviation(new double[] {Double.NaN, 1}, INDEPENDENT));
    refused(() -> Diversification.ratio(new double[2], new double[][] {{1, 0}, {0}}));
    refused(() -> Diversification.ratio(new double[2], new double[][] {{1, Double.NaN}, {0, 1}}));
    refused(() -> Diversification.ratio(new double[2], new double[][] {{1, 0}, {0, -1}}));
    refused(() -> AverageCorrelation.asHeld(RHO, new double[2]));
    refused(() -> AverageCorrelation.asHeld(RHO, new double[] {1, 1, Double.NaN}));
    refused(() -> AverageCorrelation.signed(RHO, new double[] {1, 0, 1}));
    refused(() -> AverageCorrelation.of(new double[][] {{1, 0.5}, {0.5}}));
    refused(() -> Spectrum.of(new double[0][]));
    refused(() -> Spectrum.of(new double[][] {{1, Double.NaN}, {Double.NaN, 1}}));
    refused(() -> Spectrum.of(new double[][] {{0}}).effectiveRank());
    refused(() -> Spectrum.of(new double[][] {{0}}).absorptionRatio(1));
    refused(() -> Spectrum.of(Matrices.identity(3)).absorptionRatio(0));
    refused(() -> Spectrum.of(Matrices.identity(3)).absorptionRatio(4));
  }

  private static void refused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
  }
}
