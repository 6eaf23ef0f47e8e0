package dev.sigmasight.quant.regression;

import dev.sigmasight.quant.distribution.SampleMoments;
import java.util.Arrays;

/**
 * A sample whose outliers are drawn in to a limit instead of thrown away.
 *
 * @see "Huber (1981), Robust Statistics, 1.7"
 */
public final class Winsorised {
  private Winsorised() {}

  /**
   * Each value within {@code median ± deviations·MAD}, MAD the median distance from the median. 5
   * MAD are 3.4 standard deviations of a normal sample. If half the sample is one value, MAD is 0,
   * says nothing of the other half, and nothing is drawn in.
   *
   * @param deviations positive
   */
  public static double[] of(double[] sample, double deviations) {
    if (!(deviations > 0)) {
      throw new IllegalArgumentException("the limit must be positive: " + deviations);
    }
    SampleMoments.checkFinite(sample);
    if (sample.length == 0) {
      return new double[0];
    }
    double median = median(sample.clone());
    double[] distances = new double[sample.length];
    for (int t = 0; t < distances.length; t++) {
      distances[t] = Math.abs(sample[t] - median);
    }
    double mad = median(distances);
    if (mad == 0) {
      return sample.clone();
    }
    double low = median - deviations * mad;
    double high = median + deviations * mad;
    double[] drawnIn = new double[sample.length];
    for (int t = 0; t < drawnIn.length; t++) {
      drawnIn[t] = Math.clamp(sample[t], low, high);
    }
    return drawnIn;
  }

  private static double median(double[] sample) {
    Arrays.sort(sample);
    int middle = sample.length / 2;
    return sample.length % 2 == 1 ? sample[middle] : sample[middle - 1] / 2 + sample[middle] / 2;
  }
}
