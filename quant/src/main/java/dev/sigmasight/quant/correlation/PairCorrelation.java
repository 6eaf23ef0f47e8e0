package dev.sigmasight.quant.correlation;

import java.util.ArrayList;
import java.util.List;

/** What is known of one pair of series over the days that both have. */
public sealed interface PairCorrelation {
  /** Index of the one series. */
  int first();

  /** Index of the other, larger than the first. */
  int second();

  /** Days that both have. */
  int observations();

  /**
   * Correlated so much.
   *
   * @param rho between −1 and 1
   * @param interval Fisher's
   * @param p of the test that ρ is 0
   * @param adjustedP the same, Holm's adjustment for all measured pairs
   */
  record Measured(
      int first,
      int second,
      int observations,
      double rho,
      FisherInterval interval,
      double p,
      double adjustedP)
      implements PairCorrelation {}

  /** Unknown, which is not 0. */
  record Absent(int first, int second, int observations, String reason)
      implements PairCorrelation {}

  /** All pairs with fewer than 60 common days unknown, intervals of 95 %. */
  static List<PairCorrelation> of(double[][] series) {
    return of(series, 60, 0.95);
  }

  /**
   * All pairs i &lt; j, the first series with all others first.
   *
   * @param series rows of equal length; NaN marks a missing day
   * @param need days that both must have, at least 4
   * @param confidence of the intervals, such as 0.95
   */
  static List<PairCorrelation> of(double[][] series, int need, double confidence) {
    if (need < 4) {
      throw new IllegalArgumentException("days in common must be at least 4: " + need);
    }
    double[][] rho = new double[series.length][series.length];
    PearsonMatrix.pairwise(series, need, rho);
    MissingDays missing = new MissingDays(series);
    double[] common = new double[series.length];
    List<PairCorrelation> pairs = new ArrayList<>();
    for (int i = 0; i < series.length; i++) {
      missing.common(i, common);
      for (int j = i + 1; j < series.length; j++) {
        int n = (int) common[j];
        pairs.add(
            Double.isNaN(rho[i][j])
                ? new Absent(i, j, n, reason(n, need))
                : measured(i, j, n, rho[i][j], confidence));
      }
    }
    return adjusted(pairs);
  }

  private static String reason(int observations, int need) {
    return observations < need
        ? observations + " days in common instead of " + need
        : "one of the series does not vary over the days in common";
  }

  private static Measured measured(int i, int j, int n, double rho, double confidence) {
    double p = Correlation.pValue(rho, n);
    return new Measured(i, j, n, rho, FisherInterval.of(rho, n, confidence), p, p);
  }

  private static List<PairCorrelation> adjusted(List<PairCorrelation> pairs) {
    double[] p =
        pairs.stream()
            .filter(pair -> pair instanceof Measured)
            .mapToDouble(pair -> ((Measured) pair).p())
            .toArray();
    double[] adjusted = Holm.adjusted(p);
    List<PairCorrelation> result = new ArrayList<>();
    int k = 0;
    for (PairCorrelation pair : pairs) {
      result.add(
          pair instanceof Measured m
              ? new Measured(
                  m.first, m.second, m.observations, m.rho, m.interval, m.p, adjusted[k++])
              : pair);
    }
    return List.copyOf(result);
  }
}
