package dev.sigmasight.quant.regression;

import java.util.Arrays;

/**
 * Series without what others explain of them, so that a regression on the result counts nothing
 * twice.
 */
public sealed interface Orthogonal {
  /** The series in their order; the first is unchanged. */
  final class Series implements Orthogonal {
    private final double[][] series;

    private Series(double[][] series) {
      this.series = series;
    }

    /** One array per series. */
    public double[][] series() {
      return Arrays.stream(series).map(double[]::clone).toArray(double[][]::new);
    }
  }

  /** One has nothing of its own, or does not vary, or is too short. */
  record Failed(int index, String why) implements Orthogonal {}

  /**
   * Replaces every series but the first by its residual on an intercept and the first. In any
   * regression on the result the first keeps the slope that it has alone, and R² is that of the
   * series as they were.
   *
   * @param weights one per observation, see {@link Sample#weighted}; use those of the regression
   */
  static Orthogonal toFirst(double[][] series, double[] weights) {
    return residuals(series, weights, false);
  }

  /** The same, each on an intercept and all residuals before it: Gram and Schmidt. */
  static Orthogonal sequentially(double[][] series, double[] weights) {
    return residuals(series, weights, true);
  }

  private static Orthogonal residuals(double[][] series, double[] weights, boolean onAll) {
    double[][] left = new double[series.length][];
    for (int k = 0; k < series.length; k++) {
      if (k == 0) {
        left[0] = series[0].clone();
        continue;
      }
      double[][] before = Arrays.copyOf(left, onAll ? k : 1);
      switch (LeastSquares.fit(Sample.weighted(series[k], before, weights))) {
        case Regression.Fitted(FittedRegression fit) -> left[k] = fit.residuals();
        case Regression.TooShort(int have, int need) -> {
          return new Failed(k, "has " + have + " observations of " + need);
        }
        case Regression.Degenerate degenerate -> {
          return new Failed(k, degenerate.reason());
        }
      }
      if (Arrays.stream(left[k]).allMatch(value -> value == 0)) {
        return new Failed(k, "is a combination of those before it");
      }
    }
    return new Series(left);
  }
}
