package dev.sigmasight.quant.regression;

import dev.sigmasight.quant.linear.Qr;
import dev.sigmasight.quant.linear.Svd;

/** How far regressors can be told from each other. */
public sealed interface Collinearity {

  /**
   * Every regressor varies and is no combination of the others.
   *
   * @see "Belsley, Kuh and Welsch (1980), Regression Diagnostics"
   */
  final class Independent implements Collinearity {
    private final double[] inflation;
    private final double condition;
    private final double[] eigenvalues;

    private Independent(double[] inflation, double condition, double[] eigenvalues) {
      this.inflation = inflation;
      this.condition = condition;
      this.eigenvalues = eigenvalues;
    }

    /**
     * {@code VIF_k = 1/(1 − R_k²)}, R_k² of regressor k on the others with an intercept: its
     * slope's variance is so many times that of unrelated regressors.
     */
    public double[] inflation() {
      return inflation.clone();
    }

    /**
     * Largest by smallest singular value of the standardised regressors, at least 1. Above 30 the
     * slopes hang on the last digits of the data.
     */
    public double condition() {
      return condition;
    }

    /** Of the correlation matrix, smallest first; they sum to the number of regressors. */
    public double[] eigenvalues() {
      return eigenvalues.clone();
    }

    /** What the variance inflation factor of a regressor, counted from 0, says. */
    public Severity severity(int regressor) {
      return Severity.of(inflation[regressor]);
    }
  }

  /** Fewer observations than needed. */
  record TooShort(int have, int need) implements Collinearity {}

  /** A regressor does not vary, or is a combination of others: no factor is finite. */
  record Degenerate(String why) implements Collinearity {}

  /** The usual names of variance inflation factors. */
  enum Severity {
    /** At most 5. */
    LOW,
    /** Above 5. */
    MODERATE,
    /** Above 10: the slope says little on its own. */
    SEVERE;

    /** The name of a factor. */
    public static Severity of(double inflation) {
      if (inflation > 10) {
        return SEVERE;
      }
      return inflation > 5 ? MODERATE : LOW;
    }
  }

  /**
   * Of regressors, one array each.
   *
   * @throws IllegalArgumentException if there is none, if lengths differ or a number is not finite
   */
  static Collinearity of(double[]... regressors) {
    if (regressors.length == 0) {
      throw new IllegalArgumentException("no regressor");
    }
    int have = regressors[0].length;
    if (have <= regressors.length) {
      return new TooShort(have, regressors.length + 1);
    }
    Standardised data = new Standardised(Sample.of(new double[have], regressors));
    if (data.constant().isPresent()) {
      return new Degenerate("regressor " + (data.constant().getAsInt() + 1) + " does not vary");
    }
    Qr qr = Qr.ofColumns(data.z);
    double[] unexplained = qr.unexplained();
    for (int j = 0; j < data.k; j++) {
      if (!(unexplained[j] > LeastSquares.INDEPENDENT * Math.sqrt(have))) {
        return new Degenerate("regressor " + (j + 1) + " is a combination of those before it");
      }
    }
    return independent(data, qr.inverseOfSquare());
  }

  private static Independent independent(Standardised data, double[][] inverse) {
    double[] inflation = new double[data.k];
    double[] eigenvalues = new double[data.k];
    Svd svd = Svd.ofColumns(data.z);
    double[] d = svd.values();
    for (int j = 0; j < data.k; j++) {
      inflation[j] = Math.max(1, inverse[j][j] * data.n);
      double small = d[data.k - 1 - j];
      eigenvalues[j] = small * small / data.n;
    }
    return new Independent(inflation, svd.condition(), eigenvalues);
  }
}
