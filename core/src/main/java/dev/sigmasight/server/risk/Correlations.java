package dev.sigmasight.server.risk;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.correlation.AverageCorrelation;
import dev.sigmasight.quant.correlation.Cluster;
import dev.sigmasight.quant.correlation.CorrelationClusters;
import dev.sigmasight.quant.correlation.Diversification;
import dev.sigmasight.quant.correlation.NearestCorrelation;
import dev.sigmasight.quant.correlation.PearsonMatrix;
import dev.sigmasight.quant.correlation.Spectrum;
import dev.sigmasight.quant.sector.Sector;
import dev.sigmasight.quant.volatility.RealisedVolatility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Engine 7: correlations of what is held over a year, clusters and diversification. */
final class Correlations {
  /** Common days that a pair needs. */
  static final int NEED = 60;

  private final Companies companies;

  Correlations(Companies companies) {
    this.companies = companies;
  }

  CorrelationResult of(Book book, ReturnMatrix returns, Map<String, String> reasons) {
    List<Map.Entry<String, Double>> held =
        book.held().exposures().entrySet().stream()
            .sorted(
                Comparator.comparingDouble(
                        (Map.Entry<String, Double> each) -> -Math.abs(each.getValue()))
                    .thenComparing(Map.Entry::getKey))
            .toList();
    List<String> symbols = held.stream().map(Map.Entry::getKey).toList();
    double[] exposures = held.stream().mapToDouble(Map.Entry::getValue).toArray();
    double[][] series =
        symbols.stream()
            .map(symbol -> returns.window(symbol, book.snapshot().date(), SymbolRisks.WINDOW))
            .toArray(double[][]::new);
    double[][] rho = new double[symbols.size()][symbols.size()];
    if (symbols.size() > 0) {
      PearsonMatrix.pairwise(series, NEED, rho);
    }
    return result(symbols, exposures, series, rho, reasons);
  }

  private CorrelationResult result(
      List<String> symbols,
      double[] exposures,
      double[][] series,
      double[][] rho,
      Map<String, String> reasons) {
    int n = symbols.size();
    List<@Nullable Float> pairs = CorrelationResult.unknown(n * (n - 1) / 2);
    List<Integer> overlaps = new ArrayList<>(pairs.size());
    int[] days = Arrays.stream(series).mapToInt(each -> overlap(each, each)).toArray();
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        overlaps.add(days[i] == series[i].length ? days[j] : overlap(series[i], series[j]));
        if (!Double.isNaN(rho[i][j])) {
          pairs.set(CorrelationResult.pair(i, j, n), (float) rho[i][j]);
        }
      }
    }
    List<Cluster> clusters = clusters(symbols, exposures, rho);
    Whole whole = whole(exposures, series, rho, overlaps, reasons);
    return new CorrelationResult(
        symbols,
        Arrays.stream(exposures).boxed().toList(),
        pairs,
        overlaps,
        clustersOf(symbols, clusters),
        clusters.stream().map(Cluster::name).toList(),
        correlations(clusters),
        Reasons.figure("average_correlation", AverageCorrelation.of(rho), reasons),
        Reasons.figure("held_correlation", AverageCorrelation.asHeld(rho, exposures), reasons),
        whole.ratio(),
        whole.bets(),
        whole.rank());
  }

  private static int overlap(double[] one, double[] other) {
    int days = 0;
    for (int t = 0; t < one.length; t++) {
      days += Double.isNaN(one[t]) || Double.isNaN(other[t]) ? 0 : 1;
    }
    return days;
  }

  private List<Cluster> clusters(List<String> symbols, double[] exposures, double[][] rho) {
    List<Cluster.Holding> holdings = new ArrayList<>();
    for (int i = 0; i < exposures.length; i++) {
      String sector = companies.sector(symbols.get(i)).map(Sector::title).orElse("");
      holdings.add(new Cluster.Holding(symbols.get(i), exposures[i], sector, Set.of()));
    }
    return holdings.isEmpty()
        ? List.of()
        : CorrelationClusters.of(rho, holdings, CorrelationClusters.USUAL_CUT);
  }

  /** Which cluster each symbol is in, counted from 0. */
  private static List<Integer> clustersOf(List<String> symbols, List<Cluster> clusters) {
    Map<String, Integer> bySymbol = new HashMap<>();
    for (int i = 0; i < clusters.size(); i++) {
      for (Cluster.Member each : clusters.get(i).members()) {
        bySymbol.put(each.symbol(), i);
      }
    }
    return symbols.stream().map(symbol -> Objects.requireNonNull(bySymbol.get(symbol))).toList();
  }

  private static List<@Nullable Double> correlations(List<Cluster> clusters) {
    List<@Nullable Double> means = SymbolFactors.unknown(clusters.size());
    for (int i = 0; i < clusters.size(); i++) {
      if (clusters.get(i).averageCorrelation().isPresent()) {
        means.set(i, clusters.get(i).averageCorrelation().getAsDouble());
      }
    }
    return means;
  }

  private record Whole(@Nullable Double ratio, @Nullable Double bets, @Nullable Double rank) {}

  /** What needs every pair, and a matrix that fits together. */
  private static Whole whole(
      double[] exposures,
      double[][] series,
      double[][] rho,
      List<Integer> overlaps,
      Map<String, String> reasons) {
    boolean complete = rho.length > 0 && isComplete(rho);
    Optional<double[][]> whole = complete ? fitting(rho, series, overlaps) : Optional.empty();
    if (whole.isEmpty()) {
      String why =
          rho.length == 0 ? "Nothing with a market price is held." : "Some pairs are unknown.";
      for (String name : List.of("diversification_ratio", "effective_bets", "effective_rank")) {
        reasons.put(name, why);
      }
      return new Whole(null, null, null);
    }
    double[][] covariance = covariance(whole.get(), series);
    return new Whole(
        Reasons.figure(
            "diversification_ratio", Diversification.ratio(exposures, covariance), reasons),
        Reasons.figure(
            "effective_bets", Diversification.effectiveBets(exposures, covariance), reasons),
        Spectrum.of(whole.get()).effectiveRank());
  }

  private static boolean isComplete(double[][] rho) {
    for (double[] row : rho) {
      for (double each : row) {
        if (Double.isNaN(each)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Pairs of different days need not fit together; those of the same days do. */
  private static Optional<double[][]> fitting(
      double[][] rho, double[][] series, List<Integer> overlaps) {
    if (overlaps.stream().allMatch(each -> each == series[0].length)) {
      return Optional.of(rho);
    }
    return NearestCorrelation.of(rho, NearestCorrelation.INVERTIBLE)
            instanceof NearestCorrelation.Found found
        ? Optional.of(found.matrix())
        : Optional.empty();
  }

  private static double[][] covariance(double[][] rho, double[][] series) {
    double[] deviations =
        Arrays.stream(series)
            .mapToDouble(
                row ->
                    RealisedVolatility.all(known(row)) instanceof Estimate.Of(double value, int _)
                        ? value
                        : 0)
            .toArray();
    double[][] covariance = new double[rho.length][rho.length];
    for (int i = 0; i < rho.length; i++) {
      for (int j = 0; j < rho.length; j++) {
        covariance[i][j] = rho[i][j] * deviations[i] * deviations[j];
      }
    }
    return covariance;
  }

  /** A series without its gaps; itself if there are none. */
  private static double[] known(double[] series) {
    int days = overlap(series, series);
    if (days == series.length) {
      return series;
    }
    double[] known = new double[days];
    int next = 0;
    for (double each : series) {
      if (!Double.isNaN(each)) {
        known[next++] = each;
      }
    }
    return known;
  }
}
