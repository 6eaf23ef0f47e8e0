package dev.sigmasight.quant.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SymmetricEigenTest {
  /** The eigenvalues of the second difference are 2 − 2·cos(kπ/(n + 1)). */
  @Test
  void knowsTheSecondDifference() {
    int n = 12;
    double[][] difference = new double[n][n];
    for (int i = 0; i < n; i++) {
      difference[i][i] = 2;
      if (i > 0) {
        difference[i][i - 1] = -1;
        difference[i - 1][i] = -1;
      }
    }
    double[] values = SymmetricEigen.of(difference).values();
    for (int k = 0; k < n; k++) {
      assertThat(values[k]).isCloseTo(2 - 2 * Math.cos((n - k) * Math.PI / (n + 1)), within(1e-13));
    }
  }

  @Test
  void putsRandomMatricesTogetherAgain() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 200; round++) {
      double[][] matrix = symmetric(1 + random.nextInt(15), random);
      SymmetricEigen eigen = SymmetricEigen.of(matrix);
      assertClose(eigen.map(x -> x), matrix, 1e-13);
      double[] values = eigen.values();
      assertThat(SymmetricEigen.values(matrix)).containsExactly(values, within(1e-13));
      for (int k = 1; k < values.length; k++) {
        assertThat(values[k]).isLessThanOrEqualTo(values[k - 1]);
        assertThat(dot(eigen.vector(k), eigen.vector(k))).isCloseTo(1, within(1e-13));
        assertThat(dot(eigen.vector(k), eigen.vector(k - 1))).isCloseTo(0, within(1e-12));
      }
      double trace = IntStream.range(0, matrix.length).mapToDouble(i -> matrix[i][i]).sum();
      assertThat(Arrays.stream(values).sum()).isCloseTo(trace, within(1e-12));
    }
  }

  @Test
  void projectsOnTheSemidefinite() {
    double[][] projected =
        SymmetricEigen.of(new double[][] {{1, 2}, {2, 1}}).map(x -> Math.max(x, 0));
    assertClose(projected, new double[][] {{1.5, 1.5}, {1.5, 1.5}}, 1e-14);
  }

  @Test
  void theCallerMayWriteIntoWhatItGot() {
    SymmetricEigen eigen = SymmetricEigen.of(new double[][] {{3, 0}, {0, 2}});
    eigen.values()[0] = 7;
    eigen.vector(0)[0] = 7;
    assertThat(eigen.values()).containsExactly(3, 2);
    assertThat(Math.abs(eigen.vector(0)[0])).isEqualTo(1);
  }

  @Test
  void anEmptyMatrixHasNoValues() {
    assertThat(SymmetricEigen.of(new double[0][]).values()).isEmpty();
  }

  @Test
  void refusesWhatIsNotSymmetric() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SymmetricEigen.of(new double[][] {{1, 2}, {2.1, 1}}))
        .withMessageContaining("not symmetric in row 1, column 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SymmetricEigen.of(new double[][] {{1, 2}}))
        .withMessage("row 0 has 2 columns instead of 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SymmetricEigen.of(new double[][] {{1, 0}, {Double.NaN, 1}}))
        .withMessageContaining("row 1");
  }

  @Test
  void takesTheLowerTriangleOfWhatIsSymmetricUpToRounding() {
    double almost = Math.nextUp(0.5);
    SymmetricEigen eigen = SymmetricEigen.of(new double[][] {{1, almost}, {0.5, 1}});
    assertThat(eigen.values()[0]).isCloseTo(1.5, within(1e-15));
  }

  static double[][] symmetric(int n, SplittableRandom random) {
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        matrix[i][j] = random.nextDouble(-1, 1);
        matrix[j][i] = matrix[i][j];
      }
    }
    return matrix;
  }

  static void assertClose(double[][] actual, double[][] expected, double tolerance) {
    assertThat(actual.length).isEqualTo(expected.length);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).containsExactly(expected[i], within(tolerance));
    }
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }
}
