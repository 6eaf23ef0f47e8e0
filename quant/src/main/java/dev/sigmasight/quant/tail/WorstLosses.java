package dev.sigmasight.quant.tail;

import java.util.Arrays;

/** Finds the k largest of many losses. Used again and again; not for several threads. */
final class WorstLosses {
  private final Tail tail;
  private final double[] losses;
  private final int[] scenarios;

  WorstLosses(Tail tail) {
    this.tail = tail;
    losses = new double[tail.losses()];
    scenarios = new int[tail.losses()];
  }

  /** Looks through {@code count} losses from an offset on; of equal ones the earlier counts. */
  void scan(double[] all, int from, int count) {
    Arrays.fill(losses, Double.NEGATIVE_INFINITY);
    double least = Double.NEGATIVE_INFINITY;
    for (int s = 0; s < count; s++) {
      double loss = all[from + s];
      if (loss > least) {
        insert(loss, s);
        least = losses[losses.length - 1];
      }
    }
  }

  private void insert(double loss, int scenario) {
    int rank = losses.length - 1;
    while (rank > 0 && losses[rank - 1] < loss) {
      losses[rank] = losses[rank - 1];
      scenarios[rank] = scenarios[rank - 1];
      rank--;
    }
    losses[rank] = loss;
    scenarios[rank] = scenario;
  }

  Tail tail() {
    return tail;
  }

  /** The k-th worst loss. */
  double last() {
    return losses[losses.length - 1];
  }

  /** The scenario of it. */
  int lastScenario() {
    return scenarios[scenarios.length - 1];
  }

  /** The scenario of the loss of that rank, 0 for the worst. */
  int scenario(int rank) {
    return scenarios[rank];
  }

  /** The mean of the k worst. */
  double mean() {
    return tail.mean(losses);
  }

  /** The mean of a row's returns in the scenarios of the k worst. */
  double mean(double[] row) {
    int k = losses.length;
    double sum = 0;
    for (int rank = 0; rank < k - 1; rank++) {
      sum += row[scenarios[rank]];
    }
    return (sum + tail.weightOfLast() * row[scenarios[k - 1]]) / tail.totalWeight();
  }
}
