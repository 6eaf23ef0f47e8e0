package dev.sigmasight.quant.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class QrTest {
  private static final double EXACT = 1e-12;

  /** Columns (3, 4) and (1, 2): R₁₁ = 5, R₂₂ = |3·2 − 4·1|/5. */
  @Test
  void decomposesTwoColumns() {
    Qr qr = Qr.ofColumns(new double[][] {{3, 4}, {1, 2}});
    assertThat(qr.unexplained()).containsExactly(new double[] {5, 0.4}, within(EXACT));
    assertThat(qr.solve(new double[] {5, 8})).containsExactly(new double[] {1, 2}, within(EXACT));
    double[][] inverse = qr.inverseOfSquare(); // of {{25, 11}, {11, 5}}, determinant 4
    assertThat(inverse[0]).containsExactly(new double[] {1.25, -2.75}, within(EXACT));
    assertThat(inverse[1]).containsExactly(new double[] {-2.75, 6.25}, within(EXACT));
  }

  @Test
  void solvesForTheLeastSquares() {
    Qr qr = Qr.ofColumns(new double[][] {{1, 1, 1}, {0, 1, 2}});
    assertThat(qr.solve(new double[] {1, 3, 4}))
        .containsExactly(new double[] {7 / 6.0, 1.5}, within(EXACT));
  }

  @Test
  void dependentColumnsHaveNothingLeft() {
    Qr qr = Qr.ofColumns(new double[][] {{1, 2, 4}, {2, 4, 8}});
    assertThat(qr.unexplained()[1]).isCloseTo(0, within(EXACT));
    Qr zero = Qr.ofColumns(new double[][] {{0, 0, 0}});
    assertThat(zero.unexplained()).containsExactly(0);
    assertThatThrownBy(zero::inverseOfSquare).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void leavesItsArgumentsAlone() {
    double[][] columns = {{3, 4}, {1, 2}};
    double[] b = {5, 8};
    Qr.ofColumns(columns).solve(b);
    assertThat(columns[0]).containsExactly(3, 4);
    assertThat(b).containsExactly(5, 8);
  }

  @Test
  void singularValuesRebuildTheMatrix() {
    var random = new SplittableRandom(1);
    for (int round = 0; round < 200; round++) {
      int k = random.nextInt(1, 8);
      int n = k + random.nextInt(0, 40);
      double[][] columns = new double[k][n];
      for (double[] column : columns) {
        Arrays.setAll(column, t -> random.nextGaussian());
      }
      Svd svd = Svd.ofColumns(columns);
      double[] d = svd.values();
      for (int j = 0; j < k; j++) {
        for (int t = 0; t < n; t++) {
          double sum = 0;
          for (int m = 0; m < k; m++) {
            sum += svd.left(m)[t] * d[m] * svd.right(m)[j];
          }
          assertThat(sum).isCloseTo(columns[j][t], within(EXACT));
        }
        assertThat(j == 0 || d[j] <= d[j - 1]).isTrue();
        assertThat(norm(svd.left(j))).isCloseTo(1, within(EXACT));
        assertThat(norm(svd.right(j))).isCloseTo(1, within(EXACT));
      }
      assertThat(svd.condition()).isEqualTo(d[0] / d[k - 1]);
    }
  }

  private static double norm(double[] vector) {
    return Math.sqrt(Arrays.stream(vector).map(v -> v * v).sum());
  }

  @Test
  void refusesWhatIsNoTallMatrix() {
    double[][][] bad = {{}, {{}}, {{1}, {2}}, {{1, 2}, {1}}, {{1, Double.NaN}}};
    for (double[][] columns : bad) {
      assertThatThrownBy(() -> Qr.ofColumns(columns)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> Svd.ofColumns(columns)).isInstanceOf(IllegalArgumentException.class);
    }
    Qr qr = Qr.ofColumns(new double[][] {{3, 4}});
    assertThatThrownBy(() -> qr.solve(new double[3])).isInstanceOf(IllegalArgumentException.class);
  }
}
