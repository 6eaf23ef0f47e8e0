package dev.sigmasight.quant.correlation;

/** A covariance matrix with what it rests on, or the reason there is none. */
public sealed interface Covariance {

  /**
   * The matrix.
   *
   * @param covariance symmetric, no eigenvalue below 0 but for rounding; per day, fractions squared
   * @param observations {@code 1/Σw²} of the weights of the days: n if all weigh the same
   * @param shrinkage how much of the target is in it, between 0 and 1
   */
  @SuppressWarnings("ArrayRecordComponent") // a matrix is handed out once
  record Of(double[][] covariance, double observations, double shrinkage) implements Covariance {

    /** {@code c_ij/√(c_ii·c_jj)}; NaN for a series that does not vary. Diagonal exactly 1. */
    public double[][] correlation() {
      int n = covariance.length;
      double[][] rho = new double[n][n];
      for (int i = 0; i < n; i++) {
        double own = Math.sqrt(covariance[i][i]);
        for (int j = 0; j < i; j++) {
          double product = own * Math.sqrt(covariance[j][j]);
          double each = product > 0 ? covariance[i][j] / product : Double.NaN;
          rho[i][j] = Math.max(-1, Math.min(1, each));
          rho[j][i] = rho[i][j];
        }
        rho[i][i] = own > 0 ? 1 : Double.NaN;
      }
      return rho;
    }
  }

  /** Fewer days than needed. */
  record TooShort(int have, int need) implements Covariance {}

  /** The days determine no such matrix. */
  record Degenerate(String why) implements Covariance {}
}
