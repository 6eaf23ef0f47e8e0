package dev.sigmasight.quant.tail;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.SampleMoments;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Historical value at risk in which a return of age i weighs {@code (1 − λ)λ^i/(1 − λⁿ)}, so that
 * old crashes fade instead of dropping out one day.
 *
 * @see "Boudoukh, Richardson and Whitelaw (1998), The Best of Both Worlds, Risk 11(5)"
 */
public final class AgeWeightedTail {
  /** What a sum of weights may be off by rounding alone. */
  private static final double ROUNDING = 1e-12;

  private AgeWeightedTail() {}

  /**
   * The worst return at which the weights of it and all worse ones reach 1 − α, with its sign
   * turned.
   *
   * @param returns as fractions, oldest first
   * @param decay λ in (0, 1); 0.98 for daily data
   * @return a loss; TooShort, counted as without weights, if the tail has too few
   */
  public static Estimate valueAtRisk(double[] returns, double decay, TailLevel level) {
    if (!(decay > 0 && decay < 1)) {
      throw new IllegalArgumentException("decay must be in (0, 1): " + decay);
    }
    SampleMoments.checkFinite(returns);
    int n = returns.length;
    if (!level.isEnough(n)) {
      return new Estimate.TooShort(n, level.observationsNeeded());
    }
    int[] worstFirst =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(t -> returns[t]))
            .mapToInt(Integer::intValue)
            .toArray();
    double unit = (1 - decay) / -Math.expm1(n * Math.log(decay));
    double weight = 0;
    int rank = -1;
    while (weight < level.probability() - ROUNDING && rank < n - 1) {
      rank++;
      weight += unit * Math.pow(decay, n - 1 - worstFirst[rank]);
    }
    return new Estimate.Of(-returns[worstFirst[rank]], n);
  }
}
