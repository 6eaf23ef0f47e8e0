package dev.sigmasight.quant.regression;

/**
 * Least squares of many series on the same regressors, each series with days missing of its own.
 *
 * <p>The products of the regressors are summed once over all days; each series takes those of its
 * missing days from the sums and solves the normal equations of what is left. Where digits would be
 * lost, as with regressors that resemble each other or hardly vary on the days left, the series is
 * fitted by QR as in {@link LeastSquares#fit}. Both ways agree to 1e-9.
 */
public final class BatchLeastSquares {
  private final double[][] regressors;
  private final int need;
  private final SharedRegressors shared;

  private BatchLeastSquares(double[][] regressors, int need) {
    this.regressors = regressors;
    this.need = need;
    this.shared = new SharedRegressors(regressors);
  }

  /**
   * Prepares the regressors.
   *
   * @param regressors one array of days per regressor, without gaps
   * @param need observations that a series must have; at least two more than regressors are asked
   *     for
   * @throws IllegalArgumentException if there is no regressor or no day, if lengths differ or a
   *     number is not finite
   */
  public static BatchLeastSquares of(double[][] regressors, int need) {
    if (regressors.length == 0 || regressors[0].length == 0) {
      throw new IllegalArgumentException("a regression needs a regressor and a day");
    }
    double[][] copies = new double[regressors.length][];
    for (int k = 0; k < copies.length; k++) {
      copies[k] = regressors[k].clone();
    }
    return new BatchLeastSquares(copies, Math.max(need, regressors.length + 2));
  }

  /**
   * Fits each series.
   *
   * @param series one array of days each, NaN where the day is missing
   * @param out room for as many series and regressors; overwritten
   * @throws IllegalArgumentException if lengths differ or a number is infinite
   */
  public void fit(double[][] series, BatchFit out) {
    if (out.series() != series.length || out.regressorCount() != regressors.length) {
      throw new IllegalArgumentException("no room for the result");
    }
    NormalEquations equations = new NormalEquations(shared);
    for (int i = 0; i < series.length; i++) {
      if (series[i].length != shared.days) {
        throw new IllegalArgumentException(
            "series " + i + " has " + series[i].length + " days instead of " + shared.days);
      }
      int have = equations.load(series[i]);
      if (have < need) {
        out.fail(i, BatchFit.Status.TOO_SHORT, have);
      } else if (!equations.solve(i, out)) {
        exactly(series[i], have, i, out);
      }
    }
  }

  private void exactly(double[] series, int have, int i, BatchFit out) {
    double[] y = new double[have];
    double[][] x = new double[regressors.length][have];
    int row = 0;
    for (int t = 0; t < series.length; t++) {
      if (!Double.isNaN(series[t])) {
        y[row] = series[t];
        for (int k = 0; k < x.length; k++) {
          x[k][row] = regressors[k][t];
        }
        row++;
      }
    }
    if (LeastSquares.fit(Sample.of(y, x)) instanceof Regression.Fitted(FittedRegression fit)) {
      double[] values = fit.coefficients();
      double[] errors = fit.standardErrors(ErrorModel.CLASSICAL);
      for (int k = 0; k < values.length; k++) {
        out.coefficient(i, k, values[k], errors[k]);
      }
      out.fitted(i, have, fit.rSquared(), fit.residualDeviation());
    } else {
      out.fail(i, BatchFit.Status.DEGENERATE, have);
    }
  }
}
