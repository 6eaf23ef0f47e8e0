package dev.sigmasight.server.view;

import dev.sigmasight.quant.correlation.Cluster;
import dev.sigmasight.quant.correlation.CorrelationClusters;
import dev.sigmasight.quant.correlation.CorrelationOrder;
import dev.sigmasight.quant.correlation.Spectrum;
import dev.sigmasight.server.overview.Rounded;
import dev.sigmasight.server.risk.CorrelationResult;
import dev.sigmasight.server.view.Numbers.Beside;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A matrix of correlations with the order and the clusters of what it is about.
 *
 * @param matrix by symbol and symbol; null where a pair has too few common days
 * @param overlap common days by symbol and symbol
 * @param weights net delta value over NAV by symbol
 */
record CorrelationTables(
    Map<String, ? extends Map<String, @Nullable BigDecimal>> matrix,
    Map<String, ? extends Map<String, Integer>> overlap,
    Map<String, @Nullable BigDecimal> weights,
    Numbers numbers) {
  private static final String TOO_FEW = "They have too few common daily returns.";
  private static final double ROUNDING = 1e-5;

  /** A cluster that a symbol is in. */
  private record Group(int place, String name) {}

  /**
   * Adds the tables.
   *
   * @param stored what the batch said of the same holdings; null for several portfolios
   */
  void add(Page page, @Nullable CorrelationResult stored) {
    List<String> symbols = List.copyOf(matrix.keySet());
    double[][] rho = rho(symbols);
    page.figure("symbols", numbers.count(symbols.size(), Method.CORRELATION));
    spectrum(page, rho);
    page.table("matrix", symbols.stream().map(this::row).toList());
    Map<String, Group> groups = stored == null ? computed(symbols, rho) : groups(stored);
    page.table(
        "order",
        CorrelationOrder.of(rho).stream()
            .map(place -> ordered(symbols.get(place), groups.get(symbols.get(place))))
            .toList());
    page.table("clusters", stored == null ? clusters(symbols, rho) : clusters(stored));
  }

  private double[][] rho(List<String> symbols) {
    double[][] rho = new double[symbols.size()][symbols.size()];
    for (int i = 0; i < rho.length; i++) {
      Map<String, @Nullable BigDecimal> row = Objects.requireNonNull(matrix.get(symbols.get(i)));
      for (int j = 0; j < rho.length; j++) {
        BigDecimal one = row.get(symbols.get(j));
        rho[i][j] = one == null ? Double.NaN : one.doubleValue();
      }
    }
    return rho;
  }

  /** Whether the matrix as it is could be one of returns. */
  private void spectrum(Page page, double[][] rho) {
    boolean whole = Arrays.stream(rho).flatMapToDouble(Arrays::stream).noneMatch(Double::isNaN);
    Spectrum spectrum = whole && rho.length > 0 ? Spectrum.of(rho) : null;
    String why = "Some pairs are unknown.";
    page.figure(
        "smallest_eigenvalue",
        numbers.of(
            "ratio",
            spectrum == null ? null : Rounded.figure(spectrum.smallest()),
            Method.CORRELATION,
            why,
            Beside.NOTHING));
    BigDecimal flag =
        spectrum == null
            ? null
            : spectrum.isPositiveSemidefinite(ROUNDING) ? BigDecimal.ONE : BigDecimal.ZERO;
    page.figure(
        "positive_semidefinite",
        numbers.of("count", flag, Method.CORRELATION, why, Beside.NOTHING));
  }

  private ViewPage.Row row(String symbol) {
    Page.Row row = new Page.Row(symbol);
    Map<String, Integer> days = overlap.get(symbol);
    Objects.requireNonNull(matrix.get(symbol))
        .forEach(
            (other, correlation) -> {
              Integer common = days == null ? null : days.get(other);
              row.number(
                  other,
                  numbers.of(
                      "ratio",
                      correlation,
                      Method.CORRELATION,
                      TOO_FEW,
                      common == null ? Beside.NOTHING : Beside.observations(common)));
            });
    return row.done();
  }

  private ViewPage.Row ordered(String symbol, @Nullable Group group) {
    return new Page.Row(symbol)
        .text("cluster", group == null ? null : Integer.toString(group.place()))
        .text("cluster_name", group == null ? null : group.name())
        .number(
            "weight",
            numbers.of(
                "ratio",
                weights.get(symbol),
                Method.CONCENTRATION,
                "NAV is not positive.",
                Beside.NOTHING))
        .done();
  }

  private static Map<String, Group> groups(CorrelationResult stored) {
    Map<String, Group> groups = new HashMap<>();
    for (int i = 0; i < stored.symbols().size(); i++) {
      int place = stored.clusters().get(i);
      groups.put(stored.symbols().get(i), new Group(place, stored.clusterNames().get(place)));
    }
    return groups;
  }

  private List<ViewPage.Row> clusters(CorrelationResult stored) {
    return IntStream.range(0, stored.clusterNames().size())
        .mapToObj(
            i ->
                cluster(
                    i,
                    stored.clusterNames().get(i),
                    Math.toIntExact(stored.clusters().stream().filter(place -> place == i).count()),
                    stored.clusterCorrelations().get(i)))
        .toList();
  }

  private ViewPage.Row cluster(int place, String name, int members, @Nullable Double mean) {
    return new Page.Row(Integer.toString(place))
        .text("name", name)
        .number("symbols", numbers.count(members, Method.CORRELATION))
        .number(
            "average_correlation",
            numbers.of(
                "ratio",
                Rounded.figure(mean),
                Method.CORRELATION,
                members == 1 ? "It is a single symbol." : TOO_FEW,
                Beside.NOTHING))
        .done();
  }

  private List<Cluster> found(List<String> symbols, double[][] rho) {
    return CorrelationClusters.of(
        rho,
        symbols.stream()
            .map(
                symbol -> {
                  BigDecimal weight = weights.get(symbol);
                  return new Cluster.Holding(
                      symbol, weight == null ? 0 : weight.doubleValue(), "", Set.of());
                })
            .toList(),
        CorrelationClusters.USUAL_CUT);
  }

  private Map<String, Group> computed(List<String> symbols, double[][] rho) {
    Map<String, Group> groups = new HashMap<>();
    List<Cluster> all = found(symbols, rho);
    for (int i = 0; i < all.size(); i++) {
      Group group = new Group(i, all.get(i).name());
      all.get(i).members().forEach(member -> groups.put(member.symbol(), group));
    }
    return groups;
  }

  private List<ViewPage.Row> clusters(List<String> symbols, double[][] rho) {
    List<Cluster> all = found(symbols, rho);
    List<ViewPage.Row> rows = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Cluster each = all.get(i);
      rows.add(
          cluster(
              i,
              each.name(),
              each.members().size(),
              each.averageCorrelation().isPresent()
                  ? Double.valueOf(each.averageCorrelation().getAsDouble())
                  : null));
    }
    return rows;
  }
}
