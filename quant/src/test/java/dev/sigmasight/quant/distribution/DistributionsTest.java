package dev.sigmasight.quant.distribution;

import static dev.sigmasight.quant.Figures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import org.junit.jupiter.api.Test;

class DistributionsTest {

  @Test
  void quantilesInvertProbabilities() {
    for (double p = 0.0005; p < 1; p += 0.0005) {
      assertThat(Normal.cdf(Normal.quantile(p))).isCloseTo(p, within(1e-15));
      for (double degrees : new double[] {0.7, 1, 2.5, 4, 30, 1000}) {
        assertThat(StudentT.cdf(StudentT.quantile(p, degrees), degrees))
            .isCloseTo(p, within(1e-13));
      }
    }
  }

  @Test
  void probabilitiesRiseAndComplementEachOther() {
    double last = 0;
    for (double x = -12; x <= 12; x += 0.01) {
      double p = Normal.cdf(x);
      assertThat(p).isGreaterThanOrEqualTo(last);
      assertThat(p + Normal.survival(x)).isCloseTo(1, within(1e-15));
      assertThat(StudentT.cdf(x, 7) + StudentT.cdf(-x, 7)).isCloseTo(1, within(1e-15));
      last = p;
    }
  }

  @Test
  void manyDegreesOfFreedomAreNormal() {
    assertThat(StudentT.cdf(1.5, 1e9)).isCloseTo(Normal.cdf(1.5), within(1e-9));
    assertThat(StudentT.twoSided(2, 10)).isCloseTo(2 * StudentT.cdf(-2, 10), within(1e-16));
  }

  @Test
  void theDensityVanishesFarOut() {
    for (double x : new double[] {41, 1e3, 1.2345678e13, 1e300, Double.POSITIVE_INFINITY}) {
      assertThat(Normal.density(x)).isZero();
      assertThat(Normal.cdf(-x)).isZero();
      assertThat(Normal.cdf(x)).isEqualTo(1);
    }
  }

  @Test
  void infinityIsCertain() {
    assertThat(Normal.cdf(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(Normal.cdf(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(StudentT.cdf(Double.NEGATIVE_INFINITY, 3)).isZero();
    assertThat(ChiSquare.survival(Double.POSITIVE_INFINITY, 3)).isZero();
    assertThat(ChiSquare.survival(0, 3)).isEqualTo(1);
  }

  @Test
  void perfectCorrelationIsOneVariable() {
    assertThat(BivariateNormal.cdf(0.3, 1, 1)).isEqualTo(Normal.cdf(0.3));
    assertThat(BivariateNormal.cdf(0.3, 1, -1))
        .isCloseTo(Normal.cdf(0.3) + Normal.cdf(1) - 1, within(1e-15));
    assertThat(BivariateNormal.cdf(-1, -1, -1)).isZero();
    assertThat(BivariateNormal.cdf(50, 0.4, 0.5)).isCloseTo(Normal.cdf(0.4), within(1e-14));
    assertThat(BivariateNormal.cdf(-50, 0.4, 0.5)).isZero();
  }

  @Test
  void momentsOfFewOrEqualNumbersHaveAReason() {
    assertThat(SampleMoments.mean(new double[0])).isEqualTo(new Estimate.TooShort(0, 1));
    assertThat(SampleMoments.standardDeviation(new double[1]))
        .isEqualTo(new Estimate.TooShort(1, 2));
    assertThat(SampleMoments.skewness(new double[1])).isEqualTo(new Estimate.TooShort(1, 2));
    assertThat(SampleMoments.kurtosis(new double[] {0.1, 0.1, 0.1}))
        .isInstanceOf(Estimate.Degenerate.class);
    assertThat(value(SampleMoments.mean(new double[] {1, 2, 6}))).isEqualTo(3);
    assertThat(value(SampleMoments.skewness(new double[] {1, 2, 3}))).isCloseTo(0, within(1e-15));
  }

  /** Squares of the numbers themselves would leave no digit of their spread. */
  @Test
  void aLargeMeanCostsNoDigits() {
    double[] sample = {1e9 + 1, 1e9 + 2, 1e9 + 3};
    assertThat(value(SampleMoments.standardDeviation(sample))).isCloseTo(1, within(1e-12));
  }

  @Test
  void refusesNonsense() {
    assertThatThrownBy(() -> Normal.cdf(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    for (double p : new double[] {0, 1, -0.1, Double.NaN}) {
      assertThatThrownBy(() -> Normal.quantile(p)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> StudentT.quantile(p, 3))
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (double degrees : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> StudentT.cdf(1, degrees))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> StudentT.twoSided(1, degrees))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> StudentT.quantile(0.1, degrees))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> ChiSquare.survival(1, degrees))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> ChiSquare.survival(-1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BivariateNormal.cdf(0, 0, 1.1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BivariateNormal.cdf(Double.NaN, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SampleMoments.mean(new double[] {Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
