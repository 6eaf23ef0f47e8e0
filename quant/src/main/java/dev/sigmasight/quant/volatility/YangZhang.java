package dev.sigmasight.quant.volatility;

import dev.sigmasight.quant.distribution.SampleMoments;

/**
 * The parts of Yang and Zhang's variance, per day. Both sample variances have their mean removed,
 * and the middle one is of open to close: with close to close instead, the night would count twice.
 *
 * @param weight {@code k = 0.34 / (1.34 + (n + 1)/(n − 1))}
 * @param overnight sample variance of {@code ln(open/close before)}
 * @param openToClose sample variance of {@code ln(close/open)}
 * @param rogersSatchell mean of Rogers and Satchell's variance
 * @see "Yang and Zhang (2000), Drift-independent volatility estimation, J. Business 73(3)"
 */
public record YangZhang(
    double weight, double overnight, double openToClose, double rogersSatchell) {

  /**
   * Of the latest days.
   *
   * @param window at least 2, and fewer than there are bars
   */
  public static YangZhang of(Bars bars, int window) {
    if (window < 2 || window >= bars.days()) {
      throw new IllegalArgumentException("no window of " + window + " in " + bars.days() + " bars");
    }
    double n = window;
    return new YangZhang(
        0.34 / (1.34 + (n + 1) / (n - 1)),
        variance(RangeVolatility.last(bars, window, bars::overnight)),
        variance(RangeVolatility.last(bars, window, bars::openToClose)),
        SampleMoments.meanOf(RangeVolatility.last(bars, window, bars::rogersSatchell)));
  }

  /** {@code σ²overnight + k·σ²open-to-close + (1 − k)·σ²RS}, per day. */
  public double variance() {
    return overnight + weight * openToClose + (1 - weight) * rogersSatchell;
  }

  private static double variance(double[] x) {
    return SampleMoments.squares(x, SampleMoments.meanOf(x)) / (x.length - 1);
  }
}
