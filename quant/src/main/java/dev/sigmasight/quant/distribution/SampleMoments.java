package dev.sigmasight.quant.distribution;

import dev.sigmasight.quant.Estimate;

/** Moments of a sample of finite numbers. */
public final class SampleMoments {
  private SampleMoments() {}

  /** The arithmetic mean, with the rounding of the first pass removed by a second. */
  public static Estimate mean(double[] sample) {
    checkFinite(sample);
    return sample.length == 0
        ? new Estimate.TooShort(0, 1)
        : Estimate.finite(meanOf(sample), sample.length);
  }

  /** {@code √(Σ(x − x̄)²/(n − 1))}. */
  public static Estimate standardDeviation(double[] sample) {
    checkFinite(sample);
    if (sample.length < 2) {
      return new Estimate.TooShort(sample.length, 2);
    }
    double variance = squares(sample, meanOf(sample)) / (sample.length - 1);
    return Estimate.finite(Math.sqrt(variance), sample.length);
  }

  /** {@code m₃/m₂^1.5} with the moments of the population; 0 for a symmetric one. */
  public static Estimate skewness(double[] sample) {
    return standardised(sample, 3);
  }

  /** {@code m₄/m₂²} with the moments of the population; 3 for a normal one. */
  public static Estimate kurtosis(double[] sample) {
    return standardised(sample, 4);
  }

  private static Estimate standardised(double[] sample, int order) {
    checkFinite(sample);
    if (sample.length < 2) {
      return new Estimate.TooShort(sample.length, 2);
    }
    double mean = meanOf(sample);
    double variance = squares(sample, mean) / sample.length;
    if (isNoise(variance, sample)) {
      return new Estimate.Degenerate("all values are equal");
    }
    double sum = 0;
    double scale = Math.sqrt(variance);
    for (double x : sample) {
      double z = (x - mean) / scale;
      sum += order == 3 ? z * z * z : z * z * z * z;
    }
    return Estimate.finite(sum / sample.length, sample.length);
  }

  /** Whether a variance is no more than the rounding of equal numbers. */
  public static boolean isNoise(double variance, double[] sample) {
    double largest = 0;
    for (double x : sample) {
      largest = Math.max(largest, Math.abs(x));
    }
    return Math.sqrt(variance) <= 1e-14 * largest;
  }

  /**
   * @throws IllegalArgumentException if a number is not finite
   */
  public static void checkFinite(double[] sample) {
    for (double x : sample) {
      if (!Double.isFinite(x)) {
        throw new IllegalArgumentException("not a finite number: " + x);
      }
    }
  }

  /** The mean of at least one finite number. */
  public static double meanOf(double[] sample) {
    double sum = 0;
    for (double x : sample) {
      sum += x;
    }
    double mean = sum / sample.length;
    double rest = 0;
    for (double x : sample) {
      rest += x - mean;
    }
    return mean + rest / sample.length;
  }

  /** {@code Σ(x − mean)²}. */
  public static double squares(double[] sample, double mean) {
    double sum = 0;
    for (double x : sample) {
      sum += (x - mean) * (x - mean);
    }
    return sum;
  }
}
