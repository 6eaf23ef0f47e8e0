package dev.sigmasight.quant.concentration;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** How much of a portfolio differs from its benchmark, name by name. */
public final class ActiveShare {
  private ActiveShare() {}

  /**
   * {@code ½ Σ |w − b|} over the names of either. 0 for a portfolio that is the benchmark, 1 for a
   * fully invested long one with no name in common, above 1 with leverage or shorts.
   *
   * @param portfolio signed weights on equity by name; cash as a name of its own
   * @param benchmark weights by name
   * @throws IllegalArgumentException also if the sum is too large for a double
   * @see "Cremers and Petajisto (2009), How Active Is Your Fund Manager?, Review of Financial
   *     Studies 22(9)"
   */
  public static double of(Map<String, Double> portfolio, Map<String, Double> benchmark) {
    Set<String> names = new TreeSet<>(portfolio.keySet());
    names.addAll(benchmark.keySet());
    double sum = 0;
    for (String name : names) {
      double weight = portfolio.getOrDefault(name, 0.0);
      double other = benchmark.getOrDefault(name, 0.0);
      if (!Double.isFinite(weight) || !Double.isFinite(other)) {
        throw new IllegalArgumentException("no weight of " + name + ": " + weight + ", " + other);
      }
      sum += Math.abs(weight - other);
    }
    if (!Double.isFinite(sum)) {
      throw new IllegalArgumentException("the weights differ by more than a double holds");
    }
    return sum / 2;
  }
}
