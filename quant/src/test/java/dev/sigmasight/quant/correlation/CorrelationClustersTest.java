package dev.sigmasight.quant.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sigmasight.quant.correlation.Cluster.Holding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CorrelationClustersTest {
  private static final double NA = Double.NaN;

  private static Holding holding(String symbol, double exposure) {
    return new Holding(symbol, exposure, "", Set.of());
  }

  private static double[][] symmetric(double[]... lower) {
    int n = lower.length + 1;
    double[][] rho = Matrices.identity(n);
    for (int i = 1; i < n; i++) {
      for (int j = 0; j < i; j++) {
        rho[i][j] = lower[i - 1][j];
        rho[j][i] = lower[i - 1][j];
      }
    }
    return rho;
  }

  private static List<List<String>> members(List<Cluster> clusters) {
    return clusters.stream()
        .map(c -> c.members().stream().map(Cluster.Member::symbol).toList())
        .toList();
  }

  /** A to B and B to C are alike, A to C are not: single linkage would join all three. */
  @Test
  void aChainIsNotACluster() {
    double[][] rho = symmetric(new double[] {0.85}, new double[] {0.1, 0.75});
    List<Cluster> clusters =
        CorrelationClusters.of(
            rho, List.of(holding("A", 1), holding("B", 1), holding("C", 5)), 0.7);
    assertThat(members(clusters)).containsExactly(List.of("C"), List.of("A", "B"));
    assertThat(clusters.get(0).name()).isEqualTo("C");
    assertThat(clusters.get(0).averageCorrelation()).isEmpty();
    assertThat(clusters.get(0).members().getFirst().averageCorrelation()).isEmpty();
    assertThat(clusters.get(1).averageCorrelation()).isEqualTo(OptionalDouble.of(0.85));
    assertThat(clusters.get(1).name()).isEqualTo("Moves with A");
  }

  @Test
  void oppositesAreFarApart() {
    double[][] rho = symmetric(new double[] {-0.99});
    assertThat(CorrelationClusters.of(rho, List.of(holding("A", 1), holding("B", 1)), 0.7))
        .hasSize(2);
  }

  @Test
  void theCutItselfJoins() {
    double[][] rho = symmetric(new double[] {0.7});
    List<Holding> two = List.of(holding("A", 1), holding("B", 1));
    assertThat(CorrelationClusters.of(rho, two, 0.7)).hasSize(1);
    assertThat(CorrelationClusters.of(rho, two, 0.71)).hasSize(2);
    assertThat(CorrelationClusters.of(rho, two, -1)).hasSize(1);
    assertThat(CorrelationClusters.of(rho, two, 1)).hasSize(2);
  }

  /** Mean distance of C to {A, B} with 0.8 and 0.62: 0.316 and 0.436, mean 0.376 ≤ 0.387. */
  @Test
  void linksByMeanDistance() {
    List<Holding> three = List.of(holding("A", 1), holding("B", 1), holding("C", 1));
    double[][] near = symmetric(new double[] {0.9}, new double[] {0.8, 0.62});
    assertThat(members(CorrelationClusters.of(near, three, 0.7)))
        .containsExactly(List.of("A", "B", "C"));
    double[][] far = symmetric(new double[] {0.9}, new double[] {0.8, 0.56});
    assertThat(members(CorrelationClusters.of(far, three, 0.7)))
        .containsExactly(List.of("A", "B"), List.of("C"));
    Cluster all = CorrelationClusters.of(near, three, 0.7).getFirst();
    assertThat(all.averageCorrelation().orElseThrow())
        .isCloseTo((0.9 + 0.8 + 0.62) / 3, within(1e-15));
    assertThat(all.members().get(1).averageCorrelation().orElseThrow())
        .isCloseTo((0.9 + 0.62) / 2, within(1e-15));
  }

  @Test
  void anAbsentPairJoinsNothingAndKeepsNothingApart() {
    List<Holding> three = List.of(holding("A", 1), holding("B", 1), holding("C", 1));
    double[][] rho = symmetric(new double[] {NA}, new double[] {0.9, 0.8});
    Cluster all = CorrelationClusters.of(rho, three, 0.7).getFirst();
    assertThat(all.members()).hasSize(3);
    assertThat(all.averageCorrelation().orElseThrow()).isCloseTo(0.85, within(1e-15));
    assertThat(all.members().getFirst().averageCorrelation()).isEqualTo(OptionalDouble.of(0.9));
    double[][] nothing = symmetric(new double[] {NA}, new double[] {NA, NA});
    assertThat(CorrelationClusters.of(nothing, three, -1)).hasSize(3);
  }

  private static Cluster all(List<Holding> holdings) {
    double[][] rho = new double[holdings.size()][holdings.size()];
    for (int i = 0; i < rho.length; i++) {
      java.util.Arrays.fill(rho[i], 0.9);
      rho[i][i] = 1;
    }
    List<Cluster> clusters = CorrelationClusters.of(rho, holdings, 0.7);
    assertThat(clusters).hasSize(1);
    return clusters.getFirst();
  }

  private static List<Holding> ten(int tagged, int sectored) {
    List<Holding> holdings = new ArrayList<>();
    for (int k = 0; k < 10; k++) {
      holdings.add(
          new Holding(
              "S" + k,
              k == 4 ? -9 : k / 2.0,
              k < sectored ? "Technology" : "Energy " + k,
              k < tagged ? Set.of("growth", "z" + k) : Set.of()));
    }
    return holdings;
  }

  @Test
  void isNamedByWhatMostShare() {
    assertThat(all(ten(7, 10)).name()).isEqualTo("growth");
    assertThat(all(ten(6, 7)).name()).isEqualTo("Technology");
    assertThat(all(ten(6, 6)).name()).isEqualTo("Moves with S4");
    List<Holding> both =
        List.of(
            new Holding("A", 1, "", Set.of("b", "a")), new Holding("B", 1, "", Set.of("a", "b")));
    assertThat(all(both).name()).isEqualTo("a");
    List<Holding> more =
        List.of(
            new Holding("A", 1, "", Set.of("b", "a")),
            new Holding("B", 1, "", Set.of("a", "b")),
            new Holding("C", 1, "", Set.of("a", "b")),
            new Holding("D", 1, "", Set.of("b", " ")));
    assertThat(all(more).name()).isEqualTo("b");
    assertThat(all(List.of(holding("B", -2), holding("A", 2))).name()).isEqualTo("Moves with A");
  }

  @Test
  void twoOfTheSameNameAreToldApart() {
    double[][] rho = symmetric(new double[] {0.9}, new double[] {0, 0}, new double[] {0, 0, 0.9});
    List<Holding> holdings = new ArrayList<>();
    for (String symbol : List.of("A", "B", "C", "D")) {
      holdings.add(new Holding(symbol, symbol.equals("D") ? 3 : 1, "Energy", Set.of()));
    }
    assertThat(CorrelationClusters.of(rho, holdings, 0.7))
        .extracting(Cluster::name)
        .containsExactly("Energy (D)", "Energy (A)");
  }

  /** Whatever the order of the holdings, the same clusters with the same names. */
  @Test
  void theOrderOfHoldingsDoesNotMatter() {
    for (int k = 0; k < 200; k++) {
      double[][] series = Matrices.returns(9, 40, k);
      double[][] rho = new double[9][9];
      PearsonMatrix.complete(series, rho);
      List<Holding> holdings = new ArrayList<>();
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        holdings.add(holding("S" + i, i % 3));
        order.add(i);
      }
      Collections.shuffle(order, new Random(k));
      double[][] shuffled = new double[9][9];
      for (int i = 0; i < 9; i++) {
        for (int j = 0; j < 9; j++) {
          shuffled[i][j] = rho[order.get(i)][order.get(j)];
        }
      }
      List<Cluster> before = CorrelationClusters.of(rho, holdings, 0.3);
      List<Cluster> after =
          CorrelationClusters.of(shuffled, order.stream().map(holdings::get).toList(), 0.3);
      assertThat(members(after)).isEqualTo(members(before));
      assertThat(after)
          .extracting(Cluster::name)
          .isEqualTo(before.stream().map(Cluster::name).toList());
    }
  }

  @Test
  void refusesNonsense() {
    List<Holding> two = List.of(holding("A", 1), holding("B", 1));
    double[][] good = symmetric(new double[] {0.5});
    refused(() -> CorrelationClusters.of(good, two.subList(0, 1), 0.7));
    refused(() -> CorrelationClusters.of(good, List.of(two.get(0), two.get(0)), 0.7));
    refused(() -> CorrelationClusters.of(good, two, 1.01));
    refused(() -> CorrelationClusters.of(good, two, NA));
    refused(() -> CorrelationClusters.of(new double[][] {{1, 0.5}, {0.4, 1}}, two, 0.7));
    refused(() -> CorrelationClusters.of(symmetric(new double[] {1.1}), two, 0.7));
    assertThat(CorrelationClusters.of(new double[0][], List.of(), 0.7)).isEmpty();
  }

  private static void refused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
  }
}
