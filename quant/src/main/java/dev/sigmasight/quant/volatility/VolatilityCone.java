package dev.sigmasight.quant.volatility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How far realised volatility has ranged, by the length of its window. */
public final class VolatilityCone {
  private VolatilityCone() {}

  /**
   * One length of window.
   *
   * @param window in returns
   * @param latest the latest realised volatility, as a fraction per √year
   * @param quantiles at the shares asked for, in their order
   * @param values how many rolling values they rest on; they overlap
   */
  public record Slice(int window, double latest, List<Double> quantiles, int values) {
    public Slice {
      quantiles = List.copyOf(quantiles);
    }
  }

  /**
   * The cone. A window for which there are fewer than {@link RollingVolatility#MIN_VALUES} rolling
   * values is left out.
   *
   * @param windows in returns, each at least 2
   * @param shares each between 0 and 1: 0.5 for the median. Between two values the quantile is
   *     linear, as in Hyndman and Fan's seventh definition
   */
  public static List<Slice> of(double[] returns, int[] windows, double... shares) {
    List<Slice> slices = new ArrayList<>();
    for (int window : windows) {
      double[] values = RollingVolatility.of(returns, window);
      if (values.length >= RollingVolatility.MIN_VALUES) {
        slices.add(slice(window, values, shares));
      }
    }
    return List.copyOf(slices);
  }

  private static Slice slice(int window, double[] values, double[] shares) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    List<Double> quantiles = Arrays.stream(shares).mapToObj(p -> quantile(sorted, p)).toList();
    return new Slice(window, values[values.length - 1], quantiles, values.length);
  }

  private static double quantile(double[] sorted, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a share is between 0 and 1: " + share);
    }
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
