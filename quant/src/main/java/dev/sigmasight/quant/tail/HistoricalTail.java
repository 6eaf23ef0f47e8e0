package dev.sigmasight.quant.tail;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.SampleMoments;
import java.util.Arrays;

/**
 * Value at risk and expected shortfall of observed returns, each as likely as any other.
 *
 * <p>Returns are simple, as fractions (0.01 is 1%), one per period, in any order; money may stand
 * in their place. Results are losses in the same unit, positive when money is lost and negative if
 * even the tail gained. Too few losses in the tail are TooShort.
 */
public final class HistoricalTail {
  private HistoricalTail() {}

  /**
   * Value at risk by order statistic: the {@code ⌈n(1 − α)⌉}-th worst return with its sign turned.
   * A loss that did happen.
   */
  public static Estimate valueAtRisk(double[] returns, TailLevel level) {
    return figure(returns, level, sorted -> -sorted[level.whole(sorted.length).losses() - 1]);
  }

  /**
   * Value at risk by interpolation: with {@code h = (n − 1)(1 − α)} between the returns of rank ⌊h⌋
   * and ⌊h⌋ + 1, counted from 0 at the worst. The quantile of type 7, which spreadsheets and
   * statistics packages default to.
   *
   * @see "Hyndman and Fan (1996), Sample Quantiles in Statistical Packages, American Statistician
   *     50(4)"
   */
  public static Estimate interpolatedValueAtRisk(double[] returns, TailLevel level) {
    return figure(returns, level, sorted -> -interpolated(sorted, level.probability()));
  }

  /**
   * Expected shortfall: the mean of the worst n(1 − α) returns with its sign turned, where a
   * fraction of an observation counts as that fraction. Coherent, and never below {@link
   * #valueAtRisk}.
   *
   * @see "Acerbi and Tasche (2002), On the coherence of expected shortfall, Journal of Banking and
   *     Finance 26(7)"
   */
  public static Estimate expectedShortfall(double[] returns, TailLevel level) {
    return figure(returns, level, sorted -> -level.fractional(sorted.length).mean(sorted));
  }

  /** The mean of the {@code ⌈n(1 − α)⌉} worst returns, all in full, with its sign turned. */
  public static Estimate meanOfWorst(double[] returns, TailLevel level) {
    return figure(returns, level, sorted -> -level.whole(sorted.length).mean(sorted));
  }

  /**
   * The mean of the returns at or below the {@linkplain #interpolatedValueAtRisk interpolated}
   * quantile, with its sign turned.
   */
  public static Estimate meanBeyond(double[] returns, TailLevel level) {
    return figure(
        returns, level, sorted -> -new Tail(beyond(sorted, level.probability()), 1).mean(sorted));
  }

  /** How many returns are at or below the interpolated quantile. */
  public static Estimate countBeyond(double[] returns, TailLevel level) {
    return figure(returns, level, sorted -> beyond(sorted, level.probability()));
  }

  private interface OfSorted {
    double value(double[] sorted);
  }

  private static Estimate figure(double[] returns, TailLevel level, OfSorted figure) {
    SampleMoments.checkFinite(returns);
    if (!level.isEnough(returns.length)) {
      return new Estimate.TooShort(returns.length, level.observationsNeeded());
    }
    double[] sorted = returns.clone();
    Arrays.sort(sorted);
    return Estimate.finite(figure.value(sorted), returns.length);
  }

  private static double interpolated(double[] sorted, double probability) {
    double rank = (sorted.length - 1) * probability;
    int below = (int) rank;
    double low = sorted[below];
    double high = sorted[Math.min(below + 1, sorted.length - 1)];
    double share = rank - below;
    return low == high ? low : (1 - share) * low + share * high;
  }

  private static int beyond(double[] sorted, double probability) {
    double quantile = interpolated(sorted, probability);
    int count = 0;
    while (count < sorted.length && sorted[count] <= quantile) {
      count++;
    }
    return count;
  }
}
