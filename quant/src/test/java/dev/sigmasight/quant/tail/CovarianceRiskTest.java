package dev.sigmasight.quant.tail;

import static dev.sigmasight.quant.Figures.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.correlation.Covariance;
import dev.sigmasight.quant.correlation.WeightedCovariance;
import dev.sigmasight.quant.distribution.SampleMoments;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CovarianceRiskTest {
  private static final double[][] ONES = {{1, 1}, {1, 1}};

  /** σ² = w'Σw is the variance of the return series of the whole. */
  @Test
  void volatilityIsThatOfTheSeriesOfTheWhole() {
    var random = new SplittableRandom(43);
    for (int round = 0; round < 500; round++) {
      int n = random.nextInt(1, 6);
      int days = random.nextInt(n + 2, 40);
      double[] weights = random.doubles(n, -0.5, 1.2).toArray();
      double[][] series = new double[n][];
      double[] whole = new double[days];
      for (int i = 0; i < n; i++) {
        series[i] = random.doubles(days, -0.03, 0.03).toArray();
        for (int t = 0; t < days; t++) {
          whole[t] += weights[i] * series[i][t];
        }
      }
      var covariance = (Covariance.Of) WeightedCovariance.sample(series);
      var found = new CovarianceRisk(weights, covariance.covariance());
      double sigma = value(SampleMoments.standardDeviation(whole));
      assertThat(found.volatility()).isCloseTo(sigma, within(1e-12));
      Contributions parts = found.contributions();
      assertThat(IntStream.range(0, n).mapToDouble(i -> parts.parts()[i]).sum())
          .isCloseTo(sigma, within(1e-12));
      assertThat(IntStream.range(0, n).mapToDouble(i -> value(parts.share(i))).sum())
          .isCloseTo(1, within(1e-10));
      assertThat(found.diversificationBenefit()).isGreaterThanOrEqualTo(-1e-15);
    }
  }

  @Test
  void whatMovesTogetherDoesNotDiversify() {
    var found = CovarianceRisk.of(new double[] {0.4, 0.6}, new double[] {0.1, 0.2}, ONES);
    assertThat(found.volatility()).isCloseTo(0.16, within(1e-15));
    assertThat(found.diversificationBenefit()).isCloseTo(0, within(1e-15));
    var hedged = CovarianceRisk.of(new double[] {2, -1}, new double[] {0.1, 0.2}, ONES);
    assertThat(hedged.volatility()).isZero();
    assertThat(hedged.contributions().share(0)).isInstanceOf(Estimate.Degenerate.class);
  }

  @Test
  void refusesVolatilitiesAndCorrelationsThatDoNotFit() {
    double[] two = {1, 1};
    double[][] unit = {{1, 0}, {0, 1}};
    for (double[] bad : new double[][] {{1}, {1, -1}, {Double.NaN, 1}}) {
      assertThatIllegalArgumentException().isThrownBy(() -> CovarianceRisk.of(two, bad, unit));
    }
    for (double[][] bad : new double[][][] {{{1, 0}, {0, 0.9}}, {{1, 0}, {0}}, {{1, 0}}}) {
      assertThatIllegalArgumentException().isThrownBy(() -> CovarianceRisk.of(two, two, bad));
    }
  }
}
