package dev.sigmasight.quant.correlation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The off-diagonal entries of a correlation matrix in five numbers.
 *
 * @param mean of the pairs that are known
 * @param largest the most alike
 * @param smallest the least alike
 * @param deviation over the pairs, not a sample of them: divided by their number
 * @param pairs how many are known
 */
public record CorrelationSummary(
    double mean, double largest, double smallest, double deviation, int pairs) {

  /** Empty if no pair is known. NaN marks an absent pair. */
  public static Optional<CorrelationSummary> of(double[][] rho) {
    List<Double> known = new ArrayList<>();
    for (int i = 0; i < rho.length; i++) {
      for (int j = 0; j < i; j++) {
        if (!Double.isNaN(rho[i][j])) {
          known.add(rho[i][j]);
        }
      }
    }
    var numbers = known.stream().mapToDouble(x -> x).summaryStatistics();
    double mean = numbers.getAverage();
    double squares = known.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
    int pairs = known.size();
    return pairs == 0
        ? Optional.empty()
        : Optional.of(
            new CorrelationSummary(
                mean, numbers.getMax(), numbers.getMin(), Math.sqrt(squares / pairs), pairs));
  }
}
