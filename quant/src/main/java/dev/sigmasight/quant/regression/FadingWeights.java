package dev.sigmasight.quant.regression;

/** Weights that fade with age. */
public final class FadingWeights {
  private FadingWeights() {}

  /**
   * {@code ½^(age/halfLife)}: 1 for the last of {@code count} observations, less for those before.
   *
   * @param halfLife in observations, positive
   */
  public static double[] halfLife(int count, double halfLife) {
    double[] weights = new double[count];
    for (int t = 0; t < count; t++) {
      weights[t] = ofAge(count - 1 - t, halfLife);
    }
    return weights;
  }

  /** The weight of an observation so many observations before the last. */
  public static double ofAge(int age, double halfLife) {
    if (!(halfLife > 0)) {
      throw new IllegalArgumentException("half-life must be positive: " + halfLife);
    }
    return Math.max(Math.exp(-Math.log(2) * age / halfLife), Double.MIN_NORMAL);
  }

  /** {@code (Σw)²/Σw²}: so many equally weighted observations are worth as much. */
  public static double effectiveObservations(double[] weights) {
    double sum = 0;
    double squares = 0;
    for (double weight : weights) {
      sum += weight;
      squares += weight * weight;
    }
    return squares > 0 ? sum * sum / squares : 0;
  }
}
