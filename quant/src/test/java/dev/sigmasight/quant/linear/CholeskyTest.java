package dev.sigmasight.quant.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CholeskyTest {
  @Test
  void solvesByHand() {
    Cholesky factors = Cholesky.of(new double[][] {{4, 2}, {2, 3}}).orElseThrow();
    assertThat(factors.solve(new double[] {8, 8}))
        .containsExactly(new double[] {1, 2}, within(1e-15));
    SymmetricEigenTest.assertClose(
        factors.inverse(), new double[][] {{0.375, -0.25}, {-0.25, 0.5}}, 1e-15);
  }

  @Test
  void solvesRandomEquationsAndLeavesTheRightSideAlone() {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 200; round++) {
      int n = 1 + random.nextInt(12);
      double[][] definite =
          SymmetricEigen.of(SymmetricEigenTest.symmetric(n, random)).map(x -> Math.abs(x) + 0.1);
      double[] b = random.doubles(n).toArray();
      double[] before = b.clone();
      double[] x = Cholesky.of(definite).orElseThrow().solve(b);
      assertThat(b).isEqualTo(before);
      for (int i = 0; i < n; i++) {
        double left = 0;
        for (int j = 0; j < n; j++) {
          left += definite[i][j] * x[j];
        }
        assertThat(left).isCloseTo(b[i], within(1e-11));
      }
    }
  }

  @Test
  void findsNoFactorsOfWhatIsNotDefinite() {
    assertThat(Cholesky.of(new double[][] {{1, 2}, {2, 1}})).isEmpty();
    assertThat(Cholesky.of(new double[][] {{1, 1}, {1, 1}})).isEmpty();
    assertThat(Cholesky.of(new double[][] {{0}})).isEmpty();
  }

  @Test
  void refusesWhatIsNoEquation() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cholesky.of(new double[0][]))
        .withMessageContaining("empty");
    Cholesky one = Cholesky.of(new double[][] {{2}}).orElseThrow();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> one.solve(new double[] {1, 2}))
        .withMessage("2 numbers instead of 1");
  }
}
