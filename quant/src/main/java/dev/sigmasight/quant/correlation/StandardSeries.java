package dev.sigmasight.quant.correlation;

/**
 * Series brought to mean 0 and {@code Σz² = 1} over their own days, with 0 on missing days. A
 * series that does not vary is all zeros.
 */
final class StandardSeries {
  /** Deviations this small beside the numbers are the rounding of equal numbers. */
  private static final double NOISE = 1e-14;

  final double[][] z;
  final boolean[] constant;

  private StandardSeries(int count) {
    z = new double[count][];
    constant = new boolean[count];
  }

  /** NaN marks a missing day. */
  static StandardSeries of(double[][] series) {
    StandardSeries result = new StandardSeries(series.length);
    for (int i = 0; i < series.length; i++) {
      result.z[i] = series[i].clone();
      result.constant[i] = !standardise(result.z[i]);
    }
    return result;
  }

  /**
   * In place. Divides by the largest number first, so that no square overflows or vanishes.
   *
   * @return false, with zeros, if fewer than two numbers differ
   */
  static boolean standardise(double[] x) {
    double scale = largest(x);
    int n = count(x);
    double mean = 0;
    for (int pass = 0; pass < 2 && scale > 0; pass++) { // the second removes the first's rounding
      mean += sum(x, scale, mean) / n;
    }
    double widest = 0;
    for (int t = 0; t < x.length; t++) {
      x[t] = Double.isNaN(x[t]) || scale == 0 ? 0 : x[t] / scale - mean;
      widest = Math.max(widest, Math.abs(x[t]));
    }
    boolean varies = widest > NOISE;
    double factor = varies ? 1 / (widest * norm(x, widest)) : 0;
    for (int t = 0; t < x.length; t++) {
      x[t] *= factor;
    }
    return varies;
  }

  private static double largest(double[] x) {
    double largest = 0;
    for (double v : x) {
      if (Double.isInfinite(v)) {
        throw new IllegalArgumentException("not a finite number: " + v);
      }
      largest = Math.abs(v) > largest ? Math.abs(v) : largest;
    }
    return largest;
  }

  private static int count(double[] x) {
    int n = 0;
    for (double v : x) {
      n += Double.isNaN(v) ? 0 : 1;
    }
    return n;
  }

  private static double sum(double[] x, double scale, double mean) {
    double sum = 0;
    for (double v : x) {
      sum += Double.isNaN(v) ? 0 : v / scale - mean;
    }
    return sum;
  }

  private static double norm(double[] x, double widest) {
    double sum = 0;
    for (double v : x) {
      sum += v / widest * (v / widest);
    }
    return Math.sqrt(sum);
  }
}
