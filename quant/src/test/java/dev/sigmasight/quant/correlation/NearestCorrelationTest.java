package dev.sigmasight.quant.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.Golden;
import dev.sigmasight.quant.Verification;
import dev.sigmasight.quant.linear.SymmetricEigen;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class NearestCorrelationTest {
  private static final String FILE = "nearest_correlation.json";

  private static final Verification NEAREST =
      Verification.absolute(
          FILE,
          "nearest correlation matrix and distance",
          "alternating projections with Dykstra's correction",
          "Higham 2002; dual problem by BFGS",
          1e-7);

  private static NearestCorrelation.Found found(double[][] matrix, double floor) {
    return (NearestCorrelation.Found) NearestCorrelation.of(matrix, floor);
  }

  @Test
  void findsHighamsAndOthers() {
    Golden.file(FILE)
        .cases()
        .forEach(
            example -> {
              String id = example.get("id").asString();
              JsonNode expected = example.get("expected");
              double[][] matrix = Matrices.of(example.get("inputs").get("matrix"));
              NearestCorrelation.Found found = found(matrix, 0);
              NEAREST.same(id, Spectrum.of(matrix).smallest(), expected, "min_eigenvalue_input");
              NEAREST.same(id, found.matrix(), expected.get("nearest_correlation"));
              NEAREST.same(id, found.distance(), expected, "frobenius_distance");
              double clipped = expected.get("eigenvalue_clipping_distance").doubleValue();
              assertThat(found.distance()).isLessThanOrEqualTo(clipped);
            });
  }

  @Test
  void leavesACorrelationMatrixAsItIs() {
    double[][] matrix = {{1, 0.5, 0.3}, {0.5, 1, 0.2}, {0.3, 0.2, 1}};
    NearestCorrelation.Found found = found(matrix, NearestCorrelation.INVERTIBLE);
    assertThat(found.matrix()).isDeepEqualTo(matrix);
    assertThat(found.rounds()).isZero();
    assertThat(found.distance()).isZero();
    assertThat(found.matrix()[0]).isNotSameAs(matrix[0]);
    assertThat(found(new double[0][0], 0).matrix()).isEmpty();
  }

  /** Whatever symmetric numbers go in, a correlation matrix comes out, and again the same. */
  @Test
  void whatComesOutIsACorrelationMatrix() {
    SplittableRandom random = new SplittableRandom(7);
    for (int k = 0; k < 300; k++) {
      int n = 1 + random.nextInt(7);
      double[][] matrix = new double[n][n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
          matrix[i][j] = i == j ? 1 : random.nextDouble(-1, 1);
          matrix[j][i] = matrix[i][j];
        }
      }
      double floor = k % 2 == 0 ? 0 : NearestCorrelation.INVERTIBLE;
      NearestCorrelation.Found found = found(matrix, floor);
      Matrices.requireCorrelation(found.matrix());
      assertThat(Spectrum.of(found.matrix()).smallest())
          .isGreaterThanOrEqualTo(0.9 * floor - 1e-12);
      assertThat(found(found.matrix(), 0).distance()).isLessThan(1e-9);
      double[][] nudged = Matrices.blend(found.matrix(), Matrices.identity(n), 1e-4);
      assertThat(found.distance()).isLessThanOrEqualTo(Matrices.distance(nudged, matrix) + 1e-9);
    }
  }

  @Test
  void replacesADiagonalThatIsNotOne() {
    double[][] found = found(new double[][] {{2, 0.5}, {0.5, 1}}, 0).matrix();
    assertThat(found[0][1]).isCloseTo(0.5, within(1e-10));
    assertThat(found[0][0]).isEqualTo(1);
  }

  @Test
  void saysWhenItDoesNotComeTogether() {
    double[][] matrix = {{1, 1, 0}, {1, 1, 1}, {0, 1, 1}};
    var undecided =
        (NearestCorrelation.Undecided)
            new AlternatingProjections(SymmetricEigen.of(matrix), matrix, 0).nearest(3);
    assertThat(undecided.rounds()).isEqualTo(3);
    assertThat(undecided.change()).isBetween(1e-11, 1.0);
  }

  @Test
  void refusesNonsense() {
    assertThatThrownBy(() -> NearestCorrelation.of(new double[][] {{1, 0.2}, {0.3, 1}}, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> NearestCorrelation.of(new double[][] {{Double.NaN}}, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> NearestCorrelation.of(new double[][] {{1}}, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> NearestCorrelation.of(new double[][] {{1}}, -1e-9))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
