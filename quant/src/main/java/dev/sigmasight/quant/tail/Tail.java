package dev.sigmasight.quant.tail;

/**
 * The worst of a set of losses.
 *
 * @param losses how many, k ≥ 1
 * @param weightOfLast how much the least of them counts in their mean, in (0, 1]; the others count
 *     1
 */
public record Tail(int losses, double weightOfLast) {
  public Tail {
    if (losses < 1 || !(weightOfLast > 0 && weightOfLast <= 1)) {
      throw new IllegalArgumentException(
          "no tail of " + losses + " losses, the last of weight " + weightOfLast);
    }
  }

  /** k − 1 + the weight of the last. */
  public double totalWeight() {
    return losses - 1 + weightOfLast;
  }

  /** The weighted mean of losses, the worst first; those beyond the k-th do not count. */
  double mean(double[] worstFirst) {
    double sum = 0;
    for (int i = 0; i < losses - 1; i++) {
      sum += worstFirst[i];
    }
    return (sum + weightOfLast * worstFirst[losses - 1]) / totalWeight();
  }
}
