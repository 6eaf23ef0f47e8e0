package dev.sigmasight.quant.correlation;

import dev.sigmasight.quant.correlation.Cluster.Holding;
import dev.sigmasight.quant.correlation.Cluster.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Average linkage on {@code d = √((1 − ρ)/2)}: the two clusters whose members are closest on
 * average join, until none are as close as the cut. A chain of pairs, each alike, does not make its
 * ends one cluster, as it would with single linkage. Negative correlation is far, not near.
 *
 * @see "Sokal and Michener (1958); Mantegna (1999), Hierarchical structure in financial markets"
 */
public final class CorrelationClusters {
  /** Cut at the distance of this correlation. */
  public static final double USUAL_CUT = 0.7;

  private CorrelationClusters() {}

  /**
   * The clusters, the largest gross exposure first, then by first symbol; single holdings too.
   *
   * @param rho symmetric, of the order of the holdings; NaN marks an absent pair, which joins
   *     nothing
   * @param holdings with different symbols
   * @param cut the average correlation, as a distance, below which clusters stay apart
   */
  public static List<Cluster> of(double[][] rho, List<Holding> holdings, double cut) {
    check(rho, holdings, cut);
    List<List<Integer>> groups = new AverageLinkage(rho).groups(Math.sqrt((1 - cut) / 2));
    List<List<Holding>> members = new ArrayList<>();
    for (List<Integer> group : groups) {
      group.sort(Comparator.comparing(k -> holdings.get(k).symbol()));
      members.add(group.stream().map(holdings::get).toList());
    }
    List<String> names = ClusterNames.of(members);
    return IntStream.range(0, groups.size())
        .boxed()
        .sorted(
            Comparator.<Integer>comparingDouble(k -> -gross(members.get(k)))
                .thenComparing(k -> members.get(k).getFirst().symbol()))
        .map(k -> cluster(names.get(k), groups.get(k), rho, holdings))
        .toList();
  }

  private static Cluster cluster(
      String name, List<Integer> group, double[][] rho, List<Holding> holdings) {
    List<Member> members = new ArrayList<>();
    for (int i : group) {
      OptionalDouble average =
          group.stream()
              .filter(j -> j != i)
              .mapToDouble(j -> rho[i][j])
              .filter(each -> !Double.isNaN(each))
              .average();
      members.add(new Member(holdings.get(i).symbol(), average));
    }
    OptionalDouble all =
        group.stream()
            .flatMapToDouble(i -> group.stream().filter(j -> j < i).mapToDouble(j -> rho[i][j]))
            .filter(each -> !Double.isNaN(each))
            .average();
    return new Cluster(name, members, all);
  }

  static double gross(List<Holding> members) {
    return members.stream().mapToDouble(member -> Math.abs(member.exposure())).sum();
  }

  private static void check(double[][] rho, List<Holding> holdings, double cut) {
    if (rho.length != holdings.size()) {
      throw new IllegalArgumentException(rho.length + " rows, " + holdings.size() + " holdings");
    }
    if (holdings.stream().map(Holding::symbol).distinct().count() != holdings.size()) {
      throw new IllegalArgumentException("a symbol is there twice");
    }
    if (!(cut >= -1 && cut <= 1)) {
      throw new IllegalArgumentException("not a correlation: " + cut);
    }
    for (int i = 0; i < rho.length; i++) {
      for (int j = 0; j < i; j++) {
        if (Math.abs(rho[i][j]) > 1 || Double.compare(rho[i][j], rho[j][i]) != 0) {
          throw new IllegalArgumentException("no correlation in row " + i + ", column " + j);
        }
      }
    }
  }
}
