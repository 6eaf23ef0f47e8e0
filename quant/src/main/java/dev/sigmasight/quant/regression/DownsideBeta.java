package dev.sigmasight.quant.regression;

import dev.sigmasight.quant.distribution.SampleMoments;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Beta on the days on which the market did worse than its mean. */
public final class DownsideBeta {
  private DownsideBeta() {}

  /**
   * The line through the days with a market return below its mean.
   *
   * @param returns of the security as fractions
   * @param market of the same days
   * @see "Ang, Chen and Xing (2006), Review of Financial Studies 19"
   */
  public static LineFit of(double[] returns, double[] market) {
    if (returns.length != market.length) {
      throw new IllegalArgumentException(
          "lengths differ: " + returns.length + " and " + market.length);
    }
    SampleMoments.checkFinite(returns);
    SampleMoments.checkFinite(market);
    double mean = Arrays.stream(market).average().orElse(0);
    int[] down = IntStream.range(0, market.length).filter(t -> market[t] < mean).toArray();
    return LeastSquares.line(
        IntStream.of(down).mapToDouble(t -> returns[t]).toArray(),
        IntStream.of(down).mapToDouble(t -> market[t]).toArray());
  }
}
