package dev.sigmasight.quant.correlation;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * P values adjusted for their number: of many pairs that are independent, a few look significant.
 *
 * @see "Holm (1979), A simple sequentially rejective multiple test procedure, Scand. J. Stat. 6(2)"
 */
public final class Holm {
  private Holm() {}

  /**
   * {@code max over j ≤ i of min(1, (m − j + 1)·p_j)} in rising order of p; in the order given.
   *
   * @param p each between 0 and 1
   */
  public static double[] adjusted(double[] p) {
    int[] order =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> p[k]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[p.length];
    double largest = 0;
    for (int k = 0; k < p.length; k++) {
      double each = p[order[k]];
      if (!(each >= 0 && each <= 1)) {
        throw new IllegalArgumentException("not a probability: " + each);
      }
      largest = Math.max(largest, Math.min(1, (p.length - k) * each));
      adjusted[order[k]] = largest;
    }
    return adjusted;
  }
}
