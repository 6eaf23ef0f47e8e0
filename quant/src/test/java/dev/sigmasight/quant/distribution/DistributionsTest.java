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

  /** With one degree of freedom the tail is atan(1/t)/π, with two (1 − t/√(2 + t²))/2. */
  @Test
  void farTailsOfStudentAreNumbers() {
    assertThat(StudentT.cdf(1e200, 5)).isEqualTo(1);
    assertThat(StudentT.cdf(-1e200, 5)).isZero();
    assertThat(StudentT.twoSided(1e160, 1) * 1e160).isCloseTo(2 / Math.PI, within(1e-13));
    assertThat(StudentT.twoSided(-1e300, 1) * 1e300).isCloseTo(2 / Math.PI, within(1e-13));
    assertThat(StudentT.twoSided(1e140, 2) * 1e280).isCloseTo(1, within(1e-12));
    assertThat(StudentT.density(1e160, 0.1) * 1e176)
        .isCloseTo(StudentT.density(1e100, 0.1) * 1e110, within(1e-12));
    assertThat(StudentT.cdf(1e300, 1e300)).isEqualTo(1);
  }

  @Test
  void everyFiniteArgumentHasAProbability() {
    double[] sizes = {4.9e-324, 1e-300, 1e-8, 0.3, 1, 2, 45, 1e5, 1e9, 1e17, 1e154, 1e300, 1.7e308};
    for (double x : sizes) {
      for (double degrees : sizes) {
        assertThat(StudentT.cdf(x, degrees)).as("t %s, %s", x, degrees).isBetween(0.5, 1.0);
        assertThat(StudentT.cdf(-x, degrees)).as("t %s, %s", -x, degrees).isBetween(0.0, 0.5);
        assertThat(StudentT.density(x, degrees)).isGreaterThanOrEqualTo(0).isFinite();
        assertThat(ChiSquare.survival(x, degrees)).as("χ² %s, %s", x, degrees).isBetween(0.0, 1.0);
      }
    }
  }

  @Test
  void hugeDegreesOfFreedomAreNormal() {
    for (double degrees : new double[] {1e13, 1e15, 1e18, 1e300}) {
      for (double t : new double[] {-30, -3, -0.5, 0.1, 1.5}) {
        assertThat(StudentT.cdf(t, degrees) / Normal.cdf(t))
            .as("%s, %s", t, degrees)
            .isCloseTo(1, within(1e-7));
      }
    }
  }

  @Test
  void refusesAQuantileBeyondAllNumbers() {
    assertThatThrownBy(() -> StudentT.quantile(0.001, 0.001))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.001");
  }

  /**
   * Of many degrees k the mean has the survival ½ − 1/(3√(πk)); figures of z by 40-digit mpmath.
   */
  @Test
  void manyDegreesOfChiSquareAreResolved() {
    for (double degrees : new double[] {1e6, 1e8, 1e10, 1e12, 1e15, 1e300}) {
      assertThat(ChiSquare.survival(degrees, degrees))
          .isCloseTo(0.5 - 1 / (3 * Math.sqrt(Math.PI * degrees)), within(1e-11));
    }
    double spread = Math.sqrt(2e5);
    assertThat(ChiSquare.survival(1e5 - 3 * spread, 1e5))
        .isCloseTo(0.9987024652985167, within(1e-12));
    assertThat(ChiSquare.survival(1e5 + 3 * spread, 1e5))
        .isCloseTo(0.0014032363438129228, within(1e-13));
    assertThat(ChiSquare.survival(1e5 + 10 * spread, 1e5) / 3.222562161691608e-23)
        .isCloseTo(1, within(1e-10));
  }

  /** Both methods at the degrees where one takes over from the other. */
  @Test
  void chiSquareFallsSmoothlyThroughItsChangeOfMethod() {
    for (double z = -8; z <= 12; z += 0.5) {
      double x = 1e5 + z * Math.sqrt(2e5);
      double below = ChiSquare.survival(x, Math.nextDown(1e5));
      assertThat(ChiSquare.survival(x, 1e5) / below).as("%s", z).isCloseTo(1, within(1e-9));
    }
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
