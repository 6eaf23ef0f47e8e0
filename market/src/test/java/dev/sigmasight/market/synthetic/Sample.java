package dev.sigmasight.market.synthetic;

import java.util.Arrays;

/** Textbook statistics of a sample, for the tests. */
final class Sample {

  private Sample() {}

  static double mean(double[] x) {
    return Arrays.stream(x).average().orElseThrow();
  }

  static double covariance(double[] x, double[] y) {
    double meanX = mean(x);
    double meanY = mean(y);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (x[i] - meanX) * (y[i] - meanY);
    }
    return sum / (x.length - 1);
  }

  static double annualVolatility(double[] x) {
    return Math.sqrt(252 * covariance(x, x));
  }

  static double correlation(double[] x, double[] y) {
    return covariance(x, y) / Math.sqrt(covariance(x, x) * covariance(y, y));
  }

  static double beta(double[] y, double[] x) {
    return covariance(x, y) / covariance(x, x);
  }

  static double kurtosis(double[] x) {
    double mean = mean(x);
    double fourth = Arrays.stream(x).map(v -> Math.pow(v - mean, 4)).average().orElseThrow();
    double variance = Arrays.stream(x).map(v -> Math.pow(v - mean, 2)).average().orElseThrow();
    return fourth / (variance * variance);
  }

  /** Of the sizes of the values, which is where a changing volatility shows. */
  static double autocorrelationOfSize(double[] x, int lag) {
    double[] size = Arrays.stream(x).map(Math::abs).toArray();
    return correlation(
        Arrays.copyOfRange(size, lag, size.length), Arrays.copyOf(size, size.length - lag));
  }
}
