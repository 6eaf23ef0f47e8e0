package dev.sigmasight.server.risk;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the holdings of a portfolio move together.
 *
 * @param symbols largest exposure first
 * @param exposures net delta values, in currency
 * @param correlations pairs of the upper triangle, row by row; null where a pair is unknown
 * @param overlaps common days of these pairs
 * @param clusters of each symbol the position of its cluster
 * @param clusterNames largest cluster first
 * @param clusterCorrelations mean of the pairs within; null for a single symbol
 * @param average mean of all pairs
 * @param asHeld mean of the pairs with the signs and sizes of the exposures
 * @param diversificationRatio volatilities of the holdings over that of all together
 * @param effectiveBets its square
 * @param effectiveRank directions in which the holdings move independently
 */
public record CorrelationResult(
    List<String> symbols,
    List<@Nullable Double> exposures,
    List<@Nullable Float> correlations,
    List<Integer> overlaps,
    List<Integer> clusters,
    List<String> clusterNames,
    List<@Nullable Double> clusterCorrelations,
    @Nullable Double average,
    @Nullable Double asHeld,
    @Nullable Double diversificationRatio,
    @Nullable Double effectiveBets,
    @Nullable Double effectiveRank) {
  public CorrelationResult {
    symbols = List.copyOf(symbols);
    exposures = Collections.unmodifiableList(exposures);
    correlations = Collections.unmodifiableList(correlations);
    overlaps = List.copyOf(overlaps);
    clusters = List.copyOf(clusters);
    clusterNames = List.copyOf(clusterNames);
    clusterCorrelations = Collections.unmodifiableList(clusterCorrelations);
  }

  /** The correlation of two symbols, by position; null if unknown. */
  public @Nullable Float correlation(int one, int other) {
    if (one == other) {
      return 1f;
    }
    return correlations.get(pair(Math.min(one, other), Math.max(one, other), symbols.size()));
  }

  /** Where a pair of the upper triangle stands, the smaller position first. */
  static int pair(int one, int other, int size) {
    return one * (2 * size - one - 1) / 2 + other - one - 1;
  }

  static List<@Nullable Float> unknown(int size) {
    return Arrays.asList(new Float[size]);
  }
}
