package dev.sigmasight.quant.stress;

import dev.sigmasight.quant.distribution.SampleMoments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The likeliest way to lose a given amount, or the reason there is none. */
public sealed interface ReverseStress {

  /**
   * {@code s* = −L·Σx/(x'Σx)}: of all moves that lose L, the one of the smallest Mahalanobis
   * distance.
   *
   * @param moves s*, one per factor of the covariance
   * @param distanceSquared {@code L²/(x'Σx)}: the loss in standard deviations, squared
   */
  record Of(Shocks moves, double distanceSquared) implements ReverseStress {}

  /** A variance this small against its terms is rounding. */
  double CANCELLED = 1e-12;

  /** The exposures do not vary, or not enough for the loss. */
  record Unreachable(String why) implements ReverseStress {}

  /**
   * Of linear exposures.
   *
   * @param exposures x, in money per unit of move, of factors of the covariance
   * @param loss L, positive, in money
   */
  static ReverseStress of(Map<String, Double> exposures, FactorCovariance covariance, double loss) {
    checkLoss(loss);
    double[] held = inDeviations(exposures, covariance);
    int n = held.length;
    double largest = 0;
    for (double x : held) {
      largest = Math.max(largest, Math.abs(x));
    }
    if (largest == 0) {
      return new Unreachable("nothing held varies with the factors");
    }
    double[] direction = new double[n];
    double variance = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        direction[i] += covariance.correlation(i, j) * (held[j] / largest);
      }
      variance += held[i] / largest * direction[i];
    }
    double deviations = loss / largest;
    double distance = deviations * deviations / variance;
    if (!(variance > CANCELLED * n && distance < Double.POSITIVE_INFINITY)) {
      return new Unreachable("the exposures cancel, or the loss is far beyond them");
    }
    LinkedHashMap<String, Double> moves = new LinkedHashMap<>();
    for (int i = 0; i < n; i++) {
      double move = -deviations / variance * direction[i] * covariance.deviation(i);
      moves.put(covariance.factors().get(i), move + 0.0);
    }
    return new Of(new Shocks(moves), distance);
  }

  /** {@code x·σ} in the order of the covariance. */
  private static double[] inDeviations(Map<String, Double> exposures, FactorCovariance covariance) {
    exposures.keySet().forEach(covariance::position);
    double[] held = new double[covariance.factors().size()];
    for (int i = 0; i < held.length; i++) {
      String factor = covariance.factors().get(i);
      held[i] = exposures.getOrDefault(factor, 0.0) * covariance.deviation(i);
    }
    SampleMoments.checkFinite(held);
    return held;
  }

  /**
   * In the direction of {@code from}, the size at which full revaluation loses L: the linear answer
   * stretched or shortened for convexity.
   *
   * @param from the linear answer
   * @param largest how many times it may be stretched, at least 1
   * @return its distance grows with the square of the size
   */
  static ReverseStress revalued(
      List<StressPosition> book, SpotVolatility rule, Of from, double loss, double largest) {
    checkLoss(loss);
    if (!(largest >= 1 && largest < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("may be stretched at least once, not " + largest);
    }
    double low = 0;
    double high = firstAtLeast(book, rule, from, loss, largest);
    if (high > largest) {
      return new Unreachable("no move of that kind, up to " + largest + " times, loses as much");
    }
    for (int i = 0; i < 200 && high - low > Math.ulp(high); i++) {
      double middle = low + (high - low) / 2;
      if (lossAt(book, rule, from, middle) < loss) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return new Of(from.moves().times(high), from.distanceSquared() * high * high);
  }

  private static double firstAtLeast(
      List<StressPosition> book, SpotVolatility rule, Of from, double loss, double largest) {
    for (int step = 1; step <= 64; step++) {
      double size = largest * step / 64;
      if (lossAt(book, rule, from, size) >= loss) {
        return size;
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  private static double lossAt(
      List<StressPosition> book, SpotVolatility rule, Of from, double size) {
    return -StressOutcome.of(book, MarketShock.of(from.moves().times(size), rule)).total();
  }

  private static void checkLoss(double loss) {
    if (!(loss > 0 && loss < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a loss is positive: " + loss);
    }
  }
}
