package dev.sigmasight.quant.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FactorMovesTest {
  static List<String> names(int n) {
    return IntStream.range(0, n).mapToObj(i -> "F" + i).toList();
  }

  static double[][] matrix(SplittableRandom random, int n) {
    double[][] roots = new double[n][n];
    for (double[] row : roots) {
      Arrays.setAll(row, j -> random.nextGaussian(0, 0.1));
    }
    double[][] covariance = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        for (int k = 0; k < n; k++) {
          covariance[i][j] += roots[k][i] * roots[k][j];
        }
        covariance[i][j] += i == j ? 0.002 : 0;
        covariance[j][i] = covariance[i][j];
      }
    }
    return covariance;
  }

  static Shocks some(SplittableRandom random, int n, int shocked) {
    LinkedHashMap<String, Double> moves = new LinkedHashMap<>();
    int first = random.nextInt(n);
    for (int k = 0; k < shocked; k++) {
      moves.put("F" + (first + k) % n, random.nextGaussian(0, 0.2));
    }
    return new Shocks(moves);
  }

  private static FactorMoves.Of conditional(Shocks shocks, FactorCovariance covariance) {
    return (FactorMoves.Of) FactorMoves.conditional(shocks, covariance);
  }

  private static FactorCovariance two(double rho) {
    return FactorCovariance.of(
        List.of("A", "B"), new double[] {0.2, 0.1}, new double[][] {{1, rho}, {rho, 1}});
  }

  /** By hand: B moves by ρσB/σA of A's −10%, give or take 0.1·√(1 − ρ²). */
  @Test
  void carriesOneShockOver() {
    FactorMoves.Of moves = conditional(Shocks.of("A", -0.1), two(0.6));
    assertThat(moves.moves().of("A")).isEqualTo(-0.1);
    assertThat(moves.moves().of("B")).isCloseTo(-0.03, within(1e-16));
    assertThat(moves.distanceSquared()).isCloseTo(0.25, within(1e-15));
    assertThat(moves.residualDeviation("A")).hasValue(0);
    assertThat(moves.residualDeviation("B").orElseThrow()).isCloseTo(0.08, within(1e-15));
    // χ² with 1 degree beyond 0.25: |Z| > 0.5
    assertThat(moves.plausibility()).isCloseTo(0.6170750774519738, within(1e-12));
    assertThat(moves.profit(Map.of("A", 100.0, "B", -200.0))).isCloseTo(-4, within(1e-13));
    assertThat(moves.profitDeviation(Map.of("B", -200.0)).orElseThrow())
        .isCloseTo(16, within(1e-12));
    assertThat(moves.profitDeviation(Map.of("A", 100.0))).hasValue(0);
  }

  @Test
  void stipulatesOnlyWhatIsSaid() {
    FactorMoves.Of moves = (FactorMoves.Of) FactorMoves.stipulated(Shocks.of("A", -0.1), two(0.6));
    assertThat(moves.moves().moves()).isEqualTo(Map.of("A", -0.1, "B", 0.0));
    assertThat(moves.distanceSquared()).isCloseTo(0.25, within(1e-15));
    assertThat(moves.residualDeviation("B")).isEmpty();
    assertThat(moves.profitDeviation(Map.of("B", 1.0))).isEmpty();
  }

  @Test
  void isStipulatedWhenAllAreShocked() {
    SplittableRandom random = new SplittableRandom(61);
    for (int i = 0; i < 300; i++) {
      int n = random.nextInt(1, 9);
      FactorCovariance covariance = FactorCovariance.of(names(n), matrix(random, n));
      Shocks all = some(random, n, n);
      FactorMoves.Of conditional = conditional(all, covariance);
      FactorMoves.Of stipulated = (FactorMoves.Of) FactorMoves.stipulated(all, covariance);
      assertThat(conditional.moves().moves()).isEqualTo(all.moves());
      assertThat(stipulated.moves().moves()).isEqualTo(all.moves());
      assertThat(conditional.distanceSquared()).isEqualTo(stipulated.distanceSquared());
    }
  }

  /** Stating what was expected anyway changes nothing, and is no less plausible. */
  @Test
  void expectsWhatItExpected() {
    SplittableRandom random = new SplittableRandom(62);
    for (int i = 0; i < 500; i++) {
      int n = random.nextInt(2, 9);
      FactorCovariance covariance = FactorCovariance.of(names(n), matrix(random, n));
      Shocks shocks = some(random, n, random.nextInt(1, n));
      FactorMoves.Of once = conditional(shocks, covariance);
      FactorMoves.Of twice = conditional(once.moves(), covariance);
      assertThat(twice.distanceSquared())
          .isCloseTo(once.distanceSquared(), within(1e-8 * (1 + once.distanceSquared())));
      shocks.moves().forEach((f, move) -> assertThat(once.moves().of(f)).isEqualTo(move));
      FactorMoves.Of doubled = conditional(shocks.times(2), covariance);
      for (String factor : covariance.factors()) {
        assertThat(doubled.moves().of(factor))
            .isCloseTo(2 * once.moves().of(factor), within(1e-10));
        assertThat(once.residualDeviation(factor).orElseThrow())
            .isBetween(0.0, Math.sqrt(covariance.covariance(factor, factor)) + 1e-12);
      }
      assertThat(doubled.distanceSquared())
          .isCloseTo(4 * once.distanceSquared(), within(1e-8 * (1 + once.distanceSquared())));
    }
  }

  @Test
  void movesNothingWithoutShock() {
    SplittableRandom random = new SplittableRandom(63);
    FactorCovariance covariance = FactorCovariance.of(names(4), matrix(random, 4));
    FactorMoves.Of still = conditional(Shocks.NONE, covariance);
    assertThat(still.moves().moves().values()).containsOnly(0.0);
    assertThat(still.distanceSquared()).isZero();
    assertThat(still.plausibility()).isEqualTo(1);
    assertThat(still.residualDeviation("F1").orElseThrow())
        .isCloseTo(Math.sqrt(covariance.covariance("F1", "F1")), within(1e-15));
    FactorMoves.Of zero = conditional(Shocks.of("F0", 0), covariance);
    assertThat(zero.moves().moves().values()).containsOnly(0.0);
  }

  @Test
  void saysWhenFactorsDoNotVaryFreely() {
    FactorCovariance still =
        FactorCovariance.of(List.of("A", "B"), new double[][] {{0, 0}, {0, 1}});
    assertThat(FactorMoves.conditional(Shocks.of("A", 0.1), still))
        .isInstanceOf(FactorMoves.Degenerate.class);
    assertThat(conditional(Shocks.of("B", 0.1), still).moves().of("A")).isZero();
    for (double rho : new double[] {1, -1}) {
      assertThat(FactorMoves.conditional(Shocks.of("A", 0.1).and("B", 0.1), two(rho)))
          .isInstanceOf(FactorMoves.Degenerate.class);
      assertThat(conditional(Shocks.of("A", 0.1), two(rho)).moves().of("B"))
          .isCloseTo(rho * 0.05, within(1e-16));
    }
    assertThat(FactorMoves.conditional(Shocks.of("A", 1e300), two(0.5)))
        .isInstanceOf(FactorMoves.Degenerate.class);
  }

  @Test
  void worksAtAnySize() {
    FactorCovariance tiny =
        FactorCovariance.of(
            List.of("A", "B"), new double[] {2e-200, 1}, new double[][] {{1, 0.5}, {0.5, 1}});
    FactorMoves.Of moves = conditional(Shocks.of("A", 4e-200), tiny);
    assertThat(moves.moves().of("B")).isCloseTo(1, within(1e-15));
    assertThat(moves.distanceSquared()).isCloseTo(4, within(1e-14));
  }

  @Test
  void blendsCalmAndCrisis() {
    FactorCovariance mixed = two(0.5).blendedWith(two(0.9), 0.25);
    assertThat(mixed.covariance("A", "B")).isCloseTo(0.2 * 0.1 * 0.6, within(1e-16));
    assertThat(mixed.covariance("A", "A")).isCloseTo(0.04, within(1e-16));
    assertThat(two(0.5).blendedWith(two(0.9), 0).covariance("A", "B"))
        .isCloseTo(0.01, within(1e-16));
    for (double share : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> two(0.5).blendedWith(two(0.9), share))
          .isInstanceOf(IllegalArgumentException.class);
    }
    FactorCovariance other = FactorCovariance.of(List.of("A"), new double[][] {{1}});
    assertThatThrownBy(() -> two(0.5).blendedWith(other, 0.5))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void agreesInBothForms() {
    SplittableRandom random = new SplittableRandom(64);
    double[][] covariance = matrix(random, 5);
    FactorCovariance law = FactorCovariance.of(names(5), covariance);
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        assertThat(law.covariance("F" + i, "F" + j)).isCloseTo(covariance[i][j], within(1e-16));
      }
    }
  }

  @Test
  void refusesNonsense() {
    List<String> names = List.of("A", "B");
    double[][] unit = {{1, 0}, {0, 1}};
    double[] sd = {0.1, 0.1};
    double[][][] wrong = {
      {{1, 0}},
      {{1, 0}, {0}},
      {{1, 0.5}, {0.1, 1}},
      {{1, Double.NaN}, {Double.NaN, 1}},
      {{-1, 0}, {0, 1}},
      {{1, 3}, {3, 1}}
    };
    for (double[][] matrix : wrong) {
      assertThatThrownBy(() -> FactorCovariance.of(names, matrix))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> FactorCovariance.of(names, sd, matrix))
          .isInstanceOf(IllegalArgumentException.class);
    }
    double[][] deviations = {{0.1}, {0.1, -0.1}, {0.1, Double.NaN}};
    for (double[] each : deviations) {
      assertThatThrownBy(() -> FactorCovariance.of(names, each, unit))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> FactorCovariance.of(names, sd, new double[][] {{1, 0}, {0, 0.9}}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FactorCovariance.of(List.of("A", "A"), unit))
        .isInstanceOf(IllegalArgumentException.class);
    FactorCovariance fine = FactorCovariance.of(names, unit);
    assertThatThrownBy(() -> FactorMoves.conditional(Shocks.of("C", 0.1), fine))
        .isInstanceOf(IllegalArgumentException.class);
    FactorMoves.Of moves = conditional(Shocks.of("A", 0.1), fine);
    assertThatThrownBy(() -> moves.profit(Map.of("C", 1.0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> moves.profitDeviation(Map.of("C", 1.0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> moves.residualDeviation("C"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesGainsBeyondAllNumbers() {
    FactorMoves.Of moves = conditional(Shocks.of("A", 1e5), two(0.5));
    for (double exposure : new double[] {1e305, Double.NaN, Double.POSITIVE_INFINITY}) {
      Map<String, Double> exposures = Map.of("A", exposure);
      assertThatThrownBy(() -> moves.profit(exposures))
          .isInstanceOf(IllegalArgumentException.class);
    }
    Map<String, Double> unknown = Map.of("B", Double.NaN);
    assertThatThrownBy(() -> moves.profitDeviation(unknown))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(moves.profitDeviation(Map.of("B", 1e300)).orElseThrow())
        .isCloseTo(1e299 * Math.sqrt(0.75), within(1e287));
  }
}
