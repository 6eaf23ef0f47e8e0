package dev.sigmasight.quant.volatility;

import java.util.SplittableRandom;

/** Simulated daily returns, and bars of them. */
final class Paths {
  private Paths() {}

  static double[] normal(int days, double deviation, SplittableRandom random) {
    return random.doubles(days).map(u -> random.nextGaussian(0, deviation)).toArray();
  }

  /** Student's t with 3 degrees of freedom: variance exists, kurtosis does not. */
  static double[] fatTailed(int days, SplittableRandom random) {
    double[] returns = new double[days];
    for (int t = 0; t < days; t++) {
      double chiSquare = 0;
      for (int k = 0; k < 3; k++) {
        double z = random.nextGaussian();
        chiSquare += z * z;
      }
      returns[t] = 0.01 * random.nextGaussian() / Math.sqrt(chiSquare / 3);
    }
    return returns;
  }

  /** After 300 days of warming up. */
  static double[] garch(int days, double alpha, double beta, SplittableRandom random) {
    double[] returns = new double[days];
    double variance = 1e-4;
    for (int t = -300; t < days; t++) {
      double r = Math.sqrt(variance) * random.nextGaussian();
      variance = 1e-4 * (1 - alpha - beta) + alpha * r * r + beta * variance;
      if (t >= 0) {
        returns[t] = r;
      }
    }
    return returns;
  }

  /** A night of a fifth of the variance, then a day of many steps. */
  static Bars bars(int days, double dailyDeviation, double drift, SplittableRandom random) {
    int steps = 200;
    double[][] ohlc = new double[4][days];
    double log = Math.log(100);
    for (int t = 0; t < days; t++) {
      log += dailyDeviation * Math.sqrt(0.2) * random.nextGaussian();
      ohlc[0][t] = Math.exp(log);
      double high = log;
      double low = log;
      for (int k = 0; k < steps; k++) {
        log += drift / steps + dailyDeviation * Math.sqrt(0.8 / steps) * random.nextGaussian();
        high = Math.max(high, log);
        low = Math.min(low, log);
      }
      ohlc[1][t] = Math.exp(high);
      ohlc[2][t] = Math.exp(low);
      ohlc[3][t] = Math.exp(log);
    }
    return new Bars(ohlc[0], ohlc[1], ohlc[2], ohlc[3]);
  }
}
