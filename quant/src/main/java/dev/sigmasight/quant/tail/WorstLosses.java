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

  /** The largest return, whatever its sign. */
  static double largest(double[] returns) {
    double largest = 0;
    for (double r : returns) {
      largest = Math.max(largest, Math.abs(r));
    }
    return largest;
  }

  /** Refuses values and returns whose products or sums might not be numbers. */
  static void checkReach(double gross, double largestReturn, Tail tail) {
    double most = Math.max(1, gross) * Math.max(1, largestReturn) * 2 * tail.losses();
    if (!(most < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "losses of " + gross + " by " + largestReturn + " are beyond all numbers");
    }
  }

  /** Looks through at least k losses; of equal ones the earlier counts. */
  void scan(double[] all) {
    Arrays.fill(losses, Double.NEGATIVE_INFINITY);
    double least = Double.NEGATIVE_INFINITY;
    for (int s = 0; s < all.length; s++) {
      double loss = all[s];
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

  /** The k-th worst loss. */
  double last() {
    return losses[losses.length - 1];
  }

  /** The scenario of it. */
  int lastScenario() {
    return scenarios[scenarios.length - 1];
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
