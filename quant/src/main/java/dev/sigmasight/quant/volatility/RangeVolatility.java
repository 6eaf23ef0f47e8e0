package dev.sigmasight.quant.volatility;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.SampleMoments;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Volatility from daily bars, as a fraction per √year. A day's range says more than its close, so
 * these need fewer days for the same error.
 */
public final class RangeVolatility {
  private RangeVolatility() {}

  /**
   * {@code √(252 · mean ln²(high/low) / (4 ln 2))}; leaves out the night and assumes no drift.
   *
   * @param window the latest days, at least 2
   * @see "Parkinson (1980), The extreme value method, J. Business 53(1)"
   */
  public static Estimate parkinson(Bars bars, int window) {
    double factor = 1 / (4 * Math.log(2));
    return ofMean(bars, window, t -> factor * bars.range(t) * bars.range(t));
  }

  /**
   * {@code √(252 · mean(½ ln²(high/low) − (2 ln 2 − 1) ln²(close/open)))}; leaves out the night and
   * assumes no drift.
   *
   * @see "Garman and Klass (1980), J. Business 53(1)"
   */
  public static Estimate garmanKlass(Bars bars, int window) {
    return ofMean(bars, window, bars::garmanKlass);
  }

  /**
   * {@code √(252 · mean(ln(h/c)·ln(h/o) + ln(l/c)·ln(l/o)))}; right with a drift, leaves out the
   * night.
   *
   * @see "Rogers and Satchell (1991), Annals of Applied Probability 1(4)"
   */
  public static Estimate rogersSatchell(Bars bars, int window) {
    return ofMean(bars, window, bars::rogersSatchell);
  }

  /**
   * {@code √(252·(σ²overnight + k·σ²open-to-close + (1 − k)·σ²RS))}; see {@link YangZhang}.
   *
   * @return TooShort if there are not window + 1 bars: the first night needs the close before
   */
  public static Estimate yangZhang(Bars bars, int window) {
    return tooShort(bars, window, 1)
        ? new Estimate.TooShort(bars.days(), window + 1)
        : new Estimate.Of(
            Math.sqrt(YangZhang.of(bars, window).variance() * RealisedVolatility.YEAR), window);
  }

  /** {@code √252} × the sample deviation of {@code ln(close/close of the day before)}. */
  public static Estimate closeToClose(Bars bars, int window) {
    return tooShort(bars, window, 1)
        ? new Estimate.TooShort(bars.days(), window + 1)
        : RealisedVolatility.all(last(bars, window, t -> bars.overnight(t) + bars.openToClose(t)));
  }

  /**
   * The variance of each day from the second on, night included: {@code ln²(open/close before)} +
   * Garman and Klass's; per day, not annualised. What {@link Har} wants.
   */
  public static double[] dailyVariances(Bars bars) {
    return IntStream.range(1, bars.days())
        .mapToDouble(t -> bars.overnight(t) * bars.overnight(t) + bars.garmanKlass(t))
        .toArray();
  }

  private static Estimate ofMean(Bars bars, int window, IntToDoubleFunction variance) {
    if (tooShort(bars, window, 0)) {
      return new Estimate.TooShort(bars.days(), window);
    }
    double mean = SampleMoments.meanOf(last(bars, window, variance));
    return new Estimate.Of(Math.sqrt(Math.max(mean, 0) * RealisedVolatility.YEAR), window);
  }

  private static boolean tooShort(Bars bars, int window, int before) {
    if (window < 2) {
      throw new IllegalArgumentException("window must be at least 2: " + window);
    }
    return bars.days() - before < window;
  }

  static double[] last(Bars bars, int window, IntToDoubleFunction figure) {
    double[] figures = new double[window];
    Arrays.setAll(figures, k -> figure.applyAsDouble(bars.days() - window + k));
    return figures;
  }
}
