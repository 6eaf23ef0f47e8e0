package dev.sigmasight.quant.tail;

/** Brings numbers near 1, so that no square overflows or vanishes. */
final class Scale {
  private Scale() {}

  /** A power of two as large as the largest number; 1 if all are 0. */
  static double of(double[] numbers) {
    double largest = 0;
    for (double x : numbers) {
      largest = Math.max(largest, Math.abs(x));
    }
    return largest == 0 ? 1 : Math.scalb(1.0, Math.max(Math.getExponent(largest), -1000));
  }

  static double[] divided(double[] numbers, double scale) {
    double[] divided = new double[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      divided[i] = numbers[i] / scale;
    }
    return divided;
  }
}
