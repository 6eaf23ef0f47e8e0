package dev.sigmasight.quant.regression;

import java.util.SplittableRandom;

/** Random returns that follow random factors. */
final class Drawn {
  final double[] y;
  final double[][] x;

  private Drawn(double[] y, double[][] x) {
    this.y = y;
    this.x = x;
  }

  static Drawn of(SplittableRandom random, int days, int factors) {
    double[][] x = new double[factors][days];
    double[] y = new double[days];
    for (int t = 0; t < days; t++) {
      double common = random.nextGaussian(0.0003, 0.01);
      y[t] = 0.0002 + random.nextGaussian(0, 0.01);
      for (int k = 0; k < factors; k++) {
        x[k][t] = 0.5 * common + random.nextGaussian(0, 0.006);
        y[t] += (k - 1) * 0.6 * x[k][t];
      }
    }
    return new Drawn(y, x);
  }
}
