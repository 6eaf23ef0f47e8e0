package dev.sigmasight.server.analytics;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.correlation.AverageCorrelation;
import java.util.Arrays;
import java.util.List;

/** Correlations of what is held, largest exposure first. Its arrays are not to be changed. */
public final class Pairs {
  private final List<String> symbols;
  private final double[] exposures;
  private final double[][] rho;
  private final int[][] overlaps;
  private final boolean stored;

  /**
   * @param exposures net delta values in currency
   * @param rho NaN where a pair has too few common days
   * @param overlaps common days
   * @param stored whether they are the batch's own
   */
  Pairs(
      List<String> symbols, double[] exposures, double[][] rho, int[][] overlaps, boolean stored) {
    this.symbols = List.copyOf(symbols);
    this.exposures = exposures;
    this.rho = rho;
    this.overlaps = overlaps;
    this.stored = stored;
  }

  public List<String> symbols() {
    return symbols;
  }

  /** Net delta value of a symbol, in currency. */
  double exposure(int symbol) {
    return exposures[symbol];
  }

  /** NaN where the pair is unknown. */
  double correlation(int one, int other) {
    return rho[one][other];
  }

  /** Common days. */
  int overlap(int one, int other) {
    return overlaps[one][other];
  }

  /** Whether they are the batch's own. */
  boolean isStored() {
    return stored;
  }

  /** The mean of the known pairs. */
  Estimate mean() {
    return AverageCorrelation.of(rho);
  }

  /** The first so many symbols. */
  Pairs first(int count) {
    int n = Math.min(count, symbols.size());
    double[][] corner = new double[n][];
    int[][] days = new int[n][];
    for (int i = 0; i < n; i++) {
      corner[i] = Arrays.copyOf(rho[i], n);
      days[i] = Arrays.copyOf(overlaps[i], n);
    }
    return new Pairs(symbols.subList(0, n), Arrays.copyOf(exposures, n), corner, days, stored);
  }

  /** How many pairs are known. */
  public int known() {
    return mean() instanceof Estimate.Of(double _, int n) ? n : 0;
  }

  /** The most days that any pair has in common. */
  int days() {
    int most = 0;
    for (int i = 0; i < overlaps.length; i++) {
      for (int j = 0; j < i; j++) {
        most = Math.max(most, overlaps[i][j]);
      }
    }
    return most;
  }

  /** The share of all pairs' weight products that known pairs have. */
  double coverage() {
    double known = 0;
    double all = 0;
    for (int i = 0; i < rho.length; i++) {
      for (int j = 0; j < i; j++) {
        double weight = Math.abs(exposures[i] * exposures[j]);
        all += weight;
        known += Double.isNaN(rho[i][j]) ? 0 : weight;
      }
    }
    return all == 0 ? 0 : known / all;
  }

  /** {@code Σ |e_i·e_j|·|ρ_ij| / Σ |e_i·e_j|} over the known pairs, of which there is one. */
  double size() {
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < rho.length; i++) {
      for (int j = 0; j < i; j++) {
        if (!Double.isNaN(rho[i][j])) {
          double weight = Math.abs(exposures[i] * exposures[j]);
          sum += weight * Math.abs(rho[i][j]);
          weights += weight;
        }
      }
    }
    return sum / weights;
  }
}
