package dev.sigmasight.quant.regression;

import dev.sigmasight.quant.distribution.SampleMoments;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Beta on the days on which the market did worse than its mean. */
public final class DownsideBeta {
  private DownsideBeta() {}

  /**
   * The line through the days with a market return below its mean, {@code beta = Σ(x − x̄)(y −
   * ȳ)/Σ(x − x̄)²} over the days t with x_t below the mean of all x; x̄ and ȳ are means of those
   * days alone.
   *
   * @param returns y, of the security, as fractions
   * @param market x, of the same days
   * @return return per return of the market, with classical errors; too short if fewer than three
   *     days are below the mean, degenerate if the market does not vary on them
   * @throws IllegalArgumentException if the lengths differ or a number is not finite
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
