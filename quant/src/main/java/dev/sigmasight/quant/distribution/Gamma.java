package dev.sigmasight.quant.distribution;

/** What the distributions need of the gamma function. */
final class Gamma {
  private static final double LARGE = 40;

  private Gamma() {}

  /**
   * {@code Γ(a + ½)/Γ(a)}: the asymptotic series where it is exact to a double, the recurrence
   * below.
   */
  static double halfStepRatio(double a) {
    double scale = 1;
    double b = a;
    while (b < LARGE) {
      scale *= b / (b + 0.5);
      b++;
    }
    double r = 1 / b;
    double series =
        1
            + r
                * (-1.0 / 8
                    + r
                        * (1.0 / 128
                            + r
                                * (5.0 / 1024
                                    + r
                                        * (-21.0 / 32768
                                            + r
                                                * (-399.0 / 262144
                                                    + r
                                                        * (869.0 / 4194304
                                                            + r * 39325.0 / 33554432))))));
    return scale * Math.sqrt(b) * series;
  }

  /**
   * {@code ln Γ(a)} for {@code a > 0}: Stirling's series where it is exact to a double, the
   * recurrence below.
   */
  static double log(double a) {
    double product = 1;
    double b = a;
    while (b < 20) {
      product *= b;
      b++;
    }
    double r = 1 / b;
    double s = r * r;
    double series =
        r * (1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680 - s / 1188))));
    return (b - 0.5) * Math.log(b) - b + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
  }
}
