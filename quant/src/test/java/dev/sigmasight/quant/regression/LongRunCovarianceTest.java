package dev.sigmasight.quant.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LongRunCovarianceTest {

  /** By hand: Γ0 = 1 + 4 + 9 = 14, Γ1 = 1·2 + 2·3 = 8, weight 1/2, so 14 + 8. */
  @Test
  void ofOneSeriesIsTheVarianceAndWeightedAutocovariances() {
    double[][] sum = LongRunCovariance.of(new double[][] {{1}, {2}, {3}}, 1);

    assertThat(sum).isDeepEqualTo(new double[][] {{22}});
  }

  @Test
  void isTheSumOverLagsAsItIsWritten() {
    Random random = new Random(4);
    double[][] scores = new double[60][3];
    for (double[] row : scores) {
      for (int i = 0; i < row.length; i++) {
        row[i] = random.nextGaussian();
      }
    }
    int lags = 7;
    double[][] sum = LongRunCovariance.of(scores, lags);

    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double expected = gamma(scores, 0, i, j);
        for (int lag = 1; lag <= lags; lag++) {
          double weight = 1 - lag / (lags + 1.0);
          expected += weight * (gamma(scores, lag, i, j) + gamma(scores, lag, j, i));
        }
        assertThat(sum[i][j]).isCloseTo(expected, within(1e-12));
      }
    }
  }

  private static double gamma(double[][] scores, int lag, int i, int j) {
    double sum = 0;
    for (int t = lag; t < scores.length; t++) {
      sum += scores[t][i] * scores[t - lag][j];
    }
    return sum;
  }

  @Test
  void moreLagsThanDaysAndNoDaysAreNoErrors() {
    assertThat(LongRunCovariance.of(new double[][] {{2}}, 5)).isDeepEqualTo(new double[][] {{4}});
    assertThat(LongRunCovariance.of(new double[0][], 5)).isEmpty();
  }
}
