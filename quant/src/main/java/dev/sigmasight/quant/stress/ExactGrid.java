package dev.sigmasight.quant.stress;

/** Multiples of a power of two so coarse that sums of them are exact. */
final class ExactGrid {
  private final double step;

  private ExactGrid(double step) {
    this.step = step;
  }

  /** Wide enough for any sum of these numbers and of differences among them. */
  static ExactGrid of(double[] numbers, double[][] more) {
    double sum = 0;
    for (double x : numbers) {
      sum += Math.abs(x);
    }
    for (double[] row : more) {
      for (double x : row) {
        sum += Math.abs(x);
      }
    }
    double widest = 4 * sum;
    if (!(widest < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("gains are beyond all numbers");
    }
    return new ExactGrid(Math.ulp(widest));
  }

  double round(double x) {
    return Math.rint(x / step) * step + 0.0; // no negative zero
  }
}
