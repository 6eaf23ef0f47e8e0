package dev.sigmasight.quant.regression;

import dev.sigmasight.quant.Estimate;
import dev.sigmasight.quant.distribution.SampleMoments;
import dev.sigmasight.quant.linear.Qr;
import java.util.Arrays;

/**
 * A linear regression with intercept that was fitted by least squares.
 *
 * <p>Coefficient 0 is the intercept, in the unit of y; coefficient k the slope of the k-th
 * regressor. With unequal weights, n in the formulas is {@code (Σw)²/Σw²}.
 */
public final class FittedRegression {
  private final Standardised data;
  private final Qr qr;
  private final double[][] inverse;
  private final double[] slopes;
  private final double[] residuals;
  private final double degrees;
  private final Sandwich sandwich;

  /**
   * @param qr of the rooted regressors, which are independent
   */
  FittedRegression(Standardised data, Qr qr) {
    this(data, qr, qr.inverseOfSquare(), Double.NaN);
  }

  /**
   * @param known degrees of freedom, NaN to count them
   */
  private FittedRegression(Standardised data, Qr qr, double[][] inverse, double known) {
    this.data = data;
    this.qr = qr;
    this.inverse = inverse;
    slopes = qr.solve(data.rooted(data.y));
    residuals = data.residuals(slopes);
    degrees =
        Double.isNaN(known)
            ? data.weightSum - 1 - (data.equalWeights ? data.k : spent(data, inverse))
            : known;
    sandwich = new Sandwich(data, inverse, residuals, degrees);
  }

  /**
   * The regression of another y on the same regressors with the same weights, equal to that of
   * {@link LeastSquares#fit(Sample)} to the last bit. Decomposing the regressors is most of the
   * work of a fit; this does not repeat it.
   *
   * @param y one value per observation
   */
  public Regression explaining(double[] y) {
    if (y.length != data.n) {
      throw new IllegalArgumentException(y.length + " values instead of " + data.n);
    }
    SampleMoments.checkFinite(y);
    Standardised other = new Standardised(data, y);
    return other.tooFarApart()
        ? Regression.TOO_FAR_APART
        : new Regression.Fitted(new FittedRegression(other, qr, inverse, degrees));
  }

  /** {@code tr[(Z'WZ)⁻¹Z'W²Z]}: k if all weights are equal. */
  private static double spent(Standardised data, double[][] inverse) {
    double trace = 0;
    for (int i = 0; i < data.k; i++) {
      for (int j = 0; j < data.k; j++) {
        double sum = 0;
        for (int t = 0; t < data.n; t++) {
          sum += data.weights[t] * data.weights[t] * data.z[i][t] * data.z[j][t];
        }
        trace += inverse[i][j] * sum;
      }
    }
    return trace;
  }

  /** The intercept and then the slopes. */
  public double[] coefficients() {
    double[] coefficients = new double[data.k + 1];
    double intercept = data.yMean;
    for (int j = 0; j < data.k; j++) {
      intercept -= slopes[j] * data.centre[j];
      coefficients[j + 1] = slopes[j] * (data.ySize / data.scale[j]);
    }
    coefficients[0] = intercept * data.ySize;
    return coefficients;
  }

  /** Standard errors of the intercept and the slopes. */
  public double[] standardErrors(ErrorModel model) {
    return sandwich.errors(sandwich.covariance(model));
  }

  /**
   * Covariance of the intercept and the slopes by Newey and West with so many lags, in the units of
   * the coefficients, without a factor for small samples.
   *
   * @param lags at least 0 and below the number of observations
   */
  public double[][] covariance(int lags) {
    if (lags < 0 || lags >= data.n) {
      throw new IllegalArgumentException("no " + lags + " lags of " + data.n + " observations");
    }
    return sandwich.longRunCovariance(lags);
  }

  /** The intercept and the slopes, each with its standard error. */
  public Coefficient[] coefficients(ErrorModel model) {
    double[] values = coefficients();
    double[] errors = standardErrors(model);
    Coefficient[] all = new Coefficient[values.length];
    Arrays.setAll(all, i -> new Coefficient(values[i], errors[i], degrees, data.n));
    return all;
  }

  /** The slope of the k-th regressor, counted from 1, with its standard error. */
  public Coefficient slope(int k, ErrorModel model) {
    if (k < 1 || k > data.k) {
      throw new IllegalArgumentException("no regressor " + k + " of " + data.k);
    }
    return coefficients(model)[k];
  }

  /** y − fitted, in the unit of y. */
  public double[] residuals() {
    double[] inUnits = new double[data.n];
    Arrays.setAll(inUnits, t -> residuals[t] * data.ySize);
    return inUnits;
  }

  /** {@code 1 − Σ e²/Σ(y − ȳ)²}, in [0, 1]; 1 if y is a constant that the fit meets. */
  public double rSquared() {
    double rest = data.square(residuals);
    return rest == 0 ? 1 : Math.max(0, 1 - rest / data.square(data.y));
  }

  /**
   * {@code 1 − (1 − R²)(n − 1)/(n − k)}, k with the intercept; below 0 if chance would do better.
   */
  public double adjustedRSquared() {
    return 1 - (1 - rSquared()) * (data.weightSum - 1) / degrees;
  }

  /** {@code √(Σ e²/(n − k))}, in the unit of y. */
  public double residualDeviation() {
    return Math.sqrt(sandwich.residualVariance()) * data.ySize;
  }

  /**
   * {@code (Σ(y − ȳ)² − Σ e²)/(k − 1)} over {@code Σ e²/(n − k)}: whether the regressors explain
   * anything together.
   */
  public Estimate fStatistic() {
    double rest = sandwich.residualVariance();
    double explained = (data.square(data.y) - data.square(residuals)) / data.k;
    double f = explained / rest;
    return rest > 0 && Double.isFinite(f)
        ? new Estimate.Of(Math.max(0, f), data.n)
        : new Estimate.Degenerate("the fit leaves no error");
  }

  /** {@code Σ(e_t − e_(t−1))²/Σ e²}: 2 if neighbouring errors are unrelated, less if alike. */
  public Estimate durbinWatson() {
    double steps = 0;
    double squares = 0;
    for (int t = 0; t < data.n; t++) {
      double step = t == 0 ? 0 : residuals[t] - residuals[t - 1];
      steps += step * step;
      squares += residuals[t] * residuals[t];
    }
    return squares > 0
        ? new Estimate.Of(steps / squares, data.n)
        : new Estimate.Degenerate("the fit leaves no error");
  }

  /** How many observations there were. */
  public int observations() {
    return data.n;
  }

  /** {@code (Σw)²/Σw²}: as many observations of equal weight are worth as much. */
  public double effectiveObservations() {
    return data.weightSum;
  }

  /** Observations less coefficients. */
  public double degreesOfFreedom() {
    return degrees;
  }
}
