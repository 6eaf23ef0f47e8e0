package dev.sigmasight.quant.regression;

/**
 * Newey and West's long-run covariance of scores, times their number: {@code Γ_0 + Σ_l w_l·(Γ_l +
 * Γ_l')} with {@code Γ_l = Σ_t s_t·s_(t−l)'} and Bartlett weights {@code w_l = 1 − l/(L + 1)}.
 *
 * @see "Newey and West (1987), A simple, positive semi-definite, heteroskedasticity and
 *     autocorrelation consistent covariance matrix"
 */
public final class LongRunCovariance {
  private LongRunCovariance() {}

  /**
   * @param scores a row per day, oldest first, all of the same length
   * @param lags L, 0 for none
   * @return square and symmetric, of the rows' length; empty without rows
   */
  public static double[][] of(double[][] scores, int lags) {
    int size = scores.length == 0 ? 0 : scores[0].length;
    double[][] sum = new double[size][size];
    double[] before = new double[size];
    for (int t = 0; t < scores.length; t++) {
      double[] now = scores[t];
      for (int i = 0; i < size; i++) {
        before[i] = 0.5 * now[i]; // added with its transpose
      }
      for (int lag = 1; lag <= Math.min(lags, t); lag++) {
        double weight = 1 - lag / (lags + 1.0);
        double[] then = scores[t - lag];
        for (int i = 0; i < size; i++) {
          before[i] += weight * then[i];
        }
      }
      for (int i = 0; i < size; i++) {
        for (int j = 0; j <= i; j++) {
          sum[i][j] += now[i] * before[j] + before[i] * now[j];
        }
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        sum[j][i] = sum[i][j];
      }
    }
    return sum;
  }
}
