package dev.sigmasight.quant.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sigmasight.quant.Golden;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/** What tests of matrices share. */
final class Matrices {
  private Matrices() {}

  static double[][] of(JsonNode rows) {
    return rows.valueStream().map(Golden::doubles).toArray(double[][]::new);
  }

  static double[][] identity(int n) {
    double[][] identity = new double[n][n];
    for (int i = 0; i < n; i++) {
      identity[i][i] = 1;
    }
    return identity;
  }

  /** {@code a + share·(b − a)}. */
  static double[][] blend(double[][] a, double[][] b, double share) {
    double[][] blend = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        blend[i][j] = a[i][j] + share * (b[i][j] - a[i][j]);
      }
    }
    return blend;
  }

  static double distance(double[][] a, double[][] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        sum += (a[i][j] - b[i][j]) * (a[i][j] - b[i][j]);
      }
    }
    return Math.sqrt(sum);
  }

  /** Symmetric, diagonal exactly 1, all within −1 and 1, no eigenvalue below −1e-12. */
  static void requireCorrelation(double[][] rho) {
    for (int i = 0; i < rho.length; i++) {
      assertThat(rho[i][i]).isEqualTo(1);
      for (int j = 0; j < i; j++) {
        assertThat(rho[i][j]).isEqualTo(rho[j][i]).isBetween(-1.0, 1.0);
      }
    }
    assertThat(Spectrum.of(rho).smallest()).isGreaterThanOrEqualTo(-1e-12);
  }

  /** Daily returns with a common factor. */
  static double[][] returns(int series, int days, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] market = random.doubles(days, -0.02, 0.02).toArray();
    double[][] returns = new double[series][days];
    for (double[] row : returns) {
      double beta = random.nextDouble(-0.5, 1.5);
      for (int t = 0; t < days; t++) {
        row[t] = 0.0004 + beta * market[t] + random.nextDouble(-0.02, 0.02);
      }
    }
    return returns;
  }
}
