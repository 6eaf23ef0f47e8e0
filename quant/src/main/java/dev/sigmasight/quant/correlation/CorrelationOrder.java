package dev.sigmasight.quant.correlation;

import java.util.List;

/**
 * An order in which what moves together stands together: the leaves of the tree that average
 * linkage on {@code d = √((1 − ρ)/2)} builds, as {@link CorrelationClusters} does before its cut. A
 * permutation only; nothing is computed anew.
 */
public final class CorrelationOrder {
  /** Beyond the distance of a correlation of −1. */
  private static final double EVERYTHING = 2;

  private CorrelationOrder() {}

  /**
   * The places in that order. Trees that no known pair joins follow each other by their first
   * place.
   *
   * @param rho symmetric; NaN marks an absent pair, which joins nothing
   */
  public static List<Integer> of(double[][] rho) {
    return new AverageLinkage(rho).groups(EVERYTHING).stream().flatMap(List::stream).toList();
  }
}
