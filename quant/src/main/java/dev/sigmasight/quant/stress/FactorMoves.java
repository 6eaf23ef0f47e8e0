package dev.sigmasight.quant.stress;

import dev.sigmasight.quant.distribution.ChiSquare;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** How all factors move when some are shocked, or the reason that cannot be said. */
public sealed interface FactorMoves {

  /**
   * Moves of all factors of a covariance. Shocked factors move by exactly their shock.
   *
   * <p>Immutable.
   */
  final class Of implements FactorMoves {
    private final Shocks moves;
    private final FactorCovariance law;
    private final Optional<double[][]> residual;
    private final double distance;
    private final int shocked;

    Of(
        Shocks moves,
        FactorCovariance law,
        Optional<double[][]> residual,
        double distance,
        int shocked) {
      this.moves = moves;
      this.law = law;
      this.residual = residual;
      this.distance = distance;
      this.shocked = shocked;
    }

    /** One move per factor of the covariance, in its order. */
    public Shocks moves() {
      return moves;
    }

    /**
     * Mahalanobis distance squared, {@code d² = s'Σss⁻¹s}: how many times the usual variation of
     * the shocked factors, in the direction of the shock.
     */
    public double distanceSquared() {
      return distance;
    }

    /** Probability of shocks at least this far out under the covariance, if all were normal. */
    public double plausibility() {
      return shocked == 0 ? 1 : ChiSquare.survival(distance, shocked);
    }

    /**
     * Standard deviation of a factor's move around the expected one; 0 for shocked factors. Empty
     * if the moves are stipulated: then nothing is said of how the others vary.
     */
    public OptionalDouble residualDeviation(String factor) {
      int i = law.position(factor);
      return residual
          .map(left -> OptionalDouble.of(Math.sqrt(Math.max(0, left[i][i])) * law.deviation(i)))
          .orElseGet(OptionalDouble::empty);
    }

    /**
     * {@code x·F} by factor.
     *
     * @param exposures in money per unit of move; of factors of this covariance
     */
    public Map<String, Double> profitByFactor(Map<String, Double> exposures) {
      Map<String, Double> profit = new LinkedHashMap<>();
      check(exposures);
      moves
          .moves()
          .forEach(
              (factor, move) ->
                  profit.put(factor, number(exposures.getOrDefault(factor, 0.0) * move)));
      return profit;
    }

    /** {@code Σ x·F}: the gain of linear exposures, negative for a loss; no cap. */
    public double profit(Map<String, Double> exposures) {
      return number(
          profitByFactor(exposures).values().stream().mapToDouble(Double::doubleValue).sum());
    }

    /**
     * Standard deviation of that gain, as the other factors may move otherwise than expected. Empty
     * if the moves are stipulated.
     */
    public OptionalDouble profitDeviation(Map<String, Double> exposures) {
      check(exposures);
      return residual
          .map(left -> OptionalDouble.of(deviation(left, exposures)))
          .orElseGet(OptionalDouble::empty);
    }

    private double deviation(double[][] left, Map<String, Double> exposures) {
      int n = left.length;
      double[] scaled = new double[n];
      double largest = 0;
      for (int i = 0; i < n; i++) {
        scaled[i] = exposures.getOrDefault(law.factors().get(i), 0.0) * law.deviation(i);
        largest = Math.max(largest, Math.abs(scaled[i]));
      }
      double variance = 0;
      for (int i = 0; i < n && largest > 0; i++) {
        for (int j = 0; j < n; j++) {
          variance += scaled[i] / largest * left[i][j] * (scaled[j] / largest);
        }
      }
      return number(Math.sqrt(Math.max(0, variance)) * largest);
    }

    private static double number(double gain) {
      if (!Double.isFinite(gain)) {
        throw new IllegalArgumentException("gains are beyond all numbers");
      }
      return gain;
    }

    private void check(Map<String, Double> exposures) {
      exposures.keySet().forEach(law::position);
    }
  }

  /** Shocks whose factors do not vary, or only together. */
  record Degenerate(String why) implements FactorMoves {}

  /**
   * The expected moves of the other factors, given those shocked: {@code F(u) = Σus·Σss⁻¹·s}.
   *
   * @param shocks of factors of the covariance
   * @see "Kupiec (1998), Stress Testing in a Value at Risk Framework, Journal of Derivatives 6(1)"
   */
  static FactorMoves conditional(Shocks shocks, FactorCovariance covariance) {
    return new Propagation(shocks, covariance).moves(true);
  }

  /** The others do not move. The distance is that of the shocked factors all the same. */
  static FactorMoves stipulated(Shocks shocks, FactorCovariance covariance) {
    return new Propagation(shocks, covariance).moves(false);
  }
}
