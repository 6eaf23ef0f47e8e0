package dev.sigmasight.quant.regression;

/**
 * The covariance of estimated coefficients: bread, the inverse of {@code X'WX}, around a meat that
 * depends on what is assumed of the errors. Works on standardised regressors, of which index 0 is
 * the intercept.
 */
final class Sandwich {
  private static final double SELF_FITTED = 1e-10;

  private final Standardised data;
  private final double[][] bread;
  private final double[] residuals;
  private final double degrees;

  /**
   * @param slopeBread inverse of the slopes' square matrix
   * @param degrees of freedom of the residuals, which divide their sum of squares
   */
  Sandwich(Standardised data, double[][] slopeBread, double[] residuals, double degrees) {
    this.data = data;
    this.bread = withIntercept(slopeBread, data.weightSum);
    this.residuals = residuals;
    this.degrees = degrees;
  }

  private static double[][] withIntercept(double[][] slopes, double weightSum) {
    double[][] all = new double[slopes.length + 1][slopes.length + 1];
    all[0][0] = 1 / weightSum;
    for (int j = 0; j < slopes.length; j++) {
      System.arraycopy(slopes[j], 0, all[j + 1], 1, slopes.length);
    }
    return all;
  }

  /** {@code Σ w·e²/degrees}. */
  double residualVariance() {
    return data.square(residuals) / degrees;
  }

  /** Covariance of the coefficients on the standardised regressors. */
  double[][] covariance(ErrorModel model) {
    double[][] meat =
        switch (model) {
          case CLASSICAL -> classicalMeat();
          case HC1 -> scaled(meat(scores(), 0), data.weightSum / degrees);
          case HC3 -> meat(leveragedScores(), 0);
          case NEWEY_WEST -> longRun(ErrorModel.lags(data.n));
          case NEWEY_WEST_SMALL_SAMPLE ->
              scaled(longRun(ErrorModel.lags(data.n)), data.weightSum / degrees);
        };
    return product(product(bread, meat), bread);
  }

  private double[][] classicalMeat() {
    double s = Math.sqrt(residualVariance());
    double[] same = new double[data.n];
    for (int t = 0; t < data.n; t++) {
      same[t] = s * data.weights[t];
    }
    return meat(same, 0);
  }

  private double[] scores() {
    double[] scores = new double[data.n];
    for (int t = 0; t < data.n; t++) {
      scores[t] = data.weights[t] * residuals[t];
    }
    return scores;
  }

  private double[] leveragedScores() {
    double[] scores = scores();
    for (int t = 0; t < data.n; t++) {
      double rest = 1 - data.weights[t] * quadratic(t);
      scores[t] = rest > SELF_FITTED ? scores[t] / rest : 0;
    }
    return scores;
  }

  /** {@code d'·bread·d} of an observation's row d. */
  private double quadratic(int t) {
    double sum = 0;
    for (int i = 0; i <= data.k; i++) {
      for (int j = 0; j <= data.k; j++) {
        sum += value(i, t) * bread[i][j] * value(j, t);
      }
    }
    return sum;
  }

  /** Newey and West's covariance of the coefficients in their own units. */
  double[][] longRunCovariance(int lags) {
    double[][] units = new double[data.k + 1][data.k + 1];
    double[][] turned = new double[data.k + 1][data.k + 1];
    for (int j = 0; j <= data.k; j++) {
      units[0][j] = j == 0 ? data.ySize : -data.ySize * data.centre[j - 1];
      units[j][j] = j == 0 ? data.ySize : data.ySize / data.scale[j - 1];
      for (int i = 0; i <= j; i++) {
        turned[j][i] = units[i][j];
      }
    }
    return product(product(units, product(product(bread, longRun(lags)), bread)), turned);
  }

  private double[][] longRun(int lags) {
    return meat(scores(), lags);
  }

  /** Of the rows {@code s_t·d_t}. */
  private double[][] meat(double[] scores, int lags) {
    double[][] rows = new double[data.n][data.k + 1];
    for (int t = 0; t < data.n; t++) {
      for (int i = 0; i <= data.k; i++) {
        rows[t][i] = scores[t] * value(i, t);
      }
    }
    return LongRunCovariance.of(rows, lags);
  }

  private double value(int column, int t) {
    return column == 0 ? 1 : data.z[column - 1][t];
  }

  /** Standard errors in the units of the coefficients: the intercept's, then the slopes'. */
  double[] errors(double[][] covariance) {
    double[] errors = new double[data.k + 1];
    errors[0] = data.ySize * Math.sqrt(Math.max(0, interceptVariance(covariance)));
    for (int j = 0; j < data.k; j++) {
      errors[j + 1] =
          Math.sqrt(Math.max(0, covariance[j + 1][j + 1])) * (data.ySize / data.scale[j]);
    }
    return errors;
  }

  /** Of {@code c_0 − Σ c_k·centre_k}. */
  private double interceptVariance(double[][] covariance) {
    double variance = 0;
    for (int i = 0; i <= data.k; i++) {
      double left = i == 0 ? 1 : -data.centre[i - 1];
      for (int j = 0; j <= data.k; j++) {
        double right = j == 0 ? 1 : -data.centre[j - 1];
        variance += left * covariance[i][j] * right;
      }
    }
    return variance;
  }

  private static double[][] scaled(double[][] matrix, double factor) {
    for (double[] row : matrix) {
      for (int j = 0; j < row.length; j++) {
        row[j] *= factor;
      }
    }
    return matrix;
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] product = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int m = 0; m < b.length; m++) {
        for (int j = 0; j < b[m].length; j++) {
          product[i][j] += a[i][m] * b[m][j];
        }
      }
    }
    return product;
  }
}
